/** A message's text in rows, with its marks as looks: what is looked for stays marked where it stands. Knows no names and no columns. */

import {type Code, type Look, type MarkupLine, parseMarkup} from '../../../text/markup/markup.ts';
import type {Range} from '../../../text/search.ts';
import {wrapText} from '../../../text/wrap.ts';
import {chrome} from '../../../words/chrome.ts';
import {type Row, type Span, span} from '../../components/row.ts';
import type {Style, Theme} from '../../theme.ts';
import type {Colors, Token} from './code-colors.ts';
import {highlightRow, rowStarts} from './highlight.ts';

export type FormatOptions = {
	/** Cells of a row. */
	readonly room: number;
	/** Cells that something else takes in the first row. */
	readonly firstIndent: number;
	readonly style: Style;
	readonly theme: Theme;
	/** What is looked for, as it is written, and how it looks. */
	readonly ranges: readonly Range[];
	readonly highlight: Style;
	/** What is said behind the text, such as that it is not sent. */
	readonly suffix: string;
	readonly colors: Colors;
};

/** What stands before the first and the other rows of a line. */
type Lead = {readonly first: Row; readonly rest: Row; readonly width: number; readonly restWidth: number};

/** A stretch of the row's text that looks the same: where it is in what is seen, and in what was written. */
type Stretch = {
	readonly at: number;
	readonly end: number;
	readonly written: number;
	readonly style: Style;
	readonly link: string | undefined;
};

const noLead: Lead = {first: [], rest: [], width: 0, restWidth: 0};
const barCells = 2;
/** Of deeper lists the indentation is not shown. */
const indentMax = 6;

const barLead = (style: Style): Lead => {
	const bar = [span(chrome('▎'), style), span(' ')];
	return {first: bar, rest: bar, width: barCells, restWidth: barCells};
};

/** What does not fit into a row of code goes on below its own beginning, as far as there is room for that. */
const codeLead = (seen: string, style: Style, room: number): Lead => {
	const bar = barLead(style);
	const indent = Math.min(seen.length - seen.trimStart().length, Math.floor(room / 3));

	return indent === 0
		? bar
		: {...bar, rest: [...bar.rest, span(' '.repeat(indent))], restWidth: bar.restWidth + indent};
};

const leadOf = (line: MarkupLine, seen: string, {theme, room}: FormatOptions): Lead => {
	// Where there is hardly room for the words, they are all that is drawn.
	if (room < 12) {
		return noLead;
	}

	switch (line.type) {
		case 'text':
			return noLead;
		case 'quote':
			return barLead(theme.dim);
		case 'code':
			return codeLead(seen, theme.accent, room);
		case 'item': {
			const indent = Math.min(line.indent, indentMax);
			const bullet = line.isBullet ? chrome('• ') : '';
			const restWidth = indent + line.hang;
			const first = ' '.repeat(indent) + bullet;
			return {
				first: first === '' ? [] : [span(first, theme.dim)],
				rest: [span(' '.repeat(restWidth))],
				width: first.length,
				restWidth,
			};
		}
	}
};

/** How a mark looks: told apart without colours too. */
const styleOf = ({bold, italic, strike, code, link}: Look, base: Style, theme: Theme): Style =>
	bold || italic || strike || code || link !== undefined
		? {
				...base,
				...(code ? theme.selected : {}),
				...(bold ? {bold} : {}),
				...(italic ? {italic} : {}),
				...(strike ? {strikethrough: true} : {}),
				...(link === undefined ? {} : {underline: true}),
			}
		: base;

const tokenStyle = ({kind}: Token, base: Style, theme: Theme): Style => {
	switch (kind) {
		case 'keyword':
			return {...base, ...theme.accent, bold: true};
		case 'string':
			return {...base, ...theme.success};
		case 'number':
			return {...base, ...theme.warning};
		case 'comment':
			return {...base, ...theme.dim, italic: true};
		case 'name':
			return {...base, ...theme.accent};
	}
};

/** The stretches of a line's text. */
const stretchesOf = (
	line: MarkupLine,
	tokens: readonly Token[],
	{style, theme}: FormatOptions,
): Stretch[] => {
	const base = line.type === 'quote' ? {...style, ...theme.dim} : style;
	const stretches: Stretch[] = [];
	let at = 0;

	const push = (from: number, to: number, look: Style, link?: string): void => {
		if (to > from) {
			stretches.push({at, end: at + to - from, written: from, style: look, link});
			at += to - from;
		}
	};

	for (const {start, end, look} of line.runs) {
		let done = start;

		for (const token of tokens) {
			if (token.end > done && token.start < end) {
				push(done, Math.max(done, token.start), base);
				done = Math.max(done, token.start);
				push(done, Math.min(end, token.end), tokenStyle(token, base, theme));
				done = Math.min(end, token.end);
			}
		}

		push(done, end, styleOf(look, base, theme), look.link);
	}

	return stretches;
};

/** One row, which begins at `start` of what is seen of its line. */
const rowOf = (
	text: string,
	start: number | undefined,
	stretches: readonly Stretch[],
	{ranges, highlight, style}: FormatOptions,
): Row => {
	if (start === undefined) {
		return [span(text, style)];
	}

	const spans: Span[] = [];
	const first = stretches.find(({end}) => end > start)?.written ?? 0;
	const near = ranges.filter(range => range.end > first);
	let done = 0;

	for (const stretch of stretches) {
		if (stretch.at >= start + text.length) {
			break;
		}

		const from = Math.max(0, stretch.at - start);
		const to = Math.min(text.length, stretch.end - start);

		if (to > from) {
			const written = stretch.written + start + from - stretch.at;
			const parts = highlightRow(text.slice(from, to), written, near, stretch.style, highlight);
			spans.push(
				...(stretch.link === undefined ? parts : parts.map(part => ({...part, link: stretch.link}))),
			);
			done = to;
		}
	}

	if (done < text.length || spans.length === 0) {
		spans.push(span(text.slice(done), style));
	}

	return spans;
};

/** Only the tokens of a line's own, of a block's that are in order: each is passed once or, where it goes over the end of a line, with each. */
const createTokens = (text: string, colors: Colors) => {
	let code: Code | undefined;
	let tokens: readonly Token[] = [];
	let next = 0;

	return (line: MarkupLine): readonly Token[] => {
		if (line.type !== 'code') {
			return [];
		}

		if (code !== line.code) {
			({code} = line);
			tokens = colors(text, code) ?? [];
			next = 0;
		}

		const start = line.runs[0]?.start ?? 0;
		const end = line.runs[0]?.end ?? 0;

		while ((tokens[next]?.end ?? Number.POSITIVE_INFINITY) <= start) {
			next++;
		}

		const own: Token[] = [];

		for (let index = next; (tokens[index]?.start ?? Number.POSITIVE_INFINITY) < end; index++) {
			own.push(tokens[index] as Token);
		}

		return own;
	};
};

/** The rows of a text: none wider than the room, and at least one. */
export const formattedRows = (text: string, options: FormatOptions): readonly Row[] => {
	const lines = parseMarkup(text);
	const tokensOf = createTokens(text, options.colors);

	return lines.flatMap((line, index) => {
		const seen = line.runs.map(({start, end}) => text.slice(start, end)).join('');
		const lead = leadOf(line, seen, options);
		const whole = index === lines.length - 1 ? seen + options.suffix : seen;
		const rows = wrapText(whole, options.room, {
			firstIndent: lead.width + (index === 0 ? options.firstIndent : 0),
			hangingIndent: lead.restWidth,
		});
		const starts = rowStarts(whole, rows);
		const stretches = stretchesOf(line, tokensOf(line), options);

		return rows.map(
			(row, place): Row => [
				...(place === 0 ? lead.first : lead.rest),
				...rowOf(row, starts[place], stretches, options),
			],
		);
	});
};
