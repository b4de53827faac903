/** What was worked out lately. Knows nothing of what it is. */

export type Recent<Key, Value> = {
	get(key: Key): Value | undefined;
	set(key: Key, value: Value): void;
};

/** Remembers the last `max` that were asked for or put in, and at most twice as many. */
export const createRecent = <Key, Value>(max: number): Recent<Key, Value> => {
	let young = new Map<Key, Value>();
	let old: ReadonlyMap<Key, Value> = new Map();

	const set = (key: Key, value: Value): void => {
		young.set(key, value);
		if (young.size >= max) {
			old = young;
			young = new Map();
		}
	};

	return {
		get(key) {
			const known = young.get(key);
			if (known !== undefined) {
				return known;
			}

			const older = old.get(key);
			if (older !== undefined) {
				set(key, older);
			}

			return older;
		},
		set,
	};
};
