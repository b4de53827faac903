/** What was asked of the hub and is not settled: commands may be under way together, and each refusal finds the one that it answers. Knows nothing of lines. */
import type {Command} from '../../messages.ts';
import {share} from '../share.ts';
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

/** What hands a command to the hub, and calls back when all that comes of it has been told. */
export type Asked = {command(command: Command, done: () => void): void};

type State = {
	readonly hub: Asked;
	count: number;
	isHanding: boolean;
	// What is committed together is refused together, and then settled, each in the order of the asking: the first refusal is always that of the first to settle.
	refusals: Rejected[] | undefined;
	waiting: Array<() => void> | undefined;
};

const functions: Asking & ThisType<State> = {
	ask(asked, settled) {
		this.count++;
		this.isHanding = true;
		this.hub.command(asked, () => {
			this.count--;
			settled(this.refusals?.shift());
			if (this.count === 0) {
				const all = this.waiting ?? [];
				this.waiting = undefined;
				for (const resolve of all) {
					resolve();
				}
			}
		});
		this.isHanding = false;
	},
	refused(event) {
		this.refusals ??= [];
		// One that comes at once is not behind those of what was asked before.
		if (this.isHanding) {
			this.refusals.unshift(event);
		} else {
			this.refusals.push(event);
		}
	},
	size() {
		return this.count;
	},
	idle() {
		return this.count === 0
			? Promise.resolve()
			: new Promise(resolve => {
					this.waiting ??= [];
					this.waiting.push(resolve);
				});
	},
};

export const createAsking = (hub: Asked): Asking =>
	share<State, Asking>({hub, count: 0, isHanding: false, refusals: undefined, waiting: undefined}, functions);
