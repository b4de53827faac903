/** Timers of one connection, which end with it. */
import {share} from '../protocols/share.ts';

export type Timers = {
	/** Call back after `ms` unless the returned function is called first. */
	schedule(ms: number, callback: () => void): () => void;
	clear(): void;
};

/** One that waits, in the list of those of its connection. */
type Timer = {
	/** What to cancel; undefined when it is over. */
	waits: NodeJS.Timeout | NodeJS.Immediate | undefined;
	previous: Timer | undefined;
	next: Timer | undefined;
};

type State = {first: Timer | undefined};

const cancel = (timers: State, timer: Timer): void => {
	if (!timer.waits) {
		return;
	}

	// Node takes either for either.
	clearTimeout(timer.waits as NodeJS.Timeout);
	clearImmediate(timer.waits as NodeJS.Immediate);
	// Whoever could cancel it may stay as long as the connection, and need not keep what is over.
	timer.waits = undefined;
	if (timer.previous) {
		timer.previous.next = timer.next;
	} else {
		timers.first = timer.next;
	}

	if (timer.next) {
		timer.next.previous = timer.previous;
	}
};

const functions: Timers & ThisType<State> = {
	schedule(ms, callback) {
		const timer: Timer = {waits: undefined, previous: undefined, next: this.first};
		timer.waits = setTimeout(() => {
			// Node reads sockets between its timers and its immediates.
			timer.waits = setImmediate(() => {
				cancel(this, timer);
				callback();
			});
		}, ms);
		if (this.first) {
			this.first.previous = timer;
		}

		this.first = timer;
		return () => cancel(this, timer);
	},
	clear() {
		while (this.first) {
			cancel(this, this.first);
		}
	},
};

/**
A timer that is due lets what has arrived be read before it calls back: after a stall of the process (it was suspended, the
machine slept) a peer that did speak is not taken for silent.
*/
export const createTimers = (): Timers => share<State, Timers>({first: undefined}, functions);
