/** The help as rows: two titled tables, each of two columns. Knows no key and no command. */
import {cellWidth} from '../../text/cells.ts';
import {wrapText} from '../../text/wrap.ts';
import type {Theme} from '../theme.ts';
import {fitRow, type Row, span} from './row.ts';

/** What is pressed or typed, and what it does. */
export type HelpLine = {readonly term: string; readonly help: string};

export type HelpTable = {readonly title: string; readonly lines: readonly HelpLine[]};

/** From so many cells on, the tables stand beside each other. */
const besideFrom = 96;
const gap = 4;

/** The left column is as wide as it must be, up to nearly half; what does not fit into either goes on below. */
const tableRows = ({title, lines}: HelpTable, cells: number, theme: Theme): readonly Row[] => {
	const longest = Math.max(0, ...lines.map(({term}) => cellWidth(term)));
	const column = Math.min(longest, Math.floor(cells * 0.45));
	const rows = lines.flatMap(({term, help}) => {
		const terms = wrapText(term, column);
		const helps = wrapText(help, Math.max(1, cells - column - 2));
		return Array.from(
			{length: Math.max(terms.length, helps.length)},
			(_, index): Row => [
				...fitRow([span(terms[index] ?? '', theme.text)], column),
				span('  '),
				span(helps[index] ?? '', theme.dim),
			],
		);
	});

	return [[span(title, theme.heading)], ...rows];
};

/** All rows of two tables in so many cells: beside each other where there is room, otherwise the second below the first. */
export const helpTables = (
	first: HelpTable,
	second: HelpTable,
	cells: number,
	theme: Theme,
): readonly Row[] => {
	if (cells < besideFrom) {
		return [...tableRows(first, cells, theme), [], ...tableRows(second, cells, theme)];
	}

	const half = Math.floor((cells - gap) / 2);
	const lefts = tableRows(first, half, theme);
	const rights = tableRows(second, half, theme);
	return Array.from(
		{length: Math.max(lefts.length, rights.length)},
		(_, index): Row => [...fitRow(lefts[index] ?? [], half), span(' '.repeat(gap)), ...(rights[index] ?? [])],
	);
};
