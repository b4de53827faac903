/** A journal that does each thing when it is told to: makes durable, tells of it, looks up a page, hands it over. */
import {standing} from '../../source/history/amendments.ts';
import {type Feed, feedsOf, type Journal} from '../../source/history/journal.ts';
import {createMemoryJournal} from '../../source/history/memory.ts';
import type {Draft, Entry} from '../../source/messages.ts';

type Read = {
	readonly look: () => () => void;
	readonly reject: (error: Error) => void;
	/** Hands over what was found. */
	answer?: () => void;
};

export type SteppedJournal = Journal & {
	/** All that is durable. */
	readonly entries: readonly Entry[];
	/** Each of these does the oldest of its kind; false when there is none. */
	commit(): boolean;
	tell(): boolean;
	lookUp(): boolean;
	answer(): boolean;
	/** Answer the oldest question for a page with an error. */
	fail(error: Error): boolean;
	/** How many pages were asked for. */
	reads(): number;
};

export const createSteppedJournal = (): SteppedJournal => {
	const entries: Entry[] = [];
	const appended: Array<{drafts: readonly Draft[]; resolve: () => void}> = [];
	const untold: Array<{entries: readonly Entry[]; resolve: () => void}> = [];
	const reads: Read[] = [];
	let listener: (entries: readonly Entry[], isMoreComing: boolean) => void = () => undefined;
	let readCount = 0;
	const inFeed = (feed: Feed) => entries.filter(entry => feedsOf(entry).includes(feed));
	const ask = <Page>(find: () => Page): Promise<Page> =>
		new Promise((resolve, reject) => {
			readCount++;
			const look = () => {
				const page = find();
				return () => resolve(page);
			};
			reads.push({look, reject});
		});

	return {
		// For what is not looked at.
		...createMemoryJournal(),
		entries,
		append: drafts =>
			new Promise(resolve => {
				appended.push({drafts, resolve});
			}),
		onCommit(next) {
			listener = next;
		},
		after: (feed, seq, limit) =>
			ask(() =>
				inFeed(feed)
					.filter(entry => entry.seq > seq && entry.type !== 'amend')
					.slice(0, limit),
			),
		changes: (feed, {after, through}, limit) =>
			ask(() =>
				standing(inFeed(feed).filter(entry => entry.type === 'amend'))
					.filter(({seq}) => seq > after && seq <= through)
					.slice(0, limit),
			),
		last: () => entries.length,
		close: async () => undefined,
		commit() {
			const first = appended.shift();
			if (first) {
				const added = first.drafts.map(
					(draft, index): Entry => ({...draft, seq: entries.length + index + 1}),
				);
				entries.push(...added);
				untold.push({entries: added, resolve: first.resolve});
			}

			return first !== undefined;
		},
		tell() {
			const first = untold.shift();
			if (first) {
				listener(first.entries, appended.length + untold.length > 0);
				first.resolve();
			}

			return first !== undefined;
		},
		lookUp() {
			const read = reads.find(({answer}) => answer === undefined);
			if (read) {
				read.answer = read.look();
			}

			return read !== undefined;
		},
		answer() {
			const [read] = reads;
			if (read?.answer) {
				reads.shift();
				read.answer();
				return true;
			}

			return false;
		},
		fail(error) {
			const read = reads.shift();
			read?.reject(error);
			return read !== undefined;
		},
		reads: () => readCount,
	};
};
