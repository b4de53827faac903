/** An IRC client over a real socket: lines out, lines in. */
import {connect, type Socket} from 'node:net';
import type {ExecutionContext} from 'ava';
import {createIrcProtocol} from '../../source/protocols/irc/session.ts';
import type {ChatServerOptions} from '../../source/server/server.ts';
import {startServer, type TestServer} from './chat-server.ts';

export type IrcClient = {
	readonly socket: Socket;
	/** Everything that came, whole lines without their ends. */
	readonly lines: readonly string[];
	send(...lines: readonly string[]): void;
	/** The next line, not taken yet, that fits; rejects when the connection ends first. */
	next(fits: RegExp): Promise<string>;
	/** Send lines, and resolve with what came, not taken yet, until the server has done them all. */
	ask(...lines: readonly string[]): Promise<readonly string[]>;
	/** The same as one text, a line a line. */
	text(...lines: readonly string[]): Promise<string>;
	/** NICK and USER; resolves once welcomed. Leaves nothing untaken. */
	register(nick: string, ...capabilities: readonly string[]): Promise<void>;
	readonly closed: Promise<void>;
};

export const connectIrc = async (port: number): Promise<IrcClient> => {
	const socket = connect({port, host: '127.0.0.1', noDelay: true});
	const lines: string[] = [];
	let untaken: string[] = [];
	let sleepers: Array<() => void> = [];
	let rest = '';
	let isClosed = false;
	let asked = 0;
	const wake = (): void => {
		const woken = sleepers;
		sleepers = [];
		for (const sleeper of woken) {
			sleeper();
		}
	};

	socket.setEncoding('utf8');
	socket.on('data', (chunk: string) => {
		const parts = (rest + chunk).split('\r\n');
		rest = parts.pop() ?? '';
		lines.push(...parts);
		untaken.push(...parts);
		wake();
	});
	socket.on('error', () => undefined);
	const closed = new Promise<void>(resolve => {
		socket.on('close', () => {
			isClosed = true;
			wake();
			resolve();
		});
	});
	await new Promise<void>((resolve, reject) => {
		socket.once('connect', () => resolve());
		socket.once('error', reject);
	});

	const indexOf = async (fits: RegExp): Promise<number> => {
		for (;;) {
			const index = untaken.findIndex(line => fits.test(line));
			if (index !== -1) {
				return index;
			}

			if (isClosed) {
				throw new Error(`Closed before ${fits}; had\n${lines.join('\n')}`);
			}

			await new Promise<void>(resolve => {
				sleepers.push(resolve);
			});
		}
	};

	const client: IrcClient = {
		socket,
		lines,
		send(...sent) {
			socket.write(sent.map(line => `${line}\r\n`).join(''));
		},
		async next(fits) {
			const index = await indexOf(fits);
			return untaken.splice(index, 1)[0] as string;
		},
		async ask(...sent) {
			const token = `done-${++asked}`;
			client.send(...sent, `PING ${token}`);
			const index = await indexOf(new RegExp(`PONG \\S+ ${token}$`));
			const taken = untaken.slice(0, index);
			untaken = untaken.slice(index + 1);
			return taken;
		},
		text: async (...sent) => (await client.ask(...sent)).join('\n'),
		async register(nick, ...capabilities) {
			if (capabilities.length > 0) {
				client.send(`CAP REQ :${capabilities.join(' ')}`);
			}

			client.send(`NICK ${nick}`, `USER ${nick} 0 * :${nick} of the test`, 'CAP END');
			await client.next(/ 001 /);
			await client.ask();
		},
		closed,
	};
	return client;
};

export type IrcServer = TestServer & {
	/** A client that has said nothing. */
	irc(): Promise<IrcClient>;
	/** A registered client, in these rooms. */
	user(
		nick: string,
		options?: {rooms?: readonly string[]; capabilities?: readonly string[]},
	): Promise<IrcClient>;
};

/** A server that speaks IRC alone, for one test. */
export const startIrcServer = async (
	t: ExecutionContext,
	options: Partial<ChatServerOptions> = {},
): Promise<IrcServer> => {
	const started = await startServer(t, {protocol: createIrcProtocol(), ...options});
	const irc = async (): Promise<IrcClient> => {
		const client = await connectIrc(started.port);
		t.teardown(() => client.socket.destroy());
		return client;
	};

	return {
		...started,
		irc,
		async user(nick, {rooms = [], capabilities = []} = {}) {
			const client = await irc();
			await client.register(nick, ...capabilities);
			if (rooms.length > 0) {
				await client.ask(`JOIN ${rooms.join(',')}`);
			}

			return client;
		},
	};
};
