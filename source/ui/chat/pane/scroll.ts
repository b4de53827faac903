import type {Line} from '../../../client/state.ts';
import type {Row} from '../../components/row.ts';
import {bottomOf, comparePositions, moveDown, moveUp, type Position, rowsFrom, type View} from './window.ts';

/**
Where the pane is: it follows what is said, or it holds to a line. `key` names the line whose row `offset` is the first
shown, which stays so whatever comes after it or goes before it; `index` is where the line was, a hint for finding it.
`seen` is the last sequence number there was when one scrolled back.
*/
export type Scroll =
	| {readonly type: 'following'}
	| {
			readonly type: 'anchored';
			readonly key: string;
			readonly index: number;
			readonly offset: number;
			readonly seen: number;
	  };

export type ScrollAction = 'page-up' | 'page-down' | 'line-up' | 'line-down' | 'top' | 'bottom';

export const following: Scroll = {type: 'following'};

/** From here on one says only that there are many. */
export const newMax = 999;

/** Where the line with this key is, looked for from where it was: lines move by as many as came or went before them. */
const findLine = (lines: readonly Line[], key: string, hint: number): number => {
	const start = Math.min(hint, lines.length - 1);

	for (let distance = 0; distance <= Math.max(start, lines.length - start); distance++) {
		if (lines[start - distance]?.key === key) {
			return start - distance;
		}

		if (lines[start + distance]?.key === key) {
			return start + distance;
		}
	}

	return -1;
};

/** The first row that is shown. A line that is gone was among the oldest: then it is the oldest there is. */
export const topOf = (scroll: Scroll, view: View): Position => {
	const bottom = bottomOf(view);

	if (scroll.type === 'following') {
		return bottom;
	}

	const index = findLine(view.lines, scroll.key, scroll.index);
	const block = view.blocks.at(view.lines, Math.max(0, index), view.width);

	if (block === undefined) {
		return bottom;
	}

	// The block has fewer rows when the pane has become wider.
	const offset = index === -1 ? 0 : Math.min(scroll.offset, block.rows.length - 1);
	const top = {index: block.start, offset};

	return comparePositions(top, bottom) < 0 ? top : bottom;
};

const lastSeq = (lines: readonly Line[]): number =>
	lines.findLast(line => line.type === 'message' && line.seq !== undefined)?.seq ?? 0;

/** Scroll. Costs as much as rows are passed, however long the history is. */
export const scrollReducer = (scroll: Scroll, action: ScrollAction, view: View): Scroll => {
	const top = topOf(scroll, view);
	const page = Math.max(1, view.height - 1);

	const moved = (): Position => {
		switch (action) {
			case 'page-up':
				return moveUp(view, top, page);
			case 'page-down':
				return moveDown(view, top, page);
			case 'line-up':
				return moveUp(view, top, 1);
			case 'line-down':
				return moveDown(view, top, 1);
			case 'top':
				return {index: 0, offset: 0};
			case 'bottom':
				return {index: view.lines.length, offset: 0};
		}
	};

	const position = moved();
	const line = view.lines[position.index];

	if (line === undefined || comparePositions(position, bottomOf(view)) >= 0) {
		return following;
	}

	return {
		type: 'anchored',
		key: line.key,
		index: position.index,
		offset: position.offset,
		seen: scroll.type === 'anchored' ? scroll.seen : lastSeq(view.lines),
	};
};

/** How many messages came since one scrolled back, `newMax + 1` at most. */
export const countNew = (scroll: Scroll, lines: readonly Line[]): number => {
	if (scroll.type === 'following') {
		return 0;
	}

	let count = 0;

	for (let index = lines.length - 1; index >= 0 && count <= newMax; index--) {
		const line = lines[index];

		if (line?.type !== 'message') {
			continue;
		}

		if (line.seq !== undefined && line.seq <= scroll.seen) {
			break;
		}

		count += line.own ? 0 : 1;
	}

	return count;
};

/** The rows that are shown, and whether the last of all is among them. */
export const visibleRows = (
	scroll: Scroll,
	view: View,
): {readonly rows: readonly Row[]; readonly atBottom: boolean} => {
	const top = topOf(scroll, view);

	return {rows: rowsFrom(view, top), atBottom: comparePositions(top, bottomOf(view)) >= 0};
};
