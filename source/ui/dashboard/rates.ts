/** How much is going on: messages and bytes a second, from the server's counters at successive moments. Pure. */
import type {ServerStats, Time} from '../../messages.ts';

/** How long a bar of the sparkline is. */
export const barMs = 5000;

/** How many bars are kept: the last five minutes. */
export const barsMax = 60;

/** Over how long the present rate is taken: long enough to be read, short enough to be now. */
const windowMs = 5000;

type Sample = {
	readonly time: Time;
	readonly messages: number;
	readonly bytesIn: number;
	readonly bytesOut: number;
};

export type RatesState = {
	/** Of the last seconds, oldest first. */
	readonly samples: readonly Sample[];
	/** Messages in each bar's time, oldest first; the last bar is still growing and its number is `bar`. */
	readonly bars: readonly number[];
	readonly bar: number;
};

export const noRates: RatesState = {samples: [], bars: [], bar: 0};

const addToBars = (state: RatesState, bar: number, messages: number): readonly number[] => {
	const passed = Math.max(0, Math.min(barsMax, bar - state.bar));
	const grown = state.bars.length === 0 ? [0] : [...state.bars, ...new Array<number>(passed).fill(0)];
	const last = grown.length - 1;
	grown[last] = (grown[last] ?? 0) + messages;
	return grown.slice(-barsMax);
};

/** Take the counters of a moment into account. Moments may be any time apart. */
export const addSample = (state: RatesState, stats: ServerStats, now: Time): RatesState => {
	const {messages, bytesIn, bytesOut} = stats;
	const last = state.samples.at(-1);
	// A clock that was set back would make rates negative: begin anew.
	const samples = last !== undefined && now < last.time ? [] : state.samples;
	const before = samples.at(-1);
	const bar = Math.max(before === undefined ? 0 : state.bar, Math.floor(now / barMs));
	// One sample from before the window stays: rates are taken from it.
	const firstInside = samples.findIndex(sample => sample.time > now - windowMs);
	const kept = samples.slice(Math.max(0, (firstInside === -1 ? samples.length : firstInside) - 1));
	return {
		samples: [...kept, {time: now, messages, bytesIn, bytesOut}],
		bars: addToBars(
			before === undefined ? {...state, bar} : state,
			bar,
			messages - (before?.messages ?? messages),
		),
		bar,
	};
};

/** The bars whose time is over, and as many zeros before them as there were none: nothing was said before the server was there. */
export const finishedBars = ({bars}: RatesState): readonly number[] => {
	const finished = bars.slice(0, -1);
	return [...new Array<number>(Math.max(0, barsMax - finished.length)).fill(0), ...finished];
};

export type Rates = {
	readonly messages: number;
	readonly bytesIn: number;
	readonly bytesOut: number;
};

/** The present rates, a second. */
export const ratesOf = ({samples}: RatesState): Rates => {
	const first = samples[0];
	const last = samples.at(-1);
	if (first === undefined || last === undefined || last.time === first.time) {
		return {messages: 0, bytesIn: 0, bytesOut: 0};
	}

	const seconds = (last.time - first.time) / 1000;
	return {
		messages: (last.messages - first.messages) / seconds,
		bytesIn: (last.bytesIn - first.bytesIn) / seconds,
		bytesOut: (last.bytesOut - first.bytesOut) / seconds,
	};
};

/** A rate with as many digits as can be read at a glance: `0`, `0.4`, `3.2`, `48`, `1,204`. */
export const formatRate = (rate: number): string =>
	rate < 0.05 ? '0' : rate < 9.95 ? rate.toFixed(1) : Math.round(rate).toLocaleString('en');
