/** Events that wait to be taken, bounded. Knows nothing of what they are. */

export type EventQueue<Event> = AsyncIterable<Event> & {
	push(event: Event): void;
	isFull(): boolean;
	/** Whether so few wait that more may be fetched. */
	isLow(): boolean;
	/** What waits is let go, and the loop ends. */
	end(): void;
	/** What waits is still taken; then the loop throws this, once and again. */
	fail(error: Error): void;
};

/** `taken` is called whenever one was taken. `push` takes more than `max`: whoever pushes looks at `isFull`. */
export const createEventQueue = <Event>(max: number, taken: () => void): EventQueue<Event> => {
	let waiting: Event[] = [];
	/** Where the first is: taking one must not move all others. */
	let first = 0;
	let isOver = false;
	let failure: Error | undefined;
	let wakes: (() => void)[] = [];

	const size = (): number => waiting.length - first;

	const wake = (): void => {
		const sleepers = wakes;
		wakes = [];
		for (const sleeper of sleepers) {
			sleeper();
		}
	};

	const take = (): Event | undefined => {
		const event = waiting[first];
		first++;
		if (first * 2 > waiting.length) {
			waiting = waiting.slice(first);
			first = 0;
		}

		taken();
		return event;
	};

	const next = async (): Promise<IteratorResult<Event, undefined>> => {
		while (size() === 0) {
			if (failure !== undefined) {
				throw failure;
			}

			if (isOver) {
				return {done: true, value: undefined};
			}

			await new Promise<void>(resolve => {
				wakes.push(resolve);
			});
		}

		return {done: false, value: take() as Event};
	};

	return {
		push(event) {
			if (!isOver) {
				waiting.push(event);
				wake();
			}
		},
		isFull: () => size() >= max,
		isLow: () => size() * 2 <= max,
		end() {
			isOver = true;
			waiting = [];
			first = 0;
			wake();
		},
		fail(error) {
			if (!isOver) {
				isOver = true;
				failure = error;
				wake();
			}
		},
		[Symbol.asyncIterator]: () => ({
			next,
			// Another loop may go on later.
			return: async () => ({done: true, value: undefined}),
		}),
	};
};
