/** One direction of a relay: what comes in at one socket goes out at another, late or in pieces. Knows nothing of what it carries. */
import type {Socket} from 'node:net';
import type {FuzzRandom} from '../fuzz-random.ts';

/** How a direction of a connection is for all its life. */
export type PipeCondition = {
	/** How long what came waits before it goes on, ms; 0 is not at all. */
	readonly delayMs: number;
	/** What came in one piece goes out in several, cut anywhere. */
	readonly isHalved: boolean;
};

export type Pipe = {
	/** Nothing goes on until `resume`; what comes is kept, and no more is read than fits. */
	stall(): void;
	resume(): void;
	/** Nothing goes on after so many more bytes, and `reached` is called once when they have gone. */
	limit(bytes: number, reached: () => void): void;
	/** What is here goes on, and then FIN, as when the source ends. */
	finish(): void;
	/** FIN now: what is here and what comes is thrown away. */
	end(): void;
	/** Throw away what is here and what comes. */
	discard(): void;
};

/** What is read ahead of a stall or a slow reader. */
const heldBytesMax = 64 * 1024;

/** Cut somewhere, and the halves again, half of the time. The pieces together are the whole. */
const piecesOf = (whole: Buffer, random: FuzzRandom, depth = 3): readonly Buffer[] => {
	if (whole.length < 2 || depth === 0) {
		return [whole];
	}

	const at = 1 + random.below(whole.length - 1);
	return [whole.subarray(0, at), whole.subarray(at)].flatMap(half =>
		random.oneIn(2) ? piecesOf(half, random, depth - 1) : [half],
	);
};

export const createPipe = (
	{from, to}: {from: Socket; to: Socket},
	{delayMs, isHalved}: PipeCondition,
	random: FuzzRandom,
): Pipe => {
	let held: Buffer[] = [];
	let heldBytes = 0;
	/** What goes out next, a piece in each turn of the event loop. */
	let pieces: Buffer[] = [];
	let isBusy = false;
	let isStalled = false;
	let isOver = false;
	let hasEnded = false;
	let left = Number.POSITIVE_INFINITY;
	let reached = (): void => undefined;

	/** Go on in a later turn. */
	const after = (ms: number, then: () => void): void => {
		isBusy = true;
		const run = (): void => {
			isBusy = false;
			then();
			pump();
		};
		if (ms === 0) {
			setImmediate(run);
		} else {
			setTimeout(run, ms);
		}
	};

	const take = (): void => {
		const whole = Buffer.concat(held);
		held = [];
		heldBytes = 0;
		pieces = isHalved ? [...piecesOf(whole, random)] : [whole];
		from.resume();
	};

	const discard = (): void => {
		isOver = true;
		held = [];
		pieces = [];
		from.resume();
	};

	const write = (piece: Buffer): void => {
		const part = piece.subarray(0, left);
		left -= part.length;
		const isWritten = to.write(part);
		if (left <= 0) {
			discard();
			reached();
		} else if (!isWritten) {
			isBusy = true;
			to.once('drain', () => {
				isBusy = false;
				pump();
			});
		} else if (pieces.length > 0) {
			after(0, () => undefined);
		}
	};

	const pump = (): void => {
		while (!(isBusy || isStalled || isOver)) {
			const piece = pieces.shift();
			if (piece !== undefined) {
				write(piece);
			} else if (held.length > 0) {
				if (delayMs === 0) {
					take();
				} else {
					after(delayMs, take);
				}
			} else {
				if (hasEnded) {
					isOver = true;
					to.end();
				}

				return;
			}
		}
	};

	from.on('data', (chunk: Buffer) => {
		if (isOver) {
			return;
		}

		held.push(chunk);
		heldBytes += chunk.length;
		if (heldBytes >= heldBytesMax) {
			from.pause();
		}

		pump();
	});
	const finish = (): void => {
		hasEnded = true;
		pump();
	};

	from.on('end', finish);

	return {
		stall() {
			isStalled = true;
		},
		resume() {
			isStalled = false;
			pump();
		},
		limit(bytes, then) {
			left = bytes;
			reached = then;
		},
		finish,
		end() {
			if (!isOver) {
				discard();
				to.end();
			}
		},
		discard,
	};
};
