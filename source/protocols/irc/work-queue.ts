/** Work that is done one after another, each piece when the one before it is done, or has said that it need not be waited for. */

export type WorkQueue<Item> = {
	push(item: Item): void;
	/** Forget what waits, and take nothing more. */
	end(): void;
};

export type WorkQueueOptions<Item> = {
	/** How many pieces may wait, and how large they may be together. */
	readonly itemsMax: number;
	readonly sizeMax: number;
	readonly sizeOf: (item: Item) => number;
	/** The next piece waits for the promise, if there is one. */
	readonly work: (item: Item) => void | Promise<void>;
	/** There are too many: nothing more is done. */
	readonly onOverflow: () => void;
	/** A piece failed; the next follows all the same. */
	readonly onError: (error: unknown) => void;
};

export const createWorkQueue = <Item>({
	itemsMax,
	sizeMax,
	sizeOf,
	work,
	onOverflow,
	onError,
}: WorkQueueOptions<Item>): WorkQueue<Item> => {
	let waiting: Item[] = [];
	/** The next piece: taking them off the front of a long list would move all others each time. Never more done ones before it than wait behind it. */
	let next = 0;
	let size = 0;
	let isBusy = false;

	const run = async (): Promise<void> => {
		isBusy = true;
		while (next < waiting.length) {
			const item = waiting[next++] as Item;
			size -= sizeOf(item);
			// Whoever sends on and on is never waited for long enough that nothing waits.
			if (next * 2 > waiting.length) {
				waiting = waiting.slice(next);
				next = 0;
			}

			try {
				const working = work(item);
				if (working) {
					await working;
				}
			} catch (error) {
				onError(error);
			}
		}

		isBusy = false;
	};

	let hasEnded = false;
	const queue: WorkQueue<Item> = {
		push(item) {
			if (hasEnded) {
				return;
			}

			size += sizeOf(item);
			if (waiting.length - next >= itemsMax || size > sizeMax) {
				queue.end();
				onOverflow();
				return;
			}

			waiting.push(item);
			if (!isBusy) {
				void run();
			}
		},
		end() {
			hasEnded = true;
			waiting = [];
			next = 0;
		},
	};
	return queue;
};
