/** The lines of a pane in their order: by seq, what has none stays where it came, pending messages last. */
import type {Seq} from '../messages.ts';
import type {Line} from './state.ts';

/** The key of one's own message: it keeps it for life, whatever becomes of it. */
export const ownKey = (number: number): string => `o${number}`;

const isPending = (line: Line): boolean => line.type === 'message' && line.delivery === 'pending';

const pendingFrom = (lines: readonly Line[]): number => {
	let index = lines.length;
	for (; index > 0; index--) {
		const line = lines[index - 1];
		if (line === undefined || !isPending(line)) {
			break;
		}
	}

	return index;
};

/** Put in a line at its seq. False when that seq is there: it came twice. Newest first is quick, whatever the length. */
export const insertBySeq = (lines: Line[], line: Line & {readonly seq: Seq}): boolean => {
	let at = pendingFrom(lines);
	for (let index = at - 1; index >= 0; index--) {
		const seq = lines[index]?.seq;
		if (seq === line.seq) {
			return false;
		}

		if (seq !== undefined && seq < line.seq) {
			break;
		}

		if (seq !== undefined) {
			at = index;
		}
	}

	if (at === lines.length) {
		lines.push(line);
	} else {
		lines.splice(at, 0, line);
	}

	return true;
};

/** Put in a line without a place in the journal: after all that there is, but before what is pending. */
export const insertUnplaced = (lines: Line[], line: Line): void => {
	lines.splice(pendingFrom(lines), 0, line);
};

/** Take out a line by its key; own messages are found from the end, where they mostly are. */
export const removeByKey = (lines: Line[], key: string): Line | undefined => {
	const index = lines.findLastIndex(line => line.key === key);
	return index === -1 ? undefined : lines.splice(index, 1)[0];
};

/**
Merge in a page of lines in one pass. The page may be in any order; what is there already stays as it is. A line without a
place in the journal stays after what came before it; with `fillsGap` it stays with the line that follows it.
*/
export const mergePage = (
	lines: Line[],
	page: readonly (Line & {readonly seq: Seq})[],
	{fillsGap = false} = {},
): void => {
	const known = new Set<Seq | undefined>(lines.map(line => line.seq));
	const fresh = page.filter(line => {
		const isNew = !known.has(line.seq);
		known.add(line.seq);
		return isNew;
	});
	fresh.sort((a, b) => a.seq - b.seq);
	const merged: Line[] = [];
	let next = 0;
	const takeBefore = (seq: Seq): void => {
		for (let line = fresh[next]; line !== undefined && line.seq < seq; line = fresh[next]) {
			merged.push(line);
			next++;
		}
	};

	let unplaced: Line[] = [];
	const push = (line: Line): void => {
		for (const waiting of unplaced) {
			merged.push(waiting);
		}

		unplaced = [];
		merged.push(line);
	};

	for (const line of lines) {
		if (line.seq !== undefined) {
			takeBefore(line.seq);
			push(line);
		} else if (fillsGap) {
			unplaced.push(line);
		} else {
			takeBefore(isPending(line) ? Number.POSITIVE_INFINITY : 0);
			push(line);
		}
	}

	takeBefore(Number.POSITIVE_INFINITY);
	for (const line of unplaced) {
		merged.push(line);
	}

	lines.length = 0;
	for (const line of merged) {
		lines.push(line);
	}
};
