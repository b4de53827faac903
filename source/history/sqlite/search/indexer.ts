/** When the index is brought up to the history: in short steps with pauses, so that the work is never in the way. Knows nothing of SQLite. */

/** One step of the work. */
export type Step = () => {
	/** Whether there is more to do. */
	readonly more: boolean;
};

export type IndexerOptions = {
	readonly step: Step;
	/** Ms, from any beginning. */
	readonly now: () => number;
	/** Call back after `ms`. */
	readonly later: (ms: number, callback: () => void) => void;
};

export type Indexer = {
	/** Bring the index up to the history, soon and with pauses. Resolves when it is; rejects with what a step throws. */
	catchUp(): Promise<void>;
	/** The same at once and without pauses but for others' turns: somebody waits. */
	hurry(): Promise<void>;
	/** Do no more steps; what waits for them resolves. */
	stop(): void;
};

/** Messages gather for so long before they are indexed: one transaction for all of them, ms. */
const gatherMs = 1000;

/** After each step there is a pause of so many times its length: a quarter of one core at the most. */
const pauseFactor = 3;

export const createIndexer = ({step, now, later}: IndexerOptions): Indexer => {
	type Waiting = {resolve(): void; reject(error: unknown): void};
	let waiting: Waiting[] = [];
	let isRunning = false;
	let isHurried = false;
	let isStopped = false;
	/** Which timer is the present one: an earlier one that still comes does nothing. */
	let turn = 0;

	const settle = (tell: (one: Waiting) => void) => {
		const settled = waiting;
		waiting = [];
		isRunning = false;
		isHurried = false;
		for (const one of settled) {
			tell(one);
		}
	};

	const schedule = (ms: number) => {
		turn++;
		const mine = turn;
		later(ms, () => {
			if (mine === turn && !isStopped) {
				run();
			}
		});
	};

	const run = () => {
		const start = now();
		try {
			if (step().more) {
				schedule(isHurried ? 0 : (now() - start) * pauseFactor);
			} else {
				settle(({resolve}) => resolve());
			}
		} catch (error) {
			settle(({reject}) => reject(error));
		}
	};

	const wait = (start: () => void): Promise<void> =>
		isStopped
			? Promise.resolve()
			: new Promise((resolve, reject) => {
					waiting.push({resolve, reject});
					start();
				});

	return {
		catchUp: () =>
			wait(() => {
				if (!isRunning) {
					isRunning = true;
					schedule(gatherMs);
				}
			}),
		hurry: () =>
			wait(() => {
				if (!isHurried) {
					isRunning = true;
					isHurried = true;
					schedule(0);
				}
			}),
		stop() {
			isStopped = true;
			settle(({resolve}) => resolve());
		},
	};
};
