/**
Each message of an identity once, by its number. Numbers rise by one, and may come out of order: one that was refused is
free to come again after later ones were applied. So what counts is which numbers were applied, within a window; what is
older than the window was applied (the anti-replay window of RFC 4303, 3.4.3, has the same shape).
*/
import type {Seq, Time, UserId} from '../messages.ts';

type Place = {readonly seq: Seq; readonly time: Time};

/** What a token stands for: kept after its user has left, so that nothing is applied twice. */
export type Identity = {
	readonly id: UserId;
	/** The highest message number applied. */
	number: number;
	/** Where the messages of the window went, by number. */
	readonly recent: Map<number, Place>;
	/** Numbers that are on their way into the journal: local to this process. */
	readonly underway: Set<number>;
};

/** How many numbers back from the highest it is known which were applied. */
export const windowNumbers = 256;

export const createIdentity = (id: UserId): Identity => ({
	id,
	number: 0,
	recent: new Map(),
	underway: new Set(),
});

/** Where a message stands by its number. An applied one that is older than the window has no place to tell. */
export const standingOf = (
	identity: Identity,
	number: number,
): {readonly type: 'new' | 'underway'} | {readonly type: 'applied'; readonly at: Place | undefined} => {
	const at = identity.recent.get(number);
	if (at || number <= identity.number - windowNumbers) {
		return {type: 'applied', at};
	}

	return {type: identity.underway.has(number) ? 'underway' : 'new'};
};

/** Note that a message is committed; false when it had been applied before. */
export const noteApplied = (identity: Identity, number: number, at: Place): boolean => {
	identity.underway.delete(number);
	if (standingOf(identity, number).type === 'applied') {
		return false;
	}

	identity.recent.set(number, {seq: at.seq, time: at.time});
	if (number > identity.number) {
		// What leaves the window with this step, at most all of it.
		const end = number - windowNumbers;
		for (let old = Math.max(identity.number - windowNumbers, end - windowNumbers) + 1; old <= end; old++) {
			identity.recent.delete(old);
		}

		if (number - identity.number > windowNumbers) {
			for (const old of identity.recent.keys()) {
				if (old <= end) {
					identity.recent.delete(old);
				}
			}
		}

		identity.number = number;
	}

	return true;
};
