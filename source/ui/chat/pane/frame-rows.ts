import {cellWidth, truncate} from '../../../text/cells.ts';
import {type Row, type Span, span} from '../../components/row.ts';
import type {Style, Theme} from '../../theme.ts';
import {type Columns, timeWidth} from './columns.ts';

/** Who speaks: a name that may be cut, and marks around it that may not. */
export type Label = {
	readonly before: string;
	readonly name: string;
	readonly after: string;
	readonly style: Style;
};

export type Frame = {
	/** `12:03`, or nothing where the row above says it already. */
	readonly clock: string;
	readonly label: Label | undefined;
	/** What stands between name and text, one cell. */
	readonly bar: Span;
	/** The text, a row each, none wider than the room for it. */
	readonly body: readonly Row[];
};

const blank = (cells: number): Span => span(' '.repeat(Math.max(0, cells)));

/** A label in at most so many cells. */
const labelSpans = ({before, name, after, style}: Label, cells: number, theme: Theme): readonly Span[] =>
	[
		span(before, theme.accent),
		span(truncate(name, Math.max(1, cells - cellWidth(before) - cellWidth(after))), style),
		span(after, theme.accent),
	].filter(({text}) => text !== '');

const widthOf = (spans: readonly Span[]): number => spans.reduce((sum, {text}) => sum + cellWidth(text), 0);

/** What the text of the compact layout begins with: the label, and how wide that is. */
export const inlineLabel = (label: Label | undefined, columns: Columns, theme: Theme): readonly Span[] =>
	columns.wide || label === undefined ? [] : [...labelSpans(label, columns.name, theme), span(' ')];

/** Put text into the columns: time and name before its first row, the bar before each. */
export const frameRows = (
	{clock, label, bar, body}: Frame,
	columns: Columns,
	theme: Theme,
): readonly Row[] => {
	const name = columns.wide && label !== undefined ? labelSpans(label, columns.name, theme) : [];
	const between = columns.wide ? [blank(1), bar, blank(1)] : [bar, blank(1)];
	const before = columns.text - timeWidth - widthOf(between);

	return body.map((row, index) => {
		if (index > 0) {
			return [blank(timeWidth + before), ...between, ...row];
		}

		const time = clock === '' ? blank(timeWidth) : span(clock.padEnd(timeWidth), theme.dim);

		return [time, blank(before - widthOf(name)), ...name, ...between, ...row].filter(({text}) => text !== '');
	});
};
