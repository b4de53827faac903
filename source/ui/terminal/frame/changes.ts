/** What has to be written so that one frame becomes the next. Pure: rows in, text for the terminal out. */
import {fenceRightToLeft} from '../../../text/bidi.ts';
import {type Cells, readCells} from './cells.ts';
import {eraseRest, moveTo, type Piece, piecesOf, writePieces} from './pieces.ts';
import {findShift, type Shift} from './shift.ts';

const blank: Cells = {text: '', runs: []};

/** The cells of the rows of the last two frames: most come again. */
let remembered: ReadonlyMap<string, Cells | undefined> = new Map();

const createReader = () => {
	const read = new Map<string, Cells | undefined>();
	return {
		cells(row: string): Cells | undefined {
			if (row === '') {
				return blank;
			}

			if (!read.has(row)) {
				read.set(row, remembered.has(row) ? remembered.get(row) : readCells(row));
			}

			return read.get(row);
		},
		end() {
			remembered = read;
		},
	};
};

/** A row from its beginning. What is there is erased before, for behind the last column there is no place to do it from. */
const whole = (row: string, y: number): string =>
	moveTo(0, y) + eraseRest + (row === '' ? '' : fenceRightToLeft(row));

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
	const reader = createReader();
	const pieces: Piece[] = [];
	let text = shift === undefined ? '' : scroll(shift);
	for (const [y, row] of after.entries()) {
		const old = there[y] ?? '';
		if (old === row) {
			// The next frame may want it.
			reader.cells(row);
			continue;
		}

		const [known, now] = [reader.cells(old), reader.cells(row)];
		// What goes beyond the last column is drawn in it, one over the other.
		const isBeyond = Math.max(known?.text.length ?? 0, now?.text.length ?? 0) > columns;
		if (now === undefined || isBeyond) {
			text += whole(row, y);
			continue;
		}

		if (known === undefined) {
			text += moveTo(0, y) + eraseRest;
		}

		pieces.push(...piecesOf(known ?? blank, now, y));
	}

	reader.end();
	return text + writePieces(pieces);
};
