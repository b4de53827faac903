/** What an editor shows in a field: its rows, and where the cursor is in them. */
import {cellWidth, graphemes, truncate} from '../../text/cells.ts';
import {words} from '../../words/words.ts';
import {layoutEditor, positionInLayout} from './layout.ts';
import type {EditorState, Paste} from './state.ts';

export type EditorViewOptions = {
	/** Cells of the whole field, prompt included. */
	readonly width: number;
	/** How many rows it may grow to. */
	readonly rowsMax: number;
	readonly prompt: string;
	/** Shown for every character. */
	readonly mask?: string | undefined;
};

export type EditorView = {
	readonly rows: readonly {readonly text: string; readonly kind: 'text' | 'pasted' | 'hint'}[];
	/** The cursor's cell in the field, prompt included. */
	readonly x: number;
	readonly y: number;
	/** Cells that the prompt takes in every row. */
	readonly promptCells: number;
};

/** What is asked about pasted lines. */
export const pasteHint = ({lines}: Paste): string => words().keys.pasted(lines);

/** Cells for the text itself: the prompt is left out where it would leave too few. */
export const textCells = ({width, prompt}: {width: number; prompt: string}): number => {
	const rest = width - cellWidth(prompt);
	return rest < 4 ? Math.max(1, width) : rest;
};

const pasteView = (paste: Paste, cells: number, rowsMax: number): EditorView['rows'] => {
	const lines = paste.text.split('\n').slice(0, Math.max(0, rowsMax - 1));
	return [
		...lines.map(line => ({text: truncate(line, cells), kind: 'pasted' as const})),
		{text: truncate(pasteHint(paste), cells), kind: 'hint' as const},
	];
};

/** The position in the text that is nearest to a cell of the field; undefined while pasted lines wait. */
export const positionAtCell = (
	{text, cursor, paste}: EditorState,
	{x, y}: {readonly x: number; readonly y: number},
	options: EditorViewOptions,
): number | undefined => {
	const cells = textCells(options);
	const column = x - (Math.max(0, options.width) - cells);
	return paste === undefined
		? positionInLayout(text, cursor, {x: column, y}, {...options, width: cells})
		: undefined;
};

/** The rows of a field, none wider than its width. */
export const viewEditor = (state: EditorState, options: EditorViewOptions): EditorView => {
	const {width, rowsMax, mask} = options;
	const cells = textCells(options);
	const promptCells = Math.max(0, width) - cells;
	if (state.paste !== undefined) {
		const rows = pasteView(state.paste, cells, rowsMax);
		const x = promptCells + Math.min(cellWidth(rows.at(-1)?.text ?? ''), cells - 1);
		return {rows, x, y: rows.length - 1, promptCells};
	}

	// One mask character for each that was typed, whatever its width: the length is all that is shown.
	const text = mask === undefined ? state.text : mask.repeat(graphemes(state.text).length);
	const cursor =
		mask === undefined ? state.cursor : mask.length * graphemes(state.text.slice(0, state.cursor)).length;
	const {rows, x, y} = layoutEditor(text, cursor, {width: cells, rowsMax});
	return {
		rows: rows.map(row => ({text: row, kind: 'text'})),
		x: promptCells + x,
		y,
		promptCells,
	};
};
