/** Emoji by name: `:tada:`. Knows names and marks; no screen, and nothing of what an emoji is used for. */
import {begins} from '../initials.ts';
import {parseMarkup} from '../markup/markup.ts';
import {korean} from './korean.ts';
import {table} from './table.ts';

export type Shortcode = {readonly name: string; readonly emoji: string};

const read = (text: string): readonly Shortcode[] => {
	const words = text.trim().split(/\s+/);

	return words.flatMap((names, index) =>
		index % 2 === 0 ? names.split(',').map(name => ({name, emoji: words[index + 1] ?? ''})) : [],
	);
};

let all: readonly Shortcode[] | undefined;
let named: ReadonlyMap<string, string> | undefined;

/** Every name, in the order of the tables. Read when it is asked for first. */
export const shortcodes = (): readonly Shortcode[] => {
	all ??= [...read(korean), ...read(table)];
	return all;
};

/** The emoji of a name, with its colons or without; undefined where there is none. */
export const emojiNamed = (name: string): string | undefined => {
	named ??= new Map(shortcodes().map(({name: known, emoji}) => [known, emoji]));
	return named.get(name.replace(/^:|:$/g, '').normalize('NFC').toLowerCase());
};

/** Names that are like what was typed, nearest first: those that begin so (by initial consonants too), then those with a part that does. */
export const findShortcodes = (typed: string, max: number): readonly Shortcode[] => {
	const word = typed.replace(/^:|:$/g, '').normalize('NFC').toLowerCase();

	if (word === '') {
		return [];
	}

	const known = shortcodes();
	const exact = known.filter(({name}) => name === word);
	const beginning = known.filter(({name}) => name !== word && begins(name, word));
	const within = known.filter(
		({name}) => !begins(name, word) && name.split('_').some(part => part.startsWith(word)),
	);

	return [...exact, ...beginning, ...within].slice(0, max);
};

// Not in `12:30:45` and `std::vec`, but one right after another.
const written = /(?<![\p{L}\p{N}:])(?::[\p{L}\p{N}_+-]{1,60}:)+(?![\p{L}\p{N}]*:)/gu;
const one = /:([^:]+):/g;

const replaceIn = (text: string): string =>
	text.replace(written, all => all.replace(one, (whole, name: string) => emojiNamed(name) ?? whole));

/** The text with emoji for their names. What is in code or in an address stays as it is. Linear in the text's length. */
export const replaceShortcodes = (text: string): string => {
	if (text.indexOf(':') === text.lastIndexOf(':')) {
		return text;
	}

	let result = '';
	let done = 0;

	for (const line of parseMarkup(text)) {
		for (const {start, end, look} of line.runs) {
			const part = text.slice(start, end);
			const isKept = line.type === 'code' || look.code === true || look.link !== undefined;
			result += text.slice(done, start) + (isKept ? part : replaceIn(part));
			done = end;
		}
	}

	return result + text.slice(done);
};
