/** What a person at a keyboard can do with a slash, in every text protocol. */
import {lobby} from '../../limits.ts';
import type {Command} from '../../messages.ts';
import {nearest, parseSlash} from '../../text/command-line.ts';
import type {Directory} from '../protocol.ts';
import {nameOfPeer} from './address-name.ts';
import {users} from './form.ts';

export type Line =
	| {readonly type: 'command'; readonly command: Command}
	/** Lines for the one who typed, in the server's voice. */
	| {readonly type: 'answer'; readonly lines: readonly string[]}
	| {readonly type: 'quit'}
	| {readonly type: 'nothing'};

const help: readonly string[] = [
	'What you type goes to everyone. What begins with a slash is for the server:',
	'/nick NAME          change your name',
	'/users              who is here',
	'/whisper NAME TEXT  say something to one of them alone (also /w)',
	'/me TEXT            say what you do',
	'/quit               leave',
	'//TEXT              say something that begins with a slash',
];

const names = ['nick', 'users', 'whisper', 'w', 'me', 'help', 'quit'];

const answer = (...lines: readonly string[]): Line => ({type: 'answer', lines});
const command = (value: Command): Line => ({type: 'command', command: value});

const unknown = (name: string): Line => {
	const [guess] = nearest(name, names, 1);
	const hint = guess === undefined ? 'Try /help.' : `Did you mean /${guess}?`;
	return answer(`There is no command /${name}. ${hint}`);
};

const whisper = (rest: string, directory: Directory): Line => {
	const match = /^(\S+)\s+(.+)$/s.exec(rest);
	const [, to = '', text = ''] = match ?? [];
	const peer = directory.find(to) ? undefined : nameOfPeer(to);
	return match ? command({type: 'whisper', to: peer ?? to, text}) : answer('Usage: /whisper NAME TEXT');
};

/** Read a sanitised line. An unknown command is never sent as text. `called` is how the reader's protocol writes a name. */
export const readLine = (line: string, directory: Directory, called: (name: string) => string): Line => {
	const slash = parseSlash(line);
	if (slash.type === 'text') {
		return slash.text.trim() === ''
			? {type: 'nothing'}
			: command({type: 'say', room: lobby, text: slash.text});
	}

	const {name, rest} = slash;
	switch (name) {
		case 'nick': {
			return rest === '' ? answer('Usage: /nick NAME') : command({type: 'rename', name: rest});
		}

		case 'users': {
			const here = directory.users();
			return answer(`${users(here.length)} online: ${here.map(user => called(user.name)).join(', ')}`);
		}

		case 'w':
		case 'whisper': {
			return whisper(rest, directory);
		}

		case 'me': {
			return rest === ''
				? answer('Usage: /me TEXT')
				: command({type: 'say', room: lobby, text: rest, kind: 'action'});
		}

		case 'help': {
			return {type: 'answer', lines: help};
		}

		case 'quit': {
			return {type: 'quit'};
		}

		default: {
			return unknown(name);
		}
	}
};
