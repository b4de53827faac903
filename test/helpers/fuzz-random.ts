/** Chance that is the same again for the same seed. */
export type FuzzRandom = {
	/** A whole number from 0 up to and without `limit`. */
	below(limit: number): number;
	/** True once in so many times. */
	oneIn(count: number): boolean;
	pick<Item>(items: readonly Item[]): Item;
	bytes(count: number): Uint8Array;
	shuffled<Item>(items: readonly Item[]): Item[];
};

/** Xorshift (Marsaglia 2003, “Xorshift RNGs”, the triple 13, 17, 5), its state spread from the seed by Knuth's multiplier. */
export const createFuzzRandom = (seed: number): FuzzRandom => {
	// The state must not be 0.
	let state = Math.imul(seed, 2_654_435_761) >>> 0 || 1;
	const below = (limit: number): number => {
		state ^= state << 13;
		state ^= state >>> 17;
		state ^= state << 5;
		return Math.floor(((state >>> 0) / 2 ** 32) * limit);
	};

	return {
		below,
		oneIn: count => below(count) === 0,
		pick: <Item>(items: readonly Item[]) => items[below(items.length)] as Item,
		bytes: count => Uint8Array.from({length: count}, () => below(256)),
		shuffled<Item>(items: readonly Item[]) {
			const left = [...items];
			return items.flatMap(() => left.splice(below(left.length), 1));
		},
	};
};
