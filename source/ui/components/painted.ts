/** Rows as the text that a terminal takes: each is painted once, however often it is drawn. Knows what Ink makes of a style; no layout. */
import {Text} from 'ink';
import {isValidElement} from 'react';
import {cellWidth, graphemes} from '../../text/cells.ts';
import {isAscii} from '../../text/plain.ts';
import type {Style} from '../theme.ts';
import type {Row, Span} from './row.ts';

/** FNV-1a: pieces with the same address are one link to a terminal, on however many rows they are. */
const idOf = (url: string): string => {
	let hash = 0x811c9dc5;

	for (let index = 0; index < url.length; index++) {
		hash = Math.imul(hash ^ url.charCodeAt(index), 0x01000193) >>> 0;
	}

	return hash.toString(36);
};

const printable = /^[\x21-\x7e]+$/;

/** What has no width and nothing before it to stand on: after a change of colours some terminals give it a cell of its own. */
const floating = /^[\p{Mn}\p{Me}]+/u;

/** What goes on with the character before it, and has a width of its own: marks that take a cell, skin tones. */
const joining = /^[\p{Mc}\p{Grapheme_Extend}\p{Emoji_Modifier}\u0E33\u0EB3]/u;

/**
A text without what it has before its first character. What would have a width stays blank: behind a change of colours Ink takes it for a
part of that, and the rest of the row would move.
*/
export const withoutFloating = (text: string): string => {
	const rest = text.replace(floating, '');
	if (!joining.test(rest)) {
		return rest;
	}

	const joined = graphemes(`m${rest}`)[0]?.slice(1) ?? '';
	return ' '.repeat(cellWidth(joined)) + rest.slice(joined.length);
};

/** What may be in a row is made safe where it comes in. Whatever is not, moves no cursor here: Ink, too, would take it out. */
const controls = /[\x00-\x1f\x7f-\x9f]/g;

/** The text of a piece, with its link (OSC 8): closed at the end of each row and opened again in the next. */
const contentOf = ({text: whole, link}: Span): string => {
	const text = isAscii(whole) ? whole : withoutFloating(whole).replace(controls, '');
	return link === undefined || !printable.test(link)
		? text
		: `\u001B]8;id=${idOf(link)};${link}\u001B\\${text}\u001B]8;;\u001B\\`;
};

type Codes = readonly [open: string, close: string];

const byLooks = new Map<string, Codes>();
const byStyle = new WeakMap<Style, Codes>();
const probe = 'x';

/** What a style has besides its colours, as SGR: on and off (ECMA-48, 8.3.117). */
const emphases = [
	['bold', 1, 22],
	['dimColor', 2, 22],
	['italic', 3, 23],
	['underline', 4, 24],
	['inverse', 7, 27],
	['strikethrough', 9, 29],
] as const;

/** Where there are no colours Ink paints nothing at all; the emphases are what is left to tell things apart. */
const withoutColors = (style: Style): Codes => {
	const given = emphases.filter(([name]) => style[name] === true);
	return [
		given.map(([, on]) => `\u001B[${on}m`).join(''),
		given
			.map(([, , off]) => `\u001B[${off}m`)
			.reverse()
			.join(''),
	];
};

/** What Ink puts around a text of this style, by the colours that the terminal has. Asked of its `<Text>`, so that it looks the same everywhere. Only while a component is drawn. */
const askInk = (style: Style): Codes => {
	const element: unknown = Text({...style, children: probe});
	const text = isValidElement<{children: unknown}>(element) ? element.props.children : undefined;
	const paint = isValidElement<{internal_transform?: (text: string) => string}>(text)
		? text.props.internal_transform
		: undefined;
	const [open = '', close = ''] = paint?.(probe).split(probe) ?? [];
	return open === '' ? withoutColors(style) : [open, close];
};

const codesOf = (style: Style): Codes => {
	const known = byStyle.get(style);
	if (known !== undefined) {
		return known;
	}

	const looks = JSON.stringify(style);
	const codes = byLooks.get(looks) ?? askInk(style);
	byLooks.set(looks, codes);
	byStyle.set(style, codes);
	return codes;
};

const painted = new WeakMap<Row, string>();

/** A row with its colours, as it goes to the terminal. Only while a component is drawn. */
export const paintRow = (row: Row): string => {
	const known = painted.get(row);
	if (known !== undefined) {
		return known;
	}

	let text = '';
	for (const piece of row) {
		const content = contentOf(piece);
		const [open, close] = codesOf(piece.style);
		text += content === '' ? '' : open + content + close;
	}

	painted.set(row, text);
	return text;
};
