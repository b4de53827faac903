/** A journal that forgets: what `--memory` uses. Knows nothing of files. */
import type {Entry, Seq} from '../messages.ts';
import {createCommitQueue} from './commit-queue.ts';
import {type Feed, feedsOf, type Journal, JournalError} from './journal.ts';

export type MemoryJournalOptions = {
	/** The sequence number of the first entry. */
	readonly first?: Seq;
	/** How many entries can be read back; older ones are dropped. */
	readonly entriesMax?: number;
};

const inFeed = (entry: Entry, feed: Feed) => feedsOf(entry).includes(feed);

/** A journal in memory. Commits a moment after the append, as a store with a disk does, so that both behave alike. */
export const createMemoryJournal = ({first = 1, entriesMax = 10_000}: MemoryJournalOptions = {}): Journal => {
	// Sequence numbers have no gaps, so an entry's place follows from the first one's number.
	let entries: Entry[] = [];
	let closed = false;

	const queue = createCommitQueue({
		last: first - 1,
		write: () => new Promise(resolve => setImmediate(resolve)),
		committed(batch) {
			for (const entry of batch) {
				entries.push(entry);
			}

			// Twice as many are let in before any are dropped: moving the rest down for each batch would cost more than it saves.
			if (entries.length >= entriesMax * 2) {
				entries = entries.slice(entries.length - entriesMax);
			}
		},
	});

	const oldest = () => Math.max(0, entries.length - entriesMax);

	/** Where entries with a number above `seq` begin. */
	const indexAfter = (seq: Seq) => Math.max(oldest(), seq + 1 - (entries[0]?.seq ?? first));

	const ascending = (seq: Seq, limit: number, wanted: (entry: Entry) => boolean) => {
		const found: Entry[] = [];
		for (let index = indexAfter(seq); index < entries.length && found.length < limit; index++) {
			const entry = entries[index];
			if (entry && wanted(entry)) {
				found.push(entry);
			}
		}

		return found;
	};

	const descending = (seq: Seq, limit: number, wanted: (entry: Entry) => boolean) => {
		const found: Entry[] = [];
		const end = Math.min(entries.length, indexAfter(seq - 1));
		for (let index = end - 1; index >= oldest() && found.length < limit; index--) {
			const entry = entries[index];
			if (entry && wanted(entry)) {
				found.push(entry);
			}
		}

		return found.reverse();
	};

	const read = async (page: () => Entry[]) => {
		if (closed) {
			throw new JournalError('closed', 'The history is closed.');
		}

		return page();
	};

	return {
		append: queue.append,
		onCommit: queue.onCommit,
		last: queue.last,
		after: (feed, seq, limit) => read(() => ascending(seq, limit, entry => inFeed(entry, feed))),
		before: (feed, seq, limit) => read(() => descending(seq, limit, entry => inFeed(entry, feed))),
		replay: (seq, limit) => read(() => ascending(seq, limit, () => true)),
		// Memory takes more, or there is no process to ask.
		probe: async () => void (await read(() => [])),
		async close() {
			closed = true;
			await queue.close();
			entries = [];
		},
	};
};
