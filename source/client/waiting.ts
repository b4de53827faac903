import type {Clock} from './clock.ts';

/** How soon a clock that went ahead is noticed, ms. */
const tickMs = 1000;

/**
Call back after `ms`, or sooner when the clock says that so much has passed: timers stand still while a machine sleeps. Answers
with what cancels it.
*/
export const waitAwake = (clock: Clock, ms: number, callback: () => void): (() => void) => {
	const until = clock.now() + ms;
	let cancel = (): void => {};
	/** `left` is counted besides, for a clock that is set back. */
	const wait = (left: number): void => {
		const step = Math.min(left, tickMs);
		cancel = clock.schedule(step, () => {
			if (left <= step || clock.now() >= until) {
				callback();
			} else {
				wait(left - step);
			}
		});
	};

	wait(ms);
	return () => {
		cancel();
	};
};
