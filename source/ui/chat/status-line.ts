import {type Row, rowWidth, type Span, span} from '../components/row.ts';
import type {Theme} from '../theme.ts';

export type Hint = {readonly keys: string; readonly does: string};

/** The chat's keys; what a newcomer must know first. */
export const chatHints: readonly Hint[] = [
	{keys: 'Enter', does: 'send'},
	{keys: 'F1', does: 'help'},
	{keys: 'Ctrl+C', does: 'quit'},
	{keys: 'PgUp/PgDn', does: 'scroll'},
	{keys: 'Tab', does: 'complete'},
	{keys: 'Alt+Enter', does: 'new line'},
];

/** The keys while the help is open. */
export const helpHints: readonly Hint[] = [
	{keys: 'Esc', does: 'close'},
	{keys: 'PgUp/PgDn', does: 'scroll'},
	{keys: 'Ctrl+C', does: 'quit'},
];

const separator = '  ';

/** Keys and what they do, as many as fit, those first that are told first. */
export const statusRow = (hints: readonly Hint[], columns: number, theme: Theme): Row => {
	const row: Span[] = [span(' ')];

	for (const {keys, does} of hints) {
		const part = [
			span(row.length === 1 ? '' : separator),
			span(keys, theme.text),
			span(` ${does}`, theme.dim),
		].filter(({text}) => text !== '');

		if (rowWidth(row) + rowWidth(part) > columns - 1) {
			break;
		}

		row.push(...part);
	}

	return row;
};
