/** A catalogue whose texts are in ASCII as far as they are drawn. What a text was given stays as it is: it may be a text of others. */
import {asciiOf} from './chrome.ts';

const arrows = /[↑↓←→]/;
const arrowKeys: Readonly<Record<string, string>> = {'↑': 'Up', '↓': 'Down', '←': 'Left', '→': 'Right'};

/** An arrow among words is a key, at their end it is a direction. */
const wordsOf = (text: string): string =>
	asciiOf(arrows.test(text) ? text.replace(/[↑↓←→](?!$)/gu, arrow => arrowKeys[arrow] ?? arrow) : text);

const textsIn = (value: unknown): readonly string[] =>
	typeof value === 'string' ? [value] : Array.isArray(value) ? value.flatMap(textsIn) : [];

const escaped = (text: string): string => text.replaceAll(/[\\^$.*+?()[\]{}|/]/g, '\\$&');

/** What was said, but for the values that it was said with. */
const around = (said: string, values: readonly unknown[]): string => {
	const given = textsIn(values).filter(text => text !== '');
	if (given.length === 0) {
		return wordsOf(said);
	}

	// The longest first: one may be within another.
	const kept = [...given].sort((a, b) => b.length - a.length).map(escaped);
	return said
		.split(new RegExp(`(${kept.join('|')})`, 'u'))
		.map((part, index) => (index % 2 === 0 ? wordsOf(part) : part))
		.join('');
};

/** The same catalogue in ASCII. */
export const inAscii = <Texts>(texts: Texts): Texts => {
	const of = (value: unknown): unknown => {
		if (typeof value === 'string') {
			return wordsOf(value);
		}

		if (typeof value === 'function') {
			return (...given: unknown[]): unknown => {
				const said: unknown = value(...given);
				return typeof said === 'string' ? around(said, given) : said;
			};
		}

		return Array.isArray(value)
			? value.map(of)
			: typeof value === 'object' && value !== null
				? Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, of(inner)]))
				: value;
	};

	return of(texts) as Texts;
};
