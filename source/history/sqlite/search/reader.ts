/** Reads chat.db for searching, beside the thread that writes it. Knows nothing of words. */
import type {Seq} from '../../../messages.ts';
import {filesOf} from '../directory.ts';
import {loadSqlite, numberOf} from '../driver.ts';

/** A message or a whisper as it is stored. */
export type StoredMessage = {
	readonly seq: Seq;
	readonly feed: string;
	readonly alsoFeed: string | undefined;
	/** JSON of the draft: an entry without its number. */
	readonly body: string;
};

export type HistoryReader = {
	/** Messages above `after` and below `before`, newest first, read as they are asked for. */
	newestFirst(after: Seq, before: Seq): Iterable<StoredMessage>;
	/** Up to `limit` messages above `after`, oldest first. */
	oldestFirst(after: Seq, limit: number): readonly StoredMessage[];
	/** One message, unless it is gone. */
	message(seq: Seq): StoredMessage | undefined;
	/** The number of the oldest message, and that of the newest entry of any kind; 0 when there is none. */
	firstMessage(): Seq;
	last(): Seq;
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
	first: 'SELECT seq FROM entries NOT INDEXED WHERE feed IS NOT NULL ORDER BY seq LIMIT 1',
	last: 'SELECT max(seq) FROM entries',
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

/** Open the history of a data directory to read it, whether a server writes to it or not. Throws what SQLite throws. */
export const openReader = (directory: string): HistoryReader => {
	const {DatabaseSync} = loadSqlite();
	const database = new DatabaseSync(filesOf(directory).database, {readOnly: true});
	try {
		database.exec(`PRAGMA busy_timeout = ${busyMs}`);
		const newestFirst = database.prepare(readerQueries.newestFirst);
		const oldestFirst = database.prepare(readerQueries.oldestFirst);
		const message = database.prepare(readerQueries.message);
		return {
			*newestFirst(after, before) {
				for (const row of newestFirst.iterate(after, before)) {
					yield toMessage(row);
				}
			},
			oldestFirst: (after, limit) => oldestFirst.all(after, limit).map(toMessage),
			message(seq) {
				const row = message.get(seq);
				return row && toMessage(row);
			},
			firstMessage: () => numberOf(database, readerQueries.first),
			last: () => numberOf(database, readerQueries.last),
			close: () => database.close(),
		};
	} catch (error) {
		database.close();
		throw error;
	}
};
