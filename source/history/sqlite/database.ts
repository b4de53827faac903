/** The file chat.db: rows in and JSON out, synchronously. Knows nothing of threads or queues. */
import type {Seq} from '../../messages.ts';
import {type Bounds, type ChangesRange, type Feed, JournalError, reactionsMax} from '../journal.ts';
import {createAmendments} from './amendments.ts';
import {filesOf} from './directory.ts';
import {type Database, loadSqlite, numberOf} from './driver.ts';
import {type Flush, type LogFile, openLogFile} from './log-file.ts';
import {resultCodeOf} from './problems.ts';
import {createPruner, type PrunedPiece} from './prune.ts';
import type {WorkerOptions} from './requests.ts';
import {migrate} from './schema.ts';
import {createSnapshots, type Snapshots} from './snapshots.ts';
import {readCounter} from './transact.ts';
import {createWriter, type Writer} from './write.ts';

/** How long to wait for another program that has the file locked, such as a backup. */
const busyMs = 5000;

/** How long the log may grow before it is put into the file, pages of 4 KiB. At 1000, SQLite's own choice, one commit of a hundred waited for that in a flood. */
const logPagesMax = 4000;

/** SQLITE_READONLY, https://www.sqlite.org/rescode.html#readonly */
const readOnly = 8;

export type HistoryDatabase = Writer & {
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

WAL, and one flush of the log per write, which is ours (see `log-file.ts`): SQLite itself waits for the disk only where it puts the log
into the file, which it does four times as rarely as it would. `fullfsync` is for macOS, whose fsync does not reach the platter.

@throws what SQLite throws, or JournalError (see `migrate`)
*/
export const openDatabase = ({directory, bytesMax}: WorkerOptions, flush?: Flush): HistoryDatabase => {
	const {DatabaseSync} = loadSqlite();
	const database = new DatabaseSync(filesOf(directory).database);
	let log: LogFile | undefined;
	try {
		database.exec(`
			PRAGMA busy_timeout = ${busyMs};
			PRAGMA journal_mode = WAL;
			PRAGMA synchronous = NORMAL;
			PRAGMA fullfsync = ON;
			PRAGMA checkpoint_fullfsync = ON;
			PRAGMA wal_autocheckpoint = ${logPagesMax};
		`);
		migrate(database, directory);
		provedWritable(database, directory);
		if (bytesMax !== undefined) {
			const pages = Math.floor(bytesMax / numberOf(database, 'PRAGMA page_size'));
			database.exec(`PRAGMA max_page_count = ${pages}`);
		}

		const after = database.prepare(queries.after);
		const before = database.prepare(queries.before);
		const replay = database.prepare(queries.replay);

		const amendments = createAmendments(database);

		const snapshots = createSnapshots(database);
		const opened = openLogFile(directory, flush);
		log = opened;

		return {
			...createWriter(database, opened, amendments),
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
			close() {
				opened.close();
				database.close();
			},
		};
	} catch (error) {
		log?.close();
		database.close();
		throw error;
	}
};
