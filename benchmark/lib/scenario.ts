/** What a benchmark is to `npm run bench`: a name and something to run. */
import type {Result} from './result.ts';
import type {Shelf} from './save.ts';

export type Context = {
	/** Two minutes for all of them: one round, the smallest cases. Whether it works is what counts, not how fast. */
	readonly isQuick: boolean;
	/** How often the contestants take turns. */
	readonly rounds: number;
	/** What was given after the name: `--members 100` is `members: '100'`. */
	readonly options: Readonly<Record<string, string>>;
	/** Where results are kept: the project's folder, or one that goes away when it is quick. */
	readonly shelf: Shelf;
	/** A line of progress. */
	say(text: string): void;
	/** Something to end, whatever happens: once, in the reverse order. */
	onEnd(clear: () => unknown): void;
};

export type Scenario = {
	readonly name: string;
	/** One line. */
	readonly about: string;
	/** `cc`: left out where there is no C compiler. */
	readonly needs?: 'cc';
	/** Left out of `--quick`. */
	readonly isLong?: boolean;
	/** Throws when what it measures does not work; a slow machine is no reason. */
	run(context: Context): Promise<Result>;
};
