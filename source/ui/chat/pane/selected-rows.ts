import {cellWidth} from '../../../text/cells.ts';
import {chrome} from '../../../words/chrome.ts';
import {fitRow, type Row, span} from '../../components/row.ts';
import type {Theme} from '../../theme.ts';
import {columnsOf} from './columns.ts';

/** The rows of a line that is selected: all of their width, and with a mark of their own between name and text. */
export const selectedRows = (
	rows: readonly Row[],
	head: number,
	width: number,
	theme: Theme,
): readonly Row[] => {
	const columns = columnsOf(width);
	const barAt = columns.text - 2;

	return rows.map((row, index) => {
		if (index < head) {
			return row;
		}

		let cell = 0;
		return fitRow(row, width).map(({text, style, link}) => {
			const isBar = cell === barAt && cellWidth(text) === 1;
			cell += cellWidth(text);
			return isBar
				? span(chrome('▶'), {...theme.accent, ...theme.selected})
				: {text, style: {...style, ...theme.selected}, link};
		});
	});
};
