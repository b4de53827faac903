/**
Keeps two servers out of one data directory. The lock is a transaction on a database of its own, held as long as the server
runs: the operating system takes it back with the process, however that ends, so there is never a stale one to guess about.
*/
import {readFileSync, rmSync, writeFileSync} from 'node:fs';
import {JournalError} from '../journal.ts';
import {filesOf} from './directory.ts';
import {loadSqlite} from './driver.ts';
import {resultCodeOf} from './problems.ts';

/** SQLITE_BUSY, https://www.sqlite.org/rescode.html#busy */
const busy = 5;

/** The holder's process id, when it could be written and read: a help for people, nothing is decided by it. */
const holderOf = (pidFile: string) => {
	try {
		const pid = readFileSync(pidFile, 'utf8').trim();
		return /^\d+$/.test(pid) ? ` (process ${pid})` : '';
	} catch {
		return '';
	}
};

const attempt = (action: () => void) => {
	try {
		action();
	} catch {}
};

/**
Take the lock of a prepared directory. Returns what releases it.

@throws JournalError `locked`
*/
export const takeLock = (directory: string): (() => void) => {
	const {DatabaseSync} = loadSqlite();
	const files = filesOf(directory);
	const database = new DatabaseSync(files.lock);
	try {
		database.exec('BEGIN EXCLUSIVE');
	} catch (error) {
		database.close();
		if (resultCodeOf(error) === busy) {
			throw new JournalError(
				'locked',
				`The data directory ${directory} is in use by another server${holderOf(files.pid)}.`,
				{cause: error},
			);
		}

		throw error;
	}

	// Without the file the message of the next server names no process; nothing else is lost.
	attempt(() => writeFileSync(files.pid, `${process.pid}\n`, {mode: 0o600}));

	return () => {
		attempt(() => rmSync(files.pid));
		database.close();
	};
};
