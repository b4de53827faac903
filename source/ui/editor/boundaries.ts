/** Where a cursor may stand in a text, and where words begin and end. All positions are code units. */

import {segmentGraphemes} from '../../text/graphemes.ts';

let wordSegmenter: Intl.Segmenter | undefined;

const segmentWords = (text: string): Intl.Segments => {
	wordSegmenter ??= new Intl.Segmenter(undefined, {granularity: 'word'});
	return wordSegmenter.segment(text);
};

/** The position one character before, or 0. */
export const previousBoundary = (text: string, position: number): number =>
	position <= 0 ? 0 : (segmentGraphemes(text).containing(position - 1)?.index ?? 0);

/** The position one character after, or the text's end. */
export const nextBoundary = (text: string, position: number): number => {
	const part = segmentGraphemes(text).containing(position);
	return part === undefined ? text.length : part.index + part.segment.length;
};

/** The position itself where it is between two characters, otherwise the end of the character that it is in. */
export const snapToBoundary = (text: string, position: number): number => {
	const part = position <= 0 ? undefined : segmentGraphemes(text).containing(position);
	return part === undefined || part.index === position
		? Math.min(Math.max(position, 0), text.length)
		: part.index + part.segment.length;
};

/** Emoji are no words to `Intl.Segmenter`, but to a person who deletes one they are. */
const isWord = ({isWordLike, segment}: Intl.SegmentData): boolean =>
	isWordLike === true || /\p{Extended_Pictographic}|\p{Regional_Indicator}/u.test(segment);

/** The beginning of the word before a position, or 0. */
export const previousWord = (text: string, position: number): number => {
	let start = 0;
	for (const part of segmentWords(text.slice(0, position))) {
		if (isWord(part)) {
			start = part.index;
		}
	}

	return snapToBoundary(text, start);
};

/** The end of the word after a position, or the text's end. */
export const nextWord = (text: string, position: number): number => {
	for (const part of segmentWords(text.slice(position))) {
		if (isWord(part)) {
			return snapToBoundary(text, position + part.index + part.segment.length);
		}
	}

	return text.length;
};

/** The beginning of the line (up to the newline before) that a position is in. */
export const lineStart = (text: string, position: number): number =>
	position <= 0 ? 0 : text.lastIndexOf('\n', position - 1) + 1;

/** The end of the line that a position is in, before its newline. */
export const lineEnd = (text: string, position: number): number => {
	const end = text.indexOf('\n', position);
	return end === -1 ? text.length : end;
};
