/** How many terminal cells text takes, and cutting text by cells. One measure, so that everyone agrees. For plain text, without styles. */
import {chrome} from '../words/chrome.ts';
import {graphemeWidth} from './grapheme-width.ts';
import {segmentGraphemes} from './graphemes.ts';
import {isAscii, isSeparate, isSimple} from './plain.ts';

/** The width of a text in terminal cells. Control characters, newlines among them, have none. */
export const cellWidth = (text: string): number => {
	if (isAscii(text)) {
		return text.length;
	}

	if (text.length === 1) {
		return graphemeWidth(text);
	}

	let width = 0;

	// In a simple text all that is not ASCII is wide.
	if (isSimple(text)) {
		for (let index = 0; index < text.length; index++) {
			width += text.charCodeAt(index) < 0x7f ? 1 : 2;
		}

		return width;
	}

	for (const grapheme of graphemes(text)) {
		width += graphemeWidth(grapheme);
	}

	return width;
};

/** The graphemes of a text: what a reader takes for one character, and what a cursor steps over. */
export const graphemes = (text: string): readonly string[] =>
	isSeparate(text) ? text.split('') : Array.from(segmentGraphemes(text), part => part.segment);

/** The cells `start` to `end` (exclusive) of a text. Half of a wide character at either edge becomes a space, so that the rest stays in its column. */
export const sliceCells = (text: string, start: number, end = Number.POSITIVE_INFINITY): string => {
	if (isAscii(text)) {
		return text.slice(Math.max(0, start), Math.max(0, end));
	}

	let result = '';
	let cell = 0;

	for (const grapheme of graphemes(text)) {
		const width = graphemeWidth(grapheme);
		const from = Math.max(cell, start);
		const to = Math.min(cell + width, end);

		if (cell >= end) {
			break;
		}

		if (cell >= start && cell + width <= end) {
			result += grapheme;
		} else if (to > from) {
			result += ' '.repeat(to - from);
		}

		cell += width;
	}

	return result;
};

/** The beginning of a text that fits into so many cells, by whole graphemes. */
const fitting = (text: string, cells: number): string => {
	let result = '';
	let width = 0;

	for (const grapheme of graphemes(text)) {
		width += graphemeWidth(grapheme);

		if (width > cells) {
			break;
		}

		result += grapheme;
	}

	return result;
};

/** The text itself where it fits into so many cells, otherwise its beginning and an ellipsis: never wider than `cells`. */
export const truncate = (text: string, cells: number, ellipsis = chrome('…')): string => {
	if (cellWidth(text) <= cells) {
		return text;
	}

	const room = cells - cellWidth(ellipsis);

	return room < 0 ? fitting(text, cells) : fitting(text, room) + ellipsis;
};

/** The text with spaces after it up to so many cells. A wider text is left as it is. */
export const padEnd = (text: string, cells: number): string =>
	text + ' '.repeat(Math.max(0, cells - cellWidth(text)));
