/**
A terminal's screen as an SVG picture: text stays text, every run starts in its own cell, wide characters sit in the middle
of their two. Knows nothing of chat, of terminals or of files.
*/
import {type Appearance, indexedColor, mixColors, type Palette, palettes} from './svg-palette.ts';
import {round, shapeOf} from './svg-shapes.ts';

/** One cell; the second cell of a wide character has width 0. Colours: `#rrggbb`, a palette index, or the terminal's own. */
export type PictureCell = {
	readonly text: string;
	readonly width: number;
	readonly foreground: string | number | undefined;
	readonly background: string | number | undefined;
	readonly bold: boolean;
	readonly dim: boolean;
	readonly italic: boolean;
	readonly underline: boolean;
	readonly inverse: boolean;
	readonly strikethrough: boolean;
};

export type PictureOptions = {
	readonly appearance: Appearance;
	/** In the title bar, and what a screen reader says of the picture. */
	readonly title: string;
	readonly description: string;
	/** The cursor's cell, from 0; without it none is drawn. */
	readonly cursor?: {readonly x: number; readonly y: number};
};

/** Full-width scripts are drawn larger than Latin, as fonts made for both do: an em of theirs is two cells. */
const fullWidthFontSize = 15.6;
const fullWidth = /^[\p{scx=Hang}\p{scx=Hani}\p{scx=Hira}\p{scx=Kana}]/u;

/** Of a cell, in px. A monospace font is 0.6 em wide; the rows are a little wider than the type, for Hangul. */
const fontSize = 14;
const cellWidth = 8.4;
const cellHeight = 19;
const baseline = 14;
const padding = 12;
const titleBarHeight = 34;

const fonts = [
	...[
		'ui-monospace',
		'SFMono-Regular',
		'JetBrains Mono',
		'Menlo',
		'Consolas',
		'DejaVu Sans Mono',
		'D2Coding',
	],
	...['Noto Sans Mono CJK KR', 'Noto Sans CJK KR', 'Apple SD Gothic Neo', 'Malgun Gothic'],
	'monospace',
].map(name => (name.includes(' ') ? `'${name}'` : name));

const escapeXml = (text: string): string =>
	text.replace(/[&<>"]/g, found => `&#${found.codePointAt(0)};`).replace(/[^\P{Cc}\n\t]/gu, '');

type Look = {readonly color: string; readonly background: string | undefined};

const lookOf = (cell: PictureCell, palette: Palette): Look => {
	const resolve = (color: string | number | undefined): string | undefined =>
		typeof color === 'number' ? indexedColor(color, palette) : color;
	const front = resolve(cell.foreground) ?? palette.foreground;
	const back = resolve(cell.background);
	const color = cell.inverse ? (back ?? palette.background) : front;
	const background = cell.inverse ? front : back;
	return {color: cell.dim ? mixColors(color, background ?? palette.background, 0.45) : color, background};
};

/** Path data collected under what it is drawn with, so that a frame of a hundred cells is one element. */
const createPaths = () => {
	const paths = new Map<string, string[]>();
	return {
		add(attributes: string, path: string): void {
			const known = paths.get(attributes);
			if (known === undefined) {
				paths.set(attributes, [path]);
			} else {
				known.push(path);
			}
		},
		toString: (): string =>
			[...paths].map(([attributes, parts]) => `<path ${attributes} d="${parts.join('')}"/>\n`).join(''),
	};
};

type Word = {readonly x: number; text: string; readonly style: string};

const styleOf = (cell: PictureCell, color: string): string =>
	`fill="${color}"${cell.bold ? ' font-weight="700"' : ''}${cell.italic ? ' font-style="italic"' : ''}`;

const rowToSvg = (
	row: readonly PictureCell[],
	y: number,
	palette: Palette,
	paths: ReturnType<typeof createPaths>,
	backgrounds: ReturnType<typeof createPaths>,
): string => {
	const texts: string[] = [];
	let word: Word | undefined;
	const endWord = (): void => {
		if (word !== undefined) {
			// textLength keeps the grid where the reader's font is a little wider or narrower than ours.
			const length = round(word.text.length * cellWidth);
			const adjust = word.text.length > 1 ? ` textLength="${length}" lengthAdjust="spacingAndGlyphs"` : '';
			texts.push(
				`<text x="${round(word.x)}" y="${y + baseline}" ${word.style}${adjust}>${escapeXml(word.text)}</text>\n`,
			);
			word = undefined;
		}
	};

	for (const [column, cell] of row.entries()) {
		const x = padding + column * cellWidth;
		const width = cell.width * cellWidth;
		const {color, background} = lookOf(cell, palette);
		if (background !== undefined && cell.width > 0) {
			backgrounds.add(
				`fill="${background}"`,
				`M${round(x)} ${y}h${round(width)}v${cellHeight}h${round(-width)}z`,
			);
		}

		for (const [drawn, height] of [
			[cell.underline, baseline + 2.5],
			[cell.strikethrough, baseline - 4.5],
		] as const) {
			if (drawn && cell.width > 0) {
				paths.add(`fill="none" stroke="${color}"`, `M${round(x)} ${round(y + height)}h${round(width)}`);
			}
		}

		const {text} = cell;
		const style = styleOf(cell, color);
		const isPlain = /^[!-~]$/.test(text);
		if (!isPlain || word?.style !== style) {
			endWord();
		}

		if (isPlain) {
			word ??= {x, text: '', style};
			word.text += text;
			continue;
		}

		if (text.trim() === '') {
			continue;
		}

		const shape = shapeOf(text, {x, y, width, height: cellHeight});
		if (shape?.type === 'stroke') {
			paths.add(`fill="none" stroke="${color}" stroke-width="${shape.weight}"`, shape.path);
		} else if (shape?.type === 'fill') {
			paths.add(`fill="${mixColors(background ?? palette.background, color, shape.opacity)}"`, shape.path);
		} else {
			const size = cell.width === 2 && fullWidth.test(text) ? ` font-size="${fullWidthFontSize}"` : '';
			texts.push(
				`<text x="${round(x + width / 2)}" y="${y + baseline}" ${style}${size} text-anchor="middle">${escapeXml(text)}</text>\n`,
			);
		}
	}

	endWord();
	return texts.join('');
};

const frame = (width: number, height: number, title: string, palette: Palette): string => {
	const dots = ['#ed6a5e', '#f4bf4f', '#61c554'].map(
		(color, index) => `<circle cx="${20 + index * 19}" cy="${titleBarHeight / 2}" r="5.5" fill="${color}"/>`,
	);
	return [
		`<rect x="0.5" y="0.5" width="${width - 1}" height="${height - 1}" rx="9.5" fill="${palette.background}" stroke="${palette.border}"/>`,
		`<path d="M1 ${titleBarHeight}V10a9 9 0 0 1 9-9H${width - 10}a9 9 0 0 1 9 9V${titleBarHeight}z" fill="${palette.titleBar}"/>`,
		...dots,
		`<text x="${round(width / 2)}" y="${titleBarHeight / 2 + 4.5}" fill="${palette.titleText}" font-size="13" text-anchor="middle">${escapeXml(title)}</text>`,
		'',
	].join('\n');
};

/** Draw rows of cells in a window's frame. The same cells and options give the same text. */
export const renderSvg = (rows: readonly (readonly PictureCell[])[], options: PictureOptions): string => {
	const palette = palettes[options.appearance];
	const columns = Math.max(0, ...rows.map(row => row.length));
	const width = Math.ceil(columns * cellWidth + 2 * padding);
	const top = titleBarHeight + padding - 4;
	const height = top + rows.length * cellHeight + padding;
	const paths = createPaths();
	const backgrounds = createPaths();
	const texts = rows.map((row, index) =>
		rowToSvg(row, top + index * cellHeight, palette, paths, backgrounds),
	);
	const {cursor} = options;
	const cursorBar =
		cursor === undefined
			? ''
			: `<rect x="${round(padding + cursor.x * cellWidth)}" y="${top + cursor.y * cellHeight + 1}" width="2" height="${cellHeight - 2}" fill="${palette.cursor}"/>\n`;
	return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" role="img" aria-label="${escapeXml(options.description)}">
<g font-family="${fonts.join(', ')}" font-size="${fontSize}">
${frame(width, height, options.title, palette)}${backgrounds}${paths}${texts.join('')}${cursorBar}</g>
</svg>
`;
};
