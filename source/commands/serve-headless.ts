/** `serve` without a screen: a line per event, and the operator's commands on standard input. For systemd, Docker and scripts. */
import {createInterface} from 'node:readline';
import type {LogEvent} from '../messages.ts';
import type {Operator} from '../server/contract.ts';
import {formatLogLine} from '../server/log-line.ts';
import type {ChatServer} from '../server/server.ts';
import {splitFirst} from '../text/command-line.ts';
import {formatAddress} from '../text/format.ts';
import {sanitize, sanitizeLine} from '../text/sanitize.ts';
import {words} from '../words/words.ts';
import type {ServeOptions} from './serve-options.ts';
import {noteStartedSoon} from './started.ts';

export type HeadlessStreams = {
	readonly input: NodeJS.ReadableStream;
	readonly output: NodeJS.WritableStream;
	readonly errors: NodeJS.WritableStream;
};

/** What the server refused its operator, in words; nothing where the log says what came of it. */
const answerOf = (problem: string | undefined): {answer: string} => ({
	answer: problem === undefined ? '' : words().server.inOwnWords(problem),
});

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
			return answerOf(operator.announce(sanitize(rest)));
		}

		case 'kick': {
			const [name, reason] = splitFirst(rest);
			return name === ''
				? {answer: words().headless.kickWhom}
				: answerOf(operator.kick(name, sanitizeLine(reason)));
		}

		case 'delete': {
			const [name, text] = splitFirst(rest);
			return name === ''
				? {answer: words().headless.deleteWhose}
				: answerOf(operator.delete(name, sanitizeLine(text)));
		}

		case 'quit':
		case 'exit': {
			return {quit: true};
		}

		case 'help': {
			return {answer: words().headless.help};
		}

		default: {
			return {answer: words().headless.unknown(sanitizeLine(word))};
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

	const print = (event: LogEvent): void => {
		put(options.isJson ? JSON.stringify(event) : formatLogLine(event));
	};

	const listUsers = (word: 'user' | 'users'): void => {
		const users = operator.users();
		if (options.isJson) {
			const list = users.map(({name, address, port}) => ({name, address, port}));
			print({time: Date.now(), event: 'users', users: list});
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
	noteStartedSoon();

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
					errors.write(`${words().headless.notClean(String(error))}\n`);
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
