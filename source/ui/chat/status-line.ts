import {type Row, rowWidth, type Span, span} from '../components/row.ts';
import type {Theme} from '../theme.ts';

export type Hint = {readonly keys: string; readonly does: string};

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
