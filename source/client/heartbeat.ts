import {limits} from '../limits.ts';
import type {Clock} from './clock.ts';

export type Heartbeat = {
	/** The other side was heard. */
	heard(): void;
	stop(): void;
};

export type HeartbeatOptions = {
	readonly clock: Clock;
	/** Time to say that one is alive. */
	beat(): void;
	/** Nothing was heard for `limits.silenceMs`. */
	silent(): void;
	/** The clock went ahead by more than that at once: this machine slept, and the connection is most likely dead. */
	jumped(): void;
};

/** A sleep is noticed this soon after waking, ms. */
const tickMs = 1000;

/** Watch over a connection until it is stopped; it stops by itself before `silent` and `jumped`. */
export const createHeartbeat = ({clock, beat, silent, jumped}: HeartbeatOptions): Heartbeat => {
	let heardAt = clock.now();
	let beatAt = heardAt;
	let tickedAt = heardAt;
	let cancel: () => void;

	const tick = (): void => {
		const now = clock.now();
		const elapsed = now - tickedAt;
		tickedAt = now;
		if (elapsed >= limits.silenceMs) {
			jumped();
			return;
		}

		if (elapsed < 0) {
			// The clock was set back: times from before mean nothing now.
			heardAt = now;
			beatAt = now;
		}

		if (now - heardAt >= limits.silenceMs) {
			silent();
			return;
		}

		cancel = clock.schedule(tickMs, tick);
		if (now - beatAt >= limits.heartbeatMs) {
			beatAt = now;
			beat();
		}
	};

	cancel = clock.schedule(tickMs, tick);
	return {
		heard() {
			heardAt = clock.now();
		},
		stop() {
			cancel();
		},
	};
};
