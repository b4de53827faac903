/** Text as searching sees it: folded, and cut into words and runs of characters. Knows nothing of queries. */
import {isSimpleLines} from './plain.ts';

/** A word between separators: letters, digits and marks of the scripts that put spaces between words. Ranges are UTF-16 offsets in the text. */
export type Word = {
	readonly type: 'word';
	readonly text: string;
	readonly start: number;
	readonly end: number;
};

/**
A run of characters each of which can be looked for: Hangul, Han, Kana, the scripts that write without spaces, emoji.
`starts` and `ends` say where each is in the text.
*/
export type Run = {
	readonly type: 'run';
	readonly units: readonly string[];
	readonly starts: readonly number[];
	readonly ends: readonly number[];
};

export type Piece = Word | Run;

/** Of a word, so many UTF-16 units count: what is longer is no word, and would only swell an index. */
const wordUnitsMax = 64;

// What is drawn as one: what composes with the character before it (marks, Hangul vowels and trailing consonants, half-width
// voicing), joined emoji, flags. A range is never within one.
const chunks =
	/(?:\p{Extended_Pictographic}\u200d|\p{Extended_Pictographic}[\p{M}\p{Emoji_Modifier}]+\u200d)*(?:\p{Regional_Indicator}{2}|[\s\S])[\p{M}\p{Emoji_Modifier}\u1160-\u11ff\ud7b0-\ud7fb\uff9e\uff9f]*/gu;

const unit =
	/^(?:[[\p{scx=Hang}\p{scx=Han}\p{scx=Hira}\p{scx=Kana}\p{scx=Bopo}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmr}\p{sc=Mymr}]&&[\p{L}\p{M}\p{Nl}]]|\p{Extended_Pictographic}|\p{Regional_Indicator})$/v;

// Neither part of anything nor a separator: joiners, variation selectors, the colour of a hand, the cap around a digit.
const ignored = /^(?:[\p{Default_Ignorable_Code_Point}\p{Emoji_Modifier}]|\u20e3)$/u;
const wordCharacter = /^[\p{L}\p{M}\p{N}\p{Co}]$/u;

const simplePieces = /[a-z0-9]+|[^\x00-\x7f]+/g;

// Compatibility forms that are only another width or style of a letter. Not all of NFKC: it would take compatibility jamo
// apart, and ™ is no word.
const styled = /[\uff01-\uff9f\uffe0-\uffe6\u{1d400}-\u{1d7ff}\p{Script=Latin}]/u;
const latinMarks = /(\p{Script=Latin})\p{M}+/gu;

/** One chunk in the form in which texts are compared: NFC, one width, one case, Latin letters without their marks (as `remove_diacritics 2` of SQLite's unicode61). */
const foldChunk = (chunk: string): string => {
	const composed = chunk.normalize('NFC');
	const plain = styled.test(composed) ? composed.normalize('NFKC') : composed;
	const folded = plain.toUpperCase().toLowerCase().replaceAll('ς', 'σ');
	return styled.test(folded)
		? folded.normalize('NFD').replace(latinMarks, '$1').normalize('NFC')
		: folded.normalize('NFC');
};

/** ASCII, Hangul, Kana and the common Han: one UTF-16 unit is one character, and all folding is of ASCII's case. */
const simplePiecesOf = (text: string): readonly Piece[] =>
	Array.from(text.toLowerCase().matchAll(simplePieces), ({0: found, index}): Piece => {
		if (found.charCodeAt(0) < 0x80) {
			return {type: 'word', text: found.slice(0, wordUnitsMax), start: index, end: index + found.length};
		}

		const units = found.split('');
		return {
			type: 'run',
			units,
			starts: units.map((_, place) => index + place),
			ends: units.map((_, place) => index + place + 1),
		};
	});

/** The same by Unicode's rules, of any text: what `piecesOf` does where it cannot be quick. */
export const anyPiecesOf = (text: string): readonly Piece[] => {
	const pieces: Piece[] = [];
	let word: {text: string; start: number; end: number} | undefined;
	let run: {units: string[]; starts: number[]; ends: number[]} | undefined;

	const endWord = () => {
		if (word) {
			pieces.push({type: 'word', ...word, text: word.text.slice(0, wordUnitsMax)});
			word = undefined;
		}
	};

	const endRun = () => {
		if (run) {
			pieces.push({type: 'run', ...run});
			run = undefined;
		}
	};

	const take = (character: string, start: number, end: number) => {
		if (ignored.test(character)) {
			return;
		}

		if (unit.test(character)) {
			endWord();
			run ??= {units: [], starts: [], ends: []};
			run.units.push(character);
			run.starts.push(start);
			run.ends.push(end);
		} else if (wordCharacter.test(character)) {
			endRun();
			word ??= {text: '', start, end};
			word.text += character;
			word.end = end;
		} else {
			endWord();
			endRun();
		}
	};

	for (const {0: chunk, index} of text.matchAll(chunks)) {
		for (const character of foldChunk(chunk)) {
			take(character, index, index + chunk.length);
		}
	}

	endWord();
	endRun();
	return pieces;
};

/** The words and runs of a text, in their order. Linear in its length. */
export const piecesOf = (text: string): readonly Piece[] =>
	isSimpleLines(text) ? simplePiecesOf(text) : anyPiecesOf(text);

const initials = 'ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ';
const hangulFirst = 0xac00;
const hangulLast = 0xd7a3;
const syllablesPerInitial = 588;

/** The initial consonant of a Hangul syllable (초성), as a letter of its own; any other character is its own. */
export const initialOf = (unit: string): string => {
	const code = unit.charCodeAt(0);
	return code >= hangulFirst && code <= hangulLast
		? initials.charAt(Math.floor((code - hangulFirst) / syllablesPerInitial))
		: unit;
};

/** Whether a character is a consonant that can begin a syllable, standing alone. */
export const isInitial = (unit: string): boolean => unit.length === 1 && initials.includes(unit);
