/** `chat-tui send`: says something and waits until the server has kept it, for scripts. */
import process from 'node:process';
import {createLineFramer} from '../framing/lines.ts';
import type {Chat} from '../library/contract.ts';
import {connect} from '../library/index.ts';
import {limits} from '../limits.ts';
import {Problem} from '../problem.ts';
import {words} from '../words/words.ts';
import {parseAddress} from './address.ts';
import {readPassword} from './password.ts';
import {wrongUse} from './wrong-use.ts';

export type SendFlags = {
	readonly name?: string | undefined;
	readonly password?: string | undefined;
	readonly passwordFile?: string | undefined;
	readonly room?: string | undefined;
	readonly to?: string | undefined;
	readonly action?: boolean | undefined;
	readonly timeout?: string | undefined;
};

const unitMs = {ms: 1, s: 1000, m: 60_000} as const;
const timeoutDefaultMs = 10_000;

/** `10s`, `500ms`, `2m` in ms. Throws a `Problem` with exit code 2. */
export const parseTimeout = (text: string | undefined): number => {
	const [, count, unit] = /^(\d{1,6})(ms|s|m)$/.exec(text ?? '') ?? [];
	const ms = Number(count) * unitMs[unit as keyof typeof unitMs];
	if (text !== undefined && !(ms > 0)) {
		throw wrongUse(
			words().usage.send.timeout(text),
			words().usage.forExample('--timeout 10s, --timeout 500ms, --timeout 2m'),
		);
	}

	return text === undefined ? timeoutDefaultMs : ms;
};

/** Where to, and what: `host port text`, `host:port text`, `port text`, `host text`. The text may be left out. Throws a `Problem` with exit code 2. */
export const parseSendWords = (input: readonly string[]) => {
	const [first, second = ''] = input;
	if (first === undefined) {
		throw wrongUse(words().usage.send.where, words().usage.write('chat-tui send HOST [PORT] [TEXT]'));
	}

	const hasOwnPort = /^\d+$|^[^:]*:[^:]*$|\]:/.test(first);
	const taken = !hasOwnPort && /^\d{1,5}$/.test(second) ? 2 : 1;
	const text = input.slice(taken).join(' ');
	return {
		address: parseAddress(input.slice(0, taken)),
		text: input.length > taken ? text : undefined,
	};
};

/** Lines as they come; undefined for one that is too long. */
export async function* readLines(input: AsyncIterable<Buffer | string>): AsyncGenerator<string | undefined> {
	const framer = createLineFramer({bytesMax: limits.frameBytesMax});
	for await (const chunk of input) {
		for (const event of framer.push(typeof chunk === 'string' ? Buffer.from(chunk) : chunk)) {
			yield event.type === 'overflow' ? undefined : event.text;
		}
	}

	for (const event of framer.flush()) {
		yield event.type === 'overflow' ? undefined : event.text;
	}
}

async function* once(text: string): AsyncGenerator<string> {
	yield text;
}

/** Reject with a `Problem` when it takes longer. */
const within = async <Result>(ms: number, promise: Promise<Result>): Promise<Result> => {
	const late = Promise.withResolvers<never>();
	const timer = setTimeout(() => {
		const {problem, hint} = words().shell.late;
		late.reject(new Problem('timeout', problem(ms / 1000), hint));
	}, ms);
	try {
		return await Promise.race([promise, late.promise]);
	} finally {
		clearTimeout(timer);
	}
};

/** Resolves with the exit code: 1 when something was refused. Rejects with a `Problem`. */
export const send = async (input: readonly string[], flags: SendFlags): Promise<number> => {
	const {address, text} = parseSendWords(input);
	const timeoutMs = parseTimeout(flags.timeout);
	if (flags.to !== undefined && (flags.room !== undefined || flags.action)) {
		const {problem, hint} = words().usage.send.toAlone;
		throw wrongUse(problem, hint);
	}

	if (text?.trim() === '') {
		const {problem, hint} = words().usage.send.nothing;
		throw wrongUse(problem, hint);
	}

	const password = readPassword(flags, process.env);
	const open = connect({
		...address,
		...(flags.name === undefined ? {} : {name: flags.name}),
		...(password === undefined ? {} : {password}),
		...(flags.room === undefined ? {} : {room: flags.room}),
	});
	const chat = await within(timeoutMs, open);
	const say = (line: string): ReturnType<Chat['say']> =>
		flags.to === undefined ? chat.say(line, {action: flags.action === true}) : chat.whisper(flags.to, line);
	let isRefused = false;
	const refuse = (problem: string, hint: string): void => {
		isRefused = true;
		process.stderr.write(`${problem}\n${hint}\n`);
	};

	for await (const line of text === undefined ? readLines(process.stdin) : once(text)) {
		if (line === undefined) {
			const {lineTooLong, lineMost} = words().plain;
			refuse(lineTooLong, lineMost(limits.messageBytesMax / 1024));
		} else if (line.trim() !== '') {
			try {
				await within(timeoutMs, say(line));
			} catch (error) {
				if (!(error instanceof Problem) || error.code === 'timeout' || !chat.isOpen) {
					throw error;
				}

				refuse(error.message, error.hint);
			}
		}
	}

	await chat.close();
	return isRefused ? 1 : 0;
};
