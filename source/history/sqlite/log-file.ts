/**
The log that SQLite writes its commits into (`chat.db-wal`), and the wait until the disk has it. Knows nothing of what is in it.

SQLite can do the waiting itself (`synchronous=FULL`), and calls `fsync`, which waits for the file's times as well. The log is written over
again and again and keeps its size, so that `fdatasync` waits for the bytes alone: 0.2 ms instead of 0.4 on ext4.
*/
import {closeSync, fdatasyncSync, openSync} from 'node:fs';
import {filesOf} from './directory.ts';
import {directoryError} from './problems.ts';

export type LogFile = {
	/** Wait until what has been committed survives the machine going down. Throws JournalError `full` or `unwritable`. */
	flush(): void;
	close(): void;
};

/** Waits until the bytes of an open file are on the disk. On macOS, Node has it reach the platter (F_FULLFSYNC). */
export type Flush = (descriptor: number) => void;

/** The log of a database that is open, and in WAL mode. */
export const openLogFile = (directory: string, flush: Flush = fdatasyncSync): LogFile => {
	// Windows flushes no file that was opened only to be read.
	const descriptor = openSync(`${filesOf(directory).database}-wal`, 'r+');
	return {
		flush() {
			try {
				flush(descriptor);
			} catch (error) {
				throw directoryError(directory, 'written to', error);
			}
		},
		close: () => closeSync(descriptor),
	};
};
