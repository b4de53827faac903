/** `serve` without a screen: a line per event, and the operator's commands on standard input. For systemd, Docker and scripts. */
import {createInterface} from 'node:readline';
import type {LogEvent} from '../messages.ts';
import type {Operator} from '../server/contract.ts';
import {formatLogLine} from '../server/log-line.ts';
import type {ChatServer} from '../server/server.ts';
import {splitFirst} from '../text/command-line.ts';
import {formatAddress} from '../text/format.ts';
import {sanitize, sanitizeLine} from '../text/sanitize.ts';
import type {ServeOptions} from './serve-options.ts';

export type HeadlessStreams = {
	readonly input: NodeJS.ReadableStream;
	readonly output: NodeJS.WritableStream;
	readonly errors: NodeJS.WritableStream;
};

const help = `users        who is here, with address and port (user: with the address alone)
say TEXT     say TEXT to everyone as the server
kick NAME    make NAME leave (kick NAME REASON says why)
delete NAME  delete the last message of NAME (delete NAME WORDS: the last with these words)
quit         stop the server
help         this list`;

/** One line of the operator. Answers in words for people; undefined when the log says it. `'quit'` asks to stop. */
export const runOperatorLine = (
	operator: Operator,
	line: string,
): {answer?: string; users?: 'user' | 'users'; quit?: true} => {
	const [word, rest] = splitFirst(line);
	switch (word.toLowerCase()) {
		case '': {
			return {};
		}

		case 'user':
		case 'users': {
			return {users: word.toLowerCase() === 'user' ? 'user' : 'users'};
		}

		case 'say': {
			return {answer: operator.announce(sanitize(rest)) ?? ''};
		}

		case 'kick': {
			const [name, reason] = splitFirst(rest);
			return {
				answer: name === '' ? 'Whom? kick NAME [REASON]' : (operator.kick(name, sanitizeLine(reason)) ?? ''),
			};
		}

		case 'delete': {
			const [name, text] = splitFirst(rest);
			return {
				answer:
					name === '' ? 'Whose? delete NAME [WORDS]' : (operator.delete(name, sanitizeLine(text)) ?? ''),
			};
		}

		case 'quit':
		case 'exit': {
			return {quit: true};
		}

		case 'help': {
			return {answer: help};
		}

		default: {
			return {answer: `Unknown command: ${sanitizeLine(word)}. Try: help`};
		}
	}
};

/** Serve until a signal or `quit`. Resolves with the exit code; rejects with a `Problem` when the port cannot be opened. */
export const serveHeadless = async (
	server: ChatServer,
	options: ServeOptions,
	{input, output, errors}: HeadlessStreams,
): Promise<number> => {
	const {operator} = server;
	let waiting = '';
	const flush = (): void => {
		const text = waiting;
		waiting = '';
		if (text !== '') {
			output.write(text);
		}
	};

	/** The lines of one turn are one write: with many who speak, a write for each would be a good part of what the server does. */
	const put = (line: string): void => {
		if (waiting === '') {
			setImmediate(flush);
		}

		waiting += `${line}\n`;
	};

	const print = ({time, ...event}: LogEvent): void => {
		put(options.isJson ? JSON.stringify({time, ...event}) : formatLogLine({time, ...event}));
	};

	const listUsers = (word: 'user' | 'users'): void => {
		const users = operator.users();
		if (options.isJson) {
			const list = users.map(({name, address, port}) => ({name, address, port}));
			print({event: 'users', users: list, time: Date.now()});
			return;
		}

		for (const {name, address, port} of users) {
			put(`${name} -> ${word === 'user' ? address : formatAddress(address, port)}`);
		}
	};

	// Whoever read the log has gone, as with `| head`: the people in the room have not.
	output.on('error', () => undefined);
	errors.on('error', () => undefined);
	// What was said before the end of the process, however it ends.
	process.once('exit', flush);
	operator.onEvent(print);
	await server.listen(options.host, options.port);

	return new Promise<number>(resolve => {
		let isStopping = false;
		const stop = (kind: 'shutdown' | 'restart', reason: string): void => {
			if (isStopping) {
				return;
			}

			isStopping = true;
			server.stop(kind, reason).then(
				() => {
					flush();
					resolve(0);
				},
				(error: unknown) => {
					flush();
					errors.write(`The server did not stop cleanly: ${String(error)}\n`);
					resolve(1);
				},
			);
		};

		const lines = createInterface({input, terminal: false});
		lines.on('line', line => {
			const {answer, users, quit} = runOperatorLine(operator, line);
			if (users) {
				listUsers(users);
			} else if (quit) {
				if (!options.isJson) {
					put('Bye!');
				}

				stop('shutdown', 'The operator stopped the server.');
			} else if (answer) {
				if (options.isJson) {
					errors.write(`${answer}\n`);
				} else {
					put(answer);
				}
			}
		});
		process.once('SIGINT', () => stop('shutdown', 'The server was interrupted.'));
		process.once('SIGTERM', () => stop('restart', 'The server is restarting.'));
		// The window that it ran in was closed.
		process.once('SIGHUP', () => stop('shutdown', 'The operator stopped the server.'));
	});
};
