/**
Virtual time: what is to happen, when, and in which process; one thing after another, and time passes only in between.
Knows nothing of what happens.
*/
import process from 'node:process';

/** A program that runs, can be stopped for a while, and can die. */
export type Process = {
	readonly name: string;
	isAlive: boolean;
	/** Nothing of it happens before this moment, ms: it is suspended. */
	frozenUntil: number;
};

/** What a process that wakes up does first: Node.js runs the timers that are due, then reads sockets, then the rest. */
export type Kind = 'timer' | 'io' | 'immediate';

export type Scheduler = {
	/** Virtual ms since the start; not whole. */
	now(): number;
	/** The process in which what happens now happens. */
	current(): Process | undefined;
	/** Let something happen in a process, unless that is dead by then or the returned function was called. */
	after(ms: number, where: Process | undefined, kind: Kind, label: string, callback: () => void): () => void;
	/** The same at a moment: what must not overtake something is put at its moment or later. */
	at(time: number, where: Process | undefined, kind: Kind, label: string, callback: () => void): () => void;
	/** Let everything happen in its order until `isOver`, or until nothing is left. */
	run(isOver: () => boolean): Promise<void>;
	/** How many things have happened. */
	steps(): number;
};

type Item = {
	time: number;
	order: number;
	readonly where: Process | undefined;
	readonly kind: Kind;
	readonly label: string;
	readonly callback: () => void;
	isCancelled: boolean;
};

/** What was due while a process was suspended happens at one moment, in this order. */
const ranks: Readonly<Record<Kind, number>> = {timer: 0, io: 1, immediate: 2};

const isBefore = (one: Item, other: Item): boolean =>
	one.time === other.time
		? ranks[one.kind] === ranks[other.kind]
			? one.order < other.order
			: ranks[one.kind] < ranks[other.kind]
		: one.time < other.time;

/** A binary heap: the earliest first. */
const createHeap = () => {
	const items: Item[] = [];
	const swap = (a: number, b: number): void => {
		[items[a], items[b]] = [items[b] as Item, items[a] as Item];
	};

	return {
		push(item: Item): void {
			let index = items.push(item) - 1;
			while (index > 0) {
				const parent = (index - 1) >> 1;
				if (!isBefore(items[index] as Item, items[parent] as Item)) {
					return;
				}

				swap(index, parent);
				index = parent;
			}
		},
		pop(): Item | undefined {
			const [first] = items;
			const last = items.pop();
			if (last !== undefined && items.length > 0) {
				items[0] = last;
				for (let index = 0; ; ) {
					let least = index;
					for (const child of [2 * index + 1, 2 * index + 2]) {
						if (child < items.length && isBefore(items[child] as Item, items[least] as Item)) {
							least = child;
						}
					}

					if (least === index) {
						break;
					}

					swap(index, least);
					index = least;
				}
			}

			return first;
		},
	};
};

/**
Every promise that can go on has done so: Node.js runs the next tick only once there is no microtask left. No turn of the real event loop
is waited for, which would cost more than all else.
*/
const drain = (): Promise<void> =>
	new Promise(resolve => {
		process.nextTick(resolve);
	});

/** `onStep` is called before each thing that happens, `onError` with what it threw. */
export const createScheduler = (options: {
	readonly onStep?: ((time: number, where: Process | undefined, label: string) => void) | undefined;
	readonly onError: (error: unknown, label: string) => void;
}): Scheduler => {
	const heap = createHeap();
	let now = 0;
	let order = 0;
	let steps = 0;
	let current: Process | undefined;

	const at: Scheduler['at'] = (time, where, kind, label, callback) => {
		const item: Item = {
			time: Math.max(now, time),
			order: ++order,
			where,
			kind,
			label,
			callback,
			isCancelled: false,
		};
		heap.push(item);
		return () => {
			item.isCancelled = true;
		};
	};

	return {
		now: () => now,
		current: () => current,
		after: (ms, where, kind, label, callback) => at(now + ms, where, kind, label, callback),
		at,
		async run(isOver) {
			while (!isOver()) {
				const item = heap.pop();
				if (item === undefined) {
					return;
				}

				const {where} = item;
				if (item.isCancelled || where?.isAlive === false) {
					continue;
				}

				now = Math.max(now, item.time);
				if (where !== undefined && where.frozenUntil > now) {
					item.time = where.frozenUntil;
					item.order = ++order;
					heap.push(item);
					continue;
				}

				steps++;
				options.onStep?.(now, where, item.label);
				current = where;
				try {
					item.callback();
				} catch (error) {
					options.onError(error, item.label);
				}

				await drain();
				current = undefined;
			}
		},
		steps: () => steps,
	};
};
