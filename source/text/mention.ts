/**
What counts as a mention of somebody: one meaning for what is marked on the screen, what one is notified of and what is listed. Knows
texts and names; nothing of who said what.
*/
import {segmentGraphemes} from './graphemes.ts';
import {foldName} from './nickname.ts';
import type {Range} from './search.ts';

/**
What follows a name in Korean without a space: honorifics, particles, and what calls somebody. Longer ones first where one begins with another;
several may follow each other (`민수님한테는`).
*/
const particle =
	/^(?:이라고|라고|이라서|라서|이라면|라면|이라도|라도|에게서|한테서|으로부터|로부터|에게|한테|께서|처럼|보다|까지|부터|마저|조차|밖에|이나|이랑|랑|하고|이야|이여|이네|이도|이를|이가|이는|이의|이와|이한테|이에게|씨|님|군|양|쌤|형|누나|언니|오빠|선배|야|아|이|가|은|는|을|를|와|과|의|도|만|나|께|여|로|으로|네|들)/;

/** So many of them may follow each other. */
const particlesMax = 4;

const letter = /[\p{L}\p{N}\p{M}_]/u;
const hangul = /\p{Script=Hangul}/u;
const script = [
	/\p{Script=Hangul}/u,
	/\p{Script=Latin}/u,
	/\p{Script=Han}/u,
	/[\p{Script=Hiragana}\p{Script=Katakana}]/u,
];

const scriptOf = (character: string): number => script.findIndex(one => one.test(character));

/** Letters of different scripts next to each other are two words: `mina가`, `minaさん`. Digits and marks belong to what they follow. */
const isBetweenWords = (before: string, after: string): boolean => {
	if (!letter.test(before) || !letter.test(after)) {
		return true;
	}

	const [one, other] = [scriptOf(before), scriptOf(after)];
	return one !== -1 && other !== -1 && one !== other;
};

const charBefore = (text: string, index: number): string => {
	const last = text.slice(Math.max(0, index - 2), index);
	return [...last].at(-1) ?? '';
};

const charAt = (text: string, index: number): string => [...text.slice(index, index + 2)][0] ?? '';

const isFreeBefore = (text: string, start: number): boolean => {
	const before = charBefore(text, start);
	// `a.mina` and `a-mina` are other names; `@mina`, `(mina` and `…, mina` are not.
	return (
		before === '' ||
		(isBetweenWords(before, charAt(text, start)) &&
			!(/[.-]/.test(before) && letter.test(charBefore(text, start - 1))))
	);
};

const isFreeAfter = (text: string, end: number): boolean => {
	const last = charBefore(text, end);
	const after = charAt(text, end);
	if (after === '' || isBetweenWords(last, after)) {
		// `mina-b` and `mina.b` are other names; `mina.` ends a sentence.
		return !(/[.-]/.test(after) && letter.test(charAt(text, end + 1)));
	}

	// A name in Hangul with what Korean puts right behind it.
	let rest = text.slice(end, end + 24);
	for (let count = 0; count < particlesMax && hangul.test(last); count++) {
		const [found = ''] = particle.exec(rest) ?? [];
		rest = rest.slice(found.length);
		if (found === '') {
			return false;
		}

		if (isBetweenWords(found, rest.charAt(0))) {
			return true;
		}
	}

	return false;
};

/** A text folded as names are, and for each unit of that where in the text it comes from. */
const foldText = (text: string): {readonly folded: string; readonly places: readonly number[]} => {
	let folded = '';
	const places: number[] = [];
	let index = 0;
	for (const {segment} of segmentGraphemes(text)) {
		const part = foldName(segment);
		folded += part;
		for (let unit = 0; unit < part.length; unit++) {
			places.push(index);
		}

		index += segment.length;
	}

	places.push(text.length);
	return {folded, places};
};

/** Where in a text somebody is named: as a word, in any case and width, with a Korean particle or without. A name of one character needs an `@`. */
export const mentionsOf = (text: string, name: string): readonly Range[] => {
	const wanted = foldName(name);
	// Most texts name nobody: that is found out without folding them bit by bit.
	if (wanted === '' || !foldName(text).includes(wanted)) {
		return [];
	}

	const {folded, places} = foldText(text);
	const isShort = [...wanted].length === 1;
	const ranges: Range[] = [];
	for (let at = folded.indexOf(wanted); at !== -1; at = folded.indexOf(wanted, at + wanted.length)) {
		const [start = 0, end = 0] = [places[at], places[at + wanted.length]];
		const isCalled = text[start - 1] === '@';
		if (isFreeBefore(text, start) && isFreeAfter(text, end) && (isCalled || !isShort)) {
			ranges.push({start: isCalled ? start - 1 : start, end});
		}
	}

	return ranges;
};

/** Whether somebody is named in a text. */
export const mentions = (text: string, name: string): boolean => mentionsOf(text, name).length > 0;
