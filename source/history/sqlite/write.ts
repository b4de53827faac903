/** Writes drafts into the file chat.db, durably: all or none. Synchronous; knows nothing of threads or queues. */
import type {Draft, Seq} from '../../messages.ts';
import {feedsOf} from '../journal.ts';
import type {StoredAmendments} from './amendments.ts';
import type {Database} from './driver.ts';
import type {LogFile} from './log-file.ts';
import {transact} from './transact.ts';

/** The statements by name; tests look at how SQLite carries them out. */
export const writeQueries = {
	insert: 'INSERT INTO entries (seq, time, type, feed, also_feed, body) VALUES (?, ?, ?, ?, ?, ?)',
	removeFrom: 'DELETE FROM entries WHERE seq >= ?',
} as const;

/** Between the columns of a line: JSON has none that is not escaped, and names of rooms and people have none. */
const separator = '\t';

/**
A draft as a line: what the table has in columns, then the JSON that is stored as it is. So the thread that writes it need not read the JSON.
It has no line break, for JSON has none.
*/
export const lineOf = (draft: Draft): string => {
	// What has a feed is a message to whoever reads the table.
	const [feed = '', second = ''] = draft.type === 'amend' ? [] : feedsOf(draft);
	// Someone who whispers to themselves would find it twice.
	const also = second === feed ? '' : second;
	return `${Math.trunc(draft.time)}\t${draft.type}\t${feed}\t${also}\t${JSON.stringify(draft)}`;
};

export type Writer = {
	/** Commit drafts, a line each as `lineOf` has it, the first of them at `first`: all or none. Durable on return. */
	write(first: Seq, lines: string): void;
	/** A small commit that leaves nothing behind. Throws what a write would throw. */
	probe(): void;
};

/** The size of a probe, bytes: more than most messages. */
const probeBytes = 64 * 1024;

export const createWriter = (database: Database, log: LogFile, amendments: StoredAmendments): Writer => {
	const insert = database.prepare(writeQueries.insert);
	const removeFrom = database.prepare(writeQueries.removeFrom);

	/** From here on there are rows that were committed and could not be flushed: their senders were told that they are not stored. */
	let doubtful: Seq | undefined;

	const takeBack = (): void => {
		const from = doubtful;
		if (from !== undefined) {
			transact(database, () => {
				removeFrom.run(from);
				amendments.takeBack(from);
			});
			doubtful = undefined;
		}
	};

	const insertLine = (seq: Seq, line: string): void => {
		const typeAt = line.indexOf(separator) + 1;
		const feedAt = line.indexOf(separator, typeAt) + 1;
		const alsoAt = line.indexOf(separator, feedAt) + 1;
		const bodyAt = line.indexOf(separator, alsoAt) + 1;
		const type = line.slice(typeAt, feedAt - 1);
		const body = line.slice(bodyAt);
		if (type === 'amend') {
			amendments.note(seq, JSON.parse(body) as Extract<Draft, {type: 'amend'}>);
		}

		const time = Number(line.slice(0, typeAt - 1));
		const feed = line.slice(feedAt, alsoAt - 1) || null;
		insert.run(seq, time, type, feed, line.slice(alsoAt, bodyAt - 1) || null, body);
	};

	return {
		write(first, lines) {
			takeBack();
			transact(database, () => {
				let seq = first;
				for (let from = 0, to = 0; to < lines.length; from = to + 1) {
					to = lines.indexOf('\n', from);
					to = to === -1 ? lines.length : to;
					insertLine(seq++, lines.slice(from, to));
				}
			});
			try {
				log.flush();
			} catch (error) {
				doubtful = first;
				try {
					takeBack();
				} catch {
					// Before the next write, then.
				}

				throw error;
			}
		},
		// An entry before the first, which no commit contains: it takes pages of the file, and the commit takes room in the log.
		probe() {
			takeBack();
			transact(database, () => {
				insert.run(-1, 0, 'probe', null, null, ' '.repeat(probeBytes));
				database.exec('DELETE FROM entries WHERE seq = -1');
			});
			log.flush();
		},
	};
};
