/** A journal that forgets: what `--memory` uses. Knows nothing of files. */
import type {Amend, Entry, Seq, Spoken} from '../messages.ts';
import {matches, parseQuery} from '../text/search.ts';
import {byTarget, standing, standingOf} from './amendments.ts';
import {createCommitQueue} from './commit-queue.ts';
import {
	type Bounds,
	type ChangesRange,
	type Feed,
	feedsOf,
	type Journal,
	JournalError,
	type Pruned,
	reactionsMax,
	type Search,
	type Snapshot,
} from './journal.ts';

export type MemoryJournalOptions = {
	/** The sequence number of the first entry. */
	readonly first?: Seq;
	/** How many entries can be read back; older ones are dropped. */
	readonly entriesMax?: number;
};

/** So many entries are searched in one go: a few ms. */
const searchSlice = 500;

const isMessage = (entry: Entry): entry is Spoken => entry.type === 'message' || entry.type === 'whisper';

const isAmend = (entry: Entry): entry is Amend => entry.type === 'amend';

const inFeed = (entry: Entry, feed: Feed) => feedsOf(entry).includes(feed);

const saidIn = (feed: Feed) => (entry: Entry) => isMessage(entry) && inFeed(entry, feed);

/** A journal in memory. Commits a moment after the append, as a store with a disk does, so that both behave alike. */
export const createMemoryJournal = ({first = 1, entriesMax = 10_000}: MemoryJournalOptions = {}): Journal => {
	let entries: Entry[] = [];
	let snapshots: ReadonlyArray<{readonly seq: Seq; readonly lines: readonly string[]}> = [];
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

	/** Where entries with a number above `seq` begin. Numbers have gaps where something was pruned. */
	const indexAfter = (seq: Seq) => {
		let [low, high] = [oldest(), entries.length];
		while (low < high) {
			const middle = Math.floor((low + high) / 2);
			if ((entries[middle]?.seq ?? seq) > seq) {
				high = middle;
			} else {
				low = middle + 1;
			}
		}

		return low;
	};

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

	/** Of the changes that can be read back, those that stand. */
	const changes = (wanted: (amend: Amend) => boolean): readonly Amend[] =>
		standing(entries.slice(oldest()).filter((entry): entry is Amend => isAmend(entry) && wanted(entry)));

	const changesIn = (
		feed: Feed,
		{after, through, target: last = Number.POSITIVE_INFINITY}: ChangesRange,
		limit: number,
	) =>
		changes(amend => amend.target <= last && inFeed(amend, feed))
			.filter(({seq}) => seq > after && seq <= through)
			.slice(0, limit);

	const amendments = (targets: readonly Seq[]) => {
		const wanted = new Set(targets);
		let reactions = 0;
		return changes(({target}) => wanted.has(target)).filter(({amendment}) => {
			reactions += amendment.type === 'react' ? 1 : 0;
			return amendment.type !== 'react' || reactions <= reactionsMax;
		});
	};

	const keepSnapshot = ({seq, lines}: Snapshot) => {
		const others = snapshots.filter(kept => kept.seq !== seq);
		snapshots = [{seq, lines: [...lines]}, ...others].sort((one, other) => other.seq - one.seq).slice(0, 2);
	};

	/** Nothing is ever replayed from here, so that all may go. */
	const prune = ({before = 0, messagesMax = Number.POSITIVE_INFINITY}: Bounds): Pruned => {
		const kept = entries.slice(oldest());
		const removed = {messages: 0, others: 0};
		let excess = kept.filter(isMessage).length - messagesMax;
		const messages = kept.filter(entry => {
			const isRemoved = isMessage(entry) && (entry.time < before || excess > 0);
			excess -= isMessage(entry) ? 1 : 0;
			removed.messages += isRemoved ? 1 : 0;
			return !isRemoved;
		});
		const left = new Set(messages.flatMap(entry => (isMessage(entry) ? [entry.seq] : [])));
		const [first = Number.POSITIVE_INFINITY] = left;
		// A deletion stays as long as there is what was said before it: that may quote what was deleted.
		const mayBeQuoted = ({amendment, seq}: Amend) => amendment.type === 'delete' && first < seq;
		entries = messages.filter(entry => {
			const isRemoved = isAmend(entry)
				? !left.has(entry.target) && !mayBeQuoted(entry)
				: !isMessage(entry) && (entry.time < before || messagesMax !== Number.POSITIVE_INFINITY);
			removed.others += isRemoved ? 1 : 0;
			return !isRemoved;
		});
		return removed;
	};

	const read = async <Value>(page: () => Value | Promise<Value>): Promise<Value> => {
		if (closed) {
			throw new JournalError('closed', 'The history is closed.');
		}

		return page();
	};

	/** Every entry from the newest on; others have their turn after each slice of it. */
	const search = async ({words, feeds, before = Number.MAX_SAFE_INTEGER, limit}: Search) => {
		const query = parseQuery(words);
		const wanted = feeds && new Set(feeds);
		// Later commits add to its end or replace it, so that the places in it stay as they are.
		const searched = entries;
		const end = oldest();
		const amends = byTarget(changes(({amendment}) => amendment.type !== 'react'));
		const found: Entry[] = [];
		for (let index = Math.min(searched.length, indexAfter(before - 1)) - 1; index >= end; index--) {
			const entry = searched[index];
			if (found.length >= limit || closed) {
				break;
			}

			if (
				entry &&
				isMessage(entry) &&
				(!wanted || feedsOf(entry).some(feed => wanted.has(feed))) &&
				matches(standingOf(entry.text, amends.get(entry.seq)).text, query)
			) {
				found.push(entry);
			}

			if (index % searchSlice === 0) {
				await new Promise(resolve => setImmediate(resolve));
			}
		}

		return found;
	};

	return {
		append: queue.append,
		onCommit: queue.onCommit,
		last: queue.last,
		after: (feed, seq, limit) => read(() => ascending(seq, limit, saidIn(feed))),
		before: (feed, seq, limit) => read(() => descending(seq, limit, saidIn(feed))),
		changes: (feed, range, limit) => read(() => changesIn(feed, range, limit)),
		amendments: targets => read(() => amendments(targets)),
		replay: (seq, limit) => read(() => ascending(seq, limit, () => true)),
		// Memory takes more, or there is no process to ask.
		probe: async () => void (await read(() => [])),
		search: request => read(() => search(request)),
		snapshot: (below = Number.POSITIVE_INFINITY) => read(() => snapshots.find(({seq}) => seq < below)),
		keepSnapshot: snapshot => read(() => keepSnapshot(snapshot)),
		prune: bounds => read(() => prune(bounds)),
		async close() {
			closed = true;
			await queue.close();
			entries = [];
		},
	};
};
