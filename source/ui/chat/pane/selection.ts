/** The message that is selected: which one is next, and how far the pane scrolls to show it. Knows no keys. */
import type {Line} from '../../../client/state.ts';
import {anchorAt, type Scroll, topOf} from './scroll.ts';
import {blockAt, comparePositions, moveDown, moveUp, type Position, rowsFrom, type View} from './window.ts';

export type SelectAction = 'older' | 'newer' | 'page-older' | 'page-newer' | 'oldest' | 'newest';

const isMessage = (line: Line | undefined): boolean => line?.type === 'message';

/** Where a line is, from its key; -1 where it is gone. */
export const indexOfKey = (lines: readonly Line[], key: string): number =>
	lines.findLastIndex(line => line.key === key);

const messageFrom = (lines: readonly Line[], from: number, step: 1 | -1): number => {
	let index = from;
	while (index >= 0 && index < lines.length && !isMessage(lines[index])) {
		index += step;
	}

	return isMessage(lines[index]) ? index : -1;
};

/** The lowest message that is shown; -1 where there is none. */
export const firstSelected = (scroll: Scroll, view: View): number => {
	const end = moveDown(view, topOf(scroll, view), view.height - 1);

	return messageFrom(view.lines, Math.min(end.index, view.lines.length - 1), -1);
};

/** Where a key leads from the line at an index; -1 where there is no message that way. */
export const nextSelected = (index: number, action: SelectAction, view: View): number => {
	const {lines, height} = view;
	const from: Position = {index, offset: 0};
	const page = Math.max(1, height - 1);
	const within = (target: number, step: 1 | -1): number => {
		const found = messageFrom(lines, Math.max(0, Math.min(target, lines.length - 1)), step);
		return found === -1 ? messageFrom(lines, target, step === 1 ? -1 : 1) : found;
	};

	switch (action) {
		case 'older':
			return messageFrom(lines, index - 1, -1);
		case 'newer':
			return messageFrom(lines, index + 1, 1);
		case 'page-older':
			return Math.min(within(moveUp(view, from, page).index, -1), Math.max(0, index));
		case 'page-newer':
			return Math.max(within(moveDown(view, from, page).index, 1), index);
		case 'oldest':
			return within(0, 1);
		case 'newest':
			return within(lines.length - 1, -1);
	}
};

/** The pane where the line at an index is in view; as it is where it is already, and it holds still from then on. */
export const showLine = (scroll: Scroll, index: number, view: View): Scroll => {
	const top = topOf(scroll, view);
	const block = blockAt(view, index);

	if (block === undefined) {
		return scroll;
	}

	const first: Position = {index: block.start, offset: 0};
	const lowest = moveUp(view, {index: block.end + 1, offset: 0}, view.height);

	if (comparePositions(first, top) < 0) {
		return anchorAt(scroll, first, view);
	}

	// What is longer than the pane is shown from its beginning.
	const wanted = comparePositions(lowest, first) < 0 ? lowest : first;

	return anchorAt(scroll, comparePositions(top, wanted) < 0 ? wanted : top, view);
};

/** The message that is drawn in a row of the pane, from 0, whose rows stand at its bottom while they are few; -1 where there is none, as on the rule of a day. */
export const messageAtRow = (scroll: Scroll, row: number, view: View): number => {
	const top = topOf(scroll, view);
	const blank = view.height - rowsFrom(view, top).length;
	const {index, offset} = moveDown(view, top, row - blank);
	const block = row < blank ? undefined : blockAt(view, index);

	return block !== undefined && offset >= block.head && isMessage(view.lines[block.end]) ? block.end : -1;
};

/** The rows of the pane, from 0, that a line takes: the first and the one behind the last; undefined where none is in view. */
export const rowsOfLine = (
	scroll: Scroll,
	key: string,
	view: View,
): {readonly start: number; readonly end: number} | undefined => {
	const top = topOf(scroll, view);
	let {index} = top;
	let row = -top.offset;

	while (row < view.height) {
		const block = blockAt(view, index);

		if (block === undefined) {
			return undefined;
		}

		const end = row + block.rows.length;

		if (view.lines[block.end]?.key === key) {
			return {start: Math.max(0, row + block.head), end: Math.min(view.height, end)};
		}

		row = end;
		index = block.end + 1;
	}

	return undefined;
};
