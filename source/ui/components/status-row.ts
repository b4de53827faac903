import type {Theme} from '../theme.ts';
import {type Row, rowWidth, type Span, span} from './row.ts';

/** A key and what it does. */
export type Hint = {readonly keys: string; readonly does: string};

const separator = '  ';

/** The last row of a screen: keys and what they do, as many as fit, those first that are told first. */
export const statusRow = (hints: readonly Hint[], columns: number, theme: Theme): Row => {
	const row: Span[] = [span(' ')];

	// An action may have no key.
	for (const {keys, does} of hints.filter(hint => hint.keys !== '')) {
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
