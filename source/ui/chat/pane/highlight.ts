/** Marks in a text that has been wrapped into rows: a match that goes over the end of a row is marked in both. */
import type {Range} from '../../../text/search.ts';
import {type Row, type Span, span} from '../../components/row.ts';
import type {Style} from '../../theme.ts';

const space = /\s/;

/**
Where each row begins in the text that it was wrapped from. Wrapping drops spaces and newlines between rows and nothing else; a
row that has something in it which is not in the text, and what follows it, has no place.
*/
export const rowStarts = (text: string, rows: readonly string[]): readonly (number | undefined)[] => {
	let position = 0;
	let isLost = false;

	return rows.map(row => {
		while (!text.startsWith(row, position) && space.test(text[position] ?? '')) {
			position++;
		}

		isLost ||= !text.startsWith(row, position);

		if (isLost) {
			return undefined;
		}

		const start = position;
		position += row.length;

		return start;
	});
};

/** A row of text, with what of these ranges is in it in another style. */
export const highlightRow = (
	row: string,
	start: number | undefined,
	ranges: readonly Range[],
	style: Style,
	highlight: Style,
): Row => {
	const spans: Span[] = [];
	let done = 0;
	const push = (end: number, of: Style): void => {
		if (end > done) {
			spans.push(span(row.slice(done, end), of));
			done = end;
		}
	};

	for (const range of start === undefined ? [] : ranges) {
		push(Math.min(row.length, range.start - (start ?? 0)), style);
		push(Math.min(row.length, range.end - (start ?? 0)), highlight);
	}

	push(row.length, style);

	return spans.length === 0 ? [span('', style)] : spans;
};
