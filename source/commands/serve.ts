/** `chat-tui serve`: a server, and its dashboard or its lines. */
import process from 'node:process';
import type {Settings} from '../settings/settings.ts';
import {words} from '../words/words.ts';
import {hasFullScreen} from './full-screen.ts';
import {serveHeadless} from './serve-headless.ts';
import {parseServeOptions, type ServeFlags} from './serve-options.ts';
import {createServerFor} from './start-server.ts';

/** Resolves with the exit code. Rejects with a `Problem`. */
export const serve = async (
	input: readonly string[],
	flags: ServeFlags,
	version: string,
	settings: Settings,
): Promise<number> => {
	const options = parseServeOptions(input, flags, process.env, hasFullScreen());
	const server = await createServerFor(options, version, text => {
		process.stderr.write(`${words().server.inOwnWords(text)}\n`);
	});
	if (options.isHeadless) {
		return serveHeadless(server, options, {
			input: process.stdin,
			output: process.stdout,
			errors: process.stderr,
		});
	}

	const {serveDashboard} = await import('./serve-dashboard.tsx');
	return serveDashboard(server, options, version, settings);
};
