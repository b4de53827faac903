/** What has to be written so that one frame becomes the next. Pure: rows in, text for the terminal out. */
import {fenceRightToLeft} from '../../../text/bidi.ts';
import {type Cells, endLooks, readCells} from './cells.ts';
import {findShift, type Shift} from './shift.ts';

/** A move of the cursor costs about as much as so many cells: narrower gaps are written over. */
const gapCells = 6;

const moveTo = (x: number, y: number): string => `\u001B[${y + 1}${x === 0 ? '' : `;${x + 1}`}H`;
const eraseRest = '\u001B[K';

const remembered = new Map<string, Cells | undefined>();
const rememberedMax = 500;

const cellsOf = (row: string): Cells | undefined => {
	if (!remembered.has(row)) {
		if (remembered.size >= rememberedMax) {
			remembered.clear();
		}

		remembered.set(row, readCells(row));
	}

	return remembered.get(row);
};

/** A row from its beginning. What is there is erased before, for behind the last column there is no place to do it from. */
const whole = (row: string, y: number): string =>
	moveTo(0, y) + eraseRest + (row === '' ? '' : fenceRightToLeft(row));

/** Whether two rows have enough in common that it is worth finding out what. */
const areAlike = (before: string, after: string): boolean => {
	const shorter = Math.min(before.length, after.length);
	let start = 0;
	while (start < shorter && before[start] === after[start]) {
		start++;
	}

	let end = 0;
	while (end < shorter - start && before[before.length - 1 - end] === after[after.length - 1 - end]) {
		end++;
	}

	return (start + end) * 2 >= shorter;
};

/** The cells from one to another (exclusive). */
const span = ({chars, looks}: Cells, from: number, to: number): string => {
	let text = '';
	let look = '';
	for (let x = from; x < to; x++) {
		const next = looks[x] ?? '';
		if (next !== look) {
			text += endLooks(look) + next;
			look = next;
		}

		text += chars[x] ?? '';
	}

	return text + endLooks(look);
};

/** The stretches of cells that differ, in order, with whole characters at their ends. */
const differing = (before: Cells, after: Cells): ReadonlyArray<readonly [from: number, to: number]> => {
	const width = after.chars.length;
	const stretches: Array<[number, number]> = [];
	const differs = (x: number): boolean =>
		(before.chars[x] ?? ' ') !== after.chars[x] || (before.looks[x] ?? '') !== after.looks[x];
	for (let x = 0; x < width; x++) {
		if (!differs(x)) {
			continue;
		}

		// Half of a wide character, before or now, is all of it.
		const from = x > 0 && (after.chars[x] === '' || before.chars[x] === '') ? x - 1 : x;
		let to = x + 1;
		while (to < width && (after.chars[to] === '' || before.chars[to] === '')) {
			to++;
		}

		const last = stretches.at(-1);
		if (last !== undefined && from - last[1] <= gapCells) {
			last[1] = Math.max(last[1], to);
		} else {
			stretches.push([from, to]);
		}
	}

	return stretches.map(([from, to]) => [after.chars[from] === '' ? from - 1 : from, to]);
};

const changeRow = (before: string, after: string, y: number, columns: number): string => {
	if (before === after) {
		return '';
	}

	const [old, now] =
		before === '' || areAlike(before, after) ? [cellsOf(before), cellsOf(after)] : [undefined, undefined];
	// What goes beyond the last column is drawn in it, one over the other.
	if (old === undefined || now === undefined || Math.max(old.chars.length, now.chars.length) > columns) {
		return whole(after, y);
	}

	const changes = differing(old, now)
		.map(([from, to]) => moveTo(from, y) + span(now, from, to))
		.join('');
	const rest = old.chars.length > now.chars.length ? moveTo(now.chars.length, y) + eraseRest : '';
	const all = changes + rest;
	return all.length > after.length + 8 ? whole(after, y) : all;
};

/** Move what is between two rows, by a region that scrolls (DECSTBM): what comes in is blank. */
const scroll = ({top, bottom, by}: Shift): string =>
	`\u001B[${top + 1};${bottom + 1}r${
		by > 0 ? moveTo(0, bottom) + '\n'.repeat(by) : moveTo(0, top) + '\u001BM'.repeat(-by)
	}\u001B[r`;

const shifted = (rows: readonly string[], {top, bottom, by}: Shift): readonly string[] =>
	rows.map((row, y) => {
		if (y < top || y > bottom) {
			return row;
		}

		const from = y + by;
		return from < top || from > bottom ? '' : (rows[from] ?? '');
	});

/** All of a frame, on whatever is there. */
export const drawFrame = (rows: readonly string[]): string => rows.map((row, y) => whole(row, y)).join('');

/** From one frame to another of as many rows, on so many columns; nothing where they are the same. */
export const changeFrame = (before: readonly string[], after: readonly string[], columns: number): string => {
	const shift = findShift(before, after);
	const there = shift === undefined ? before : shifted(before, shift);
	const changes = after.map((row, y) => changeRow(there[y] ?? '', row, y, columns)).join('');
	return (shift === undefined ? '' : scroll(shift)) + changes;
};
