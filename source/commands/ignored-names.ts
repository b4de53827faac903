/** The names of those whom one ignores, as a file: one for all clients of a user. Knows files; whom one ignores is the client's. */
import {mkdirSync, readFileSync} from 'node:fs';
import path from 'node:path';
import envPaths from 'env-paths';
import * as v from 'valibot';
import type {IgnoredNames} from '../client/ignoring.ts';
import {replaceFile} from './replace-file.ts';

const schema = v.object({ignored: v.array(v.string())});

export const ignoredFile = (): string => path.join(envPaths('chat-tui', {suffix: ''}).config, 'ignored.json');

/** Nobody when nothing was kept, or when the file is not one of ours. */
const read = (file: string): readonly string[] => {
	try {
		return v.parse(schema, JSON.parse(readFileSync(file, 'utf8'))).ignored;
	} catch {
		return [];
	}
};

/** Throws nothing: a folder that cannot be written costs only that it is remembered. */
export const createIgnoredNames = (file: string): IgnoredNames => ({
	read: () => read(file),
	change(change) {
		try {
			mkdirSync(path.dirname(file), {recursive: true, mode: 0o700});
			replaceFile(file, `${JSON.stringify({ignored: change(read(file))}, undefined, '\t')}\n`);
		} catch {
			// It holds for this run.
		}
	},
});
