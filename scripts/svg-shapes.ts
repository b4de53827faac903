/**
Box-drawing and block characters as outlines, so that frames and sparklines join whatever font the reader has.
Knows cells as rectangles, and no colours.
*/

/** A cell's rectangle, in px. */
export type Rectangle = {
	readonly x: number;
	readonly y: number;
	readonly width: number;
	readonly height: number;
};

/** Path data: `stroke` is drawn as a line of that weight, `fill` is filled, with that opacity. */
export type Shape =
	| {readonly type: 'stroke'; readonly weight: number; readonly path: string}
	| {readonly type: 'fill'; readonly opacity: number; readonly path: string};

const light = 1.2;
const heavy = 2.4;

type Line = readonly [weight: number, sides: string];

/** Which sides a line goes to from the middle: up, right, down, left. */
const lines: ReadonlyMap<string, Line> = new Map<string, Line>([
	['─', [light, 'rl']],
	['│', [light, 'ud']],
	['┌', [light, 'rd']],
	['┐', [light, 'dl']],
	['└', [light, 'ur']],
	['┘', [light, 'ul']],
	['├', [light, 'urd']],
	['┤', [light, 'udl']],
	['┬', [light, 'rdl']],
	['┴', [light, 'url']],
	['┼', [light, 'urdl']],
	['╴', [light, 'l']],
	['╵', [light, 'u']],
	['╶', [light, 'r']],
	['╷', [light, 'd']],
	['━', [heavy, 'rl']],
	['┃', [heavy, 'ud']],
	['╸', [heavy, 'l']],
	['╹', [heavy, 'u']],
	['╺', [heavy, 'r']],
	['╻', [heavy, 'd']],
]);

/** Rounded corners: which way the two ends point. */
const corners: ReadonlyMap<string, readonly [horizontal: 1 | -1, vertical: 1 | -1]> = new Map([
	['╭', [1, 1]],
	['╮', [-1, 1]],
	['╰', [1, -1]],
	['╯', [-1, -1]],
]);

/** At most two decimals: a picture is read by people in diffs. */
export const round = (value: number): string => String(Math.round(value * 100) / 100);

const rectangle = (x: number, y: number, width: number, height: number): string =>
	`M${round(x)} ${round(y)}h${round(width)}v${round(height)}h${round(-width)}z`;

const lineShape = ([weight, sides]: Line, {x, y, width, height}: Rectangle): Shape => {
	const middle = `M${round(x + width / 2)} ${round(y + height / 2)}`;
	const ends: Readonly<Record<string, string>> = {
		u: `V${round(y)}`,
		r: `H${round(x + width)}`,
		d: `V${round(y + height)}`,
		l: `H${round(x)}`,
	};
	const path =
		sides === 'rl'
			? `M${round(x)} ${round(y + height / 2)}h${round(width)}`
			: sides === 'ud'
				? `M${round(x + width / 2)} ${round(y)}v${round(height)}`
				: [...sides].map(side => `${middle}${ends[side]}`).join('');
	return {type: 'stroke', weight, path};
};

const cornerShape = ([horizontal, vertical]: readonly [number, number], cell: Rectangle): Shape => {
	const x = cell.x + cell.width / 2;
	const y = cell.y + cell.height / 2;
	const radius = cell.width / 2;
	return {
		type: 'stroke',
		weight: light,
		path:
			`M${round(x)} ${round(y + (vertical * cell.height) / 2)}V${round(y + vertical * radius)}` +
			`Q${round(x)} ${round(y)} ${round(x + horizontal * radius)} ${round(y)}`,
	};
};

/** Block elements (U+2580 to U+2593): eighths from below and from the left, halves, shades. */
const blockShape = (code: number, {x, y, width, height}: Rectangle): Shape | undefined => {
	const fill = (path: string, opacity = 1): Shape => ({type: 'fill', opacity, path});
	if (code === 0x2580) {
		return fill(rectangle(x, y, width, height / 2));
	}

	if (code >= 0x2581 && code <= 0x2588) {
		const part = ((code - 0x2580) / 8) * height;
		return fill(rectangle(x, y + height - part, width, part));
	}

	if (code >= 0x2589 && code <= 0x258f) {
		return fill(rectangle(x, y, ((0x2590 - code) / 8) * width, height));
	}

	if (code === 0x2590) {
		return fill(rectangle(x + width / 2, y, width / 2, height));
	}

	return code >= 0x2591 && code <= 0x2593
		? fill(rectangle(x, y, width, height), (code - 0x2590) / 4)
		: undefined;
};

/** The outline of a character in a cell, or undefined when a font should draw it. */
export const shapeOf = (text: string, cell: Rectangle): Shape | undefined => {
	const line = lines.get(text);
	if (line !== undefined) {
		return lineShape(line, cell);
	}

	const corner = corners.get(text);
	return corner === undefined ? blockShape(text.codePointAt(0) ?? 0, cell) : cornerShape(corner, cell);
};
