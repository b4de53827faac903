import type {Clock} from '../../source/client/clock.ts';

export type FakeClock = Clock & {
	/** Let time pass, calling back what falls due, in its order. */
	advance(ms: number): void;
	/** Set the clock ahead or back while no timer runs, as a sleep or a correction does. */
	jump(ms: number): void;
	/** How many callbacks wait. */
	waiting(): number;
};

/** A clock that stands still until it is moved. Timers run on their own time, as Node's do: a jump does not make them due. */
export const createFakeClock = (start = 1_000_000): FakeClock => {
	let offset = start;
	let elapsed = 0;
	let timers: {readonly at: number; readonly callback: () => void}[] = [];
	return {
		now: () => offset + elapsed,
		schedule(ms, callback) {
			const timer = {at: elapsed + ms, callback};
			timers.push(timer);
			return () => {
				timers = timers.filter(other => other !== timer);
			};
		},
		advance(ms) {
			const until = elapsed + ms;
			for (;;) {
				const [next] = timers.filter(timer => timer.at <= until).sort((a, b) => a.at - b.at);
				if (next === undefined) {
					break;
				}

				elapsed = Math.max(elapsed, next.at);
				timers = timers.filter(timer => timer !== next);
				next.callback();
			}

			elapsed = until;
		},
		jump(ms) {
			offset += ms;
		},
		waiting: () => timers.length,
	};
};
