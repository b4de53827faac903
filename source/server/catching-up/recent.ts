/**
What was said last, in memory: where a reader who comes from the journal meets the present. The journal is read in another thread, and
more is said meanwhile; this can be read and acted upon in one breath. Kept once for all readers, and only while there are any behind.
*/
import type {Seq, Told} from '../../messages.ts';

export type Recent = {
	/** Begin to keep what is said after a position. */
	start(seq: Seq): void;
	stop(): void;
	/** Something was said. Ignored while nothing is kept. */
	note(entry: Told): void;
	/** All that was said after this position is here, up to now. */
	since(): Seq;
	/** What was said after a position, oldest first. */
	after(seq: Seq): readonly Told[];
};

export type RecentOptions = {
	/** How many entries are kept at most. */
	readonly entriesMax: number;
	/** How long the texts of all of them may be, UTF-16 code units. */
	readonly charactersMax: number;
};

const lengthOf = (entry: Told): number => {
	if (entry.type !== 'amend') {
		return entry.text.length;
	}

	const {amendment, quote} = entry;
	return quote.text.length + (amendment.type === 'edit' ? amendment.text.length : 0);
};

/** Nothing is kept until `start`. */
export const createRecent = ({entriesMax, charactersMax}: RecentOptions): Recent => {
	let entries: Told[] = [];
	/** Entries before this index are dropped: moving the rest down for each would cost more than it saves. Never more of them than of the others. */
	let first = 0;
	let characters = 0;
	let since: Seq | undefined;

	return {
		start(seq) {
			since ??= seq;
		},
		stop() {
			entries = [];
			first = 0;
			characters = 0;
			since = undefined;
		},
		note(entry) {
			if (since === undefined) {
				return;
			}

			entries.push(entry);
			characters += lengthOf(entry);
			while (entries.length - first > entriesMax || characters > charactersMax) {
				const dropped = entries[first] as Told;
				since = dropped.seq;
				characters -= lengthOf(dropped);
				first++;
			}

			if (first * 2 > entries.length) {
				entries = entries.slice(first);
				first = 0;
			}
		},
		since: () => since ?? Number.POSITIVE_INFINITY,
		after(seq) {
			let from = entries.length;
			while (from > first && (entries[from - 1] as Told).seq > seq) {
				from--;
			}

			return entries.slice(from);
		},
	};
};
