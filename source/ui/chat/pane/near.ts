/** What is not loaded near what is shown. */
import type {Gap, GapSide} from '../../../client/state.ts';
import {blockAt, type Position, type View} from './window.ts';

export type NearGap = {readonly gap: Gap; readonly side: GapSide};

/** What is not loaded is asked for from so many pages away: while one more key is pressed, it comes. */
const pagesAhead = 2;

const gapBefore = ({marks}: View, index: number): Gap | undefined => {
	const mark = marks?.get(index);

	return mark?.type === 'gap' ? mark.gap : undefined;
};

/** Whether somewhere at the lines that pass there is a gap that is wanted: looking for none would lay out pages that nobody sees. */
const hasGap = (
	{marks}: View,
	isWanted: (gap: Gap) => boolean,
	passes: (index: number) => boolean,
): boolean => {
	for (const [index, mark] of marks ?? []) {
		if (mark.type === 'gap' && passes(index) && isWanted(mark.gap)) {
			return true;
		}
	}

	return false;
};

const gapAbove = (view: View, top: Position): Gap | undefined => {
	let {index} = top;
	let rows = top.offset;

	for (;;) {
		const gap = gapBefore(view, index);
		const block = rows < pagesAhead * view.height ? blockAt(view, index - 1) : undefined;

		if (gap !== undefined || block === undefined) {
			return gap;
		}

		index = block.start;
		rows += block.rows.length;
	}
};

const gapBelow = (view: View, top: Position): Gap | undefined => {
	let {index} = top;
	let rows = -top.offset;

	while (rows < (pagesAhead + 1) * view.height) {
		const block = blockAt(view, index);

		if (block === undefined) {
			return undefined;
		}

		index = block.end + 1;
		rows += block.rows.length;
		const gap = gapBefore(view, index);

		if (gap !== undefined) {
			return gap;
		}
	}

	return undefined;
};

/**
The gap that is near above what is shown, and the one in it or near below; not looked for where there is none that is wanted at all. Costs as much as five
pages have rows.
*/
export const nearGaps = (
	view: View,
	top: Position,
	isWanted: (gap: Gap) => boolean = () => true,
): readonly NearGap[] => {
	const above = hasGap(view, isWanted, index => index <= top.index) ? gapAbove(view, top) : undefined;
	const below = hasGap(view, isWanted, index => index > top.index) ? gapBelow(view, top) : undefined;

	return [
		...(above === undefined ? [] : [{gap: above, side: 'below'} as const]),
		...(below === undefined ? [] : [{gap: below, side: 'above'} as const]),
	];
};
