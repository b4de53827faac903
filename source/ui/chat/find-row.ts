/** The bar that stands where the keys are told otherwise, while something is looked for. */
import type {Find} from '../../client/state.ts';
import {cellWidth, truncate} from '../../text/cells.ts';
import {type Row, rowWidth, span, truncateRow} from '../components/row.ts';
import {type Hint, statusRow} from '../components/status-row.ts';
import type {Theme} from '../theme.ts';

const hints: readonly Hint[] = [
	{keys: '↑', does: 'older'},
	{keys: '↓', does: 'newer'},
	{keys: 'Esc', does: 'back'},
	{keys: 'Enter', does: 'stay'},
	{keys: 'PgUp/PgDn', does: 'scroll'},
];

const back: readonly Hint[] = [{keys: 'Esc', does: 'back'}];

/** How far one is: `3 of 50+`. */
export const findProgress = ({status, hits, index, more, problem, isAhead}: Find): string => {
	if (status === 'failed') {
		return problem;
	}

	if (hits.length === 0) {
		return status === 'searching' ? 'looking …' : 'nothing found';
	}

	const place = `${index + 1} of ${hits.length}${more ? '+' : ''}`;

	return isAhead ? `${place} · looking further back …` : place;
};

/** What is looked for, how far one is, and the keys. */
export const findRow = (find: Find, columns: number, theme: Theme): Row => {
	const {words, room, hits, status} = find;
	const where = room === undefined ? '' : ` in ${room}`;
	const progress = ` · ${findProgress(find)}`;
	const cells = Math.max(8, columns - cellWidth(`  find: ${where}${progress}`) - 16);
	const row: Row = [
		span(' find: ', theme.dim),
		span(truncate(words, cells), theme.accent),
		span(where, theme.dim),
		span(progress, status === 'failed' ? theme.warning : theme.text),
		span(' '),
	];
	const left = truncateRow(row, columns - 1);

	return [...left, ...statusRow(hits.length === 0 ? back : hints, columns - rowWidth(left), theme)];
};
