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

/** A store that knows no React. It reduces and notifies at most once in `intervalMs`, whatever comes in. */
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
	let cancel: (() => void) | undefined;

	const flush = (): void => {
		cancel?.();
		cancel = undefined;
		if (gathered.length === 0) {
			return;
		}

		const actions = gathered;
		gathered = [];
		flushedAt = clock.now();
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
			if (elapsed >= intervalMs || elapsed < 0) {
				flush();
			} else {
				cancel = clock.schedule(intervalMs - elapsed, flush);
			}
		},
		flush,
	};
};
