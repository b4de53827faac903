/** The data directory: which files it has and who may read them. Knows nothing of what is in them. */
import {chmodSync, closeSync, fsyncSync, mkdirSync, openSync, rmSync, statSync, writeSync} from 'node:fs';
import path from 'node:path';
import {directoryError} from './problems.ts';

/** Paths of the files in a data directory. SQLite adds `chat.db-wal` and `chat.db-shm`, with the modes of `chat.db`. */
export const filesOf = (directory: string) => ({
	database: path.join(directory, 'chat.db'),
	search: path.join(directory, 'search.db'),
	lock: path.join(directory, 'server.lock'),
	pid: path.join(directory, 'server.pid'),
	/** There when something in the database could not be read: the next start looks through all of it. */
	suspect: path.join(directory, 'chat.db.suspect'),
	/** There only while `proveRoom` writes it, and after a crash at that moment. */
	probe: path.join(directory, 'probe.tmp'),
});

const codeOf = (error: unknown) => (error as NodeJS.ErrnoException).code;

/**
Create a directory and those above it, for its owner alone. Not by `mkdir`'s own `recursive`: below a directory that takes no
new ones, such as /proc, Node tries again for ever.
*/
const createDirectory = (directory: string): void => {
	try {
		mkdirSync(directory, 0o700);
	} catch (error) {
		const parent = path.dirname(directory);
		if (codeOf(error) === 'ENOENT' && parent !== directory) {
			createDirectory(parent);
			mkdirSync(directory, 0o700);
		} else if (!statSync(directory, {throwIfNoEntry: false})?.isDirectory()) {
			throw error;
		}
	}
};

/** Take from everyone but the owner what they may do with a file; as far as the system lets us. */
const makePrivate = (file: string): void => {
	try {
		const {mode} = statSync(file);
		if ((mode & 0o077) !== 0) {
			chmodSync(file, mode & 0o700);
		}
	} catch {
		// Another user's file: whether it can be used at all is found out when it is opened.
	}
};

/** Create a file that only its owner may read; one that exists is made so, and not even opened. */
export const createFile = (file: string): void => {
	try {
		closeSync(openSync(file, 'wx', 0o600));
	} catch (error) {
		if (codeOf(error) !== 'EEXIST') {
			throw error;
		}

		makePrivate(file);
	}
};

/**
Create the directory (mode 0700) and its files (0600), as far as they do not exist: SQLite would create them for everyone to read.
Synchronous, because closing a file gives up the locks that this process has on it (POSIX): nothing of this process may lock one in between.

@throws JournalError `unwritable` or `full`
*/
export const prepareDirectory = (directory: string): void => {
	try {
		createDirectory(directory);
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

/** Have the next start look through the whole history: a part of it could not be read. */
export const markSuspect = (directory: string): void => {
	try {
		createFile(filesOf(directory).suspect);
	} catch {
		// The same damage is met again.
	}
};

/** How much room there must be again, bytes: with only a little the next message but one would be refused once more. */
const roomBytes = 1024 * 1024;

/**
Write so much to the disk, and remove it again.

@throws JournalError `full` or `unwritable`
*/
export const proveRoom = (directory: string): void => {
	const file = filesOf(directory).probe;
	try {
		const descriptor = openSync(file, 'w', 0o600);
		try {
			const bytes = Buffer.alloc(roomBytes);
			// A disk that is nearly full takes a part first, and says so only when asked for the rest.
			for (let written = 0; written < bytes.length; ) {
				written += writeSync(descriptor, bytes, written);
			}

			fsyncSync(descriptor);
		} finally {
			closeSync(descriptor);
			rmSync(file, {force: true});
		}
	} catch (error) {
		throw directoryError(directory, 'written to', error);
	}
};
