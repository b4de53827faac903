/** Chance of a simulation: everything that could have gone otherwise is drawn here. Knows nothing of what it is drawn for. */
import {createFuzzRandom, type FuzzRandom} from '../fuzz-random.ts';

export type Chance = Pick<FuzzRandom, 'below' | 'oneIn' | 'pick' | 'shuffled'> & {
	/** From 0 up to and without 1. */
	fraction(): number;
	/** From `low` up to `high`, not whole. */
	between(low: number, high: number): number;
	/** A whole number from `low` to `high`, both included. */
	whole(low: number, high: number): number;
	/** True with this probability. */
	odds(probability: number): boolean;
};

/** Between these, ms; mostly near the first. */
export type Span = readonly [low: number, high: number];

export const createChance = (seed: number): Chance => {
	const random = createFuzzRandom(seed);
	// The first draws of neighbouring seeds are alike.
	for (let draw = 0; draw < 8; draw++) {
		random.below(2);
	}

	const fraction = (): number => random.below(2 ** 32) / 2 ** 32;
	return {
		...random,
		fraction,
		between: (low, high) => low + fraction() * (high - low),
		whole: (low, high) => low + random.below(high - low + 1),
		odds: probability => fraction() < probability,
	};
};

/** How long something takes: near the low end mostly, now and then up to the high one. */
export const draw = (chance: Chance, [low, high]: Span): number =>
	low + (high - low) * chance.fraction() ** 4;
