import {indexFrom, type Line} from '../../../client/state.ts';
import type {Seq} from '../../../messages.ts';
import type {Row} from '../../components/row.ts';
import {
	blockAt,
	bottomOf,
	comparePositions,
	moveDown,
	moveUp,
	type Position,
	rowsFrom,
	type View,
} from './window.ts';

/**
Where the pane is: it follows what is said, or it holds to a line, or has a line in its middle. `key` names the line whose row
`offset` is the first shown, which stays so whatever comes after it or goes before it; `index` is where the line was, a hint for
finding it. Rows are counted from where the line itself begins, for what stands above it, such as the day, may go; negative ones
are above it. `seq` is the number of the line, or of the nearest before it that has one. `seen` is the last sequence number there was
when one scrolled back.
*/
export type Scroll =
	| {readonly type: 'following'}
	| {
			readonly type: 'anchored';
			readonly key: string;
			readonly index: number;
			readonly offset: number;
			readonly seq: Seq;
			readonly seen: number;
	  }
	/** Where there is no such line, it is as it was before. */
	| {
			readonly type: 'centered';
			readonly seq: Seq;
			readonly seen: number;
			readonly otherwise: Exclude<Scroll, {type: 'centered'}>;
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

const hasSeq = (lines: readonly Line[], seq: Seq): boolean => lines[indexFrom(lines, seq)]?.seq === seq;

/** The first row where the line with this number is in the middle. */
const topAround = (seq: Seq, view: View): Position | undefined => {
	const block = blockAt(view, indexFrom(view.lines, seq));

	if (block === undefined) {
		return undefined;
	}

	const {start, head, focus, rows} = block;
	const spare = view.height - (rows.length - head);

	// What is longer than the pane has the match in the middle.
	return spare < 0
		? moveUp(view, {index: start, offset: focus}, Math.floor(view.height / 2))
		: moveUp(view, {index: start, offset: head}, Math.floor(spare / 2));
};

/** The first row for an anchor. */
const topAt = (
	{key, index: hint, offset}: Extract<Scroll, {type: 'anchored'}>,
	view: View,
): Position | undefined => {
	const index = findLine(view.lines, key, hint);
	const block = blockAt(view, Math.max(0, index));

	if (block === undefined) {
		return undefined;
	}

	if (index === -1) {
		return {index: block.start, offset: 0};
	}

	// The block has fewer rows when the pane has become wider.
	return offset < 0
		? moveUp(view, {index: block.start, offset: block.head}, -offset)
		: {index: block.start, offset: Math.min(block.head + offset, block.rows.length - 1)};
};

/** The first row that is shown. A line that is gone was among the oldest: then it is the oldest there is. */
export const topOf = (scroll: Scroll, view: View): Position => {
	const bottom = bottomOf(view);

	if (scroll.type === 'following') {
		return bottom;
	}

	if (scroll.type === 'centered' && !hasSeq(view.lines, scroll.seq)) {
		return topOf(scroll.otherwise, view);
	}

	const top = scroll.type === 'centered' ? topAround(scroll.seq, view) : topAt(scroll, view);

	if (top === undefined) {
		return bottom;
	}

	return comparePositions(top, bottom) < 0 ? top : bottom;
};

const lastSeq = (lines: readonly Line[]): number =>
	lines.findLast(line => line.type === 'message' && line.seq !== undefined)?.seq ?? 0;

const placeOf = (lines: readonly Line[], from: number): Seq => {
	let index = from;

	while (index > 0 && lines[index]?.seq === undefined) {
		index--;
	}

	return lines[index]?.seq ?? 0;
};

const seenOf = (scroll: Scroll, lines: readonly Line[]): number =>
	scroll.type === 'following' ? lastSeq(lines) : scroll.seen;

/** Have a line in the middle. */
export const centerOn = (scroll: Scroll, seq: Seq, lines: readonly Line[]): Scroll => ({
	type: 'centered',
	seq,
	seen: seenOf(scroll, lines),
	otherwise: scroll.type === 'centered' ? scroll.otherwise : scroll,
});

/** Hold to what stands in the first row; where there is nothing, follow. */
export const anchorAt = (scroll: Scroll, position: Position, view: View): Scroll => {
	const block = blockAt(view, position.index);
	const line = view.lines[position.index];

	return line === undefined || block === undefined
		? following
		: {
				type: 'anchored',
				key: line.key,
				index: position.index,
				offset: position.offset - block.head,
				seq: placeOf(view.lines, position.index),
				seen: seenOf(scroll, view.lines),
			};
};

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

	return comparePositions(position, bottomOf(view)) >= 0 ? following : anchorAt(scroll, position, view);
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
