/** The options of `serve`: what they are, what they may be, and what they are when not given. */
import {hostname} from 'node:os';
import {defaultPort, limits} from '../limits.ts';
import type {TextChoice} from '../protocols/detect/detect.ts';
import {sanitize, sanitizeLine} from '../text/sanitize.ts';
import {words} from '../words/words.ts';
import {parsePort} from './address.ts';
import {readPassword} from './password.ts';
import {wholeNumber, wrongUse} from './wrong-use.ts';

/** As meow gives them. */
export type ServeFlags = {
	readonly headless?: boolean | undefined;
	readonly json?: boolean | undefined;
	readonly data?: string | undefined;
	readonly memory?: boolean | undefined;
	readonly maxUsers?: number | undefined;
	readonly banWord?: readonly string[] | undefined;
	readonly password?: string | undefined;
	readonly passwordFile?: string | undefined;
	readonly name?: string | undefined;
	readonly motd?: string | undefined;
	readonly rate?: number | undefined;
	readonly maxPerAddress?: number | undefined;
	readonly backlog?: number | undefined;
	readonly keep?: string | undefined;
	readonly keepMessages?: number | undefined;
	readonly text?: string | undefined;
};

export type ServeOptions = {
	readonly host: string | undefined;
	readonly port: number;
	readonly isHeadless: boolean;
	readonly isJson: boolean;
	/** Undefined: the platform's folder. */
	readonly directory: string | undefined;
	readonly isMemory: boolean;
	readonly usersMax: number;
	readonly bannedWords: readonly string[];
	readonly password: string | undefined;
	readonly name: string;
	readonly motd: string;
	readonly rate: number;
	readonly maxPerAddress: number | undefined;
	readonly backlog: number;
	/** How long messages are kept, ms, and how many. Undefined: for ever, all. */
	readonly keepMs: number | undefined;
	readonly messagesMax: number | undefined;
	/** What a client that is silent, or says nothing that is known, gets. */
	readonly text: TextChoice;
};

const unitsMs: Readonly<Record<string, number>> = {m: 60_000, h: 3_600_000, d: 86_400_000};

/** `90d`, `12h` or `30m` in ms. */
const duration = (value: string | undefined): number | undefined => {
	if (value === undefined) {
		return undefined;
	}

	const [, count = '', unit = ''] = /^(\d{1,6})([dhm])$/i.exec(value.trim()) ?? [];
	const ms = Number(count) * (unitsMs[unit.toLowerCase()] ?? 0);
	if (ms <= 0) {
		throw wrongUse(words().usage.serve.keep, words().usage.forExample('--keep 90d'));
	}

	return ms;
};

const textChoices: readonly TextChoice[] = ['nickname', 'assigned', 'address'];

const textChoice = (value = 'assigned'): TextChoice => {
	const choice = textChoices.find(known => known === value);
	if (!choice) {
		throw wrongUse(
			words().usage.serve.text(words().settings.or(textChoices), value),
			words().usage.forExample('--text nickname'),
		);
	}

	return choice;
};

const hostAndPort = (input: readonly string[]): {host: string | undefined; port: number} => {
	const [first, second, ...rest] = input;
	if (rest.length > 0) {
		throw wrongUse(
			words().usage.hostAndPort('serve', rest.join(' ')),
			words().usage.write('chat-tui serve [host] [port]'),
		);
	}

	if (first === undefined) {
		return {host: undefined, port: defaultPort};
	}

	// A number alone is what one means by a port.
	return second === undefined && /^\d+$/.test(first)
		? {host: undefined, port: parsePort(first, 0)}
		: {host: first, port: second === undefined ? defaultPort : parsePort(second, 0)};
};

/** Check the words of the command line. Throws a `Problem` with exit code 2 when they are wrong. */
export const parseServeOptions = (
	input: readonly string[],
	flags: ServeFlags,
	environment: NodeJS.ProcessEnv,
	isTerminal: boolean,
): ServeOptions => {
	const said = words().usage;
	if (flags.memory && flags.data !== undefined) {
		throw wrongUse(said.serve.memoryOrData, said.leaveOneOut);
	}

	const rate = flags.rate ?? limits.rateDefault;
	if (!Number.isFinite(rate) || rate < 0) {
		throw wrongUse(said.serve.rate, said.forExample('--rate 10'));
	}

	const password = readPassword(flags, environment);
	if (password === '') {
		throw wrongUse(said.serve.emptyPassword.problem, said.serve.emptyPassword.hint);
	}

	return {
		...hostAndPort(input),
		isHeadless: flags.headless === true || flags.json === true || !isTerminal,
		isJson: flags.json === true,
		directory: flags.data,
		isMemory: flags.memory === true,
		usersMax: wholeNumber(flags.maxUsers, limits.usersMax, '--max-users', 1),
		bannedWords: (flags.banWord ?? [])
			.map(word => word.normalize('NFC').toLowerCase())
			.filter(word => word !== ''),
		password,
		name: sanitizeLine(flags.name ?? hostname().split('.')[0] ?? 'chat-tui'),
		motd: sanitize(flags.motd ?? ''),
		rate,
		maxPerAddress:
			flags.maxPerAddress === undefined
				? undefined
				: wholeNumber(flags.maxPerAddress, 0, '--max-per-address', 0),
		text: textChoice(flags.text),
		keepMs: duration(flags.keep),
		messagesMax:
			flags.keepMessages === undefined
				? undefined
				: wholeNumber(flags.keepMessages, 10_000, '--keep-messages', 1),
		backlog: wholeNumber(flags.backlog, limits.backlogDefault, '--backlog', 0),
	};
};
