/**
What a search finds, and where in a text it is: one meaning for the stores, which look for it in their ways, and for a
screen, which marks it in place. Knows nothing of indexes.
*/
import {initialOf, isInitial, type Piece, piecesOf, type Run} from './search-pieces.ts';

/** A piece of what is looked for. `isPrefix`: longer words that begin so are meant too. `isLoose`: a consonant stands for any syllable that begins with it. */
export type Part =
	| {readonly type: 'word'; readonly text: string; readonly isPrefix: boolean}
	| {readonly type: 'run'; readonly units: readonly string[]; readonly isLoose: boolean};

/** Parts that follow each other, whatever separators are between them. */
export type Phrase = readonly Part[];

/** All phrases must be in a text. None at all is in no text: there was nothing but separators. */
export type Query = {readonly phrases: readonly Phrase[]};

/** UTF-16 offsets in a text. */
export type Range = {readonly start: number; readonly end: number};

/** More words than these are not looked at. */
const phrasesMax = 16;

/** A word is taken for the beginning of longer ones from so many characters on. */
const prefixUnitsMin = 2;

// The quotation marks of keyboards, of phones and of Korean and Japanese writing.
const quoted = /["“”„«»「」『』]([^"“”„«»「」『』]*)(?:["“”„«»「」『』]|$)|[^\s"“”„«»「」『』]+/gu;

const toPart = (piece: Piece, isPrefix: boolean): Part => {
	if (piece.type === 'word') {
		return {type: 'word', text: piece.text, isPrefix: isPrefix && piece.text.length >= prefixUnitsMin};
	}

	const {units} = piece;
	return {type: 'run', units, isLoose: units.length > 1 && units.some(isInitial)};
};

/**
Read what a person typed: words, and phrases in quotation marks.

- A word of Hangul, Han, Kana or emoji is found inside longer ones. Consonants (`ㅈㅅ`, also `점ㅅ`) stand for syllables that begin
  with them; a consonant or vowel alone is only itself.
- Any other word is found whole, and the last one typed also as the beginning of a longer one, unless it is quoted.
- What is written in one piece (`error_code`, `v2릴리스`, an address) is a phrase: its parts in their order, next to each other.
- Case, width and the accents of Latin letters make no difference.
*/
export const parseQuery = (words: string): Query => {
	const tokens = Array.from(words.matchAll(quoted), ({0: whole, 1: inner}) => ({
		pieces: piecesOf(inner ?? whole),
		isQuoted: inner !== undefined,
	})).filter(({pieces}) => pieces.length > 0);
	const phrases = tokens.map(({pieces, isQuoted}, index) =>
		pieces.map((piece, place) =>
			toPart(piece, !isQuoted && index === tokens.length - 1 && place === pieces.length - 1),
		),
	);
	return {phrases: phrases.slice(0, phrasesMax)};
};

const isUnit = (wanted: string, unit: string, isLoose: boolean): boolean =>
	wanted === unit || (isLoose && isInitial(wanted) && initialOf(unit) === wanted);

const hasUnitsAt = (run: Run, {units, isLoose}: Extract<Part, {type: 'run'}>, offset: number): boolean =>
	offset >= 0 &&
	offset + units.length <= run.units.length &&
	units.every((wanted, index) => isUnit(wanted, run.units[offset + index] ?? '', isLoose));

/** Where in a piece a part can be: the first and the last place of what is covered. A part with others before it is at the piece's start, one with others behind it at its end. */
const placesOf = (piece: Piece, part: Part, isFirst: boolean, isLast: boolean): readonly Range[] => {
	if (piece.type === 'word') {
		const isFound =
			part.type === 'word' &&
			(part.isPrefix && isLast ? piece.text.startsWith(part.text) : piece.text === part.text);
		return isFound ? [{start: piece.start, end: piece.end}] : [];
	}

	if (part.type === 'word') {
		return [];
	}

	const lastOffset = piece.units.length - part.units.length;
	const from = isLast ? 0 : lastOffset;
	const to = isFirst ? lastOffset : 0;
	const places: Range[] = [];
	for (let offset = from; offset <= to; offset++) {
		if (hasUnitsAt(piece, part, offset)) {
			const end = piece.ends[offset + part.units.length - 1] ?? 0;
			places.push({start: piece.starts[offset] ?? 0, end});
		}
	}

	return places;
};

/** Every place of a phrase in a text's pieces. */
const findPhrase = (pieces: readonly Piece[], phrase: Phrase): readonly Range[] =>
	pieces.flatMap((_, index) => {
		let places: readonly Range[] = [];
		for (const [place, part] of phrase.entries()) {
			const piece = pieces[index + place];
			const [isFirst, isLast] = [place === 0, place === phrase.length - 1];
			const here = piece ? placesOf(piece, part, isFirst, isLast) : [];
			const [next] = here;
			if (!next) {
				return [];
			}

			places = isFirst ? here : places.map(({start}) => ({start, end: next.end}));
		}

		return places;
	});

/** Whether all that is looked for is in a text. */
export const matches = (text: string, {phrases}: Query): boolean => {
	const pieces = piecesOf(text);
	return phrases.length > 0 && phrases.every(phrase => findPhrase(pieces, phrase).length > 0);
};

/** Where in a text is anything that is looked for: to be marked. In order, apart from each other, never within a character that takes several UTF-16 units. */
export const matchesIn = (text: string, {phrases}: Query): readonly Range[] => {
	const pieces = piecesOf(text);
	const found = phrases
		.flatMap(phrase => findPhrase(pieces, phrase))
		.toSorted((a, b) => a.start - b.start || a.end - b.end);
	const merged: Range[] = [];
	for (const range of found) {
		const last = merged.at(-1);
		if (last && range.start <= last.end) {
			merged[merged.length - 1] = {start: last.start, end: Math.max(last.end, range.end)};
		} else {
			merged.push(range);
		}
	}

	return merged;
};
