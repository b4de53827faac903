/** What kinds of values settings have: how each is read from text, written as text and told about. Knows no setting. */
import {words} from '../words/words.ts';

/** A value that was read, or why it was not; without a problem of its own it is that the setting takes other values. */
export type Read<Value> =
	| {readonly isValid: true; readonly value: Value}
	| {readonly isValid: false; readonly problem?: string};

export type Kind<Value> = {
	readonly fallback: Value;
	read(text: string): Read<Value>;
	/** As it is written into the file: `read` gives the value back. */
	write(value: Value): string;
	/** What it takes, in words: `on or off`. */
	takes(): string;
	/** What Tab completes. */
	readonly examples: readonly string[];
};

const valid = <Value>(value: Value): Read<Value> => ({isValid: true, value});
const invalid = {isValid: false} as const;

/** One of these words. */
export const choice = <const Values extends readonly string[]>(
	values: Values,
	fallback: Values[number],
): Kind<Values[number]> => ({
	fallback,
	read(text) {
		const wanted = text.toLowerCase();
		const value = values.find(one => one === wanted);
		return value === undefined ? invalid : valid(value);
	},
	write: value => value,
	takes: () => words().settings.or(values),
	examples: values,
});

const switchWords: ReadonlyMap<string, boolean> = new Map([
	...['on', 'yes', 'true'].map(word => [word, true] as const),
	...['off', 'no', 'false'].map(word => [word, false] as const),
]);

/** `on` or `off`. */
export const onOff = (fallback: boolean): Kind<boolean> => ({
	fallback,
	read(text) {
		const value = switchWords.get(text.toLowerCase());
		return value === undefined ? invalid : valid(value);
	},
	write: value => (value ? 'on' : 'off'),
	takes: () => words().settings.or(['on', 'off']),
	examples: ['on', 'off'],
});

/** A whole number from 1 to `max`, or `off`, which is undefined. */
export const countOrOff = (max: number, fallback: number | undefined): Kind<number | undefined> => ({
	fallback,
	read(text) {
		if (text.toLowerCase() === 'off') {
			return valid(undefined);
		}

		const value = /^\d{1,9}$/.test(text) ? Number(text) : 0;
		return value >= 1 && value <= max ? valid(value) : invalid;
	},
	write: value => (value === undefined ? 'off' : String(value)),
	takes: () => words().settings.countOrOff(max),
	examples: ['off', ...(fallback === undefined ? [] : [String(fallback)])],
});
