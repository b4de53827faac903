import {words} from '../../words/words.ts';
import {type HelpTable, helpTables} from '../components/help-tables.ts';
import type {Row} from '../components/row.ts';
import {editorHelp, keyHelp} from '../keys.ts';
import type {Theme} from '../theme.ts';
import {chatCommands} from './commands.ts';

const keys = (): HelpTable => ({
	title: words().keys.title,
	lines: [...editorHelp(), ...keyHelp('chat', 'list', 'find', 'select')].map(({keys: term, help}) => ({
		term,
		help,
	})),
});

const commands = (): HelpTable => ({
	title: words().keys.commandsTitle,
	lines: [
		...chatCommands.map(({usage, alias, help}) => ({
			term: usage,
			help: alias === undefined ? help : `${help} (/${alias})`,
		})),
		{term: words().commands.slashText.usage, help: words().commands.slashText.help},
	],
});

/** The help in so many cells: keys and commands. */
export const helpRows = (width: number, theme: Theme): readonly Row[] =>
	helpTables(keys(), commands(), width, theme);
