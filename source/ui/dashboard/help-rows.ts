/** The help: commands and keys. */
import {chrome} from '../../words/chrome.ts';
import {words} from '../../words/words.ts';
import {type HelpTable, helpTables} from '../components/help-tables.ts';
import {type Row, span} from '../components/row.ts';
import {keyHelp} from '../keys.ts';
import type {Theme} from '../theme.ts';
import {dashboardCommands} from './commands.ts';
import {frameCells, framed, frameRows} from './frame.ts';
import type {Size} from './layout.ts';

const commands = (): HelpTable => {
	const {text, said} = words().dashboard.help;
	return {
		title: words().keys.commandsTitle,
		lines: [{term: text, help: said}, ...dashboardCommands.map(({usage: term, help}) => ({term, help}))],
	};
};

const keys = (): HelpTable => {
	const {arrows, enterOnUser, whisper} = words().dashboard.help;
	return {
		title: words().keys.title,
		lines: [
			...keyHelp('dashboard').map(({keys: term, help}) => ({term, help})),
			{term: chrome('↑, ↓', 'Up, Down'), help: arrows},
			{term: enterOnUser, help: whisper},
		],
	};
};

const helpRows = (cells: number, theme: Theme): readonly Row[] =>
	helpTables(commands(), keys(), cells, theme);

/** The furthest that the help can be scrolled in a frame of this size, rows. */
export const helpScrollMax = (size: Size, theme: Theme): number =>
	Math.max(0, helpRows(size.width - frameCells, theme).length - Math.max(0, size.height - frameRows));

/** The help in a frame of this size, from its row `top` on. */
export const helpPane = (top: number, size: Size, theme: Theme): readonly Row[] => {
	const rows = helpRows(size.width - frameCells, theme);
	const most = helpScrollMax(size, theme);
	const {help, more} = words().dashboard;
	const hint = most === 0 ? '' : `${top < most ? chrome('↓') : chrome('↑')} ${more}${chrome(' · ')}`;

	return framed(rows.slice(Math.min(top, most)), {
		...size,
		title: [span(help.title, theme.heading)],
		foot: [span(`${hint}${help.closes}`, theme.dim)],
		isFocused: true,
		theme,
	});
};
