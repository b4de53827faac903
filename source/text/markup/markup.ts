/** What people mark up in a message: code, quotes, lists, and what is within a line. Knows characters and no screen; nothing of a text is lost but its marks. */
import {parseInline, type Run} from './inline.ts';

export type {Look, Run} from './inline.ts';

/** A block of code: UTF-16 offsets in the text, and the name that stands after the backticks, maybe empty. */
export type Code = {readonly language: string; readonly start: number; readonly end: number};

/** One line as it is seen. */
export type MarkupLine = {
	readonly runs: readonly Run[];
} & (
	| {readonly type: 'text'}
	| {readonly type: 'quote'}
	/** `indent`: spaces before it. A number is part of its runs, a bullet is not. `hang`: cells that its further rows are indented by. */
	| {readonly type: 'item'; readonly indent: number; readonly isBullet: boolean; readonly hang: number}
	| {readonly type: 'code'; readonly code: Code}
);

const fence = /^ {0,3}```([^`]*)$/;
const language = /^[\w+#.-]*\s*$/;
const closing = /^([^`]*)```\s*$/;
const quote = /^ {0,3}> /;
const item = /^( {0,12})(?:[-*•] +|(\d{1,3}[.)]) +)(?=\S)/;

type Place = {readonly start: number; readonly end: number};

const linesOf = (text: string): readonly Place[] => {
	let start = 0;

	return text.split('\n').map(line => {
		const place = {start, end: start + line.length};
		start = place.end + 1;

		return place;
	});
};

const codeLines = (places: readonly Place[], name: string): readonly MarkupLine[] => {
	const code: Code = {language: name, start: places[0]?.start ?? 0, end: places.at(-1)?.end ?? 0};

	return places.map(({start, end}) => ({
		type: 'code',
		code,
		runs: end > start ? [{start, end, look: {}}] : [],
	}));
};

const parseLine = (text: string, {start, end}: Place): MarkupLine => {
	const line = text.slice(start, end);
	const quoted = quote.exec(line);

	if (quoted !== null) {
		return {type: 'quote', runs: parseInline(text, start + quoted[0].length, end)};
	}

	const [whole, indent = '', number] = item.exec(line) ?? [];

	if (whole === undefined) {
		return {type: 'text', runs: parseInline(text, start, end)};
	}

	return {
		type: 'item',
		indent: indent.length,
		isBullet: number === undefined,
		hang: number === undefined ? 2 : whole.length - indent.length,
		runs: parseInline(text, start + (number === undefined ? whole : indent).length, end),
	};
};

/** The lines of a message as they are seen: at least one. Linear in the text's length. */
export const parseMarkup = (text: string): readonly MarkupLine[] => {
	const places = linesOf(text);
	const result: MarkupLine[] = [];
	/** Where the next closing of a block is, at or after which line that was asked. */
	let closes = 0;

	const closingFrom = (from: number): number => {
		closes = Math.max(closes, from);

		while (closes < places.length) {
			const place = places[closes];

			if (place !== undefined && closing.test(text.slice(place.start, place.end))) {
				break;
			}

			closes++;
		}

		return closes;
	};

	for (let index = 0; index < places.length; index++) {
		const place = places[index] as Place;
		const [, after] = fence.exec(text.slice(place.start, place.end)) ?? [];
		const last = after === undefined ? places.length : closingFrom(index + 1);
		const end = places[last];

		if (after === undefined || end === undefined) {
			result.push(parseLine(text, place));
			continue;
		}

		const isNamed = language.test(after);
		const [, before = ''] = closing.exec(text.slice(end.start, end.end)) ?? [];
		const inside = [
			...(isNamed ? [] : [{start: place.end - after.length, end: place.end}]),
			...places.slice(index + 1, last),
			...(before.trim() === '' ? [] : [{start: end.start, end: end.start + before.length}]),
		];

		if (inside.length === 0) {
			result.push(parseLine(text, place));
			continue;
		}

		result.push(...codeLines(inside, isNamed ? after.trim().toLowerCase() : ''));
		index = last;
	}

	return result;
};
