/**
The operator's screen. The folder knows the `Operator` contract and how its figures look; it knows nothing of sockets,
the hub, or the protocols. This file: the newest events, in a ring, numbered from 0 since the start.
*/
import type {LogEvent} from '../../messages.ts';

/** How many events are kept for scrolling back. */
export const logLinesMax = 10_000;

export type Log = {
	/** The number of the oldest event that is still here. */
	first(): number;
	/** The number that the next event will get. */
	end(): number;
	/** The event of a number; undefined when it is gone or has not come. */
	at(number: number): LogEvent | undefined;
	push(event: LogEvent): void;
};

/** A ring: adding costs the same however much is kept. */
export const createLog = (linesMax: number = logLinesMax): Log => {
	const ring: LogEvent[] = [];
	let end = 0;
	const first = (): number => Math.max(0, end - linesMax);

	return {
		first,
		end: () => end,
		at: number => (number >= first() && number < end ? ring[number % linesMax] : undefined),
		push(event) {
			ring[end % linesMax] = event;
			end++;
		},
	};
};
