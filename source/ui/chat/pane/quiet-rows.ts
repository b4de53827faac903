import type {Line} from '../../../client/state.ts';
import {cellWidth, truncate} from '../../../text/cells.ts';
import {formatClock} from '../../../text/format.ts';
import {wrapText} from '../../../text/wrap.ts';
import {chrome} from '../../../words/chrome.ts';
import {type Row, type Span, span} from '../../components/row.ts';
import type {Style, Theme} from '../../theme.ts';
import type {Activity} from './activity.ts';
import type {Columns} from './columns.ts';
import {frameRows} from './frame-rows.ts';
import {summarize} from './summary.ts';

type Notice = Extract<Line, {type: 'notice'}>;

/** A line across the pane with a few words in its middle. */
export const dividerRow = (text: string, width: number, theme: Theme, isNew = false): Row => {
	const words = ` ${truncate(text, Math.max(1, width - 6))} `;
	const rest = Math.max(0, width - cellWidth(words));
	const left = Math.floor(rest / 2);

	return [
		span(chrome('─').repeat(left), theme.faint),
		span(words, isNew ? theme.accent : theme.dim),
		span(chrome('─').repeat(rest - left), theme.faint),
	];
};

/** The rows of joins, leaves and renames that follow each other: one sentence. */
export const activityRows = (
	activities: readonly Activity[],
	timed: boolean,
	columns: Columns,
	theme: Theme,
): readonly Row[] => {
	const last = activities.at(-1);
	const texts = wrapText(summarize(activities), columns.width - columns.text);

	return frameRows(
		{
			clock: timed && last !== undefined ? formatClock(last.time) : '',
			label: undefined,
			bar: span(chrome('·'), theme.dim),
			body: texts.map(text => [span(text, theme.dim)]),
		},
		columns,
		theme,
	);
};

const noticeLooks = (level: Notice['level'], theme: Theme): {readonly bar: Span; readonly style: Style} => {
	switch (level) {
		case 'info':
			return {bar: span(chrome('·'), theme.accent), style: theme.text};
		case 'warning':
			return {bar: span('!', theme.warning), style: theme.warning};
		case 'error':
			return {bar: span('!', theme.error), style: theme.error};
	}
};

/** The rows of what the program itself says. */
export const noticeRows = (
	notice: Notice,
	timed: boolean,
	columns: Columns,
	theme: Theme,
): readonly Row[] => {
	const {bar, style} = noticeLooks(notice.level, theme);
	const texts = wrapText(notice.text, columns.width - columns.text);

	return frameRows(
		{
			clock: timed ? formatClock(notice.time) : '',
			label: undefined,
			bar,
			body: texts.map(text => [span(text, style)]),
		},
		columns,
		theme,
	);
};
