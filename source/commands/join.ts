/** `chat-tui join`: a client, on the full screen or in lines. */
import process from 'node:process';
import {systemClock} from '../client/clock.ts';
import type {ChatClientOptions} from '../client/create-client.ts';
import type {Address} from '../client/transport.ts';
import {createSession} from '../library/index.ts';
import type {Settings} from '../settings/settings.ts';
import {koreanName} from '../text/korean-name.ts';
import {createClipboard} from '../ui/terminal/clipboard.ts';
import {language} from '../words/words.ts';
import {parseAddress} from './address.ts';
import {hasFullScreen} from './full-screen.ts';
import {createIgnoredNames, ignoredFile} from './ignored-names.ts';
import {readPassword} from './password.ts';
import {createReadPositionsFiles, readPositionsFolder} from './read-positions-files.ts';
import {noteStartedSoon} from './started.ts';
import {watchSettings} from './watch-settings.ts';

export type JoinFlags = {
	readonly name?: string | undefined;
	readonly password?: string | undefined;
	readonly passwordFile?: string | undefined;
	readonly plain?: boolean | undefined;
};

export type JoinAs = {readonly name?: string | undefined; readonly password?: string | undefined};

/** Everything but the session that a client is built on, which is that of the package: see `joinScreen` and `joinInLines`. */
export type ClientOptions = Omit<ChatClientOptions, 'createSession' | 'onActions'>;

/** What every client of this program has in common. */
export const clientOptions = (
	address: Address,
	{name, password}: JoinAs,
	version: string,
): ClientOptions => ({
	address,
	clock: systemClock,
	client: `chat-tui ${version}`,
	ignoredNames: createIgnoredNames(ignoredFile()),
	readPositions: createReadPositionsFiles(readPositionsFolder(), name),
	...(name ? {name} : language() === 'ko' ? {suggestedName: koreanName(Math.random)} : {}),
	...(password ? {password} : {}),
});

const joinInLines = async (options: ClientOptions, version: string, settings: Settings): Promise<number> => {
	const {joinPlain} = await import('./join-plain.ts');
	noteStartedSoon();
	const interrupted = new AbortController();
	for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
		process.once(signal, () => interrupted.abort());
	}

	const unwatch = watchSettings(settings, problem => process.stderr.write(`${problem}\n`));
	return joinPlain({
		...options,
		createSession,
		// Nobody reads what a script does that does not even say who it is.
		readPositions: options.name !== undefined || process.stdin.isTTY ? options.readPositions : undefined,
		input: process.stdin,
		isTyped: process.stdin.isTTY === true,
		output: process.stdout,
		errors: process.stderr,
		version,
		settings,
		signal: interrupted.signal,
		...(process.stderr.isTTY
			? {
					clipboard: createClipboard({write: text => process.stderr.write(text), env: process.env}),
					ring: (text: string) => process.stderr.write(text),
				}
			: {}),
	}).finally(unwatch);
};

/** Resolves with the exit code. Rejects with a `Problem`. */
export const join = async (
	input: readonly string[],
	flags: JoinFlags,
	version: string,
	settings: Settings,
): Promise<number> => {
	const address = parseAddress(input);
	const options = clientOptions(
		address,
		{name: flags.name, password: readPassword(flags, process.env)},
		version,
	);
	if (flags.plain || !hasFullScreen()) {
		return joinInLines(options, version, settings);
	}

	const {joinScreen} = await import('./join-screen.tsx');
	return joinScreen(options, version, settings);
};
