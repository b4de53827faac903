import type {Line} from '../../../client/state.ts';
import {formatDay} from '../../../text/format.ts';
import {language} from '../../../words/words.ts';

export type Activity = Extract<Line, {type: 'activity'}>;

/** Lines that are drawn as one, newest last: a list that is only ever grown at its end. */
export type Run = {readonly line: Activity; readonly before: Run | undefined; readonly length: number};

/** More than this is not merged into one: a run must stay cheap to draw, and short enough to read. */
export const runLengthMax = 64;

let spoken = language();
let days = new WeakMap<Line, string>();

/** The day of a line in words. Remembered, for every line is asked at every frame. */
export const dayOf = (line: Line): string => {
	if (spoken !== language()) {
		spoken = language();
		days = new WeakMap();
	}

	const known = days.get(line) ?? formatDay(line.time);
	days.set(line, known);

	return known;
};

/** Topics stay alone: what one says is more than who came and went. */
const merges = (line: Line): line is Activity => line.type === 'activity' && line.what.type !== 'topic';

const runs = new WeakMap<Line, Run>();

/** Whether a remembered run is still what stands above in these lines. */
const holds = (run: Run, lines: readonly Line[], index: number): boolean => {
	let node: Run | undefined = run;
	let at = index;

	while (node !== undefined) {
		if (lines[at] !== node.line) {
			return false;
		}

		node = node.before;
		at--;
	}

	return true;
};

/**
The run that ends with the activity at `index`. Runs are counted from where they begin, so that the border between two
full ones does not move as lines are added; each line's run is remembered, so that a new line costs one step.
*/
export const runAt = (lines: readonly Line[], index: number): Run | undefined => {
	const open: Activity[] = [];
	let run: Run | undefined;

	for (let at = index; at >= 0; at--) {
		const line = lines[at];
		const below = open.at(-1);

		if (line?.type !== 'activity') {
			break;
		}

		if (below !== undefined && !(merges(line) && merges(below) && dayOf(line) === dayOf(below))) {
			break;
		}

		const known = runs.get(line);

		if (known !== undefined && holds(known, lines, at)) {
			run = known;
			break;
		}

		open.push(line);
	}

	for (const line of open.reverse()) {
		const before: Run | undefined = run !== undefined && run.length < runLengthMax ? run : undefined;
		run = {line, before, length: (before?.length ?? 0) + 1};
		runs.set(line, run);
	}

	return run;
};

/** The lines of a run, oldest first. */
export const linesOf = (run: Run): readonly Activity[] => {
	const result: Activity[] = [];

	for (let node: Run | undefined = run; node !== undefined; node = node.before) {
		result.push(node.line);
	}

	return result.reverse();
};
