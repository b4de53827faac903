import type {ChatClient} from '../client/contract.ts';
import {nearest} from '../text/command-line.ts';

const commands: Readonly<Record<string, string>> = {
	help: '/help                 this list',
	nick: '/nick NAME            take another name',
	users: '/users                who is here',
	whisper: '/whisper NAME TEXT    say something to one alone (/w)',
	me: '/me TEXT              say what you do',
	rtt: '/rtt                  measure the round trip',
	version: '/version              the versions of client and server',
	quit: '/quit                 leave',
};

/** What a command came to. `'failed'` when it was used wrongly; the reason is said. */
export type CommandOutcome = 'done' | 'failed' | 'quit';

/** Run a slash command of the line mode. What it answers is said through `client.notify`. */
export const runPlainCommand = (
	client: ChatClient,
	{name, rest, version}: {name: string; rest: string; version: string},
): CommandOutcome => {
	const fail = (text: string): CommandOutcome => {
		client.notify(text, 'error');
		return 'failed';
	};

	const {rooms, active, server} = client.store.getState();
	switch (name.toLowerCase()) {
		case '':
		case 'help': {
			client.notify(
				`${Object.values(commands).join('\n')}\nA line that starts with // is sent with one slash.`,
			);
			return 'done';
		}

		case 'nick': {
			const wanted = rest.trim();
			if (wanted === '') {
				return fail('Which name? /nick NAME');
			}

			client.rename(wanted);
			return 'done';
		}

		case 'users': {
			const names = [...(rooms.get(active)?.members.values() ?? [])].map(member => member.name);
			client.notify(`${names.length} here: ${names.join(', ')}`);
			return 'done';
		}

		case 'w':
		case 'whisper': {
			const [, to = '', text = ''] = /^\s*(\S+)\s+([\s\S]+)$/.exec(rest) ?? [];
			if (text.trim() === '') {
				return fail('To whom, and what? /whisper NAME TEXT');
			}

			client.whisper(to, text);
			return 'done';
		}

		case 'me': {
			if (rest.trim() === '') {
				return fail('What do you do? /me TEXT');
			}

			client.say(rest, 'action');
			return 'done';
		}

		case 'rtt': {
			client.measureRoundTrip();
			return 'done';
		}

		case 'version': {
			client.notify(`chat-tui ${version}, server ${server?.version ?? 'unknown'}`);
			return 'done';
		}

		case 'quit': {
			return 'quit';
		}

		default: {
			const near = nearest(name.toLowerCase(), Object.keys(commands), 3).map(word => `/${word}`);
			const hint = near.length === 0 ? 'See /help' : `Did you mean ${near.join(' or ')}?`;
			return fail(`There is no command /${name}. ${hint}`);
		}
	}
};
