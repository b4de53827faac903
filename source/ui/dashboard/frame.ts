/** A pane's frame as rows: a title in its upper edge, a remark in its lower one. */
import {chrome} from '../../words/chrome.ts';
import {fitRow, type Row, rowWidth, span, truncateRow} from '../components/row.ts';
import type {Style, Theme} from '../theme.ts';

export type FrameOptions = {
	/** Cells and rows, the frame included. */
	readonly width: number;
	readonly height: number;
	readonly title: Row;
	/** At the right of the lower edge; none when empty. */
	readonly foot: Row;
	readonly isFocused: boolean;
	readonly theme: Theme;
};

/** Cells that a frame takes beside what is in it, and rows above and below. */
export const frameCells = 4;
export const frameRows = 2;

/** An edge with something in it: `╭─ Users ────╮`. */
const edge = (
	[left, right]: readonly [string, string],
	inside: Row,
	at: 'left' | 'right',
	width: number,
	line: Style,
): Row => {
	const text = truncateRow(inside, Math.max(0, width - 6));
	const cells = rowWidth(text);
	if (cells === 0) {
		return [span(left + chrome('─').repeat(Math.max(0, width - 2)) + right, line)];
	}

	const rest = chrome('─').repeat(Math.max(0, width - cells - 5));
	return at === 'left'
		? [span(left + chrome('─ '), line), ...text, span(` ${rest}${right}`, line)]
		: [span(`${left}${rest} `, line), ...text, span(chrome(' ─') + right, line)];
};

/** Rows in a frame: as many of them as fit, filled up with empty ones, each exactly `width` cells. */
export const framed = (
	rows: readonly Row[],
	{width, height, title, foot, isFocused, theme}: FrameOptions,
): readonly Row[] => {
	const line = isFocused ? theme.accent : theme.faint;
	const inside = Math.max(0, width - frameCells);
	const body = Array.from(
		{length: Math.max(0, height - frameRows)},
		(_, index): Row => [
			span(chrome('│ '), line),
			...fitRow(rows[index] ?? [], inside),
			span(chrome(' │'), line),
		],
	);

	return [
		edge([chrome('╭'), chrome('╮')], title, 'left', width, line),
		...body,
		edge([chrome('╰'), chrome('╯')], foot, 'right', width, line),
	];
};
