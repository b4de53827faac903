/** The changes of messages in the file chat.db: which stand, of which message and in which feed. Synchronous. */
import type {Draft, Seq} from '../../messages.ts';
import {subjectOf} from '../amendments.ts';
import {type ChangesRange, type Feed, feedsOf} from '../journal.ts';
import type {Database} from './driver.ts';

export type Row = {readonly seq: Seq; readonly body: string};

export type StoredAmendments = {
	/** Note a change that is being committed. */
	note(seq: Seq, draft: Extract<Draft, {type: 'amend'}>): void;
	/** Forget those from a number on: what stood before them stands again. */
	takeBack(from: Seq): void;
	/** Each of the reads answers with rows of `entries`, oldest first. */
	changes(feed: Feed, range: ChangesRange, limit: number): readonly Row[];
	/** Of reactions the first, so many of all of them; without `limit`, all. */
	of(targets: readonly Seq[], limit?: number): readonly Row[];
	/** Remove some of those of messages up to one, before which all are gone, and no newer than an entry: how many. */
	remove(target: Seq, through: Seq, limit: number): number;
};

const inFeed = (column: string) => `
	SELECT seq FROM amendments
	WHERE ${column} = :feed AND stands = 1 AND seq > :after AND seq <= :through AND target <= :target`;

const ofTargets = (condition: string) => `
	SELECT amendments.seq AS seq, body FROM amendments JOIN entries USING (seq)
	WHERE amendments.target IN (SELECT value FROM json_each(?)) AND stands = 1 AND ${condition}
	ORDER BY seq`;

/** The statements by name; tests look at how SQLite carries them out. */
export const amendmentQueries = {
	replace: 'UPDATE amendments SET stands = 0 WHERE target = ? AND subject = ? AND stands = 1',
	replaceAll: 'UPDATE amendments SET stands = 0 WHERE target = ? AND stands = 1',
	deletion: "SELECT 1 FROM amendments WHERE target = ? AND subject = 'delete' AND stands = 1",
	targetsFrom: 'SELECT target FROM amendments WHERE seq >= ?',
	removeFrom: 'DELETE FROM amendments WHERE seq >= ?',
	ofTarget: 'SELECT seq, subject FROM amendments WHERE target = ? ORDER BY seq',
	stand: 'UPDATE amendments SET stands = 1 WHERE seq = ?',
	insert: 'INSERT INTO amendments (seq, target, subject, stands, feed, also_feed) VALUES (?, ?, ?, ?, ?, ?)',
	// Of this many numbers the bodies are read, and of no more.
	changes: `
	SELECT seq, body FROM entries WHERE seq IN (
		${inFeed('feed')} UNION ALL ${inFeed('also_feed')} ORDER BY seq LIMIT :limit
	) ORDER BY seq`,
	texts: ofTargets("subject IN ('edit', 'delete')"),
	reactions: `${ofTargets("subject NOT IN ('edit', 'delete')")} LIMIT ?`,
	// What quotes a message was said before that was deleted: as long as any of it may be there, the deletion is, too.
	old: `
	SELECT seq FROM amendments
	WHERE target <= :target AND seq <= :through AND (subject <> 'delete' OR seq <= :target)
	ORDER BY target LIMIT :limit`,
} as const;

type Statement = ReturnType<Database['prepare']>;

const rowsOf = (rows: unknown) => rows as readonly Row[];

/** Read the changes of messages, also in a file that may only be read. */
export const readAmendments = (database: Database): Pick<StoredAmendments, 'of'> => {
	const texts = database.prepare(amendmentQueries.texts);
	const reactions = database.prepare(amendmentQueries.reactions);
	return {
		of(targets, limit = -1) {
			const list = JSON.stringify(targets);
			const rows = rowsOf([...texts.all(list), ...reactions.all(list, limit)]);
			return [...rows].sort((one, other) => one.seq - other.seq);
		},
	};
};

/** Of all changes of one message, oldest first, those that stand: of each subject the last, and of a deletion nothing but it. */
const standing = (rows: readonly Record<string, unknown>[]): Iterable<Seq> => {
	const deletion = rows.find(({subject}) => subject === 'delete');
	return deletion
		? [Number(deletion.seq)]
		: new Map(rows.map(({seq, subject}) => [String(subject), Number(seq)])).values();
};

export const createAmendments = (database: Database): StoredAmendments => {
	const prepared = Object.fromEntries(
		Object.entries(amendmentQueries).map(([name, query]) => [name, database.prepare(query)]),
	) as Record<keyof typeof amendmentQueries, Statement>;
	const removeEntry = database.prepare('DELETE FROM entries WHERE seq = ?');
	const remove = database.prepare('DELETE FROM amendments WHERE seq = ?');

	return {
		...readAmendments(database),
		note(seq, draft) {
			const {target} = draft;
			const subject = subjectOf(draft);
			const [feed = '', second] = feedsOf(draft);
			const stands = prepared.deletion.get(target) === undefined;
			if (stands && draft.amendment.type === 'delete') {
				prepared.replaceAll.run(target);
			} else if (stands) {
				prepared.replace.run(target, subject);
			}

			const also = second === undefined || second === feed ? null : second;
			prepared.insert.run(seq, target, subject, stands ? 1 : 0, feed, also);
		},
		takeBack(from) {
			const targets = new Set(prepared.targetsFrom.all(from).map(({target}) => Number(target)));
			prepared.removeFrom.run(from);
			for (const target of targets) {
				prepared.replaceAll.run(target);
				for (const seq of standing(prepared.ofTarget.all(target))) {
					prepared.stand.run(seq);
				}
			}
		},
		changes: (feed, {after, through, target = Number.MAX_SAFE_INTEGER}, limit) =>
			rowsOf(prepared.changes.all({feed, after, through, target, limit: Math.max(0, limit)})),
		remove(target, through, limit) {
			const rows = prepared.old.all({target, through, limit});
			for (const {seq} of rows) {
				removeEntry.run(Number(seq));
				remove.run(Number(seq));
			}

			return rows.length;
		},
	};
};
