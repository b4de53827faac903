/** Guests of a picture that do not use chat-tui: each writes the bytes that its kind of client writes. */
import {connect} from 'node:net';

export type GuestKind = 'irc' | 'json' | 'nc';

export type Guest = {say(text: string): void; leave(): void};

const openings: Readonly<Record<GuestKind, (name: string) => string>> = {
	irc: name => `NICK ${name}\r\nUSER ${name} 0 * :${name}\r\nJOIN #lobby\r\n`,
	json: name => JSON.stringify({cmd: '0', nickname: name}),
	nc: name => `/nick ${name}\n`,
};

const lines: Readonly<Record<GuestKind, (text: string) => string>> = {
	irc: text => `PRIVMSG #lobby :${text}\r\n`,
	json: text => JSON.stringify({cmd: '7', msg: text}),
	nc: text => `${text}\n`,
};

/** Come in as another program. Resolves once the server has answered. */
export const invite = (kind: GuestKind, name: string, host: string, port: number): Promise<Guest> =>
	new Promise((resolve, reject) => {
		const socket = connect({host, port});
		socket.once('error', reject);
		socket.once('connect', () => {
			// A silent client is a plain-text one, and nc users are silent until they have read the greeting.
			if (kind !== 'nc') {
				socket.write(openings[kind](name));
			}
		});
		socket.once('data', () => {
			if (kind === 'nc') {
				socket.write(openings.nc(name));
			}

			resolve({
				say: text => socket.write(lines[kind](text)),
				leave: () => socket.destroy(),
			});
		});
	});
