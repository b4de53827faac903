/** A chat server in this process, on a free port of loopback. */
import {randomBytes} from 'node:crypto';
import type {ExecutionContext} from 'ava';
import {createMemoryJournal} from '../../source/history/memory.ts';
import type {LogEvent} from '../../source/messages.ts';
import {nativeProtocol} from '../../source/protocols/native/session.ts';
import {type ChatServer, type ChatServerOptions, createChatServer} from '../../source/server/server.ts';
import {connectRaw, type RawClient} from './raw-client.ts';

export type TestServer = {
	readonly server: ChatServer;
	readonly port: number;
	readonly log: readonly LogEvent[];
	/** Resolves with the first event, past ones too, that fits. */
	logged(fits: (event: LogEvent) => boolean): Promise<LogEvent>;
	/** A connection that has not said anything. */
	connect(): Promise<RawClient>;
	/** A member of the room. */
	enter(name?: string, more?: Readonly<Record<string, unknown>>): Promise<RawClient>;
};

export const makeServer = (options: Partial<ChatServerOptions> = {}): ChatServer => {
	let names = 0;
	return createChatServer({
		name: 'test',
		version: '1.0.0',
		motd: 'hello',
		rules: {usersMax: 1000, rate: 0, bannedWords: [], backlog: 50, graceMs: 30_000},
		journal: createMemoryJournal(),
		protocol: nativeProtocol,
		node: randomBytes(6).toString('hex'),
		now: Date.now,
		newId: () => randomBytes(6).toString('hex'),
		newName: () => `guest-${++names}`,
		...options,
	});
};

/** Started for one test, stopped after it. */
export const startServer = async (
	t: ExecutionContext,
	options: Partial<ChatServerOptions> = {},
): Promise<TestServer> => {
	const server = makeServer(options);
	const log: LogEvent[] = [];
	const waiting = new Set<(event: LogEvent) => void>();
	server.operator.onEvent(event => {
		log.push(event);
		for (const listener of waiting) {
			listener(event);
		}
	});
	const {port} = await server.listen('127.0.0.1', 0);
	const clients: RawClient[] = [];
	t.teardown(async () => {
		for (const client of clients) {
			client.end();
		}

		await server.stop('shutdown', 'The test is over.');
	});
	const connect = async (): Promise<RawClient> => {
		const client = await connectRaw(port);
		clients.push(client);
		return client;
	};

	return {
		server,
		port,
		log,
		connect,
		logged: fits =>
			new Promise(resolve => {
				const past = log.find(fits);
				if (past) {
					resolve(past);
					return;
				}

				const listener = (event: LogEvent): void => {
					if (fits(event)) {
						waiting.delete(listener);
						resolve(event);
					}
				};

				waiting.add(listener);
			}),
		async enter(name, more) {
			const client = await connect();
			await client.enter(name, more);
			return client;
		},
	};
};
