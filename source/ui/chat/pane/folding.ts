/** Long messages show their beginning alone until they are unfolded. Knows rows; it does not know whose they are. */

import {truncate} from '../../../text/cells.ts';
import {chrome} from '../../../words/chrome.ts';
import {words} from '../../../words/words.ts';
import {type Row, span} from '../../components/row.ts';
import type {Theme} from '../../theme.ts';
import type {Columns} from './columns.ts';
import {frameRows} from './frame-rows.ts';

/** Messages of more rows are folded, and then so many are shown. */
export const foldedFrom = 15;
const shownRows = 10;

/** The rows of a message with what is before it (`head` rows), folded where it is long; the same where it is not. `keep`: a row that must be shown. The last `tail` rows are no text: they are always shown. */
export const foldRows = (
	rows: readonly Row[],
	{
		head,
		tail,
		keep,
		columns,
		theme,
	}: {head: number; tail: number; keep: number; columns: Columns; theme: Theme},
): readonly Row[] => {
	const shown = head + shownRows;

	const end = rows.length - tail;

	if (end - head <= foldedFrom || keep >= shown) {
		return rows;
	}

	const text = truncate(words().text.folded(end - shown), columns.width - columns.text);
	const more = frameRows(
		{
			clock: '',
			label: undefined,
			bar: span(chrome('│', ':'), theme.faint),
			body: [[span(text, theme.accent)]],
		},
		columns,
		theme,
	);

	return [...rows.slice(0, shown), ...more, ...rows.slice(end)];
};
