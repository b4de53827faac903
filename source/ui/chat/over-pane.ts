/** What is open beside the selected message: where it stands over the pane, and what is meant by a cell of it. Pure; knows no keys. */
import type {Row} from '../components/row.ts';
import type {Theme} from '../theme.ts';
import type {Choice, Message} from './message-menu.ts';
import {columnsOf} from './pane/columns.ts';
import {rowsOfLine} from './pane/selection.ts';
import {popupCellAt, withPopup} from './popup.ts';
import {type Meant, meantAt, type Over, popupOf} from './selected.ts';
import type {Pane} from './use-pane.ts';

export type OverPane = {
	/** The rows of the pane with it over them. */
	rows(rows: readonly Row[]): readonly Row[];
	/** What a cell of the pane means, in whose rows it counts: `outside` where it is none of it, undefined where it means nothing. */
	meantAt(cell: {readonly x: number; readonly row: number}): Meant | 'outside' | undefined;
};

export const overPane = (
	over: Over,
	line: Message,
	{
		possible,
		isOwn,
		pane,
		theme,
	}: {
		readonly possible: readonly Choice[];
		/** Whether one has put an emoji on it. */
		readonly isOwn: (emoji: string) => boolean;
		readonly pane: Pick<Pane, 'position' | 'view' | 'rows'>;
		readonly theme: Theme;
	},
): OverPane => {
	const {view, position} = pane;
	const {width, height} = view;
	const popup = popupOf(over, line, {possible, isOwn, width, theme});
	const looks = {width, indent: columnsOf(width).text, theme};

	/** The rows that it is about, where so many of the pane's are filled: those stand at its foot. */
	const about = (filled: number): {readonly start: number; readonly end: number} | undefined => {
		const place = rowsOfLine(position, line.key, view);
		const shift = Math.max(0, height - filled);
		return place && {start: place.start + shift, end: Math.min(height, place.end + shift)};
	};

	return {
		rows(rows) {
			const empty = Array.from({length: Math.max(0, height - rows.length)}, (): Row => []);
			return withPopup([...empty, ...rows], popup, about(rows.length), looks);
		},
		meantAt(cell) {
			const filled = pane.rows.length;
			const place = {...looks, height: Math.max(height, filled), about: about(filled)};
			const at = popupCellAt(popup, cell, place);
			return at === undefined
				? 'outside'
				: at === 'frame'
					? undefined
					: meantAt(over, at, {possible, isOwn, rows: popup.rows.length});
		},
	};
};
