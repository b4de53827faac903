/** Many writes without holding the event loop: in slices, between which others get a turn. */

/** Where bytes go. */
export type Sink = {
	write(bytes: Uint8Array): void;
	/** Nothing follows. */
	finish(): void;
};

export type Write = {readonly bytes: Uint8Array; readonly to: readonly Sink[]};

export type Writer = {
	/** Make these writes, and finish those that end. Not to be called while busy. */
	write(writes: readonly Write[], ending: readonly Sink[]): void;
	isBusy(): boolean;
};

/** How many writes are made before others get a turn, and of how many bytes together: about 5 ms of them, whichever is reached first. */
const sliceWrites = 1000;
const sliceBytes = 4 * 1024 * 1024;

/** `schedule` runs a callback in a later turn of the event loop; `onIdle` is called when writes that took several turns are done. */
export const createWriter = (schedule: (callback: () => void) => void, onIdle: () => void): Writer => {
	let isBusy = false;

	/** Write from a position on. Answers false when the slice was used up first, and the rest was scheduled. */
	const advance = (
		writes: readonly Write[],
		from: number,
		member: number,
		ending: readonly Sink[],
	): boolean => {
		let left = sliceWrites;
		let bytesLeft = sliceBytes;
		let start = member;
		for (let index = from; index < writes.length; index++) {
			const {bytes, to} = writes[index] as Write;
			for (let position = start; position < to.length; position++) {
				if (left-- === 0 || bytesLeft <= 0) {
					schedule(() => {
						if (advance(writes, index, position, ending)) {
							isBusy = false;
							onIdle();
						}
					});
					return false;
				}

				bytesLeft -= bytes.length;
				(to[position] as Sink).write(bytes);
			}

			start = 0;
		}

		for (const sink of ending) {
			sink.finish();
		}

		return true;
	};

	return {
		write(writes, ending) {
			isBusy = !advance(writes, 0, 0, ending);
		},
		isBusy: () => isBusy,
	};
};
