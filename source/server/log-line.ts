/** The operator's log in words: one line an event, in English for `--headless`, in the language that is spoken for the dashboard. */
import {lobby} from '../limits.ts';
import type {LogEvent} from '../messages.ts';
import {formatAddress, formatClock, formatDuration} from '../text/format.ts';
import {sanitizeLine} from '../text/sanitize.ts';
import {chrome} from '../words/chrome.ts';
import {marked, piecesOf} from '../words/marked.ts';
import {type Catalogue, english, words} from '../words/words.ts';

/** What a line is about, so that a screen can colour it. */
export type LogTone = 'server' | 'join' | 'leave' | 'change' | 'speech' | 'refusal' | 'error';

/** A piece of a line: `quiet` is read second, `place` says from where. `color` is an index as in `Author`. */
export type LogPart =
	| {readonly role: 'name'; readonly text: string; readonly color?: number}
	| {readonly role: 'text' | 'quiet'; readonly text: string}
	/** `alone` is how it reads without what is before it. */
	| {readonly role: 'place'; readonly text: string; readonly alone: string};

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
const place = (content: string, alone: string): LogPart => ({role: 'place', text: content, alone});
const named = (content: string, color?: number): LogPart => ({
	role: 'name',
	text: sanitizeLine(content),
	...(color === undefined ? {} : {color}),
});

/** A sentence in parts: what it is marked with keeps its role, wherever a language puts it. */
const told = (say: (mark: (part: LogPart) => string) => string): readonly LogPart[] => {
	const parts: LogPart[] = [];
	const sentence = say(part => marked(parts.push(part) - 1, part.text));
	return piecesOf(sentence).map(
		({text, mark}) => (mark === undefined ? undefined : parts[mark]) ?? plain(text),
	);
};

const lineOf = (mark: string, tone: LogTone, ...parts: readonly LogPart[]): LogDescription => ({
	mark,
	tone,
	parts: parts.filter(part => part.text !== ''),
});

const beside = (address: string, port: number): LogPart => {
	const where = formatAddress(address, port);
	return place(`${chrome(' · ')}${where}`, where);
};

/** An event as a mark and pieces of text, all of them safe to draw and without line ends. */
export const describeEvent = (event: LogEvent, catalogue: Catalogue = words()): LogDescription => {
	const {log, time: units} = catalogue;
	const count = (online: number): LogPart => quiet(`${chrome(' · ')}${log.online(online)}`);
	const origin = (where: string): LogPart => place(` ${log.from(where)}`, where);
	const ofServer = (content: string): LogPart => said(catalogue.server.inOwnWords(sanitizeLine(content)));
	switch (event.event) {
		case 'listening': {
			return lineOf('*', 'server', plain(log.listening(formatAddress(event.host, event.port))));
		}

		case 'join': {
			const {name, color, address, port, protocol, online} = event;
			const who = told(mark => log.joined(mark(named(name, color))));
			return lineOf(
				'+',
				'join',
				...who,
				origin(`${formatAddress(address, port)} (${protocol})`),
				count(online),
			);
		}

		case 'leave': {
			const {name, color, address, port, reason = 'quit', online} = event;
			const who = told(mark => log.left[reason](mark(named(name, color))));
			return lineOf('-', 'leave', ...who, beside(address, port), count(online));
		}

		case 'reconnecting': {
			const {name, address, port} = event;
			return lineOf(
				'~',
				'change',
				...told(mark => log.reconnecting(mark(named(name)))),
				beside(address, port),
			);
		}

		case 'resumed': {
			const {name, address, port, online} = event;
			const who = told(mark => log.resumed(mark(named(name))));
			return lineOf('~', 'change', ...who, origin(formatAddress(address, port)), count(online));
		}

		case 'behind': {
			const {name, address, port} = event;
			return lineOf('~', 'change', ...told(mark => log.behind(mark(named(name)))), beside(address, port));
		}

		case 'caught-up': {
			const {name, address, port, messages} = event;
			const who = told(mark => log.caughtUp(mark(named(name)), messages));
			return lineOf('~', 'change', ...who, beside(address, port));
		}

		case 'rename': {
			const {from, name} = event;
			return lineOf('~', 'change', ...told(mark => log.renamed(mark(named(from)), mark(named(name)))));
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
				quiet(chrome(' → ')),
				named(event.to),
				quiet(': '),
				said(event.text),
			);
		}

		case 'amend': {
			const {name, what, room, text} = event;
			const where = sanitizeLine(room);
			const [here, there] = what === 'edit' ? [log.edited, log.editedIn] : [log.deleted, log.deletedIn];
			const who = told(mark => (room === lobby ? here(mark(named(name))) : there(mark(named(name)), where)));
			return lineOf('~', 'change', ...who, plain(': '), said(text));
		}

		case 'kick': {
			const {name, by, reason} = event;
			const why = sanitizeLine(reason);
			const who = told(mark => log.kicked(mark(named(name)), mark(named(by))));
			return lineOf('!', 'refusal', ...who, plain(why === '' ? '' : `: ${why}`));
		}

		case 'topic': {
			const {by, room, topic} = event;
			const who = told(mark => log.topic(mark(named(by)), sanitizeLine(room)));
			return lineOf('~', 'change', ...who, plain(': '), said(topic));
		}

		case 'motd': {
			return event.text === ''
				? lineOf('~', 'change', plain(log.noMotd))
				: lineOf('~', 'change', plain(`${log.motd}: `), said(event.text));
		}

		case 'rejected': {
			const {name, address, port, text, code} = event;
			const who = name === undefined ? [plain(log.refused)] : told(mark => log.refusedWho(mark(named(name))));
			return lineOf(
				'!',
				'refusal',
				...who,
				origin(formatAddress(address, port)),
				plain(': '),
				ofServer(text),
				quiet(` (${code})`),
			);
		}

		case 'error': {
			const {text, code, address, port} = event;
			const where = address === undefined ? [] : [beside(address, port ?? 0)];
			const codes = code === undefined ? [] : [quiet(` (${code})`)];
			return lineOf('!', 'error', plain(`${log.error}: `), ofServer(text), ...codes, ...where);
		}

		case 'users': {
			const list = event.users.map(
				({name, address, port}) => `${sanitizeLine(name)} ${formatAddress(address, port)}`,
			);
			return lineOf(
				'*',
				'server',
				plain(list.length === 0 ? log.noUsers : `${log.users(list.length)}: `),
				plain(list.join(', ')),
			);
		}

		case 'search-index': {
			return lineOf('*', 'server', said(event.text));
		}

		case 'read-only': {
			const {text, code} = event;
			return lineOf('!', 'error', plain(`${log.readOnly} `), ofServer(text), quiet(` (${code})`));
		}

		case 'writable': {
			const {afterMs, refused} = event;
			const after = log.storingAfter(formatDuration(afterMs, units), refused);
			return lineOf('*', 'server', plain(log.storing), quiet(` ${after}`));
		}

		case 'pruned': {
			const {messages, others} = event;
			const total = [
				...(messages > 0 ? [log.prunedMessages(messages)] : []),
				...(others > 0 ? [log.prunedOthers(others)] : []),
			];
			return lineOf('*', 'server', plain(log.pruned(total.join(', '))));
		}

		case 'stopping': {
			return lineOf('*', 'server', plain(`${log.stopping}: `), ofServer(event.reason));
		}
	}
};

/** `12:03:11`, in this machine's time zone. */
export const formatSeconds = (time: number): string =>
	// No time zone in use is off by seconds.
	`${formatClock(time)}:${String(Math.floor(time / 1000) % 60).padStart(2, '0')}`;

/** An event as one line without its end, in English whatever is spoken, for scripts read it: such as `12:03:11  + mina joined from 10.0.0.7:51234 (native) · 3 online`. */
export const formatLogLine = (event: LogEvent): string => {
	const {mark, parts} = describeEvent(event, english);
	return `${formatSeconds(event.time)}  ${mark} ${parts.map(part => part.text).join('')}`;
};
