/**
Snapshots as rows, a line each. One is whole once its last line is there, which is stored last; so a crash leaves one that does not count.
Synchronous, a few ms a call. Knows nothing of what is in them.
*/
import {crc32} from 'node:zlib';
import type {Seq} from '../../messages.ts';
import type {Database} from './driver.ts';
import {transact} from './transact.ts';

/** How many whole ones are kept: the newest, and one to fall back to. */
const kept = 2;

/** So many rows are removed in one commit: some hundred KB. */
const tidyRows = 4;

export type Snapshots = {
	/** The number and the lines of the newest whole snapshot below a number, one a line; empty when there is none. One that is damaged is passed over. */
	read(below: Seq): string;
	keep(seq: Seq, line: number, isLast: boolean, body: string): void;
	/** Remove the one of this number. */
	discard(seq: Seq): void;
	/** Remove some rows of what is not kept; false when there are none. What is just being stored is not kept yet. */
	tidy(): boolean;
	/** The numbers of the whole ones that are kept, newest first. */
	whole(): readonly Seq[];
};

export const createSnapshots = (database: Database): Snapshots => {
	const insert = database.prepare('INSERT OR REPLACE INTO snapshots VALUES (?, ?, ?, ?, ?)');
	const newest = database.prepare('SELECT seq FROM snapshots WHERE is_last = 1 ORDER BY seq DESC LIMIT ?');
	const lines = database.prepare(
		'SELECT line, is_last, checksum, body FROM snapshots WHERE seq = ? ORDER BY line',
	);
	const discard = database.prepare('DELETE FROM snapshots WHERE seq = ?');
	const discardOther = database.prepare(`
		DELETE FROM snapshots WHERE rowid IN (
			SELECT rowid FROM snapshots WHERE seq NOT IN (
				SELECT seq FROM snapshots WHERE is_last = 1 ORDER BY seq DESC LIMIT ${kept}
			) LIMIT ${tidyRows}
		)`);

	const whole = () => newest.all(kept).map(row => Number(row.seq));

	const bodiesOf = (seq: Seq): readonly string[] | undefined => {
		const rows = lines.all(seq);
		const isSound = rows.every(
			(row, index) =>
				row.line === index &&
				row.is_last === (index === rows.length - 1 ? 1 : 0) &&
				row.checksum === crc32(String(row.body)),
		);
		return isSound ? rows.map(row => String(row.body)) : undefined;
	};

	return {
		read(below) {
			for (const seq of whole()) {
				const bodies = seq < below ? bodiesOf(seq) : undefined;
				if (bodies) {
					return [seq, ...bodies].join('\n');
				}
			}

			return '';
		},
		keep(seq, line, isLast, body) {
			transact(database, () => insert.run(seq, line, isLast ? 1 : 0, crc32(body), body));
		},
		discard(seq) {
			transact(database, () => discard.run(seq));
		},
		tidy() {
			let removed = 0;
			transact(database, () => {
				removed = Number(discardOther.run().changes);
			});
			return removed > 0;
		},
		whole,
	};
};
