/** One row of the screen as data: pieces of text and how they look. Pure layout makes these, `Rows` draws them. */
import {cellWidth, truncate} from '../../text/cells.ts';
import type {Style} from '../theme.ts';

export type Span = {
	readonly text: string;
	readonly style: Style;
	/** Where it leads: an address of printable ASCII, as `readLink` gives it. */
	readonly link?: string | undefined;
};

export type Row = readonly Span[];

const plain: Style = {};

/** A piece of text; without a style it is drawn in the terminal's own colour. */
export const span = (text: string, style: Style = plain): Span => ({text, style});

/** The width of a row, cells. */
export const rowWidth = (row: Row): number => row.reduce((sum, {text}) => sum + cellWidth(text), 0);

/** The text of a row without its looks. */
export const rowText = (row: Row): string => row.map(({text}) => text).join('');

/** The beginning of a row that fits into so many cells, ended by an ellipsis where something was cut. */
export const truncateRow = (row: Row, cells: number): Row => {
	if (rowWidth(row) <= cells) {
		return row;
	}

	const result: Span[] = [];
	let room = cells;

	for (const {text, style} of row) {
		const width = cellWidth(text);

		if (width >= room) {
			// One cell too many makes `truncate` cut, also where the piece ends just at the edge.
			result.push({text: truncate(width === room ? `${text} ` : text, room), style});
			break;
		}

		result.push({text, style});
		room -= width;
	}

	return result;
};

/** A row of exactly so many cells: cut, or filled with spaces. */
export const fitRow = (row: Row, cells: number): Row => {
	const cut = truncateRow(row, cells);
	const missing = cells - rowWidth(cut);

	return missing > 0 ? [...cut, span(' '.repeat(missing))] : cut;
};

/** A row with something at its left and something at its right. Where both do not fit, the left is cut. */
export const spreadRow = (left: Row, right: Row, cells: number): Row => {
	const end = truncateRow(right, cells);
	const endWidth = rowWidth(end);

	return [...fitRow(left, Math.max(0, cells - endWidth)), ...end];
};
