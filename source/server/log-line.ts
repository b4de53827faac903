/** The operator's log in words: one line an event, the same for the dashboard and for `--headless`. Pure. */
import {lobby} from '../limits.ts';
import type {LeaveReason, LogEvent} from '../messages.ts';
import {formatAddress, formatClock, formatDuration} from '../text/format.ts';
import {sanitizeLine} from '../text/sanitize.ts';

/** What a line is about, so that a screen can colour it. */
export type LogTone = 'server' | 'join' | 'leave' | 'change' | 'speech' | 'refusal' | 'error';

/** A piece of a line: `quiet` is read second, `place` says from where. `color` is an index as in `Author`. */
export type LogPart =
	| {readonly role: 'name'; readonly text: string; readonly color?: number}
	| {readonly role: 'text' | 'quiet' | 'place'; readonly text: string};

export type LogDescription = {
	/** One ASCII character in front of the line, for reading without colours and for `grep`. */
	readonly mark: string;
	readonly tone: LogTone;
	readonly parts: readonly LogPart[];
};

// A reason may have been written by anyone: every text is made safe here, whatever was done to it before.
const said = (content: string): LogPart => ({role: 'text', text: sanitizeLine(content)});
const plain = (content: string): LogPart => ({role: 'text', text: content});
const quiet = (content: string): LogPart => ({role: 'quiet', text: content});
const place = (content: string): LogPart => ({role: 'place', text: content});
const named = (content: string, color?: number): LogPart => ({
	role: 'name',
	text: sanitizeLine(content),
	...(color === undefined ? {} : {color}),
});

const count = (online: number): LogPart => quiet(` · ${online} online`);

const lineOf = (mark: string, tone: LogTone, ...parts: readonly LogPart[]): LogDescription => ({
	mark,
	tone,
	parts: parts.filter(part => part.text !== ''),
});

const wentHow = (reason: LeaveReason | undefined): string => {
	switch (reason) {
		case undefined:
		case 'quit': {
			return ' left';
		}

		case 'lost': {
			return ' lost the connection';
		}

		case 'timeout': {
			return ' did not come back';
		}

		case 'kicked': {
			return ' left (kicked)';
		}

		case 'banned': {
			return ' left (banned)';
		}

		case 'slow': {
			return ' left (read too slowly)';
		}

		case 'flood': {
			return ' left (sent too much)';
		}

		case 'shutdown': {
			return ' left (server stopping)';
		}

		case 'error': {
			return ' left (connection error)';
		}
	}
};

const origin = (address: string, port: number): LogPart => place(` from ${formatAddress(address, port)}`);
const beside = (address: string, port: number): LogPart => place(` · ${formatAddress(address, port)}`);

/** An event as a mark and pieces of text, all of them safe to draw and without line ends. */
export const describeEvent = (event: LogEvent): LogDescription => {
	switch (event.event) {
		case 'listening': {
			return lineOf('*', 'server', plain(`listening on ${formatAddress(event.host, event.port)}`));
		}

		case 'join': {
			const {name, color, address, port, protocol, online} = event;
			const where = place(` from ${formatAddress(address, port)} (${protocol})`);
			return lineOf('+', 'join', named(name, color), plain(' joined'), where, count(online));
		}

		case 'leave': {
			const {name, color, address, port, reason, online} = event;
			const what = plain(wentHow(reason));
			return lineOf('-', 'leave', named(name, color), what, beside(address, port), count(online));
		}

		case 'reconnecting': {
			const {name, address, port} = event;
			const what = plain(' is reconnecting');
			return lineOf('~', 'change', named(name), what, beside(address, port));
		}

		case 'resumed': {
			const {name, address, port, online} = event;
			return lineOf('~', 'change', named(name), plain(' is back'), origin(address, port), count(online));
		}

		case 'behind': {
			const {name, address, port} = event;
			const what = plain(' reads slowly, and goes on from the journal');
			return lineOf('~', 'change', named(name), what, beside(address, port));
		}

		case 'caught-up': {
			const {name, address, port, messages} = event;
			const what = plain(` has caught up with ${messages} ${messages === 1 ? 'message' : 'messages'}`);
			return lineOf('~', 'change', named(name), what, beside(address, port));
		}

		case 'rename': {
			return lineOf('~', 'change', named(event.from), plain(' is now '), named(event.name));
		}

		case 'message': {
			const {name, color, room, text, kind} = event;
			// Most is said in the lobby: only elsewhere is worth a word.
			const where = room === lobby ? '' : `${sanitizeLine(room)} `;
			return lineOf(
				'>',
				'speech',
				quiet(where),
				named(name, color),
				quiet(kind === 'action' ? ' ' : ': '),
				said(text),
			);
		}

		case 'whisper': {
			return lineOf(
				'>',
				'speech',
				named(event.from),
				quiet(' → '),
				named(event.to),
				quiet(': '),
				said(event.text),
			);
		}

		case 'amend': {
			const {name, what, room, text} = event;
			const where = room === lobby ? '' : ` in ${sanitizeLine(room)}`;
			const done = what === 'edit' ? ' edited a message' : ' deleted a message';
			return lineOf('~', 'change', named(name), plain(`${done}${where}: `), said(text));
		}

		case 'kick': {
			const {name, by, reason} = event;
			const why = sanitizeLine(reason);
			return lineOf(
				'!',
				'refusal',
				named(name),
				plain(' was kicked by '),
				named(by),
				plain(why === '' ? '' : `: ${why}`),
			);
		}

		case 'topic': {
			const {by, room, topic} = event;
			return lineOf(
				'~',
				'change',
				named(by),
				plain(` set the topic of ${sanitizeLine(room)}: `),
				said(topic),
			);
		}

		case 'motd': {
			return event.text === ''
				? lineOf('~', 'change', plain('the message of the day is empty now'))
				: lineOf('~', 'change', plain('the message of the day is now: '), said(event.text));
		}

		case 'rejected': {
			const {name, address, port, text, code} = event;
			const who = name === undefined ? [] : [plain(' '), named(name)];
			return lineOf(
				'!',
				'refusal',
				plain('refused'),
				...who,
				origin(address, port),
				plain(': '),
				said(text),
				quiet(` (${code})`),
			);
		}

		case 'error': {
			const {text, code, address, port} = event;
			const where = address === undefined ? [] : [beside(address, port ?? 0)];
			const codes = code === undefined ? [] : [quiet(` (${code})`)];
			return lineOf('!', 'error', plain('error: '), said(text), ...codes, ...where);
		}

		case 'users': {
			const list = event.users.map(
				({name, address, port}) => `${sanitizeLine(name)} ${formatAddress(address, port)}`,
			);
			const total = `${list.length} ${list.length === 1 ? 'user' : 'users'}`;
			return lineOf(
				'*',
				'server',
				plain(list.length === 0 ? 'no users' : `${total}: `),
				plain(list.join(', ')),
			);
		}

		case 'search-index': {
			return lineOf('*', 'server', said(event.text));
		}

		case 'read-only': {
			const {text, code} = event;
			return lineOf(
				'!',
				'error',
				plain('read-only: nothing can be stored. '),
				said(text),
				quiet(` (${code})`),
			);
		}

		case 'writable': {
			const {afterMs, refused} = event;
			const total = `${refused} ${refused === 1 ? 'entry was' : 'entries were'} refused`;
			return lineOf(
				'*',
				'server',
				plain('storing again'),
				quiet(` after ${formatDuration(afterMs)}, ${total}`),
			);
		}

		case 'pruned': {
			const {messages, others} = event;
			const total = [
				...(messages > 0 ? [`${messages} ${messages === 1 ? 'message' : 'messages'}`] : []),
				...(others > 0 ? [`${others} other ${others === 1 ? 'entry' : 'entries'}`] : []),
			];
			return lineOf('*', 'server', plain(`removed from history: ${total.join(', ')}`));
		}

		case 'stopping': {
			return lineOf('*', 'server', plain('stopping: '), said(event.reason));
		}
	}
};

/** `12:03:11`, in this machine's time zone. */
export const formatSeconds = (time: number): string =>
	// No time zone in use is off by seconds.
	`${formatClock(time)}:${String(Math.floor(time / 1000) % 60).padStart(2, '0')}`;

/** An event as one line without its end, such as `12:03:11  + mina joined from 10.0.0.7:51234 (native) · 3 online`. */
export const formatLogLine = (event: LogEvent): string => {
	const {mark, parts} = describeEvent(event);
	return `${formatSeconds(event.time)}  ${mark} ${parts.map(part => part.text).join('')}`;
};
