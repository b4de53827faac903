/** Reads chat.db for searching, beside the thread that writes it. Knows nothing of words. */
import type {Amend, Seq} from '../../../messages.ts';
import {filesOf} from '../directory.ts';
import {type Database, hasTable, loadSqlite, numberOf} from '../driver.ts';
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
	/** The same of the edit or the deletion that stands. */
	readonly change: string | undefined;
};

/** What was said, as it stands and as people search it. What was deleted or cannot be read is found by nothing. */
export const textOf = ({body, change}: StoredMessage): string => {
	try {
		if (change === undefined) {
			return (JSON.parse(body) as {text: string}).text;
		}

		const {amendment} = JSON.parse(change) as Pick<Amend, 'amendment'>;
		return amendment.type === 'edit' ? amendment.text : '';
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
	/** Up to `limit` edits and deletions above `after` and up to `through` that stand, oldest first, and of which messages they are. */
	changes(after: Seq, through: Seq, limit: number): ReadonlyArray<{readonly seq: Seq; readonly target: Seq}>;
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

const change = `(
	SELECT changes.body FROM amendments JOIN entries AS changes USING (seq)
	WHERE amendments.target = entries.seq AND subject IN ('edit', 'delete') AND stands = 1
)`;

const columns = `entries.seq AS seq, feed, also_feed, entries.body AS body, ${change} AS change`;

/** By the numbers, not by an index of feeds: the statements are to stop at the first rows. */
export const readerQueries = {
	newestFirst: `SELECT ${columns} FROM entries NOT INDEXED WHERE seq > ? AND seq < ? AND feed IS NOT NULL ORDER BY seq DESC`,
	oldestFirst: `SELECT ${columns} FROM entries NOT INDEXED WHERE seq > ? AND feed IS NOT NULL ORDER BY seq LIMIT ?`,
	message: `SELECT ${columns} FROM entries WHERE seq = ? AND feed IS NOT NULL`,
} as const;

const changesQuery = `
	SELECT seq, target FROM amendments NOT INDEXED
	WHERE seq > ? AND seq <= ? AND stands = 1 AND subject IN ('edit', 'delete') ORDER BY seq LIMIT ?`;

type Row = {
	readonly seq: number;
	readonly feed: string;
	readonly also_feed: string | null;
	readonly body: string;
	readonly change: string | null;
};

const toMessage = (row: Record<string, unknown>): StoredMessage => {
	const {seq, feed, also_feed: alsoFeed, body, change} = row as Row;
	return {seq, feed, alsoFeed: alsoFeed ?? undefined, body, change: change ?? undefined};
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
		// A file of an earlier version, which a server has not opened since: nothing in it was ever removed, or changed.
		const hasCounters = hasTable(database, 'counters');
		const hasAmendments = hasTable(database, 'amendments');
		const prepare = (query: string) =>
			database.prepare(hasAmendments ? query : query.replace(change, 'NULL'));
		const newestFirst = prepare(readerQueries.newestFirst);
		const oldestFirst = prepare(readerQueries.oldestFirst);
		const message = prepare(readerQueries.message);
		const changes = hasAmendments ? database.prepare(changesQuery) : undefined;
		const counter = (name: 'last' | 'messages') => (hasCounters ? readCounter(database, name) : 0);
		return {
			*newestFirst(after, before) {
				const rows = attempt(() => newestFirst.iterate(after, before));
				try {
					for (let row = attempt(() => rows.next()); !row.done; row = attempt(() => rows.next())) {
						yield toMessage(row.value);
					}
				} finally {
					// A statement that was left in the middle would hold on to the history as it was then.
					rows.return?.();
				}
			},
			oldestFirst: (after, limit) => attempt(() => oldestFirst.all(after, limit).map(toMessage)),
			message: seq =>
				attempt(() => {
					const row = message.get(seq);
					return row && toMessage(row);
				}),
			changes: (after, through, limit) =>
				attempt(() => (changes?.all(after, through, limit) ?? []) as Array<{seq: Seq; target: Seq}>),
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
