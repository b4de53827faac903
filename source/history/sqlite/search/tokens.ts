/**
What of a text is in the index, and what of a query is looked for in it: as tokens that SQLite cuts at spaces and compares as
they are, so that the index and `source/text/search.ts` cannot be of two opinions. Pure.

A word is one token. A run of characters is its 2-grams and, behind them, its last character: `점심밥` is `점심 심밥 밥`. Parts of it are
phrases of 2-grams, one character is the beginning of a 2-gram or the last one, and where a run ends can be seen in a phrase.
Hangul is there once more by its initial consonants.

Each token begins with a key, the number of the feed that it was said in: a common word of other rooms costs a search nothing.
*/
import type {Part, Phrase, Query} from '../../../text/search.ts';
import {initialOf, isInitial, piecesOf} from '../../../text/search-pieces.ts';

/** The number of a feed in the index. */
export type Key = number;

// Signs that are in no piece of a text: what follows is as it was written, or initial consonants.
const written = '·';
const initials = '¸';

/** Of a phrase, so many tokens are looked for in the index; the rest is compared when the message has been read. */
const phraseTokensMax = 32;

const gramsOf = (units: readonly string[], isWhole: boolean): string[] => {
	const grams: string[] = [];
	for (let index = 1; index < units.length; index++) {
		grams.push(`${units[index - 1]}${units[index]}`);
	}

	if (isWhole) {
		grams.push(units.at(-1) ?? '');
	}

	return grams;
};

const prefixOf = (key: Key, kind: string): string => `${key.toString(36)}${kind}`;

/** The tokens of a text in a feed, spaces between them. */
export const tokensOf = (text: string, key: Key): string => {
	const plain: string[] = [];
	const consonants: string[] = [];
	for (const piece of piecesOf(text)) {
		if (piece.type === 'word') {
			plain.push(piece.text);
		} else {
			plain.push(...gramsOf(piece.units, true));
			const first = piece.units.map(initialOf);
			if (first.length > 1 && first.some(isInitial)) {
				consonants.push(...gramsOf(first, false));
			}
		}
	}

	const [asWritten, byInitials] = [prefixOf(key, written), prefixOf(key, initials)];
	const tokens = plain.length === 0 ? [] : [asWritten + plain.join(` ${asWritten}`)];
	return [...tokens, ...consonants.map(gram => byInitials + gram)].join(' ');
};

/** The token that says who of its two feeds may read a whisper. */
export const readerToken = (key: Key): string => prefixOf(key, written);

const quote = (tokens: readonly string[], prefix: string, isPrefix: boolean): string => {
	const taken = tokens.slice(0, phraseTokensMax);
	const isCut = taken.length < tokens.length;
	return `"${taken.map(token => prefix + token).join(' ')}"${isPrefix && !isCut ? ' *' : ''}`;
};

/** The runs of units between consonants that stand for syllables: those are as they are written. */
const plainRuns = (units: readonly string[]): ReadonlyArray<readonly string[]> => {
	const runs: string[][] = [[]];
	for (const unit of units) {
		if (isInitial(unit)) {
			runs.push([]);
		} else {
			runs.at(-1)?.push(unit);
		}
	}

	return runs.filter(run => run.length > 0);
};

/** Tokens of parts that follow each other, the last of which may go on. */
const phraseOf = (parts: Phrase, key: Key): string => {
	const last = parts.at(-1);
	const tokens = parts.flatMap(part => {
		if (part.type === 'word') {
			return [part.text];
		}

		return gramsOf(part.units, part !== last || part.units.length === 1);
	});
	const isPrefix = last?.type === 'word' ? last.isPrefix : last?.units.length === 1;
	return quote(tokens, prefixOf(key, written), isPrefix);
};

/** Where consonants stand for syllables the parts are looked for one by one: what is found has them all, not always side by side. */
const looseExpressions = (part: Part, key: Key): readonly string[] => {
	if (part.type === 'word' || !part.isLoose) {
		return [phraseOf([part], key)];
	}

	const grams = gramsOf(part.units.map(initialOf), false);
	return [
		quote(grams, prefixOf(key, initials), false),
		...plainRuns(part.units).map(units => phraseOf([{type: 'run', units, isLoose: false}], key)),
	];
};

const expressionsOf = (phrase: Phrase, key: Key): readonly string[] =>
	phrase.some(part => part.type === 'run' && part.isLoose)
		? phrase.flatMap(part => looseExpressions(part, key))
		: [phraseOf(phrase, key)];

/** Where to look: in rooms, each by its key, and in whispers by theirs, which only some may read. */
export type Scope = {
	readonly rooms: readonly Key[];
	/** `readers` undefined: all whispers. */
	readonly whispers?: {readonly key: Key; readonly readers: readonly Key[] | undefined} | undefined;
};

const inFeed = ({phrases}: Query, key: Key): readonly string[] =>
	phrases.flatMap(phrase => expressionsOf(phrase, key));

/**
What to ask FTS5 for: everything that matches is found, and what does not match only where consonants stand for syllables or a
phrase is very long. Undefined when there is nowhere or nothing to look for.
*/
export const matchExpression = (query: Query, {rooms, whispers}: Scope): string | undefined => {
	const places = rooms.map(key => inFeed(query, key).join(' AND '));
	if (whispers && whispers.readers?.length !== 0) {
		const readers = whispers.readers?.map(key => `"${readerToken(key)}"`).join(' OR ');
		const found = inFeed(query, whispers.key).join(' AND ');
		places.push(readers === undefined ? found : `${found} AND (${readers})`);
	}

	return query.phrases.length === 0 || places.length === 0
		? undefined
		: places.map(place => `(${place})`).join(' OR ');
};
