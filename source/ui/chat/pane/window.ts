import type {Line} from '../../../client/state.ts';
import type {Row} from '../../components/row.ts';
import type {Block, Blocks, Fold} from './blocks.ts';
import type {Marks} from './marks.ts';

/** A row of the pane: the first line of its block, and which row of the block it is. */
export type Position = {readonly index: number; readonly offset: number};

/** What the pane shows, and how large it is, in cells and rows. */
export type View = {
	readonly blocks: Blocks;
	readonly lines: readonly Line[];
	/** What is not among the lines; nothing where it is left out. */
	readonly marks?: Marks;
	/** Before the line at this index one stopped reading. */
	readonly newAt?: number | undefined;
	/** The key of the line that is selected. */
	readonly selected?: string | undefined;
	readonly width: number;
	readonly height: number;
};

/** The block of the line at an index. */
export const blockAt = (
	{blocks, lines, width, marks, selected, newAt}: View,
	index: number,
): Block | undefined => blocks.at(lines, index, width, marks, selected, newAt);

/** Negative where `a` is above `b`. */
export const comparePositions = (a: Position, b: Position): number =>
	a.index - b.index || a.offset - b.offset;

/** The position so many rows up, or the very first. Costs as much as rows are passed. */
export const moveUp = (view: View, from: Position, rows: number): Position => {
	let {index} = from;
	let offset = from.offset - rows;

	while (offset < 0) {
		const block = blockAt(view, index - 1);

		if (block === undefined) {
			return {index: 0, offset: 0};
		}

		index = block.start;
		offset += block.rows.length;
	}

	return {index, offset};
};

/** The position so many rows down; it may be beyond the last. Costs as much as rows are passed. */
export const moveDown = (view: View, from: Position, rows: number): Position => {
	let {index} = from;
	let offset = from.offset + rows;

	for (;;) {
		const block = blockAt(view, index);

		if (block === undefined || offset < block.rows.length) {
			return {index, offset};
		}

		index = block.end + 1;
		offset -= block.rows.length;
	}
};

const bottoms = new WeakMap<View, Position>();

/** The first row shown when the last row is at the bottom. Remembered: several ask for it at each frame. */
export const bottomOf = (view: View): Position => {
	const bottom = bottoms.get(view) ?? moveUp(view, {index: view.lines.length, offset: 0}, view.height);
	bottoms.set(view, bottom);
	return bottom;
};

/** Up to `height` rows from a position on. */
export const rowsFrom = (view: View, top: Position): readonly Row[] => {
	const {height} = view;
	const rows: Row[] = [];
	let {index, offset} = top;

	while (rows.length < height) {
		const block = blockAt(view, index);

		if (block === undefined) {
			break;
		}

		rows.push(...block.rows.slice(offset, offset + height - rows.length));
		index = block.end + 1;
		offset = 0;
	}

	return rows;
};

/** The long messages that are shown, from a position on: the keys of their lines. */
export const foldsInView = (
	view: View,
	top: Position,
): ReadonlyArray<{readonly key: string; readonly fold: Fold}> => {
	const folds: Array<{key: string; fold: Fold}> = [];
	let {index} = top;
	let rows = -top.offset;

	while (rows < view.height) {
		const block = blockAt(view, index);

		if (block === undefined) {
			break;
		}

		const line = view.lines[block.end];

		if (block.fold !== undefined && line !== undefined) {
			folds.push({key: line.key, fold: block.fold});
		}

		rows += block.rows.length;
		index = block.end + 1;
	}

	return folds;
};
