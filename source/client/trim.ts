/** How much of a room is kept. What is let go can be fetched again: it leaves a gap. */
import type {Seq} from '../messages.ts';
import {type Gap, uncover} from './gaps.ts';
import {indexFrom, type Line} from './state.ts';

/** A room keeps this many lines; the oldest go first. */
export const linesMax = 20_000;

/** While somebody reads further up it keeps so many, the newest `linesMax` among them: what goes is far from where they read. */
export const heldLinesMax = 100_000;

const seqBefore = (lines: readonly Line[], index: number): Seq =>
	Math.max(0, lines.findLast((line, at) => at < index && line.seq !== undefined)?.seq ?? 0);

/** Let lines go where there are too many. `heldAt` is the number of the line that somebody reads. Answers with the gaps there are then. */
export const trim = (lines: Line[], gaps: readonly Gap[], heldAt: Seq | undefined): readonly Gap[] => {
	const excess = lines.length - (heldAt === undefined ? linesMax : heldLinesMax);
	if (excess <= 0) {
		return gaps;
	}

	const tail = lines.length - linesMax;
	const held = heldAt === undefined ? tail : indexFrom(lines, heldAt);
	const start = held < tail - held ? tail - excess : 0;
	const dropped = lines.splice(start, excess);
	const last = dropped.findLast(({seq}) => seq !== undefined)?.seq;
	if (last === undefined || last <= 0) {
		// What the program said itself, and what is of another journal, does not come again.
		return gaps;
	}

	const next = lines.find((line, at) => at >= start && line.seq !== undefined)?.seq ?? last + 1;
	return uncover(gaps, start === 0 ? 0 : seqBefore(lines, start), next);
};
