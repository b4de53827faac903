/** Reads chat.db for searching, beside the thread that writes it. Knows nothing of words. */
import type {Seq} from '../../../messages.ts';
import {filesOf} from '../directory.ts';
import {type Database, loadSqlite, numberOf} from '../driver.ts';
import {fromProblem, toProblem} from '../problems.ts';
import {noteDamage} from '../rescue.ts';
import {readCounter} from '../transact.ts';

/** A message or a whisper as it is stored. */
export type StoredMessage = {
	readonly seq: Seq;
	readonly feed: string;
	readonly alsoFeed: string | undefined;
	/** JSON of the draft: an entry without its number. */
	readonly body: string;
};

/** What was said, as people search it. What cannot be read is found by nothing. */
export const textOf = ({body}: StoredMessage): string => {
	try {
		return (JSON.parse(body) as {text: string}).text;
	} catch {
		return '';
	}
};

/** Everything throws a `JournalError`. */
export type HistoryReader = {
	/** Messages above `after` and below `before`, newest first, read as they are asked for. */
	newestFirst(after: Seq, before: Seq): Iterable<StoredMessage>;
	/** Up to `limit` messages above `after`, oldest first. */
	oldestFirst(after: Seq, limit: number): readonly StoredMessage[];
	/** One message, unless it is gone. */
	message(seq: Seq): StoredMessage | undefined;
	/** The number of the newest entry that there is or was; 0 when there was none. */
	last(): Seq;
	/** All messages up to here are gone. */
	prunedThrough(): Seq;
	/** Whether there is no message at all. */
	isEmpty(): boolean;
	close(): void;
};

/** How long to wait for another program that has the file locked, ms. */
const busyMs = 5000;

const columns = 'seq, feed, also_feed, body';

/** By the numbers, not by an index of feeds: the statements are to stop at the first rows. */
export const readerQueries = {
	newestFirst: `SELECT ${columns} FROM entries NOT INDEXED WHERE seq > ? AND seq < ? AND feed IS NOT NULL ORDER BY seq DESC`,
	oldestFirst: `SELECT ${columns} FROM entries NOT INDEXED WHERE seq > ? AND feed IS NOT NULL ORDER BY seq LIMIT ?`,
	message: `SELECT ${columns} FROM entries WHERE seq = ? AND feed IS NOT NULL`,
} as const;

type Row = {
	readonly seq: number;
	readonly feed: string;
	readonly also_feed: string | null;
	readonly body: string;
};

const toMessage = (row: Record<string, unknown>): StoredMessage => {
	const {seq, feed, also_feed: alsoFeed, body} = row as Row;
	return {seq, feed, alsoFeed: alsoFeed ?? undefined, body};
};

/** The database of a history, to be read; `attempt` makes what it throws a `JournalError`, and remembers damage. */
export type ReadableHistory = {
	readonly database: Database;
	attempt<Result>(work: () => Result): Result;
};

/** Open the file chat.db of a data directory to read it, whether a server writes to it or not. Throws a `JournalError`. */
export const openToRead = (directory: string): ReadableHistory => {
	const {DatabaseSync} = loadSqlite();
	const attempt = <Result>(work: () => Result): Result => {
		try {
			return work();
		} catch (error) {
			noteDamage(directory, error);
			throw fromProblem(toProblem(directory, error));
		}
	};

	return attempt(() => {
		const database = new DatabaseSync(filesOf(directory).database, {readOnly: true});
		try {
			database.exec(`PRAGMA busy_timeout = ${busyMs}`);
			// The first that looks into the file.
			numberOf(database, 'SELECT count(*) FROM sqlite_schema');
			return {database, attempt};
		} catch (error) {
			database.close();
			throw error;
		}
	});
};

/** Read the messages of an open history. Throws a `JournalError`. */
export const createReader = ({database, attempt}: ReadableHistory): HistoryReader =>
	attempt(() => {
		const newestFirst = database.prepare(readerQueries.newestFirst);
		const oldestFirst = database.prepare(readerQueries.oldestFirst);
		const message = database.prepare(readerQueries.message);
		// A file of an earlier version, which a server has not opened since: nothing was ever removed from it.
		const hasCounters = numberOf(database, "SELECT count(*) FROM sqlite_schema WHERE name = 'counters'") > 0;
		const counter = (name: 'last' | 'messages') => (hasCounters ? readCounter(database, name) : 0);
		return {
			*newestFirst(after, before) {
				const rows = attempt(() => newestFirst.iterate(after, before));
				for (let row = attempt(() => rows.next()); !row.done; row = attempt(() => rows.next())) {
					yield toMessage(row.value);
				}
			},
			oldestFirst: (after, limit) => attempt(() => oldestFirst.all(after, limit).map(toMessage)),
			message: seq =>
				attempt(() => {
					const row = message.get(seq);
					return row && toMessage(row);
				}),
			last: () =>
				attempt(() => Math.max(numberOf(database, 'SELECT max(seq) FROM entries'), counter('last'))),
			prunedThrough: () => attempt(() => counter('messages')),
			isEmpty: () =>
				attempt(
					() => numberOf(database, 'SELECT EXISTS (SELECT 1 FROM entries WHERE feed IS NOT NULL)') === 0,
				),
			close: () => database.close(),
		};
	});

/** Open the history of a data directory to read its messages. Throws a `JournalError`. */
export const openReader = (directory: string): HistoryReader => {
	const readable = openToRead(directory);
	try {
		return createReader(readable);
	} catch (error) {
		readable.database.close();
		throw error;
	}
};
