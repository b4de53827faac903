/** Node's global timers and its steady clock, in virtual time: those that a simulated process starts end with it. Knows nothing of what they are for. */
import type {Chance} from './chance.ts';
import type {Scheduler} from './scheduler.ts';

const names = [
	'setTimeout',
	'clearTimeout',
	'setInterval',
	'clearInterval',
	'setImmediate',
	'clearImmediate',
] as const;

type Callback = (...args: unknown[]) => void;

const createHandle = (cancel: () => void) => ({
	cancel,
	ref() {
		return this;
	},
	unref() {
		return this;
	},
	hasRef: () => false,
});

const clear = (handle: {cancel?: () => void} | undefined): void => {
	handle?.cancel?.();
};

/** Put virtual timers in the place of Node's until the returned function is called. Outside of simulated processes Node's are used. */
export const installTimers = (scheduler: Scheduler, chance: Chance): (() => void) => {
	const target = globalThis as unknown as Record<string, unknown>;
	const originals = new Map<string, unknown>(names.map(name => [name, target[name]]));
	/** Immediates run in their order; when the next turn of the loop comes is chance. */
	let lastImmediate = 0;

	const orReal =
		(name: (typeof names)[number], virtual: (callback: Callback, ms: number) => unknown) =>
		(callback: Callback, ...rest: unknown[]) => {
			if (scheduler.current() === undefined) {
				return (originals.get(name) as Callback)(callback, ...rest);
			}

			const [ms = 1, ...args] = rest;
			return name === 'setImmediate'
				? virtual(() => callback(...rest), 0)
				: virtual(() => callback(...args), Math.max(1, Number(ms)));
		};

	const orRealClear = (name: (typeof names)[number]) => (handle: {cancel?: () => void} | undefined) => {
		if (handle?.cancel) {
			clear(handle);
		} else {
			(originals.get(name) as Callback)(handle);
		}
	};

	target.setTimeout = orReal('setTimeout', (callback, ms) =>
		createHandle(scheduler.after(ms, scheduler.current(), 'timer', 'timer', callback)),
	);
	target.setInterval = orReal('setInterval', (callback, ms) => {
		const where = scheduler.current();
		let cancel = (): void => {};
		const again = (): void => {
			cancel = scheduler.after(ms, where, 'timer', 'interval', () => {
				again();
				callback();
			});
		};

		again();
		return createHandle(() => cancel());
	});
	target.setImmediate = orReal('setImmediate', callback => {
		const turnMs = chance.odds(0.05) ? chance.between(0.5, 20) : chance.between(0.01, 0.3);
		lastImmediate = Math.max(lastImmediate, scheduler.now() + turnMs);
		return createHandle(scheduler.at(lastImmediate, scheduler.current(), 'immediate', 'immediate', callback));
	});
	for (const name of ['clearTimeout', 'clearInterval', 'clearImmediate'] as const) {
		target[name] = orRealClear(name);
	}

	const {now} = performance;
	performance.now = () => (scheduler.current() === undefined ? now.call(performance) : scheduler.now());
	return () => {
		for (const [name, original] of originals) {
			target[name] = original;
		}

		performance.now = now;
	};
};
