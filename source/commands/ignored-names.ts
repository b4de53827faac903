/** The names of those whom one ignores, as a file: one for all clients of a user. Knows files; whom one ignores is the client's. */
import {mkdirSync, readFileSync, renameSync, writeFileSync} from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import envPaths from 'env-paths';
import * as v from 'valibot';
import type {IgnoredNames} from '../client/ignoring.ts';

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
			// All or nothing: whoever dies in between leaves the file that was.
			const draft = `${file}.${process.pid}.new`;
			writeFileSync(draft, `${JSON.stringify({ignored: change(read(file))}, undefined, '\t')}\n`, {
				mode: 0o600,
			});
			renameSync(draft, file);
		} catch {
			// It holds for this run.
		}
	},
});
