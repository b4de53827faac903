/** From a text to the rows on the screen: wrapped or scrolled by cells, with the cursor's cell. */
import {cellWidth, graphemes, sliceCells} from '../../text/cells.ts';

/** A row of a wrapped text, in code units; `end` is exclusive and before a newline. */
export type Row = {readonly start: number; readonly end: number};

/** What is seen: `x` in cells and `y` in rows, from the first visible row. */
export type EditorLayout = {
	readonly rows: readonly string[];
	readonly x: number;
	readonly y: number;
	/** How many rows are out of view. */
	readonly above: number;
	readonly below: number;
};

/** Cut a text at newlines and after so many cells, by whole characters. A text that fills its last row is followed by an empty one: the cursor's. */
export const wrapRows = (text: string, width: number): readonly Row[] => {
	const room = Math.max(2, width);
	const rows: Row[] = [];
	let start = 0;
	let position = 0;
	let cells = 0;
	for (const grapheme of graphemes(text)) {
		if (grapheme === '\n') {
			rows.push({start, end: position});
			start = position + 1;
			cells = 0;
		} else {
			const width = cellWidth(grapheme);
			if (cells + width > room) {
				rows.push({start, end: position});
				start = position;
				cells = 0;
			}

			cells += width;
		}

		position += grapheme.length;
	}

	rows.push({start, end: position});
	if (cells >= room) {
		rows.push({start: position, end: position});
	}

	return rows;
};

/** The row that a cursor is drawn in: the last one that begins at or before it. */
export const rowOf = (rows: readonly Row[], cursor: number): number => {
	const index = rows.findLastIndex(({start}) => start <= cursor);
	return Math.max(0, index);
};

/** The position in a row whose column is nearest to `column` cells without going past it. A row that goes on in the next ends before its last character. */
export const positionAt = (text: string, rows: readonly Row[], index: number, column: number): number => {
	const row = rows[index];
	if (row === undefined) {
		return text.length;
	}

	let position = row.start;
	let cells = 0;
	const isContinued = rows[index + 1]?.start === row.end;
	for (const grapheme of graphemes(text.slice(row.start, row.end))) {
		cells += cellWidth(grapheme);
		const next = position + grapheme.length;
		if (cells > column || (isContinued && next >= row.end)) {
			break;
		}

		position = next;
	}

	return position;
};

/** One row that scrolls sideways, by half its width at a time so that the text stands still while one types. */
const layoutLine = (text: string, cursor: number, width: number): EditorLayout => {
	const column = cellWidth(text.slice(0, cursor));
	const step = Math.max(1, Math.floor(width / 2));
	const offset = column < width ? 0 : (Math.floor((column - width) / step) + 1) * step;
	return {
		rows: [sliceCells(text, offset, offset + width)],
		x: column - offset,
		y: 0,
		above: 0,
		below: 0,
	};
};

/** The visible rows of a text and its cursor's cell. One row scrolls sideways; more rows wrap, grow up to `rowsMax` and then scroll. No row is wider than `width` cells. */
export const layoutEditor = (
	text: string,
	cursor: number,
	{width, rowsMax}: {width: number; rowsMax: number},
): EditorLayout => {
	if (rowsMax <= 1 && !text.includes('\n')) {
		return layoutLine(text, cursor, Math.max(1, width));
	}

	const rows = wrapRows(text, width);
	const row = rowOf(rows, cursor);
	const height = Math.max(1, Math.min(rowsMax, rows.length));
	const first = Math.max(0, Math.min(rows.length - height, row - Math.floor(height / 2)));
	return {
		rows: rows
			.slice(first, first + height)
			.map(({start, end}) => sliceCells(text.slice(start, end), 0, Math.max(1, width))),
		x: Math.min(cellWidth(text.slice(rows[row]?.start ?? 0, cursor)), Math.max(0, width - 1)),
		y: row - first,
		above: first,
		below: rows.length - height - first,
	};
};

/** The position in the text that is nearest to a cell of what is seen, without going past it. */
export const positionInLayout = (
	text: string,
	cursor: number,
	{x, y}: {readonly x: number; readonly y: number},
	options: {width: number; rowsMax: number},
): number => {
	const seen = layoutEditor(text, cursor, options);
	if (options.rowsMax <= 1 && !text.includes('\n')) {
		const hidden = cellWidth(text.slice(0, cursor)) - seen.x;
		return positionAt(text, [{start: 0, end: text.length}], 0, x + hidden);
	}

	return positionAt(text, wrapRows(text, options.width), seen.above + y, x);
};
