/** What the server says in the numbered protocol: each an object, followed by a newline, which its clients do not mind. */
import {type Author, type Event, type GoodbyeCode, type Quote, serverId} from '../../messages.ts';
import {amendedLine, quoteLine} from '../amended-words.ts';

const frame = (value: Readonly<Record<string, unknown>>): string => `${JSON.stringify(value)}\n`;

/** What has no number in this protocol comes as chat from this name, which no user can have. */
const serverName = 'server';

const said = (from: string, msg: string): string => frame({cmd: '70', from, msg});

export const answers = {
	taken: () => frame({cmd: '01'}),
	full: () => frame({cmd: '02'}),
	connected: (address: string, port: number, userCount: number) =>
		frame({cmd: '03', serverAddress: [address, port], userCount}),
	users: (users: readonly (readonly [string, string, number])[]) => frame({cmd: '10', users}),
	noSuchUser: () => frame({cmd: '20'}),
	toOneself: () => frame({cmd: '21'}),
	whispered: () => frame({cmd: '22'}),
	version: (serverVersion: string) => frame({cmd: '40', serverVersion}),
	nameRefused: () => frame({cmd: '50'}),
	renamed: (newNickname: string) => frame({cmd: '51', newNickname}),
	/** `beginTime` is JSON. */
	roundTrip: (beginTime: string) => `{"cmd":"60","beginTime":${beginTime}}\n`,
	notice: (text: string) => (text === '' ? '' : said(serverName, text)),
};

const nameOf = ({id, name}: Author): string => (id === serverId ? serverName : name);

/** What a message answers is a line before it. */
const answered = (quote: Quote | undefined, text: string): string => {
	const line = quoteLine(quote, nameOf);
	return line === undefined ? text : `${line}\n${text}`;
};

const farewell = (code: GoodbyeCode, text: string): string => {
	switch (code) {
		case 'kicked': {
			return text === '' ? 'You were kicked.' : `You were kicked: ${text}`;
		}

		case 'shutdown':
		case 'restart':
		case 'slow': {
			return text;
		}

		case 'bye':
		case 'silent':
		case 'replaced':
		case 'rejected':
		case 'too-many-connections':
		case 'bad-frame': {
			return '';
		}
	}
};

/** The frame for what happens to others and to all. `''` where the protocol has nothing to say. */
export const renderEvent = (event: Event): string => {
	switch (event.type) {
		case 'message': {
			const {from, kind, text, quote} = event;
			const name = nameOf(from);
			return said(name, answered(quote, kind === 'action' ? `* ${name} ${text}` : text));
		}

		case 'whisper': {
			return said(nameOf(event.from), answered(event.quote, event.text));
		}

		case 'joined': {
			return frame({cmd: '8', nickname: event.member.name, userCount: event.online});
		}

		case 'left': {
			return frame({cmd: '30', nickname: event.member.name, userCount: event.online});
		}

		case 'renamed': {
			return answers.notice(`${event.from} is now called ${event.name}.`);
		}

		case 'topic': {
			return answers.notice(
				event.topic === ''
					? `${event.by} took the topic away.`
					: `${event.by} changed the topic to: ${event.topic}`,
			);
		}

		case 'parted': {
			return answers.notice(`${event.member.name} has left ${event.room}.`);
		}

		case 'ejected': {
			const why = event.text === '' ? '' : `: ${event.text}`;
			return answers.notice(`${event.member.name} was removed from ${event.room}${why}`);
		}

		case 'amended': {
			return answers.notice(amendedLine(event, nameOf));
		}

		case 'notice':
		case 'rejected': {
			return answers.notice(event.text);
		}

		case 'goodbye': {
			return answers.notice(farewell(event.code, event.text));
		}

		case 'welcome':
		case 'ack':
		case 'presence':
		case 'mode':
		case 'invited':
		case 'away':
		case 'profile':
		case 'entered':
		case 'members':
		case 'rooms':
		case 'history':
		case 'found':
		case 'tagged':
		case 'typing':
		case 'server':
		case 'ping':
		case 'pong': {
			return '';
		}
	}
};
