import type {Time} from '../messages.ts';

/** Time as an argument, so that every rule is testable without waiting. */
export type Clock = {
	now(): Time;
	/** Call back after `ms` unless the returned function is called first. */
	schedule(ms: number, callback: () => void): () => void;
};

export const systemClock: Clock = {
	now: Date.now,
	schedule(ms, callback) {
		const timer = setTimeout(callback, ms);
		return () => {
			clearTimeout(timer);
		};
	},
};
