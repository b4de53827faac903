/** What is at a cell of the chat's screen. Knows how its rows and columns are shared out; nothing of what is drawn there. */
import type {ScreenLayout} from './layout.ts';

/** Rows and cells count from 0, within the part that is named. */
export type MouseTarget =
	| {readonly type: 'rooms'; readonly row: number}
	| {readonly type: 'pane'; readonly x: number; readonly row: number}
	| {readonly type: 'people'; readonly row: number}
	| {readonly type: 'input'; readonly x: number; readonly y: number};

type ScreenParts = {
	readonly columns: number;
	readonly layout: ScreenLayout;
	readonly bannerRows: number;
	readonly inputRows: number;
};

/** What is there; undefined for the header, borders, the banner and the keys. */
export const mouseTarget = (
	{x, y}: {readonly x: number; readonly y: number},
	{columns, layout, bannerRows, inputRows}: ScreenParts,
): MouseTarget | undefined => {
	const {ruled, boxed, list, side, pane} = layout;
	const row = y - (ruled ? 2 : 1);
	if (row >= 0 && row < pane.height) {
		return x < side
			? {type: 'rooms', row}
			: x >= columns - list
				? {type: 'people', row}
				: {type: 'pane', x: x - side - 1, row};
	}

	const inputRow = row - pane.height - bannerRows - (boxed ? 1 : 0);
	return inputRow >= 0 && inputRow < inputRows
		? {type: 'input', x: x - (boxed ? 2 : 1), y: inputRow}
		: undefined;
};
