/** A small box over the pane, beside the message that it is about. Pure layout: what is in it others say. */

import {cellWidth, sliceCells, truncate} from '../../text/cells.ts';
import {chrome} from '../../words/chrome.ts';
import {fitRow, type Row, rowWidth, type Span, span} from '../components/row.ts';
import type {Theme} from '../theme.ts';

export type Popup = {
	readonly title: string;
	readonly rows: readonly Row[];
	/** The row that must be in view, from 0: rows that can be gone through may be fewer than there are. */
	readonly current?: number;
};

/** A box of fewer rows shows too little of what one may choose. */
const boxMin = 5;

/** The border and a space at each side. */
const frameCells = 4;

/** Cells that a popup has for its rows in a pane so wide. */
export const popupCells = (width: number): number => Math.max(1, Math.min(56, width - 4) - frameCells);

/** The cells `start` to `end` (exclusive) of a row, with spaces where it has none. */
const cutRow = (row: Row, start: number, end: number): Row => {
	const spans: Span[] = [];
	let cell = 0;

	for (const {text, style} of row) {
		const width = cellWidth(text);
		const from = Math.max(0, start - cell);
		const to = Math.min(width, end - cell);

		if (to > from) {
			spans.push(span(sliceCells(text, from, to), style));
		}

		cell += width;
	}

	return fitRow(spans, Math.max(0, end - start));
};

/** The box, of `height` rows at most; what is too much is scrolled to the current row: `first` is the first that is shown. */
const boxOf = (
	{title, rows, current = 0}: Popup,
	width: number,
	height: number,
	theme: Theme,
): {readonly box: readonly Row[]; readonly first: number} => {
	const cells = Math.min(
		popupCells(width),
		Math.max(rowWidth([span(title)]) + 2, ...rows.map(row => rowWidth(row))),
	);
	const inside = Math.max(1, Math.min(rows.length, height - 2));
	const first = Math.max(0, Math.min(current - inside + 1, rows.length - inside));
	const head = truncate(title, cells);

	const box = [
		[
			span(chrome('╭─ '), theme.faint),
			span(head, theme.heading),
			span(chrome(` ${'─'.repeat(Math.max(0, cells - rowWidth([span(head)]) - 1))}╮`), theme.faint),
		],
		...rows
			.slice(first, first + inside)
			.map(row => [span(chrome('│ '), theme.faint), ...fitRow(row, cells), span(chrome(' │'), theme.faint)]),
		[span(chrome(`╰${'─'.repeat(cells + 2)}╯`), theme.faint)],
	];
	return {box, first};
};

/** The pane that a popup is over: its size, the rows that the popup is about, and the cells that are left free at its left. */
export type PopupPlace = {
	readonly width: number;
	readonly height: number;
	readonly about: {readonly start: number; readonly end: number} | undefined;
	readonly indent: number;
	readonly theme: Theme;
};

/** Where the box is: below the rows that it is about where there is room, otherwise above them, or at the bottom. */
const placed = (popup: Popup, {width, height: length, about, indent, theme}: PopupPlace) => {
	const {start, end} = about ?? {start: length, end: length};
	const beside = Math.max(start, length - end);
	// What it is about stays in view, if there is any room beside it.
	const height = popup.current === undefined || beside < boxMin ? length : beside;
	const {box, first} = boxOf(popup, width, height, theme);
	const fitsBelow = end + box.length <= length;
	const fitsAbove = start >= box.length;
	const at = fitsBelow ? end : fitsAbove ? start - box.length : length - box.length;
	const before = Math.max(0, Math.min(indent, width - rowWidth(box[0] ?? [])));
	return {box, first, at, before};
};

/** What of a popup is at a cell of the pane: a row of it and the cell in that, both from 0, its frame, or nothing. */
export const popupCellAt = (
	popup: Popup,
	{x, row}: {readonly x: number; readonly row: number},
	place: PopupPlace,
): {readonly row: number; readonly cell: number} | 'frame' | undefined => {
	const {box, first, at, before} = placed(popup, place);
	const part = box[row - at];
	if (place.height < 3 || part === undefined || x < before || x >= before + rowWidth(part)) {
		return undefined;
	}

	const cell = x - before - 2;
	const isInside = row > at && row < at + box.length - 1 && cell >= 0 && cell < rowWidth(part) - frameCells;
	return isInside ? {row: first + row - at - 1, cell} : 'frame';
};

/** The rows of a pane with a box over them. There are as many rows as before. */
export const withPopup = (
	rows: readonly Row[],
	popup: Popup,
	about: PopupPlace['about'],
	looks: Omit<PopupPlace, 'about' | 'height'>,
): readonly Row[] => {
	if (rows.length < 3) {
		return rows;
	}

	const {width} = looks;
	const {box, at, before} = placed(popup, {...looks, about, height: rows.length});

	return rows.map((row, index) => {
		const part = box[index - at];
		return part === undefined
			? row
			: [...cutRow(row, 0, before), ...part, ...cutRow(row, before + rowWidth(part), width)];
	});
};
