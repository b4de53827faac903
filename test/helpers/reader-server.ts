/**
A server in a process of its own, with a SQLite journal and every protocol, which says on request how much memory it holds:
for tests and measurements in which the clients are many.
*/
import {fork} from 'node:child_process';
import {once} from 'node:events';
import {fileURLToPath} from 'node:url';
import {openSqliteJournal} from '../../source/history/sqlite/journal.ts';
import type {LogEvent} from '../../source/messages.ts';
import {ircProtocol} from '../../source/protocols/irc/session.ts';
import {makeServer} from './chat-server.ts';
import {detector} from './open-house.ts';

const file = fileURLToPath(import.meta.url);

/** In bytes: what is in use after a collection, and what the process has of the machine. */
export type Memory = {readonly held: number; readonly rss: number};

type FromChild =
	| {readonly type: 'event'; readonly event: LogEvent}
	| {readonly type: 'memory'; readonly memory: Memory};

export type ReaderServer = {
	readonly port: number;
	readonly log: readonly LogEvent[];
	memory(): Promise<Memory>;
	stop(): Promise<void>;
};

/** `onEvent` is called for each line of its log but messages. */
export const startReaderServer = async (
	directory: string,
	onEvent: (event: LogEvent) => void,
): Promise<ReaderServer> => {
	const child = fork(file, [directory], {execArgv: ['--expose-gc', '--import=tsx']});
	const exited = once(child, 'exit');
	const log: LogEvent[] = [];
	const asked: Array<(memory: Memory) => void> = [];
	const listening = new Promise<number>((resolve, reject) => {
		void exited.then(() => reject(new Error('The server of the readers has ended.')));
		child.on('message', (message: FromChild) => {
			if (message.type === 'memory') {
				asked.shift()?.(message.memory);
				return;
			}

			log.push(message.event);
			onEvent(message.event);
			if (message.event.event === 'listening') {
				resolve(message.event.port);
			}
		});
	});
	return {
		port: await listening,
		log,
		memory: () =>
			new Promise(resolve => {
				asked.push(resolve);
				child.send('memory');
			}),
		async stop() {
			child.kill('SIGKILL');
			await exited;
		},
	};
};

const run = async (directory: string): Promise<void> => {
	const tell = (message: FromChild): void => {
		process.send?.(message);
	};

	const server = makeServer({
		journal: await openSqliteJournal({directory}),
		protocol: detector('nickname', ircProtocol),
		motd: '',
	});
	server.operator.onEvent(event => {
		if (event.event !== 'message') {
			tell({type: 'event', event});
		}
	});
	process.on('message', () => {
		// Twice: what the first frees may hold buffers that the second does.
		globalThis.gc?.();
		globalThis.gc?.();
		const {heapUsed, external, rss} = process.memoryUsage();
		tell({type: 'memory', memory: {held: heapUsed + external, rss}});
	});
	await server.listen('127.0.0.1', 0);
};

if (process.argv[1] === file) {
	await run(process.argv[2] ?? '');
}
