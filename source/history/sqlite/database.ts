/** The file chat.db: rows in and JSON out, synchronously. Knows nothing of threads or queues. */
import type {Draft, Seq} from '../../messages.ts';
import {type Bounds, type ChangesRange, type Feed, feedsOf, JournalError, reactionsMax} from '../journal.ts';
import {createAmendments} from './amendments.ts';
import {filesOf} from './directory.ts';
import {type Database, loadSqlite, numberOf} from './driver.ts';
import {resultCodeOf} from './problems.ts';
import {createPruner, type PrunedPiece} from './prune.ts';
import type {WorkerOptions} from './requests.ts';
import {migrate} from './schema.ts';
import {createSnapshots, type Snapshots} from './snapshots.ts';
import {readCounter, transact} from './transact.ts';

/** How long to wait for another program that has the file locked, such as a backup. */
const busyMs = 5000;

/** SQLITE_READONLY, https://www.sqlite.org/rescode.html#readonly */
const readOnly = 8;

/** The size of a probe, bytes: more than most messages. */
const probeBytes = 64 * 1024;

export type HistoryDatabase = {
	/** Commit drafts, one JSON object a line, the first of them at `first`: all or none. Durable on return. */
	write(first: Seq, lines: string): void;
	/** The reads return a JSON array of entries, oldest first. */
	after(feed: Feed, seq: Seq, limit: number): string;
	before(feed: Feed, seq: Seq, limit: number): string;
	changes(feed: Feed, range: ChangesRange, limit: number): string;
	amendments(targets: readonly Seq[]): string;
	replay(seq: Seq, limit: number): string;
	last(): Seq;
	readonly snapshots: Snapshots;
	/** Remove some of what is beyond the bounds, in one commit. */
	prune(bounds: Bounds): PrunedPiece;
	/** A small commit that leaves nothing behind. Throws what a write would throw. */
	probe(): void;
	/** Read all there is. Throws what SQLite throws, or JournalError `corrupt`. */
	check(): void;
	close(): void;
};

type Row = Record<string, unknown>;

/** The stored JSON has no seq, for it was made before there was one. */
export const entryOf = ({seq, body}: Row) => `{"seq":${seq},${String(body).slice(1)}`;

const pageOf = (rows: readonly Row[]) => `[${rows.map(entryOf).join(',')}]`;

/** A whisper is in two feeds, and each has an index: SQLite walks both at once and stops at the limit, without sorting. */
const feedPage = (comparison: '<' | '>', order: 'ASC' | 'DESC') => `
	SELECT seq, body FROM entries WHERE feed = :feed AND seq ${comparison} :seq
	UNION ALL
	SELECT seq, body FROM entries WHERE also_feed = :feed AND seq ${comparison} :seq
	ORDER BY seq ${order} LIMIT :limit`;

/** The statements by name; tests look at how SQLite carries them out. */
export const queries = {
	insert: 'INSERT INTO entries (seq, time, type, feed, also_feed, body) VALUES (?, ?, ?, ?, ?, ?)',
	after: feedPage('>', 'ASC'),
	before: feedPage('<', 'DESC'),
	replay: 'SELECT seq, body FROM entries WHERE seq > ? ORDER BY seq LIMIT ?',
} as const;

/** A file that may only be read opens like any other: it is better to know now than at the first message. */
const provedWritable = (database: Database, directory: string) => {
	try {
		// On such a file `BEGIN IMMEDIATE` would begin to read; this removes nothing, but asks to write.
		database.exec('DELETE FROM entries WHERE seq = -1');
	} catch (error) {
		if (resultCodeOf(error) === readOnly) {
			throw new JournalError(
				'unwritable',
				`The file ${filesOf(directory).database} cannot be written to: it may only be read.`,
				{cause: error},
			);
		}

		throw error;
	}
};

/**
Open the database of a directory, and create or migrate it where needed.

WAL with `synchronous=FULL`: one fsync of the log per commit. `fullfsync` is for macOS, whose fsync does not reach the platter.

@throws what SQLite throws, or JournalError (see `migrate`)
*/
export const openDatabase = ({directory, bytesMax}: WorkerOptions): HistoryDatabase => {
	const {DatabaseSync} = loadSqlite();
	const database = new DatabaseSync(filesOf(directory).database);
	try {
		database.exec(`
			PRAGMA busy_timeout = ${busyMs};
			PRAGMA journal_mode = WAL;
			PRAGMA synchronous = FULL;
			PRAGMA fullfsync = ON;
		`);
		migrate(database, directory);
		provedWritable(database, directory);
		if (bytesMax !== undefined) {
			const pages = Math.floor(bytesMax / numberOf(database, 'PRAGMA page_size'));
			database.exec(`PRAGMA max_page_count = ${pages}`);
		}

		const insert = database.prepare(queries.insert);
		const after = database.prepare(queries.after);
		const before = database.prepare(queries.before);
		const replay = database.prepare(queries.replay);

		const amendments = createAmendments(database);

		const insertAll = (first: Seq, lines: string) => {
			let seq = first;
			for (const body of lines.split('\n')) {
				const draft = JSON.parse(body) as Draft;
				// What has a feed is a message to whoever reads the table.
				const [feed = null, second] = draft.type === 'amend' ? [] : feedsOf(draft);
				if (draft.type === 'amend') {
					amendments.note(seq, draft);
				}

				// Someone who whispers to themselves would find it twice.
				const also = second === undefined || second === feed ? null : second;
				insert.run(seq++, Math.trunc(draft.time), draft.type, feed, also, body);
			}
		};

		const snapshots = createSnapshots(database);

		return {
			write: (first, lines) => transact(database, () => insertAll(first, lines)),
			// An entry before the first, which no commit contains: it takes pages of the file, and the commit takes room in the log.
			probe: () =>
				transact(database, () => {
					insert.run(-1, 0, 'probe', null, null, ' '.repeat(probeBytes));
					database.exec('DELETE FROM entries WHERE seq = -1');
				}),
			after: (feed, seq, limit) => pageOf(after.all({feed, seq, limit: Math.max(0, limit)})),
			before: (feed, seq, limit) => pageOf(before.all({feed, seq, limit: Math.max(0, limit)}).reverse()),
			changes: (feed, range, limit) => pageOf(amendments.changes(feed, range, limit)),
			amendments: targets => pageOf(amendments.of(targets, reactionsMax)),
			replay: (seq, limit) => pageOf(replay.all(seq, Math.max(0, limit))),
			check() {
				const [finding] = database.prepare('PRAGMA integrity_check(1)').all();
				const garbled = numberOf(database, 'SELECT count(*) FROM entries WHERE NOT json_valid(body)');
				if (finding?.integrity_check !== 'ok' || garbled > 0) {
					throw new JournalError('corrupt', `The history in ${directory} is damaged.`);
				}
			},
			// What is pruned or damaged may be the newest of all.
			last: () => Math.max(numberOf(database, 'SELECT max(seq) FROM entries'), readCounter(database, 'last')),
			snapshots,
			prune: createPruner(database, snapshots, amendments),
			close: () => database.close(),
		};
	} catch (error) {
		database.close();
		throw error;
	}
};
