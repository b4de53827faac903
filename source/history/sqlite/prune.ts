/**
Removing old entries, a piece at a time. Synchronous, some ms a call.

The file does not shrink, and does not grow either: SQLite puts what comes next into the pages that became free. Giving them back to the
system (`auto_vacuum`) would have to be chosen before the first table is made, and moves pages about at every commit that frees some.
*/
import type {Seq, Time} from '../../messages.ts';
import type {Bounds} from '../journal.ts';
import type {StoredAmendments} from './amendments.ts';
import {type Database, numberOf} from './driver.ts';
import type {Snapshots} from './snapshots.ts';
import {raiseCounter, readCounter, transact} from './transact.ts';

/** What one call removed, and whether another one would remove more. */
export type PrunedPiece = {readonly messages: number; readonly others: number; readonly more: boolean};

/** So many rows are looked at in one call. */
const rowsPerPiece = 1000;

/** The statements by name; tests look at how SQLite carries them out. */
export const pruneQueries = {
	count: 'SELECT count(*) FROM entries WHERE feed IS NOT NULL',
	countAfter: 'SELECT count(*) AS messages FROM entries WHERE seq > ? AND +feed IS NOT NULL',
	next: 'SELECT seq, time FROM entries WHERE seq >= ? ORDER BY seq LIMIT 1',
	rows: 'SELECT seq, feed IS NOT NULL AS is_message, type FROM entries WHERE seq > ? AND seq <= ? ORDER BY seq LIMIT ?',
	remove: 'DELETE FROM entries WHERE seq = ?',
} as const;

export const createPruner = (
	database: Database,
	snapshots: Pick<Snapshots, 'whole'>,
	amendments: Pick<StoredAmendments, 'remove'>,
): ((bounds: Bounds) => PrunedPiece) => {
	const countAfter = database.prepare(pruneQueries.countAfter);
	const next = database.prepare(pruneQueries.next);
	const rows = database.prepare(pruneQueries.rows);
	const remove = database.prepare(pruneQueries.remove);
	const highest = () => numberOf(database, 'SELECT max(seq) FROM entries');

	// All of them are counted once; from then on, only what was added.
	let counted = 0;
	let countedThrough: Seq | undefined;
	const countMessages = (): number => {
		counted =
			countedThrough === undefined
				? numberOf(database, pruneQueries.count)
				: counted + Number(countAfter.get(countedThrough)?.messages);
		countedThrough = highest();
		return counted;
	};

	/** The last entry from before a time, as far as times rise with the numbers: found by halving, for there is no index by time. */
	const lastBefore = (time: Time, end: Seq): Seq => {
		let [low, high] = [0, end + 1];
		while (high - low > 1) {
			const middle = Math.floor((low + high) / 2);
			const row = next.get(middle);
			if (row && Number(row.time) < time) {
				low = Number(row.seq);
			} else {
				high = middle;
			}
		}

		return Math.min(low, end);
	};

	/** Remove rows above the counter up to `end` for as long as `wanted` has it; true when there may be more. */
	const walk = (
		counter: 'messages' | 'others',
		end: Seq,
		wanted: (seq: Seq, removed: number) => boolean,
	): [removed: number, more: boolean] => {
		const from = readCounter(database, counter);
		const found = rows.all(from, end, rowsPerPiece);
		let removed = 0;
		let through = from;
		for (const row of found) {
			const seq = Number(row.seq);
			// A change stays as long as its message does.
			if (row.is_message === (counter === 'messages' ? 1 : 0) && row.type !== 'amend') {
				if (!wanted(seq, removed)) {
					raiseCounter(database, counter, through);
					return [removed, false];
				}

				remove.run(seq);
				removed++;
			}

			through = seq;
		}

		raiseCounter(database, counter, through);
		return [removed, found.length === rowsPerPiece];
	};

	return ({before, messagesMax}) => {
		const [newest = 0, older = newest] = snapshots.whole();
		const old = before === undefined ? 0 : lastBefore(before, newest);
		let messages = 0;
		let others = 0;
		let more = false;
		transact(database, () => {
			raiseCounter(database, 'last', highest());
			const excess = messagesMax === undefined ? 0 : countMessages() - messagesMax;
			[messages, more] = walk('messages', newest, (seq, removed) => removed < excess || seq <= old);
			if (!more) {
				const end = messagesMax === undefined ? Math.min(older, old) : older;
				[others, more] = walk('others', end, () => true);
			}

			if (!more) {
				const amends = amendments.remove(readCounter(database, 'messages'), older, rowsPerPiece);
				others += amends;
				more = amends === rowsPerPiece;
			}
		});
		if (messagesMax === undefined) {
			countedThrough = undefined;
		} else {
			counted -= messages;
		}

		return {messages, others, more};
	};
};
