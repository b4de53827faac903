/** How a protocol is known by the first bytes of a connection. */

/**
- `yes`: it is this protocol.
- `maybe`: it may turn out to be, with more bytes.
- `no`: it is not, whatever follows.
- `broken`: it would be, but no program that means well sends such a thing.
*/
export type Verdict = 'yes' | 'maybe' | 'no' | 'broken';

/** Looks at bytes as they come, each byte once. */
export type Recogniser = {push(chunk: Uint8Array): Verdict};

/** A recogniser that looks at the beginning alone, as Latin-1: `bytesMax` bytes of it at most. */
export const byBeginning =
	(bytesMax: number, look: (beginning: string) => Verdict): (() => Recogniser) =>
	() => {
		let beginning = '';
		let verdict: Verdict = 'maybe';
		return {
			push(chunk) {
				if (verdict === 'maybe') {
					const room = bytesMax - beginning.length;
					beginning += Buffer.from(chunk.subarray(0, room)).toString('latin1');
					verdict = look(beginning);
					if (verdict === 'maybe' && beginning.length >= bytesMax) {
						verdict = 'no';
					}
				}

				return verdict;
			},
		};
	};

/** Whether a text begins with one of several words, in any case if `ignoreCase`. */
export const beginsWith =
	(words: readonly string[], ignoreCase = false) =>
	(beginning: string): Verdict => {
		const text = ignoreCase ? beginning.toUpperCase() : beginning;
		return words.some(word => text.startsWith(word))
			? 'yes'
			: words.some(word => word.startsWith(text))
				? 'maybe'
				: 'no';
	};
