/** What the home screen was last filled in with. Passwords are never kept. */
import {mkdirSync, readFileSync, writeFileSync} from 'node:fs';
import path from 'node:path';
import envPaths from 'env-paths';
import * as v from 'valibot';

const schema = v.object({
	name: v.fallback(v.string(), ''),
	host: v.fallback(v.string(), ''),
	port: v.fallback(v.string(), ''),
});

export type Remembered = v.InferOutput<typeof schema>;

export const rememberedFile = (): string =>
	path.join(envPaths('chat-tui', {suffix: ''}).config, 'last-used.json');

/** What was kept; empty values when nothing was, or when the file is not one of ours. */
export const readRemembered = (file: string): Remembered => {
	try {
		return v.parse(schema, JSON.parse(readFileSync(file, 'utf8')));
	} catch {
		return {name: '', host: '', port: ''};
	}
};

/** Keep it for the next time. Not being able to is no reason to stop. */
export const writeRemembered = (file: string, {name, host, port}: Remembered): void => {
	try {
		mkdirSync(path.dirname(file), {recursive: true, mode: 0o700});
		writeFileSync(file, `${JSON.stringify({name, host, port}, undefined, '\t')}\n`, {mode: 0o600});
	} catch {
		// A home that cannot be written only costs some typing.
	}
};
