/** Empty directories that are gone after the test. */
import {mkdtemp, rm} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import path from 'node:path';
import type {ExecutionContext} from 'ava';

/** A new empty directory of the test's own. */
export const temporaryDirectory = async (t: ExecutionContext): Promise<string> => {
	const directory = await mkdtemp(path.join(tmpdir(), 'chat-tui-'));
	t.teardown(() => rm(directory, {recursive: true, force: true}));
	return directory;
};
