/** Known by the keys of a JSON object, before it is complete. */
import type {Recogniser, Verdict} from './recogniser.ts';

export type FirstKeyOptions = {
	/** The key that says yes. */
	readonly key: string;
	/** Its value must be this string. */
	readonly value?: string;
	/** Keys of other protocols: the first of all these in the object decides. */
	readonly others: readonly string[];
	/** Brackets nested deeper are nobody's. */
	readonly depthMax: number;
};

const isSpace = (character: string): boolean => /[ \t\r\n]/.test(character);

/** Longer strings are neither a key nor a value that is looked for. */
const stringUnitsMax = 64;

/**
Looks for the first key at the top level of an object that is `key` or one of `others`. Follows strings and brackets and keeps
neither: keys within strings and within nested objects do not count. What no JSON object begins with is no.
*/
export const byFirstKey = (options: FirstKeyOptions): (() => Recogniser) => {
	const {key, value, others, depthMax} = options;
	return () => {
		let verdict: Verdict = 'maybe';
		let depth = 0;
		let isString = false;
		let isEscaped = false;
		/** The last string at the top level, without its quotes; escapes stay as they are. */
		let text = '';
		/** What the top level may have next; `found` is the value of the key. */
		let next: 'key' | 'colon' | 'value' | 'found' | 'comma' = 'key';

		const endOfString = (): void => {
			isString = false;
			if (depth !== 1) {
				return;
			}

			if (next === 'found') {
				verdict = text === value ? 'yes' : 'no';
			} else {
				next = next === 'key' ? 'colon' : 'comma';
			}
		};

		const inString = (character: string): void => {
			if (isEscaped) {
				isEscaped = false;
			} else if (character === '\\') {
				isEscaped = true;
			} else if (character === '"') {
				endOfString();
				return;
			}

			if (text.length < stringUnitsMax) {
				text += character;
			}
		};

		const close = (): void => {
			depth--;
			if (depth === 0) {
				verdict = 'no';
			} else if (depth === 1) {
				next = 'comma';
			}
		};

		const open = (): void => {
			depth++;
			if (depth > depthMax) {
				verdict = 'broken';
			}
		};

		const colon = (): void => {
			if (text !== key) {
				verdict = others.includes(text) ? 'no' : verdict;
				next = 'value';
			} else if (value === undefined) {
				verdict = 'yes';
			} else {
				next = 'found';
			}
		};

		/** A character at the top level, outside of strings. */
		const atTop = (character: string): void => {
			if (character === '"' && next !== 'colon' && next !== 'comma') {
				isString = true;
				text = '';
			} else if (character === '}' && next !== 'colon') {
				close();
			} else if (next === 'colon' && character === ':') {
				colon();
			} else if (next === 'comma' && character === ',') {
				next = 'key';
			} else if (next === 'value' && (character === '{' || character === '[')) {
				open();
			} else if (next === 'value' && character === ',') {
				// A number or a literal came before it.
				next = 'key';
			} else if (next !== 'value' || !/[\w.+-]/.test(character)) {
				verdict = 'no';
			}
		};

		const step = (character: string): void => {
			if (isString) {
				inString(character);
			} else if (isSpace(character)) {
				return;
			} else if (depth === 0) {
				depth = 1;
				verdict = character === '{' ? verdict : 'no';
			} else if (depth === 1) {
				atTop(character);
			} else if (character === '"') {
				isString = true;
				text = '';
			} else if (character === '{' || character === '[') {
				open();
			} else if (character === '}' || character === ']') {
				close();
			}
		};

		return {
			push(chunk) {
				for (let index = 0; index < chunk.length && verdict === 'maybe'; index++) {
					step(String.fromCharCode(chunk[index] ?? 0));
				}

				return verdict;
			},
		};
	};
};
