/** The file search.db: which message has which tokens. All of it can be made again from chat.db. Knows nothing of when. */
import {createHash} from 'node:crypto';
import {rmSync} from 'node:fs';
import type {Seq} from '../../../messages.ts';
import type {Query} from '../../../text/search.ts';
import {createFile, filesOf} from '../directory.ts';
import {type Database, loadSqlite, numberOf} from '../driver.ts';
import {transact} from '../transact.ts';
import {createFeedKeys} from './feed-keys.ts';
import {type HistoryReader, type StoredMessage, textOf} from './reader.ts';
import {matchExpression, readerToken, tokensOf} from './tokens.ts';

/** Rises whenever the tables or the tokens of a text change: an index of another version is made again. */
const version = 1;

export type SearchIndex = {
	/** Every message up to here is in the index. */
	position(): Seq;
	/** Put messages into the index, oldest first: all that there are up to `position`, and earlier ones that were `changed` up to there. All or none. */
	add(messages: readonly StoredMessage[], position: Seq, changed?: readonly StoredMessage[]): void;
	/** Numbers of messages that may match, the newest first, from `from` on and below `below`. All that match are among them. */
	find(query: Query, feeds: readonly string[] | undefined, from: Seq, below: Seq): Iterable<Seq>;
	/** Forget the oldest messages up to `through`, at most `limit` of them; how many they were. */
	forget(through: Seq, limit: number): number;
	close(): void;
};

// `ascii` takes everything that is not ASCII for letters and only folds the case of ASCII: it cuts tokens at spaces and changes none.
const schema = `
	CREATE TABLE state (position INTEGER NOT NULL, witness INTEGER NOT NULL, digest TEXT NOT NULL) STRICT;
	INSERT INTO state VALUES (0, 0, '');
	CREATE TABLE feeds (key INTEGER PRIMARY KEY, feed TEXT NOT NULL UNIQUE) STRICT;
	CREATE VIRTUAL TABLE texts USING fts5(tokens, content='', contentless_delete=1, tokenize='ascii');
	PRAGMA user_version = ${version};
`;

export const indexQueries = {
	find: 'SELECT rowid FROM texts WHERE texts MATCH ? AND rowid >= ? AND rowid < ? ORDER BY rowid DESC',
	oldest: 'SELECT rowid FROM texts WHERE rowid <= ? ORDER BY rowid LIMIT ?',
} as const;

const digestOf = ({seq, body}: StoredMessage): string =>
	createHash('sha256').update(`${seq} ${body}`).digest('base64url');

/** Why an index is of no use. */
export type IndexProblem = 'missing' | 'version' | 'foreign';

/** What is wrong with an open index, if anything: it must be of this version, and of this history and not of one that was here before. */
const problemOf = (database: Database, reader: HistoryReader): IndexProblem | undefined => {
	if (numberOf(database, 'PRAGMA user_version') !== version) {
		return numberOf(database, 'SELECT count(*) FROM sqlite_schema') === 0 ? 'missing' : 'version';
	}

	const state = database.prepare('SELECT position, witness, digest FROM state').get();
	if (!state || Number(state.position) > reader.last()) {
		return 'foreign';
	}

	const witness = Number(state.witness);
	if (witness <= reader.prunedThrough()) {
		return undefined;
	}

	const message = reader.message(witness);
	return message && digestOf(message) === state.digest ? undefined : 'foreign';
};

const operate = (database: Database, isReadOnly: boolean): SearchIndex => {
	const find = database.prepare(indexQueries.find);
	const keys = createFeedKeys(database);
	let position = numberOf(database, 'SELECT position FROM state');

	const insertAll = (messages: readonly StoredMessage[]) => {
		const insert = database.prepare('INSERT INTO texts (rowid, tokens) VALUES (?, ?)');
		for (const message of messages) {
			const tokens = tokensOf(textOf(message), keys.of(message.feed));
			const readers = keys.readersOf(message).map(readerToken);
			insert.run(message.seq, [tokens, ...readers].join(' '));
		}
	};

	const save = (messages: readonly StoredMessage[], next: Seq) => {
		const last = messages.at(-1);
		database.prepare('UPDATE state SET position = ?').run(next);
		if (last) {
			database.prepare('UPDATE state SET witness = ?, digest = ?').run(last.seq, digestOf(last));
		}
	};

	return {
		position: () => position,
		add(messages, next, changed = []) {
			const earlier = changed.filter(({seq}) => seq <= position);
			try {
				transact(database, () => {
					for (const {seq} of earlier) {
						database.prepare('DELETE FROM texts WHERE rowid = ?').run(seq);
					}

					insertAll([...earlier, ...messages]);
					save(messages, next);
				});
				position = next;
			} catch (error) {
				keys.reload();
				throw error;
			}
		},
		*find(query, feeds, from, below) {
			if (isReadOnly) {
				keys.reload();
			}

			const expression = matchExpression(query, keys.scopeOf(feeds));
			if (expression !== undefined) {
				for (const {rowid} of find.iterate(expression, from, below)) {
					yield Number(rowid);
				}
			}
		},
		forget(through, limit) {
			const old = database.prepare(indexQueries.oldest).all(through, limit);
			const last = old.at(-1);
			if (last) {
				database.prepare('DELETE FROM texts WHERE rowid <= ?').run(Number(last.rowid));
			}

			return old.length;
		},
		close: () => database.close(),
	};
};

/**
Open the index of a directory for writing, and make a new and empty one when there is none that fits the history. `discarded` is why
that was. Throws what SQLite throws, also when the file is damaged: see `removeIndex`.
*/
export const openIndex = (
	directory: string,
	reader: HistoryReader,
): {readonly index: SearchIndex; readonly discarded: IndexProblem | undefined} => {
	const {DatabaseSync} = loadSqlite();
	const file = filesOf(directory).search;
	createFile(file);
	const database = new DatabaseSync(file);
	try {
		// The index can be made again: a commit of it need not reach the disk at once, and never waits for that.
		database.exec(`
			PRAGMA busy_timeout = 5000;
			PRAGMA journal_mode = WAL;
			PRAGMA synchronous = NORMAL;
			PRAGMA cache_size = -16384;
			PRAGMA journal_size_limit = 16777216;
		`);
		const discarded = problemOf(database, reader);
		if (discarded === undefined) {
			return {index: operate(database, false), discarded};
		}

		if (discarded === 'missing') {
			database.exec(`BEGIN; ${schema} COMMIT`);
			return {index: operate(database, false), discarded};
		}

		database.close();
		removeIndex(directory);
		return {...openIndex(directory, reader), discarded};
	} catch (error) {
		if (database.isOpen) {
			database.close();
		}

		throw error;
	}
};

/** Open the index of a directory as it is, beside a server or without one. Undefined when there is none that fits the history. */
export const openIndexToRead = (directory: string, reader: HistoryReader): SearchIndex | undefined => {
	const {DatabaseSync} = loadSqlite();
	let database: Database | undefined;
	try {
		database = new DatabaseSync(filesOf(directory).search, {readOnly: true});
		database.exec('PRAGMA busy_timeout = 5000');
		if (problemOf(database, reader) === undefined) {
			return operate(database, true);
		}
	} catch {
		// Missing or damaged: the history itself can be read.
	}

	database?.close();
	return undefined;
};

/** Remove the index of a directory, which must not be open. */
export const removeIndex = (directory: string): void => {
	const {search} = filesOf(directory);
	for (const file of [search, `${search}-wal`, `${search}-shm`]) {
		rmSync(file, {force: true});
	}
};
