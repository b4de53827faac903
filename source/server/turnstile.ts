/** Lets a few through at once and the others in later turns, in their order, so that a crowd that comes all together does not hold the event loop. */

export type Turnstile = (task: () => void) => void;

/** `schedule` runs a callback in a later turn of the event loop, such as `setImmediate`. */
export const createTurnstile = (perTurn: number, schedule: (callback: () => void) => void): Turnstile => {
	const waiting: Array<() => void> = [];
	let passed = 0;

	const pass = (task: () => void): void => {
		if (passed++ === 0) {
			schedule(next);
		}

		task();
	};

	const next = (): void => {
		passed = 0;
		while (passed < perTurn) {
			const task = waiting.shift();
			if (!task) {
				return;
			}

			pass(task);
		}
	};

	return task => {
		if (passed < perTurn && waiting.length === 0) {
			pass(task);
		} else {
			waiting.push(task);
		}
	};
};
