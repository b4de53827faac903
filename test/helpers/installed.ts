import {accessSync, constants} from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import test from 'ava';

const isInstalled = (program: string): boolean =>
	(process.env.PATH ?? '').split(path.delimiter).some(folder => {
		try {
			accessSync(path.join(folder, program), constants.X_OK);
			return true;
		} catch {
			return false;
		}
	});

/**
`test` for what needs another program. Where that is not installed ava counts it as skipped; in CI it always runs, and
fails if the program is missing.
*/
export const testWith = (program: string): typeof test.serial | typeof test.skip =>
	isInstalled(program) || process.env.CI !== undefined ? test.serial : test.skip;
