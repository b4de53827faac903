/** The tables, and how an older file becomes one of today. */
import {JournalError} from '../journal.ts';
import {type Database, numberOf} from './driver.ts';

/**
One step per version of the file, which SQLite keeps in `user_version`; a step is never changed once it was released.

An index of SQLite ends with the row's number, so each of these two is in the order of feed and then seq: a page of a feed is one range of it.
*/
const migrations: readonly string[] = [
	`
	CREATE TABLE entries (
		seq INTEGER PRIMARY KEY,
		time INTEGER NOT NULL,
		type TEXT NOT NULL,
		feed TEXT,
		also_feed TEXT,
		body TEXT NOT NULL
	) STRICT;
	CREATE INDEX entries_feed ON entries (feed) WHERE feed IS NOT NULL;
	CREATE INDEX entries_also_feed ON entries (also_feed) WHERE also_feed IS NOT NULL;
	`,
	`
	CREATE TABLE snapshots (
		seq INTEGER NOT NULL,
		line INTEGER NOT NULL,
		is_last INTEGER NOT NULL,
		checksum INTEGER NOT NULL,
		body TEXT NOT NULL,
		PRIMARY KEY (seq, line)
	) STRICT;
	CREATE TABLE counters (name TEXT PRIMARY KEY, value INTEGER NOT NULL) STRICT, WITHOUT ROWID;
	`,
	// Of the changes of one message with the same subject the last one stands. The entries themselves are among the others, in no feed.
	`
	CREATE TABLE amendments (
		seq INTEGER PRIMARY KEY,
		target INTEGER NOT NULL,
		subject TEXT NOT NULL,
		stands INTEGER NOT NULL,
		feed TEXT NOT NULL,
		also_feed TEXT
	) STRICT;
	CREATE INDEX amendments_target ON amendments (target);
	CREATE INDEX amendments_standing ON amendments (target, subject) WHERE stands = 1;
	CREATE INDEX amendments_feed ON amendments (feed) WHERE stands = 1;
	CREATE INDEX amendments_also_feed ON amendments (also_feed) WHERE stands = 1 AND also_feed IS NOT NULL;
	`,
];

/** A database, but another program's. */
export class ForeignFileError extends JournalError {
	constructor(directory: string) {
		super('corrupt', `The file chat.db in ${directory} is not a history of chat-tui.`);
	}
}

/**
Bring the file to the present version, in one transaction.

@throws JournalError `failed` when the file is of a newer version, ForeignFileError
*/
export const migrate = (database: Database, directory: string): void => {
	const version = numberOf(database, 'PRAGMA user_version');
	if (version > migrations.length) {
		throw new JournalError(
			'failed',
			`The history in ${directory} was written by a newer version of chat-tui (its format is ${version}, this version knows ${migrations.length}).`,
		);
	}

	const tables = numberOf(database, 'SELECT count(*) FROM sqlite_schema');
	const entries = numberOf(
		database,
		"SELECT count(*) FROM sqlite_schema WHERE type = 'table' AND name = 'entries'",
	);
	if (version === 0 ? tables > 0 : entries === 0) {
		throw new ForeignFileError(directory);
	}

	if (version === migrations.length) {
		return;
	}

	database.exec('BEGIN IMMEDIATE');
	for (const step of migrations.slice(version)) {
		database.exec(step);
	}

	database.exec(`PRAGMA user_version = ${migrations.length}; COMMIT`);
};
