/**
Rows of a frame that are one painted text from edge to edge: the bundle has Ink take them as they are, instead of cell by cell (scripts/lighter.ts). Knows
what Ink's writes are made of; nothing of what is in them.
*/
import {isCertain} from './cells.ts';

/** What a transform is that draws painted rows, whatever the text is that Ink laid out for them. */
export type PaintedTransform = ((line: string, index: number) => string) & {readonly isPainted?: true};

/** Of what Ink's `Output` collects, the part that matters here. Bounds are half-open, cells. */
export type Operation =
	| {
			readonly type: 'write';
			readonly x: number;
			readonly y: number;
			readonly text: string;
			readonly transformers: readonly PaintedTransform[];
	  }
	| {
			readonly type: 'clip';
			readonly clip: {
				readonly x1: number | undefined;
				readonly y1: number | undefined;
				readonly y2: number | undefined;
			};
	  }
	| {readonly type: 'unclip'};

const linesIn = (text: string): number => {
	let count = 1;
	for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) {
		count++;
	}

	return count;
};

/** The rows, by their place, that a single write draws from the first column on; the others are left out. */
export const wholeRows = (
	operations: readonly Operation[],
	height: number,
): ReadonlyArray<string | undefined> => {
	const writes = new Uint16Array(height);
	const rows: Array<string | undefined> = Array.from({length: height});
	const clips: Array<Extract<Operation, {type: 'clip'}>['clip']> = [];
	for (const operation of operations) {
		if (operation.type === 'clip') {
			clips.push(operation.clip);
		} else if (operation.type === 'unclip') {
			clips.pop();
		} else {
			const {x, y, text, transformers} = operation;
			const [transform] = transformers;
			const isPainted =
				transform?.isPainted === true &&
				transformers.length === 1 &&
				x === 0 &&
				clips.every(({x1 = 0}) => x1 <= 0);
			const count = linesIn(text);
			for (let index = 0; index < count; index++) {
				const row = y + index;
				if (row < 0 || row >= height || !clips.every(({y1 = 0, y2 = height}) => row >= y1 && row < y2)) {
					continue;
				}

				writes[row] = (writes[row] ?? 0) + 1;
				const line = isPainted && writes[row] === 1 ? transform('', index) : undefined;
				rows[row] = line !== undefined && isCertain(line) ? line.trimEnd() : undefined;
			}
		}
	}

	return rows;
};

/** Whether all that an operation draws is in such rows: Ink need not draw it. */
export const isWhole = (
	{y, text, transformers: [transform]}: Extract<Operation, {type: 'write'}>,
	rows: ReadonlyArray<string | undefined>,
): boolean => {
	if (transform?.isPainted !== true) {
		return false;
	}

	for (let row = Math.max(0, y); row < Math.min(rows.length, y + linesIn(text)); row++) {
		if (rows[row] === undefined) {
			return false;
		}
	}

	return true;
};
