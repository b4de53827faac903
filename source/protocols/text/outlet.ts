/** What a plain-text client is sent, with gaps where two things must not be read as one. */

export type OutletOptions = {
	readonly gapMs: number;
	readonly schedule: (ms: number, callback: () => void) => () => void;
	readonly send: (frame: string) => void;
	/** A gap has begun or ended: while there is one, frames for a room are this client's own to hold back. */
	readonly onChange: () => void;
};

export type Outlet = {
	/** Send, or keep until the gap is over. */
	send(frame: string): void;
	/** The same for a frame that the caller sends: gives back what may go now. */
	pass(frame: string): string;
	/** What comes after this is kept for a short while, and goes out in one piece. */
	gap(): void;
	isHolding(): boolean;
	/** No gaps any more: gives back what was kept. */
	release(): string;
};

/** What may be kept, in UTF-16 units: a gap is no reason to hoard. */
const keptMax = 256 * 1024;

export const createOutlet = ({gapMs, schedule, send, onChange}: OutletOptions): Outlet => {
	/** What waits for the end of each gap, in order; the first gap is the one that runs. */
	let parts: string[] = [];
	let cancel: (() => void) | undefined;

	const run = (): void => {
		cancel = schedule(gapMs, () => {
			send(parts.shift() ?? '');
			if (parts.length > 0) {
				run();
			} else {
				cancel = undefined;
				onChange();
			}
		});
	};

	const release = (): string => {
		cancel?.();
		const frames = parts.join('');
		const wasHolding = cancel !== undefined;
		parts = [];
		cancel = undefined;
		if (wasHolding) {
			onChange();
		}

		return frames;
	};

	const pass = (frame: string): string => {
		const last = parts.length - 1;
		if (last < 0) {
			return frame;
		}

		parts[last] += frame;
		return (parts[last] ?? '').length > keptMax ? release() : '';
	};

	return {
		send(frame) {
			const now = pass(frame);
			if (now !== '') {
				send(now);
			}
		},
		pass,
		gap() {
			parts.push('');
			if (!cancel) {
				run();
				onChange();
			}
		},
		isHolding: () => parts.length > 0,
		release,
	};
};
