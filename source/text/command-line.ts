/** What a line typed by a person says: a command or text; and which word they may have meant. */

import {words} from '../words/words.ts';
import {withoutHangulLayout} from './hangul-layout.ts';

/** `rest` is what follows the name, without the spaces between. A lone `/` is a command without a name. */
export type Slash =
	| {readonly type: 'text'; readonly text: string}
	| {readonly type: 'command'; readonly name: string; readonly rest: string};

/** Tell a command from text. A command begins with `/` in the first place; `//` is text that begins with one slash. The name comes in lower case. */
export const parseSlash = (text: string): Slash => {
	if (!text.startsWith('/')) {
		return {type: 'text', text};
	}

	if (text.startsWith('//')) {
		return {type: 'text', text: text.slice(1)};
	}

	const end = text.search(/\s/);

	return end === -1
		? {type: 'command', name: text.slice(1).toLowerCase().normalize('NFC'), rest: ''}
		: {
				type: 'command',
				name: text.slice(1, end).toLowerCase().normalize('NFC'),
				rest: text.slice(end).trim(),
			};
};

/** The first word, and what follows it without the spaces between. */
export const splitFirst = (text: string): readonly [word: string, rest: string] => {
	const [, word = '', rest = ''] = /^(\S*)\s*([\s\S]*)$/.exec(text.trim()) ?? [];
	return [word, rest];
};

/** The longest word that is compared: nobody means a command with more. */
const wordUnitsMax = 64;

/** How many letters to insert, delete, replace or swap with their neighbour to make one word of another (optimal string alignment). */
export const editDistance = (from: string, to: string): number => {
	let beforeLast: number[] = [];
	let last = Array.from({length: to.length + 1}, (_, index) => index);

	for (let i = 1; i <= from.length; i++) {
		const row = [i];

		for (let j = 1; j <= to.length; j++) {
			const same = from[i - 1] === to[j - 1];
			let best = Math.min((last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (last[j - 1] ?? 0) + (same ? 0 : 1));

			if (i > 1 && j > 1 && from[i - 1] === to[j - 2] && from[i - 2] === to[j - 1]) {
				best = Math.min(best, (beforeLast[j - 2] ?? 0) + 1);
			}

			row.push(best);
		}

		beforeLast = last;
		last = row;
	}

	return last[to.length] ?? 0;
};

/**
For “did you mean”: at most `max` of the candidates, the nearest first. Near is what a word is the beginning of, and what
one slip makes of a word of up to three letters, two slips of a longer one. Case does not count.
*/
export const nearest = (word: string, candidates: readonly string[], max: number): readonly string[] => {
	const wanted = word.toLowerCase();

	if (wanted === '' || wanted.length > wordUnitsMax) {
		return [];
	}

	const slipsMax = wanted.length <= 3 ? 1 : 2;

	return candidates
		.filter(candidate => candidate.length <= wordUnitsMax)
		.map(candidate => {
			const lower = candidate.toLowerCase();
			const distance = editDistance(wanted, lower);

			return {candidate, distance: lower.startsWith(wanted) ? Math.min(distance, 1) : distance};
		})
		.filter(({candidate, distance}) => distance <= slipsMax && distance < candidate.length)
		.sort((a, b) => a.distance - b.distance)
		.slice(0, Math.max(0, max))
		.map(({candidate}) => candidate);
};

/** `Did you mean /kick or /quit?`: the commands, given without their slash, that are nearest to a word. Undefined when none is near. */
export const didYouMean = (word: string, commands: readonly string[], max: number): string | undefined => {
	const written = nearest(word, commands, max);
	// A slip in `/ㅗ데ㅔ` is one in `/hepp`.
	const found = written.length > 0 ? written : nearest(withoutHangulLayout(word), commands, max);
	const near = found.map(command => `/${command}`);
	const {didYouMean, or} = words().commands;
	return near.length === 0 ? undefined : didYouMean(or(near));
};
