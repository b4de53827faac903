/** What others said behind where one stopped reading, and that stands above what is shown. Knows lines and positions. */

import {type Gap, isOfOthers} from '../../../client/state.ts';
import type {Seq} from '../../../messages.ts';
import {newMax} from './scroll.ts';
import {comparePositions, type Position, type View} from './window.ts';

export type UnreadAbove = {
	/** Messages, `newMax + 1` at most. */
	readonly count: number;
	/** There are others that are not loaded. */
	readonly isMore: boolean;
};

/** Whether not all of what came behind where one stopped reading is loaded: its beginning is not. */
export const isCutOff = (gaps: readonly Gap[], marker: Seq): boolean =>
	gaps.some(gap => marker >= gap.after && marker + 1 < gap.before);

/** What is unread above the first row; undefined where the line that marks it is in view or below, and where there is none. */
export const unreadAbove = (
	{lines, newAt}: Pick<View, 'lines' | 'newAt'>,
	top: Position,
	isMore: boolean,
): UnreadAbove | undefined => {
	if (newAt === undefined || comparePositions(top, {index: newAt, offset: 0}) <= 0) {
		return undefined;
	}

	let count = 0;
	const end = top.index + (top.offset > 0 ? 1 : 0);

	for (let index = newAt; index < end && count <= newMax; index++) {
		const line = lines[index];
		count += line !== undefined && isOfOthers(line) ? 1 : 0;
	}

	return {count, isMore: isMore || count > newMax};
};
