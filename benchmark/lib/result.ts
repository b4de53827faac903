/** What a benchmark found, as plain data: what benchmark/results/*.json hold, and what the page and the charts are made of. */
import type {Failure, Played} from './rounds.ts';
import type {Values} from './statistics.ts';

export type Machine = {
	readonly cores: number;
	readonly cpu: string;
	readonly system: string;
	readonly node: string;
	/** Of other versions that matter: a peer's, by its name. */
	readonly versions?: Readonly<Record<string, string>>;
};

/** One line of a table: a case, and what each contestant had in each round. */
export type Row = {
	readonly label: string;
	/** Where it stands on a chart's x axis. */
	readonly at?: number;
	readonly series: ReadonlyArray<{readonly contestant: string; readonly values: Values}>;
};

/**
What is to be reached: `contestant` by the best of `against`, in each round, and of that the median; without `against`, its own median, in the measure's unit.
*/
export type Goal = {
	readonly contestant: string;
	readonly against: readonly string[];
	readonly atLeast?: number;
	readonly atMost?: number;
	/** The labels of the rows it is for; of all when left out. */
	readonly rows?: readonly string[];
	/** In words, for the page: "3 times the better of ngircd and InspIRCd". */
	readonly text: string;
};

export type ChartSpec = {
	/** Below media/, without its ending. */
	readonly file: string;
	readonly title: string;
	readonly xLabel: string;
	readonly x: 'log' | 'linear';
	readonly y: 'log' | 'linear';
	/** Those drawn; all when left out. */
	readonly contestants?: readonly string[];
};

export type Measure = {
	readonly name: string;
	/** "deliveries/s", "µs", "KiB". */
	readonly unit: string;
	readonly better: 'more' | 'less';
	/** Whom the ratios in the table are to. */
	readonly reference?: string;
	readonly rows: readonly Row[];
	readonly goals?: readonly Goal[];
	readonly chart?: ChartSpec;
	/** A sentence or two below the table. */
	readonly note?: string;
};

export type Result = {
	/** Its file's, and what `npm run bench -- NAME` takes. */
	readonly name: string;
	readonly title: string;
	/** What was measured and how it is read, in a few sentences. */
	readonly about: string;
	/** ISO, to the minute. */
	readonly date: string;
	readonly machine: Machine;
	readonly measures: readonly Measure[];
	/** Contestants that are not installed here. */
	readonly leftOut?: readonly string[];
	readonly failures?: ReadonlyArray<Failure & {readonly label: string}>;
};

/** A table's line from what was played: of one measure, of all contestants. */
export const rowOf = (played: Played, measure: string, place: {label: string; at?: number}): Row => ({
	...place,
	series: played.names.map(contestant => ({contestant, values: played.values(contestant, measure)})),
});
