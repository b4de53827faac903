import {wrapText} from '../../text/wrap.ts';
import {fitRow, type Row, span} from '../components/row.ts';
import {editorHelp, keyHelp} from '../keys.ts';
import type {Theme} from '../theme.ts';
import {chatCommands} from './commands.ts';

type Entry = {readonly left: string; readonly right: string};

const keys = (): readonly Entry[] =>
	[...editorHelp, ...keyHelp('chat')].map(({keys: left, help: right}) => ({left, right}));

const commands = (): readonly Entry[] => [
	...chatCommands.map(({usage, alias, help}) => ({
		left: alias === undefined ? usage : `${usage}`,
		right: alias === undefined ? help : `${help} (/${alias})`,
	})),
	{left: '//TEXT', right: 'Send a text that begins with a slash'},
];

/** A titled table in so many cells: the left column wrapped in a third or more, the right one beside it. */
const table = (title: string, entries: readonly Entry[], width: number, theme: Theme): readonly Row[] => {
	const longest = Math.max(...entries.map(({left}) => left.length));
	const column = Math.min(longest, Math.floor(width * 0.45));
	const rows = entries.flatMap(({left, right}) => {
		const lefts = wrapText(left, column);
		const rights = wrapText(right, Math.max(1, width - column - 2));

		return Array.from(
			{length: Math.max(lefts.length, rights.length)},
			(_, index): Row => [
				...fitRow([span(lefts[index] ?? '', theme.text)], column),
				span('  '),
				span(rights[index] ?? '', theme.dim),
			],
		);
	});

	return [[span(title, theme.heading)], ...rows];
};

const besideFrom = 96;

/** The help in so many cells: keys and commands, beside each other where there is room. */
export const helpRows = (width: number, theme: Theme): readonly Row[] => {
	if (width < besideFrom) {
		return [...table('Keys', keys(), width, theme), [], ...table('Commands', commands(), width, theme)];
	}

	const half = Math.floor((width - 4) / 2);
	const lefts = table('Keys', keys(), half, theme);
	const rights = table('Commands', commands(), half, theme);

	return Array.from(
		{length: Math.max(lefts.length, rights.length)},
		(_, index): Row => [...fitRow(lefts[index] ?? [], half), span('    '), ...(rights[index] ?? [])],
	);
};
