/** Small pieces that all writing shares. */
import type {Seq} from '../../messages.ts';
import {type Database, numberOf} from './driver.ts';

/** Carry out writes in one commit: all or none. Throws what SQLite throws. */
export const transact = (database: Database, work: () => void): void => {
	database.exec('BEGIN IMMEDIATE');
	try {
		work();
		database.exec('COMMIT');
	} catch (error) {
		// SQLite has rolled back by itself after some errors, such as a full disk.
		if (database.isTransaction) {
			database.exec('ROLLBACK');
		}

		throw error;
	}
};

/**
Numbers that outlive the entries they came from. `last` is the highest number that was removed or is below it; all messages up to `messages`
have been removed, and all that are no messages up to `others`.
*/
export type Counter = 'last' | 'messages' | 'others';

/** 0 when it was never set. */
export const readCounter = (database: Database, name: Counter): Seq =>
	numberOf(database, `SELECT value FROM counters WHERE name = '${name}'`);

/** Counters only rise. */
export const raiseCounter = (database: Database, name: Counter, value: Seq): void => {
	database
		.prepare(
			'INSERT INTO counters VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = max(value, excluded.value)',
		)
		.run(name, value);
};
