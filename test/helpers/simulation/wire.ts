/** One direction of a connection: bytes go in and come out in order, later and in other pieces, until it is cut. Knows no sockets. */
import {type Chance, draw, type Span} from './chance.ts';
import type {Process, Scheduler} from './scheduler.ts';

export type Wire = {
	/** Before any bytes. */
	first(label: string, callback: () => void): void;
	send(bytes: Uint8Array): void;
	/** After all bytes that were sent; nothing can be sent from now on. Once. */
	last(callback: () => void): void;
	/** What is on its way arrives up to some byte, and then the news of it if there is any; what is sent from now on is lost. */
	cut(news?: () => void): void;
	/** What is sent from now on does not arrive before so many ms have passed. */
	stall(ms: number): void;
	/** Nothing more arrives. */
	close(): void;
	onData(listener: (bytes: Uint8Array) => void): void;
	/** Called when bytes have left the wire. */
	onTaken(listener: () => void): void;
	/** Neither ended nor cut. */
	isOpen(): boolean;
	/** Bytes that are on their way. */
	underway(): number;
};

type Segment = {bytes: Uint8Array; cancel(): void};

export const createWire = (options: {
	readonly scheduler: Scheduler;
	readonly chance: Chance;
	/** Who receives. */
	readonly to: Process;
	readonly latency: Span;
	/** How many writes in a hundred arrive in pieces. */
	readonly splits: number;
	readonly label: string;
	readonly onArrival: (bytes: Uint8Array) => void;
}): Wire => {
	const {scheduler, chance, to, label} = options;
	const segments = new Set<Segment>();
	let lastArrival = 0;
	let isOpen = true;
	let isCut = false;
	let isClosed = false;
	let underway = 0;
	let onData: (bytes: Uint8Array) => void = () => {};
	let onTaken = (): void => {};

	/** Let something arrive after all that is on its way. */
	const arrive = (what: string, callback: () => void): (() => void) => {
		lastArrival = Math.max(lastArrival, scheduler.now() + draw(chance, options.latency));
		return scheduler.at(lastArrival, to, 'io', `${label} ${what}`, () => {
			if (!isClosed) {
				callback();
			}
		});
	};

	const sendSegment = (bytes: Uint8Array): void => {
		underway += bytes.length;
		const segment: Segment = {
			bytes,
			cancel: arrive('bytes', () => {
				segments.delete(segment);
				underway -= bytes.length;
				if (segment.bytes.length > 0) {
					options.onArrival(segment.bytes);
					onData(segment.bytes);
				}

				onTaken();
			}),
		};
		segments.add(segment);
	};

	return {
		first: (what, callback) => {
			arrive(what, callback);
		},
		send(bytes) {
			if (!isOpen) {
				// Nobody takes it: it stays where it was sent from.
				underway += isCut ? bytes.length : 0;
				return;
			}

			let rest = bytes;
			while (rest.length > 1 && chance.below(100) < options.splits) {
				const at = chance.whole(1, rest.length - 1);
				sendSegment(rest.subarray(0, at));
				rest = rest.subarray(at);
			}

			sendSegment(rest);
		},
		last(callback) {
			if (isOpen) {
				isOpen = false;
				arrive('over', callback);
			}
		},
		cut(news) {
			isOpen = false;
			isCut = true;
			let spared = chance.whole(0, segments.size);
			for (const segment of segments) {
				if (spared > 0) {
					spared--;
				} else if (spared === 0) {
					// Of one, the beginning arrives.
					segment.bytes = segment.bytes.subarray(0, chance.below(segment.bytes.length));
					spared--;
				} else {
					segment.cancel();
				}
			}

			if (news) {
				arrive('broken', news);
			}
		},
		stall(ms) {
			lastArrival = Math.max(lastArrival, scheduler.now() + ms);
		},
		close() {
			isOpen = false;
			isClosed = true;
		},
		onData(listener) {
			onData = listener;
		},
		onTaken(listener) {
			onTaken = listener;
		},
		isOpen: () => isOpen,
		underway: () => underway,
	};
};
