/** Contestants that take turns. Knows nothing of what they measure. */
import type {Values} from './statistics.ts';

/** What one run measured, by name. */
export type Measured = Readonly<Record<string, number>>;

export type Contestant = {
	readonly name: string;
	/** The rounds it takes part in, the first ones; all when left out. For what takes too long. */
	readonly rounds?: number;
	/** One run, from nothing to nothing: it starts and ends what it needs. A run that throws has failed, and counts for nothing. */
	play(round: number): Promise<Measured>;
};

export type Failure = {readonly contestant: string; readonly round: number; readonly reason: string};

export type Played = {
	readonly names: readonly string[];
	readonly rounds: number;
	readonly failures: readonly Failure[];
	/** All that a contestant's runs measured, by the round; undefined where one failed. */
	runs(contestant: string): ReadonlyArray<Measured | undefined>;
	/** What a contestant had of a measure in each round. */
	values(contestant: string, measure: string): Values;
};

export type RoundsOptions = {
	readonly contestants: readonly Contestant[];
	readonly rounds: number;
	/** Told of each run. */
	onRun?(contestant: string, round: number, measured: Measured | Failure): void;
};

/**
Every contestant once per round, and each round begins with another, so that what the machine does besides falls on all alike.
*/
export const playRounds = async ({contestants, rounds, onRun}: RoundsOptions): Promise<Played> => {
	const runs = new Map<string, Array<Measured | undefined>>();
	const failures: Failure[] = [];
	for (let round = 0; round < rounds; round++) {
		for (let turn = 0; turn < contestants.length; turn++) {
			const contestant = contestants[(round + turn) % contestants.length];
			if (!contestant || round >= (contestant.rounds ?? rounds)) {
				continue;
			}

			const {name} = contestant;
			const list = runs.get(name) ?? [];
			runs.set(name, list);
			try {
				const measured = await contestant.play(round);
				list[round] = measured;
				onRun?.(name, round, measured);
			} catch (error) {
				const reason = error instanceof Error ? error.message : String(error);
				const failure = {contestant: name, round, reason};
				list[round] = undefined;
				failures.push(failure);
				onRun?.(name, round, failure);
			}
		}
	}

	return {
		names: contestants.map(({name}) => name),
		rounds,
		failures,
		runs: contestant => Array.from({length: rounds}, (_, round) => runs.get(contestant)?.[round]),
		values: (contestant, measure) =>
			Array.from({length: rounds}, (_, round) => runs.get(contestant)?.[round]?.[measure] ?? null),
	};
};
