/** A painted row as cells, so that two can be compared cell by cell. Knows colours as escape sequences; no terminal and no other row. */
import {graphemeWidth} from '../../../text/grapheme-width.ts';
import {createLookReader} from './looks.ts';

/** What stands for the second cell of a wide character. */
export const secondHalf = '\0';

/** Cells that look the same, from a column on up to where the next begin. */
export type Run = {readonly at: number; readonly look: string};

export type Cells = {
	/** A character for each cell. */
	readonly text: string;
	/** In their order; the first begins in the first column. */
	readonly runs: readonly Run[];
};

/**
Characters that every terminal draws in as many cells as we count, one by one, whatever stands beside them: a row that has others (emoji, marks, right-to-left
letters, controls) is written as a whole, for a cell counted wrongly would leave the rest of it in the wrong place.
*/
const certain =
	/^[\x20-\x7e\u00a1-\u00ac\u00ae-\u017f\u2010-\u2015\u2018-\u201f\u2022\u2026\u2039\u203a\u2190-\u2193\u21b0-\u21b5\u2500-\u259f\u25cb\u25cc\u25cf\u3041-\u3096\u30a1-\u30fa\u3131-\u3163\u4e00-\u9fff\uac00-\ud7a3]*$/;

const sequences = /\u001B(?:\[[\d;]*m|\]8;[^\u0007\u001B]*(?:\u0007|\u001B\\))/g;

/** A painted row without its looks. */
export const textOf = (row: string): string => row.replace(sequences, '');

/** Whether a painted row has such characters alone. */
export const isCertain = (row: string): boolean => certain.test(textOf(row));

/** Those of them that may be wide. */
const high = /[\u3041-\ud7a3]/;

/** A text with as many characters as it has cells. */
const inCells = (text: string): string => {
	if (!high.test(text)) {
		return text;
	}

	let result = '';
	for (let index = 0; index < text.length; index++) {
		const char = text[index] ?? '';
		result += char > '\u1000' && graphemeWidth(char) === 2 ? char + secondHalf : char;
	}

	return result;
};

/** The cells of a painted row; undefined where one cannot be sure of them. */
export const readCells = (row: string): Cells | undefined => {
	const reader = createLookReader();
	const runs: Run[] = [];
	let text = '';
	let at = 0;
	while (at < row.length) {
		const sequence = row.indexOf('\u001B', at);
		const end = sequence === -1 ? row.length : sequence;
		if (end > at) {
			const part = row.slice(at, end);
			if (!certain.test(part)) {
				return undefined;
			}

			const look = reader.look();
			if (runs.at(-1)?.look !== look) {
				runs.push({at: text.length, look});
			}

			text += inCells(part);
		}

		at = sequence === -1 ? end : reader.read(row, sequence);
		if (at === -1) {
			return undefined;
		}
	}

	return {text, runs};
};
