/** Text to rows of a given width in cells. */
import {cellWidth, graphemes} from './cells.ts';
import {drawnParts, graphemeWidth} from './grapheme-width.ts';
import {isAscii} from './plain.ts';

export type WrapOptions = {
	/** Cells that the caller draws before the first row: it is so much shorter. */
	readonly firstIndent?: number;
	/** Cells that the caller draws before every other row. */
	readonly hangingIndent?: number;
};

/** What stands where a wide character does not fit into any row. */
const replacement = '?';

const spaces: ReadonlySet<string> = new Set(
	' \u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2008\u2009\u200a\u205f\u3000',
);

// No row begins with these, and none ends with those (JIS X 4051, KS X 1001; UAX #14 classes CL, CP, EX, NS and OP).
const closing: ReadonlySet<string> = new Set(
	'.,:;!?)]}%…‥”’»›·、。，．・：；！？）］｝〉》」』】〕〗〙〛％～ーゝゞヽヾ々ぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮヵヶ',
);
const opening: ReadonlySet<string> = new Set('([{“‘«‹（［｛〈《「『【〔〖〘〚＄￦￥₩');

const isHangul = (grapheme: string): boolean => {
	const code = grapheme.codePointAt(0) ?? 0;
	return (code >= 0xac_00 && code <= 0xd7_a3) || (code >= 0x31_31 && code <= 0x31_8e);
};

/** Where a row may end: after a space, between two wide characters, or inside a Korean word that has no room of its own. */
type Break = 'none' | 'inside' | 'free';

/**
How a row may end between two characters: at spaces, and between two wide ones, as Chinese and Japanese have it. Korean is
written with spaces, and its words stay whole where they fit (as CSS's `word-break: keep-all` has it).
*/
const breakBetween = (left: string, leftWidth: number, right: string, rightWidth: number): Break => {
	if (spaces.has(right)) {
		return 'none';
	}

	if (spaces.has(left)) {
		return 'free';
	}

	if (leftWidth !== 2 || rightWidth !== 2 || closing.has(right) || opening.has(left)) {
		return 'none';
	}

	return isHangul(left) && isHangul(right) ? 'inside' : 'free';
};

type Glyph = {readonly text: string; readonly width: number};

/** The graphemes of a text, each fit for a row of `room` cells: a cluster of many letters (Indic conjuncts) is cut between them, what is still too wide is replaced. */
const glyphsOf = (text: string, room: number): readonly Glyph[] =>
	graphemes(text).flatMap(grapheme => {
		const width = graphemeWidth(grapheme);

		if (width <= room) {
			return [{text: grapheme, width}];
		}

		if (width <= 2) {
			return [{text: replacement, width: 1}];
		}

		return drawnParts(grapheme).map(part => {
			const partWidth = graphemeWidth(part);
			return partWidth <= room ? {text: part, width: partWidth} : {text: replacement, width: 1};
		});
	});

const join = (glyphs: readonly Glyph[], start: number, end: number): string => {
	let result = '';

	for (let index = start; index < end; index++) {
		result += glyphs[index]?.text ?? '';
	}

	return result;
};

/** Wrap one line of any text onto `rows`. `room` is that of its first row, `nextRoom` that of the others. */
const wrapGlyphs = (text: string, room: number, nextRoom: number, rows: string[]): void => {
	const glyphs = glyphsOf(text, nextRoom);
	const before = rows.length;
	let available = room;
	let start = 0;
	let width = 0;
	let breakAt = -1;
	let insideAt = -1;
	let hasWord = false;
	let index = 0;

	const isSpace = (at: number): boolean => spaces.has(glyphs[at]?.text ?? '');

	const endRow = (at: number): void => {
		let end = at;
		let next = at;

		while (end > start && hasWord && isSpace(end - 1)) {
			end--;
		}

		while (next < glyphs.length && isSpace(next)) {
			next++;
		}

		rows.push(join(glyphs, start, end));
		start = next;
		index = next;
		available = nextRoom;
		width = 0;
		breakAt = -1;
		insideAt = -1;
		hasWord = false;
	};

	while (index < glyphs.length) {
		const glyph = glyphs[index];
		const previous = glyphs[index - 1];

		if (glyph === undefined) {
			break;
		}

		if (index > start && previous !== undefined && hasWord) {
			const kind = breakBetween(previous.text, previous.width, glyph.text, glyph.width);
			breakAt = kind === 'free' ? index : breakAt;
			insideAt = kind === 'none' ? insideAt : index;
		}

		if (width + glyph.width > available) {
			const at = breakAt === -1 ? insideAt : breakAt;
			endRow(at !== -1 && !spaces.has(glyph.text) ? at : index);
			continue;
		}

		width += glyph.width;
		hasWord ||= !spaces.has(glyph.text);
		index++;
	}

	if (start < glyphs.length || rows.length === before) {
		rows.push(join(glyphs, start, glyphs.length));
	}
};

/** The same for printable ASCII, by index alone. */
const wrapAscii = (text: string, room: number, nextRoom: number, rows: string[]): void => {
	const before = rows.length;
	let available = room;
	let start = 0;

	while (text.length - start > available) {
		const row = text.slice(start, start + available);
		const space = text[start + available] === ' ' ? available : row.lastIndexOf(' ');
		const words = row.slice(0, Math.max(0, space)).trimEnd();
		const end = words === '' ? available : space;
		rows.push(words === '' ? row : words);
		start += end;

		while (text[start] === ' ') {
			start++;
		}

		available = nextRoom;
	}

	if (start < text.length || rows.length === before) {
		rows.push(text.slice(start));
	}
};

/**
Wrap plain text (no styles, no control characters but newlines) into rows of at most `width` cells. Rows end at spaces,
which are dropped there, and between wide characters; a word longer than a row is cut between graphemes. Newlines are
honoured: an empty line is an empty row. The rows do not contain the indents; they are only shorter by them. With a room of
one cell a wide character becomes `?`. Linear in the text's length.
*/
export const wrapText = (text: string, width: number, options: WrapOptions = {}): string[] => {
	const {firstIndent = 0, hangingIndent = 0} = options;
	const firstRoom = Math.max(1, width - firstIndent);
	const nextRoom = Math.max(1, width - hangingIndent);
	const rows: string[] = [];

	for (const line of text.split('\n')) {
		const room = rows.length === 0 ? firstRoom : nextRoom;

		if (isAscii(line)) {
			wrapAscii(line, room, nextRoom, rows);
		} else if (cellWidth(line) <= room) {
			rows.push(line);
		} else {
			wrapGlyphs(line, room, nextRoom, rows);
		}
	}

	return rows;
};
