/** What the home screen was last filled in with. Passwords are never kept. */
import {mkdirSync, readFileSync, writeFileSync} from 'node:fs';
import path from 'node:path';
import envPaths from 'env-paths';
import * as v from 'valibot';
import {emptyHome, type HomeValues} from '../ui/home/choice.ts';

const text = v.fallback(v.string(), '');
const fields = v.object({name: text, host: text, port: text});

const schema = v.object({
	mode: v.fallback(v.picklist(['join', 'host']), emptyHome.mode),
	join: v.fallback(fields, emptyHome.join),
	host: v.fallback(fields, emptyHome.host),
});

export const rememberedFile = (): string =>
	path.join(envPaths('chat-tui', {suffix: ''}).config, 'last-used.json');

/** What was kept; empty values when nothing was, or when the file is not one of ours. */
export const readRemembered = (file: string): HomeValues => {
	try {
		return v.parse(schema, JSON.parse(readFileSync(file, 'utf8')));
	} catch {
		return emptyHome;
	}
};

/** Keep it for the next time. Not being able to is no reason to stop. */
export const writeRemembered = (file: string, values: HomeValues): void => {
	try {
		mkdirSync(path.dirname(file), {recursive: true, mode: 0o700});
		// What the schema does not name, a password above all, does not get into the file.
		writeFileSync(file, `${JSON.stringify(v.parse(schema, values), undefined, '\t')}\n`, {mode: 0o600});
	} catch {
		// A home that cannot be written only costs some typing.
	}
};
