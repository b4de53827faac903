import type {Clock} from './clock.ts';
import type {Store} from './contract.ts';

export type DispatchStore<State, Action> = Store<State> & {
	/** Apply actions: at once when it was quiet, otherwise gathered with those that follow. */
	dispatch(actions: readonly Action[]): void;
	/** Apply what was gathered now. */
	flush(): void;
};

/** A screen cannot show more than this in a second, and a person cannot see it, ms. */
const defaultIntervalMs = 33;

/**
So many within so many ms fill a terminal more than twice a second: nobody reads that, and what stands still for a moment is seen rather than what flies by.
Then a third as often will do, ten times a second. Keys have a way of their own to the screen, and need not wait behind more.
*/
const flood = {count: 16, withinMs: 200, intervals: 3} as const;

/** A store that knows no React. It reduces and notifies at most once in `intervalMs`, in a flood once in three times that, whatever comes in. */
export const createStore = <State, Action>(options: {
	readonly initial: State;
	readonly reduce: (state: State, actions: readonly Action[]) => State;
	readonly clock: Clock;
	readonly intervalMs?: number;
}): DispatchStore<State, Action> => {
	const {reduce, clock, intervalMs = defaultIntervalMs} = options;
	const listeners = new Set<() => void>();
	let state = options.initial;
	let gathered: Action[] = [];
	let flushedAt = Number.NEGATIVE_INFINITY;
	let waitMs = intervalMs;
	let recent: Array<{readonly at: number; readonly count: number}> = [];
	let cancel: (() => void) | undefined;

	const flush = (): void => {
		cancel?.();
		cancel = undefined;
		if (gathered.length === 0) {
			return;
		}

		const actions = gathered;
		gathered = [];
		const now = clock.now();
		recent = recent.filter(({at}) => at <= now && now - at < flood.withinMs);
		recent.push({at: now, count: actions.length});
		const isFlood = recent.reduce((sum, {count}) => sum + count, 0) >= flood.count;
		waitMs = isFlood ? flood.intervals * intervalMs : intervalMs;
		flushedAt = now;
		state = reduce(state, actions);
		for (const listener of listeners) {
			listener();
		}
	};

	return {
		getState: () => state,
		subscribe(listener) {
			listeners.add(listener);
			return () => {
				listeners.delete(listener);
			};
		},
		dispatch(actions) {
			for (const action of actions) {
				gathered.push(action);
			}

			if (cancel !== undefined) {
				return;
			}

			const elapsed = clock.now() - flushedAt;
			// A clock that was set back must not hold the screen.
			if (elapsed >= waitMs || elapsed < 0) {
				flush();
			} else {
				cancel = clock.schedule(waitMs - elapsed, flush);
			}
		},
		flush,
	};
};
