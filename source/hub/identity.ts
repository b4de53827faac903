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
	/** Where the messages of the window went, by number: read by `placesOf`. As text as long as nobody needs it, for there are many who never come back. */
	places: Map<number, Place> | string;
	/** Numbers that are on their way into the journal: local to this process. */
	readonly underway: Set<number>;
};

/** How many numbers back from the highest it is known which were applied. */
export const windowNumbers = 256;

export const createIdentity = (id: UserId): Identity => ({
	id,
	number: 0,
	places: '',
	underway: new Set(),
});

const radix = 36;

/** The places of an identity as text: threes of number, seq and time, each as the difference from the one before. Some 12 bytes a place. */
export const packPlaces = ({places}: Identity): string => {
	if (typeof places === 'string') {
		return places;
	}

	const packed: string[] = [];
	let [lastNumber, lastSeq, lastTime] = [0, 0, 0];
	for (const [number, {seq, time}] of places) {
		packed.push(
			(number - lastNumber).toString(radix),
			(seq - lastSeq).toString(radix),
			(time - lastTime).toString(radix),
		);
		[lastNumber, lastSeq, lastTime] = [number, seq, time];
	}

	return packed.join(',');
};

/** Whether a text is what `packPlaces` makes. */
export const arePlaces = (text: string): boolean => /^(?:(?:-?[\da-z]+(?:,(?!$)|$)){3})*$/.test(text);

/** Where the messages of the window went, by number. */
export const placesOf = (identity: Identity): Map<number, Place> => {
	if (typeof identity.places !== 'string') {
		return identity.places;
	}

	const packed = identity.places.split(',');
	const places = new Map<number, Place>();
	let [number, seq, time] = [0, 0, 0];
	for (let index = 0; index + 2 < packed.length; index += 3) {
		number += Number.parseInt(packed[index] ?? '', radix);
		seq += Number.parseInt(packed[index + 1] ?? '', radix);
		time += Number.parseInt(packed[index + 2] ?? '', radix);
		places.set(number, {seq, time});
	}

	identity.places = places;
	return places;
};

/** Where a message stands by its number. An applied one that is older than the window has no place to tell. */
export const standingOf = (
	identity: Identity,
	number: number,
): {readonly type: 'new' | 'underway'} | {readonly type: 'applied'; readonly at: Place | undefined} => {
	const at = placesOf(identity).get(number);
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

	const places = placesOf(identity);
	places.set(number, {seq: at.seq, time: at.time});
	if (number > identity.number) {
		// What leaves the window with this step, at most all of it.
		const end = number - windowNumbers;
		for (let old = Math.max(identity.number - windowNumbers, end - windowNumbers) + 1; old <= end; old++) {
			places.delete(old);
		}

		if (number - identity.number > windowNumbers) {
			for (const old of places.keys()) {
				if (old <= end) {
					places.delete(old);
				}
			}
		}

		identity.number = number;
	}

	return true;
};
