/** What was asked of the hub and is not settled: commands may be under way together, and each refusal finds the one that it answers. Knows nothing of lines. */
import type {Command} from '../../messages.ts';
import type {Rejected} from './client.ts';

export type Asking = {
	/** Ask; `settled` is called with the refusal, if it is refused: at once, or in the order of the asking. */
	ask(command: Command, settled: (refused: Rejected | undefined) => void): void;
	/** A refusal is told. */
	refused(event: Rejected): void;
	/** How many are under way. */
	size(): number;
	/** Resolves when none is. */
	idle(): Promise<void>;
};

/** `command` hands a command to the hub, and calls back when all that comes of it has been told. */
export const createAsking = (command: (command: Command, done: () => void) => void): Asking => {
	let size = 0;
	let isHanding = false;
	// What is committed together is refused together, and then settled, each in the order of the asking: the first refusal is always that of the first to settle.
	const refusals: Rejected[] = [];
	let waiting: Array<() => void> = [];

	const wake = (): void => {
		const all = waiting;
		waiting = [];
		for (const resolve of all) {
			resolve();
		}
	};

	return {
		ask(asked, settled) {
			size++;
			isHanding = true;
			command(asked, () => {
				size--;
				settled(refusals.shift());
				if (size === 0) {
					wake();
				}
			});
			isHanding = false;
		},
		refused(event) {
			// One that comes at once is not behind those of what was asked before.
			if (isHanding) {
				refusals.unshift(event);
			} else {
				refusals.push(event);
			}
		},
		size: () => size,
		idle: () =>
			size === 0
				? Promise.resolve()
				: new Promise(resolve => {
						waiting.push(resolve);
					}),
	};
};
