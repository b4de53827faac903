/**
Group commit: while one batch is being written the next one collects, so that a commit costs the same however many
entries it has. Knows the order and the promises; not where entries are kept.
*/
import type {Draft, Entry, Seq} from '../messages.ts';
import {JournalError} from './journal.ts';

/** Entries of one commit, unless a single append brings more: bounds how long a commit and its listener take. */
export const batchEntriesMax = 2000;

export type CommitQueueOptions = {
	/** The last sequence number already in the store. */
	readonly last: Seq;
	/** Make drafts durable, the first of them at `first`: all or none. Called again only once it has settled. */
	write(first: Seq, drafts: readonly Draft[]): Promise<void>;
	/** Called with each batch just before the listener is. */
	committed?(entries: readonly Entry[]): void;
};

export type CommitQueue = {
	/** Queue drafts as one unit. Rejects with what `write` rejected with, or `JournalError` `closed`. */
	append(drafts: readonly Draft[]): Promise<void>;
	/** Set the one listener. `isMoreComing`: others are being written, and it will hear of them, or they fail. */
	onCommit(listener: (entries: readonly Entry[], isMoreComing: boolean) => void): void;
	/** The last committed sequence number. */
	last(): Seq;
	/** Take no more appends; resolves when all that were queued have settled. */
	close(): Promise<void>;
};

type Waiting = {
	readonly drafts: readonly Draft[];
	resolve(): void;
	reject(error: unknown): void;
};

/** Numbers appends, writes them in batches, one batch at a time, and tells the listener of each committed batch in order. */
export const createCommitQueue = ({last: lastStored, write, committed}: CommitQueueOptions): CommitQueue => {
	let last = lastStored;
	let waiting: Waiting[] = [];
	let writing = false;
	let scheduled = false;
	let listener: (entries: readonly Entry[], isMoreComing: boolean) => void = () => {};
	let closed: Promise<void> | undefined;
	let drained: (() => void) | undefined;

	const takeBatch = (): readonly Waiting[] => {
		let entries = 0;
		let end = waiting.findIndex((append, index) => {
			entries += append.drafts.length;
			return index > 0 && entries > batchEntriesMax;
		});
		end = end === -1 ? waiting.length : end;
		const batch = waiting.slice(0, end);
		waiting = waiting.slice(end);
		return batch;
	};

	const settled = () => {
		if (!writing && waiting.length === 0) {
			drained?.();
		}
	};

	const writeNext = () => {
		scheduled = false;
		if (writing || waiting.length === 0) {
			return;
		}

		writing = true;
		const batch = takeBatch();
		const drafts = batch.flatMap(append => append.drafts);
		const first = last + 1;
		void write(first, drafts).then(
			() => {
				writing = false;
				last += drafts.length;
				// The next batch is on its way to the disk while the listener has this one.
				writeNext();
				try {
					const entries = drafts.map((draft, index): Entry => ({...draft, seq: first + index}));
					committed?.(entries);
					listener(entries, writing);
				} finally {
					for (const append of batch) {
						append.resolve();
					}

					settled();
				}
			},
			(error: unknown) => {
				writing = false;
				writeNext();
				for (const append of batch) {
					append.reject(error);
				}

				settled();
			},
		);
	};

	return {
		append(drafts) {
			if (closed) {
				return Promise.reject(new JournalError('closed', 'The history is closed.'));
			}

			if (drafts.length === 0) {
				return Promise.resolve();
			}

			return new Promise((resolve, reject) => {
				waiting.push({drafts, resolve, reject});
				// Not at once: what is appended in the same breath belongs in the same commit.
				if (!writing && !scheduled) {
					scheduled = true;
					queueMicrotask(writeNext);
				}
			});
		},
		onCommit(next) {
			listener = next;
		},
		last: () => last,
		close() {
			closed ??= new Promise(resolve => {
				drained = resolve;
				settled();
			});
			return closed;
		},
	};
};
