import type {Seq} from '../../messages.ts';

/** Which message has which number: 1 is the newest. They stay until they are given anew. */
export type Listing = {
	/** Give the numbers anew, newest last. */
	set(messages: ReadonlyArray<{readonly seq: Seq}>): void;
	/** The number of the message, if it has one. */
	at(number: number): Seq | undefined;
	/** The one with the highest number. */
	oldest(): Seq | undefined;
};

export const createListing = (): Listing => {
	let seqs: readonly Seq[] = [];

	return {
		set(messages) {
			seqs = messages.map(({seq}) => seq);
		},
		at: number => seqs.at(-number),
		oldest: () => seqs[0],
	};
};
