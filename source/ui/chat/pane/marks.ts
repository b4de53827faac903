/** What is said between lines of what is not there: where history is not loaded, and where it begins. */
import {type Gap, indexFrom, type Line, type RoomState} from '../../../client/state.ts';
import type {Seq} from '../../../messages.ts';
import {words} from '../../../words/words.ts';

export type Mark =
	| {readonly type: 'gap'; readonly gap: Gap}
	| {readonly type: 'beginning'; readonly room: string};

/** The mark before the line at an index. */
export type Marks = ReadonlyMap<number, Mark>;

/** The first line behind the gap that ends before this number: lines without a place in the journal belong to what follows them. */
const indexBehind = (lines: readonly Line[], before: Seq): number => {
	let index = indexFrom(lines, before);
	while (index > 0 && lines[index - 1]?.seq === undefined) {
		index--;
	}

	return index;
};

/** Where a room's lines have marks. Costs as much as there are gaps, however many lines there are. */
export const marksOf = ({
	name,
	lines,
	gaps,
	since,
}: Pick<RoomState, 'name' | 'lines' | 'gaps' | 'since'>): Marks => {
	const marks = new Map<number, Mark>();

	if (since !== undefined && gaps[0]?.after !== 0) {
		// Lines of another journal, which stand before this one's, have numbers below 0.
		marks.set((lines[0]?.seq ?? 0) < 0 ? indexBehind(lines, 0) : 0, {type: 'beginning', room: name});
	}

	for (const gap of gaps) {
		marks.set(indexBehind(lines, gap.before), {type: 'gap', gap});
	}

	return marks;
};

/** A mark in words. */
export const markWords = (mark: Mark): string => {
	const said = words().chat.marks;

	if (mark.type === 'beginning') {
		return said.beginning(mark.room);
	}

	const {after, status} = mark.gap;

	switch (status) {
		case 'idle':
			return after === 0 ? said.earlierIdle : said.idle;
		case 'loading':
			return after === 0 ? said.earlierLoading : said.loading;
		case 'failed':
			return after === 0 ? said.earlierFailed : said.failed;
	}
};
