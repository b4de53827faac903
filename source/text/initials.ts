/** Whether what was typed begins a name: in any case and width, half a syllable, or initial consonants (초성). A leaf: knows writing, not who there is. */
import {initialOf, isInitial} from './search-pieces.ts';

/** Consonants that an input method puts together, with none of them in a syllable: ㄱ and ㅅ become ㄳ. */
const clusters: ReadonlyMap<string, string> = new Map(
	'ㄳㄱㅅ ㄵㄴㅈ ㄶㄴㅎ ㄺㄹㄱ ㄻㄹㅁ ㄼㄹㅂ ㄽㄹㅅ ㄾㄹㅌ ㄿㄹㅍ ㅀㄹㅎ ㅄㅂㅅ'
		.split(' ')
		.map(word => [word.charAt(0), word.slice(1)]),
);

/** What a syllable may end in, in Unicode's order; the first is nothing. */
const tails = ' ㄱㄲㄳㄴㄵㄶㄷㄹㄺㄻㄼㄽㄾㄿㅀㅁㅂㅄㅅㅆㅇㅈㅊㅋㅌㅍㅎ';

/** One width, one case, composed; but consonants that stand alone stay so, which NFKC would not let them. */
const fold = (text: string): readonly string[] =>
	Array.from(text.normalize('NFC'), character =>
		/[ㄱ-ㅣ]/.test(character)
			? (clusters.get(character) ?? character)
			: character.normalize('NFKC').toUpperCase().toLowerCase(),
	).flatMap(part => Array.from(part));

const decomposed = (text: string): string => text.normalize('NFKD');

const isSyllable = (unit: string): boolean => unit >= '가' && unit <= '힣' && unit.length === 1;

/**
What was typed, in the ways in which it may be meant: consonants that the input method has put below a syllable may have begun the next one
(민ㅅ, but 밗 for 박ㅅ).
*/
const readingsOf = (units: readonly string[]): ReadonlyArray<readonly string[]> => {
	const last = units.at(-1) ?? '';

	if (!isSyllable(last)) {
		return [units];
	}

	const code = last.charCodeAt(0);
	const tail = tails.charAt((code - 0xac00) % 28).trim();
	const [first = '', second] = Array.from(clusters.get(tail) ?? tail);

	if (first === '') {
		return [units];
	}

	// Without its tail, or with the first half of it.
	const rest = String.fromCharCode(
		code - ((code - 0xac00) % 28) + (second === undefined ? 0 : tails.indexOf(first)),
	);
	return [units, [...units.slice(0, -1), rest, second ?? first]];
};

/** A text in the ways in which it may be meant that was typed with an input method; as it stands first. */
export const typedReadings = (text: string): readonly string[] => [
	...new Set([text, ...readingsOf(fold(text)).map(units => units.join(''))]),
];

const isAt = (unit: string, of: string | undefined, isLast: boolean): boolean =>
	of !== undefined &&
	(unit === of ||
		(isInitial(unit) && initialOf(of) === unit) ||
		// A syllable that is being typed: 미 begins 민, and e begins é.
		(isLast && decomposed(of).startsWith(decomposed(unit))));

/** Whether what was typed begins a name: `mi`, `ＭＩ`, `미`, `ㅁㅅ`, `민ㅅ` and `ㅁ` do 민수 or mina. Nothing begins every name. */
export const begins = (name: string, typed: string): boolean => {
	const units = fold(name);

	return readingsOf(fold(typed)).some(reading =>
		reading.every((unit, index) => isAt(unit, units[index], index === reading.length - 1)),
	);
};
