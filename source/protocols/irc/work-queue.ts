/** Work that is done one after another, each piece when the one before it is done, or has said that it need not be waited for. */
import {share} from '../share.ts';

export type WorkQueue<Item> = {
	push(item: Item): void;
	/** Forget what waits, and take nothing more. */
	end(): void;
};

/** What is the same for many queues; each is given whose the queue is. */
export type WorkQueueOptions<Item, Owner> = {
	/** How many pieces may wait, and how large they may be together. */
	readonly itemsMax: number;
	readonly sizeMax: number;
	readonly sizeOf: (item: Item) => number;
	/** The next piece waits for the promise, if there is one. */
	readonly work: (item: Item, owner: Owner) => void | Promise<void>;
	/** There are too many: nothing more is done. */
	readonly onOverflow: (owner: Owner) => void;
	/** A piece failed; the next follows all the same. */
	readonly onError: (error: unknown, owner: Owner) => void;
};

type State<Item, Owner> = {
	readonly options: WorkQueueOptions<Item, Owner>;
	readonly owner: Owner;
	waiting: Item[];
	/** The next piece: taking them off the front of a long list would move all others each time. Never more done ones before it than wait behind it. */
	next: number;
	size: number;
	isBusy: boolean;
	hasEnded: boolean;
};

const run = <Item, Owner>(queue: State<Item, Owner>): void => {
	const {options, owner} = queue;
	queue.isBusy = true;
	while (queue.next < queue.waiting.length) {
		const item = queue.waiting[queue.next++] as Item;
		queue.size -= options.sizeOf(item);
		// Whoever sends on and on is never waited for long enough that nothing waits.
		if (queue.next * 2 > queue.waiting.length) {
			queue.waiting = queue.waiting.slice(queue.next);
			queue.next = 0;
		}

		try {
			const working = options.work(item, owner);
			if (working) {
				working.then(
					() => run(queue),
					(error: unknown) => {
						options.onError(error, owner);
						run(queue);
					},
				);
				return;
			}
		} catch (error) {
			options.onError(error, owner);
		}
	}

	queue.isBusy = false;
};

const functions: WorkQueue<unknown> & ThisType<State<unknown, unknown> & WorkQueue<unknown>> = {
	push(item) {
		if (this.hasEnded) {
			return;
		}

		const {options} = this;
		this.size += options.sizeOf(item);
		if (this.waiting.length - this.next >= options.itemsMax || this.size > options.sizeMax) {
			this.end();
			options.onOverflow(this.owner);
			return;
		}

		this.waiting.push(item);
		if (!this.isBusy) {
			run(this);
		}
	},
	end() {
		this.hasEnded = true;
		this.waiting = [];
		this.next = 0;
	},
};

export const createWorkQueue = <Item, Owner>(
	options: WorkQueueOptions<Item, Owner>,
	owner: Owner,
): WorkQueue<Item> => {
	const state: State<Item, Owner> = {
		options,
		owner,
		waiting: [],
		next: 0,
		size: 0,
		isBusy: false,
		hasEnded: false,
	};
	return share<object, WorkQueue<Item>>(state, functions);
};
