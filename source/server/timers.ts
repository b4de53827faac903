/** Timers of one connection, which end with it. */

export type Timers = {
	/** Call back after `ms` unless the returned function is called first. */
	schedule(ms: number, callback: () => void): () => void;
	clear(): void;
};

/**
A timer that is due lets what has arrived be read before it calls back: after a stall of the process (it was suspended, the
machine slept) a peer that did speak is not taken for silent.
*/
export const createTimers = (): Timers => {
	const cancels = new Set<() => void>();
	return {
		schedule(ms, callback) {
			let immediate: NodeJS.Immediate | undefined;
			let timer: NodeJS.Timeout | undefined = setTimeout(() => {
				// Node reads sockets between its timers and its immediates.
				immediate = setImmediate(() => {
					cancels.delete(cancel);
					callback();
				});
			}, ms);
			const cancel = (): void => {
				cancels.delete(cancel);
				clearTimeout(timer);
				clearImmediate(immediate);
				// Whoever could cancel it may stay as long as the connection, and need not keep what is over.
				timer = undefined;
				immediate = undefined;
			};

			cancels.add(cancel);
			return cancel;
		},
		clear() {
			for (const cancel of [...cancels]) {
				cancel();
			}
		},
	};
};
