/** What of a row differs from what is there, in pieces that look the same, and how they are written with few bytes. Pure; knows no frames. */
import {type Cells, secondHalf} from './cells.ts';
import {showsOnBlanks, turn} from './looks.ts';

/** A text that looks the same, in the cells `x` to `end` (exclusive) of a row. */
export type Piece = {
	readonly y: number;
	readonly x: number;
	readonly end: number;
	readonly text: string;
	readonly look: string;
};

/** To a cell, from 0. */
export const moveTo = (x: number, y: number): string => `\u001B[${y + 1}${x === 0 ? '' : `;${x + 1}`}H`;

/** From the cursor to the end of its row. */
export const eraseRest = '\u001B[K';

/** A move of the cursor within a row costs about as much as so many cells, a change of looks as so many more. */
const moveCells = 5;
const lookCells = 9;

/** At the end of a row a few blanks cost less than a move and what erases. */
const blanksMax = 8;

const space = 0x20;
const second = 0;

/** Which of a row's runs a cell is in, for cells asked for in their order. */
const runAt = ({runs}: Cells): ((x: number) => number) => {
	let index = 0;
	return x => {
		while (index + 1 < runs.length && (runs[index + 1]?.at ?? 0) <= x) {
			index++;
		}

		return index;
	};
};

const charAt = ({text}: Cells, x: number): number => (x < text.length ? text.charCodeAt(x) : space);

/** The stretches of cells that differ, in order, with whole characters at their ends. */
const differing = (before: Cells, after: Cells): Array<[from: number, to: number]> => {
	const width = after.text.length;
	const stretches: Array<[from: number, to: number]> = [];
	const [oldRun, newRun] = [runAt(before), runAt(after)];
	let lastRun = 0;
	for (let x = 0; x < width; x++) {
		const look = x < before.text.length ? (before.runs[oldRun(x)]?.look ?? '') : '';
		const run = newRun(x);
		if (charAt(before, x) === charAt(after, x) && look === after.runs[run]?.look) {
			continue;
		}

		// Half of a wide character, before or now, is all of it.
		let from = x > 0 && (charAt(after, x) === second || charAt(before, x) === second) ? x - 1 : x;
		from = from > 0 && charAt(after, from) === second ? from - 1 : from;
		let to = x + 1;
		while (to < width && (charAt(after, to) === second || charAt(before, to) === second)) {
			to++;
		}

		const last = stretches.at(-1);
		const turns = last === undefined ? 0 : run - lastRun;
		// Looks that change once between the two change anyway.
		if (last !== undefined && from - last[1] + Math.max(0, turns - 1) * lookCells <= moveCells) {
			last[1] = Math.max(last[1], to);
		} else {
			stretches.push([from, to]);
		}

		lastRun = run;
		x = to - 1;
	}

	return stretches;
};

const withoutHalves = (text: string): string =>
	text.includes(secondHalf) ? text.replaceAll(secondHalf, '') : text;

/** Blanks: plain ones are so in any look of characters. */
const isBlank = ({look, text}: Piece): boolean => look === '' && (text === eraseRest || text.trim() === '');

/** The look in which a piece is written after another. */
const lookAfter = (look: string, piece: Piece): string =>
	isBlank(piece) && !showsOnBlanks(look) ? look : piece.look;

/** What has to be written into a row, so that it shows other cells; in order. */
export const piecesOf = (before: Cells, after: Cells, y: number): readonly Piece[] => {
	const pieces: Piece[] = [];
	const add = (piece: Piece): void => {
		const last = pieces.at(-1);
		if (last?.end === piece.x && lookAfter(last.look, piece) === last.look) {
			pieces[pieces.length - 1] = {...last, end: piece.end, text: last.text + piece.text};
		} else {
			pieces.push(piece);
		}
	};

	const runOf = runAt(after);
	for (const [from, to] of differing(before, after)) {
		for (let x = from; x < to; ) {
			const run = runOf(x);
			const end = Math.min(to, after.runs[run + 1]?.at ?? to);
			const text = withoutHalves(after.text.slice(x, end));
			add({y, x, end, text, look: after.runs[run]?.look ?? ''});
			x = end;
		}
	}

	const width = after.text.length;
	const rest = before.text.length - width;
	if (rest > 0) {
		const text = rest <= blanksMax && pieces.at(-1)?.end === width ? ' '.repeat(rest) : eraseRest;
		add({y, x: width, end: text === eraseRest ? width : width + rest, text, look: ''});
	}

	return pieces;
};

/** From where the cursor is. Never so many cells further: what a terminal has drawn wider than it was counted would be in all of the row. */
const move = (from: Pick<Piece, 'y' | 'end'> | undefined, {x, y}: Piece): string =>
	from?.y !== y ? moveTo(x, y) : x === from.end ? '' : `\u001B[${x + 1}G`;

const inOrder = (pieces: readonly Piece[]): string => {
	let text = '';
	let look = '';
	let last: Piece | undefined;
	for (const piece of pieces) {
		const next = lookAfter(look, piece);
		text += move(last, piece) + turn(look, next) + piece.text;
		look = next;
		last = piece;
	}

	return text + turn(look, '');
};

/** The same pieces, those together that look the same, each time by the shortest turn. */
const byLooks = (pieces: readonly Piece[]): readonly Piece[] => {
	const groups = Map.groupBy(pieces, ({look}) => look);
	const result: Piece[] = [];
	let look = '';
	while (groups.size > 0) {
		let next: string | undefined;
		for (const other of groups.keys()) {
			if (next === undefined || turn(look, other).length < turn(look, next).length) {
				next = other;
			}
		}

		look = next ?? '';
		result.push(...(groups.get(look) ?? []));
		groups.delete(look);
	}

	return result;
};

/** Of more pieces most of the screen is another: what the order saves is little beside it. */
const sortedMax = 64;

/** Write pieces, wherever the cursor is, beginning and ending with plain looks: row by row, or by their looks where that is shorter. */
export const writePieces = (pieces: readonly Piece[]): string => {
	const text = inOrder(pieces);
	if (pieces.length < 3 || pieces.length > sortedMax) {
		return text;
	}

	const other = inOrder(byLooks(pieces));
	return other.length < text.length ? other : text;
};
