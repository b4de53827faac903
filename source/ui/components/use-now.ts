import {useEffect, useState} from 'react';
import type {Time} from '../../messages.ts';

export type Clock = {
	now(): Time;
	/** Call back every `ms`. Returns its undo. */
	every(ms: number, callback: () => void): () => void;
};

export const systemClock: Clock = {
	now: () => Date.now(),
	every(ms, callback) {
		const timer = setInterval(callback, ms);
		return () => {
			clearInterval(timer);
		};
	},
};

/** The time, drawn anew every `ms` for as long as `isActive`: nothing ticks for a screen that shows no time. */
export const useNow = (clock: Clock, ms: number, isActive: boolean): Time => {
	const [now, setNow] = useState(() => clock.now());

	useEffect(() => {
		if (!isActive) {
			return;
		}

		setNow(clock.now());

		return clock.every(ms, () => setNow(clock.now()));
	}, [clock, ms, isActive]);

	return now;
};
