/** When the index is brought up to the history: in short steps with pauses, so that the work is never in the way. Knows nothing of SQLite. */

/** One step of the work. */
export type Step = () => {
	/** Whether there is more to do. */
	readonly more: boolean;
	/** Whether so much is being said that everything else had better wait. */
	readonly isBusy?: boolean;
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
	/** The same at once and without pauses but for others' turns, until it is enough: somebody waits. */
	hurry(isEnough: () => boolean): Promise<void>;
	/** Do no more steps; what waits for them resolves. */
	stop(): void;
};

/** Messages gather for so long before they are indexed: one transaction for all of them, ms. */
const gatherMs = 1000;

/** After each step there is a pause of so many times its length: a quarter of one core at the most, and a fortieth while much is said. */
const pauseFactor = 3;
const busyPauseFactor = 40;

type Waiting = {
	/** Undefined: there is no hurry. */
	readonly isEnough: (() => boolean) | undefined;
	resolve(): void;
	reject(error: unknown): void;
};

export const createIndexer = ({step, now, later}: IndexerOptions): Indexer => {
	let waiting: readonly Waiting[] = [];
	let isRunning = false;
	let isStopped = false;
	/** Which timer is the present one: an earlier one that still comes does nothing. */
	let turn = 0;

	/** Whoever has waited long enough is told. */
	const settle = (isSettled: (one: Waiting) => boolean, tell: (one: Waiting) => void) => {
		const settled = waiting.filter(isSettled);
		waiting = waiting.filter(one => !settled.includes(one));
		for (const one of settled) {
			tell(one);
		}
	};

	const settleAll = (tell: (one: Waiting) => void) => {
		isRunning = false;
		settle(() => true, tell);
	};

	const isHurried = () => waiting.some(({isEnough}) => isEnough !== undefined);

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
			const {more, isBusy = false} = step();
			if (!more) {
				settleAll(({resolve}) => resolve());
				return;
			}

			settle(
				({isEnough}) => isEnough?.() === true,
				({resolve}) => resolve(),
			);
			const factor = isBusy ? busyPauseFactor : pauseFactor;
			schedule(isHurried() ? 0 : (now() - start) * factor);
		} catch (error) {
			settleAll(({reject}) => reject(error));
		}
	};

	const wait = (isEnough: Waiting['isEnough'], begin: () => void): Promise<void> =>
		isStopped
			? Promise.resolve()
			: new Promise((resolve, reject) => {
					begin();
					waiting = [...waiting, {isEnough, resolve, reject}];
				});

	return {
		catchUp: () =>
			wait(undefined, () => {
				if (!isRunning) {
					isRunning = true;
					schedule(gatherMs);
				}
			}),
		hurry: isEnough =>
			wait(isEnough, () => {
				if (!isHurried()) {
					isRunning = true;
					schedule(0);
				}
			}),
		stop() {
			isStopped = true;
			settleAll(({resolve}) => resolve());
		},
	};
};
