/** The data directory: which files it has and who may read them. Knows nothing of what is in them. */
import {closeSync, mkdirSync, openSync} from 'node:fs';
import path from 'node:path';
import {directoryError} from './problems.ts';

/** Paths of the files in a data directory. SQLite adds `chat.db-wal` and `chat.db-shm`, with the modes of `chat.db`. */
export const filesOf = (directory: string) => ({
	database: path.join(directory, 'chat.db'),
	lock: path.join(directory, 'server.lock'),
	pid: path.join(directory, 'server.pid'),
});

/** Create a file that only its owner may read, unless it exists: one that exists is not even opened. */
const createFile = (file: string) => {
	try {
		closeSync(openSync(file, 'wx', 0o600));
	} catch (error) {
		if ((error as NodeJS.ErrnoException).code !== 'EEXIST') {
			throw error;
		}
	}
};

/**
Create the directory (mode 0700) and its files (0600), as far as they do not exist: SQLite would create them for everyone to read.
Synchronous, because closing a file gives up the locks that this process has on it (POSIX): nothing of this process may lock one in between.

@throws JournalError `unwritable` or `full`
*/
export const prepareDirectory = (directory: string): void => {
	try {
		mkdirSync(directory, {recursive: true, mode: 0o700});
	} catch (error) {
		throw directoryError(directory, 'created', error);
	}

	const files = filesOf(directory);
	try {
		createFile(files.lock);
		createFile(files.database);
	} catch (error) {
		throw directoryError(directory, 'written to', error);
	}
};
