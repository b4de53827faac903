/** Lets messages go in their order, as fast as the server takes them. Knows what is on its way; knows nothing of connections. */
import type {Clock} from './clock.ts';
import type {Numbered, OutgoingQueue} from './outgoing.ts';
import {createBucket, type Pace} from './pace.ts';

export type Sender = {
	/** There is a connection, on which nothing is on its way yet. `isNew` when the server has just come to know this client. */
	open(pace: Pace, isNew: boolean): void;
	/** The connection is gone. */
	close(): void;
	/** The server takes messages faster or slower from now on. */
	setPace(pace: Pace): void;
	/** Send what may go now, and the rest when it may. */
	pump(): void;
	/** The server said what became of one. */
	answered(number: number): void;
	/** It was too fast: it goes again in a moment, before all that come after it. */
	refused(number: number): void;
	/** Something else went that the server counts as a message. */
	spend(): void;
	/** Send nothing until `release`, or for so long, ms. */
	hold(ms: number): void;
	release(): void;
};

/** After a refusal for speed, ms. */
const tooFastMs = 1000;

export const createSender = (options: {
	readonly clock: Clock;
	readonly queue: OutgoingQueue;
	readonly write: (messages: readonly Numbered[]) => void;
}): Sender => {
	const {clock, queue, write} = options;
	const bucket = createBucket(clock);
	const underway = new Set<number>();
	let isOpen = false;
	let underwayMax = 1;
	let cancelPump = (): void => {};
	let cancelHold: (() => void) | undefined;

	/** Those that may go now, in their order. */
	const ready = (): readonly Numbered[] => {
		const messages: Numbered[] = [];
		for (const message of queue.values()) {
			if (underway.has(message.number)) {
				continue;
			}

			// Whoever waits for an answer is called when it comes.
			if (underway.size >= underwayMax) {
				break;
			}

			if (!bucket.take()) {
				cancelPump = clock.schedule(bucket.waitMs(), pump);
				break;
			}

			underway.add(message.number);
			messages.push(message);
		}

		return messages;
	};

	const pump = (): void => {
		cancelPump();
		if (isOpen && cancelHold === undefined) {
			const messages = ready();
			if (messages.length > 0) {
				write(messages);
			}
		}
	};

	const release = (): void => {
		cancelHold?.();
		cancelHold = undefined;
	};

	return {
		open(pace, isNew) {
			isOpen = true;
			underwayMax = pace.underway;
			bucket.setPace(pace, isNew);
		},
		close() {
			isOpen = false;
			underway.clear();
			cancelPump();
			release();
		},
		setPace(pace) {
			underwayMax = Math.min(underwayMax, pace.underway);
			bucket.setPace(pace, false);
		},
		pump,
		answered(number) {
			underway.delete(number);
		},
		refused(number) {
			underway.delete(number);
			bucket.empty(tooFastMs);
			// The pace is not what it seemed. One at a time, none can overtake another, whatever else is refused.
			underwayMax = 1;
		},
		spend() {
			bucket.spend();
		},
		hold(ms) {
			release();
			cancelHold = clock.schedule(ms, () => {
				release();
				pump();
			});
		},
		release,
	};
};
