/** The help: commands and keys. */
import {padEnd} from '../../text/cells.ts';
import {wrapText} from '../../text/wrap.ts';
import {fitRow, type Row, span} from '../components/row.ts';
import {keyHelp} from '../keys.ts';
import type {Theme} from '../theme.ts';
import {dashboardCommands} from './commands.ts';
import {frameCells, framed, frameRows} from './frame.ts';
import type {Size} from './layout.ts';

type Line = {readonly left: string; readonly right: string};

const commandLines: readonly Line[] = [
	{left: 'TEXT', right: 'Said to everyone as the server'},
	...dashboardCommands.map(({usage, help}) => ({left: usage, right: help})),
];

const keyLines = (): readonly Line[] => [
	...keyHelp('dashboard').map(({keys, help}) => ({left: keys, right: help})),
	{left: '↑, ↓', right: 'Select a user, scroll the log, or earlier lines'},
	{left: 'Enter on a user', right: 'Write them a whisper'},
];

/** The left column is as wide as it must be, up to half; what does not fit into either goes on below. */
const linesOf = (lines: readonly Line[], cells: number, theme: Theme): readonly Row[] => {
	const column = Math.min(Math.max(...lines.map(({left}) => left.length)), Math.floor(cells * 0.45));
	return lines.flatMap(({left, right}) => {
		const lefts = wrapText(left, column);
		const rights = wrapText(right, Math.max(1, cells - column - 2));
		return Array.from(
			{length: Math.max(lefts.length, rights.length)},
			(_, index): Row => [
				span(padEnd(lefts[index] ?? '', column + 2), theme.text),
				span(rights[index] ?? '', theme.dim),
			],
		);
	});
};

/** All rows of the help in so many cells: in two columns where that is wide enough. */
const helpRows = (cells: number, theme: Theme): readonly Row[] => {
	const isWide = cells >= 100;
	const half = isWide ? Math.floor((cells - 2) / 2) : cells;
	const commands: readonly Row[] = [[span('Commands', theme.heading)], ...linesOf(commandLines, half, theme)];
	const keys: readonly Row[] = [[span('Keys', theme.heading)], ...linesOf(keyLines(), half, theme)];
	return isWide
		? Array.from(
				{length: Math.max(commands.length, keys.length)},
				(_, index): Row => [...fitRow(commands[index] ?? [], half + 2), ...(keys[index] ?? [])],
			)
		: [...commands, [], ...keys];
};

/** The furthest that the help can be scrolled in a frame of this size, rows. */
export const helpScrollMax = (size: Size, theme: Theme): number =>
	Math.max(0, helpRows(size.width - frameCells, theme).length - Math.max(0, size.height - frameRows));

/** The help in a frame of this size, from its row `top` on. */
export const helpPane = (top: number, size: Size, theme: Theme): readonly Row[] => {
	const rows = helpRows(size.width - frameCells, theme);
	const most = helpScrollMax(size, theme);
	const hint = most === 0 ? '' : top < most ? '↓ more · ' : '↑ more · ';

	return framed(rows.slice(Math.min(top, most)), {
		...size,
		title: [span('Help', theme.heading)],
		foot: [span(`${hint}Esc closes`, theme.dim)],
		isFocused: true,
		theme,
	});
};
