/** A journal in memory that can be told to fail, as one on a disk that is full. */
import {type Journal, JournalError, type JournalErrorCode} from '../../source/history/journal.ts';
import {createMemoryJournal} from '../../source/history/memory.ts';

export type BrittleJournal = Journal & {
	/** From now on nothing is taken; undefined mends it. */
	breakWith(code: JournalErrorCode | undefined): void;
	/** From now on nothing can be read; undefined mends it. */
	breakReads(code: JournalErrorCode | undefined): void;
	/** How many appends have failed, and how often it was probed. */
	failures(): number;
	probes(): number;
};

export const createBrittleJournal = (): BrittleJournal => {
	const journal = createMemoryJournal();
	let writing: JournalErrorCode | undefined;
	let reading: JournalErrorCode | undefined;
	let failures = 0;
	let probes = 0;
	const refuse = async (code: JournalErrorCode): Promise<never> => {
		throw new JournalError(code, `Broken on purpose: ${code}.`);
	};

	return {
		...journal,
		append(drafts) {
			if (writing === undefined) {
				return journal.append(drafts);
			}

			failures++;
			return refuse(writing);
		},
		probe() {
			probes++;
			return writing === undefined ? journal.probe() : refuse(writing);
		},
		after: (...range) => (reading === undefined ? journal.after(...range) : refuse(reading)),
		before: (...range) => (reading === undefined ? journal.before(...range) : refuse(reading)),
		breakWith(code) {
			writing = code;
		},
		breakReads(code) {
			reading = code;
		},
		failures: () => failures,
		probes: () => probes,
	};
};
