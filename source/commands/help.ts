/** What `--help` says, put together from the table of commands. */
import {cellWidth, padEnd} from '../text/cells.ts';
import {words} from '../words/words.ts';
import {
	type CommandName,
	commands,
	dashed,
	examples,
	exits,
	type Help,
	type Option,
	sections,
} from './usage.ts';

/** Columns of a line of the help, and where what an option does begins. */
const width = 88;
const column = 21;

/** Words in lines of at most so many cells. */
const fill = (text: string, columns: number): string[] => {
	const lines: string[] = [];
	for (const word of text.split(' ')) {
		const last = lines.at(-1);
		if (last !== undefined && cellWidth(last) + 1 + cellWidth(word) <= columns) {
			lines[lines.length - 1] = `${last} ${word}`;
		} else {
			lines.push(word);
		}
	}

	return lines;
};

/** What it is called at the left, what it does at the right. */
const row = (term: string, about: string, at: number): string =>
	fill(about, width - at - 2)
		.map((line, index) => `  ${padEnd(index === 0 ? term : '', at)}${line}`)
		.join('\n');

const optionRow = (
	{flag, value, about, only}: Option,
	said: Help,
	command: CommandName | undefined,
): string =>
	row(
		`${dashed(flag)}${value === undefined ? '' : ` ${value}`} `,
		only === undefined || command !== undefined ? about(said) : said.only(only, about(said)),
		column,
	);

/** The help, of everything or of one command, without indentation: in the language that is spoken. */
export const helpText = (command?: CommandName, said: Help = words().help): string => {
	const usages = commands
		.filter(({name}) => command === undefined || name === command)
		.map(({name, words: more, about}) => ({
			term: ['$ chat-tui', name === 'home' ? '' : name, more].filter(part => part !== '').join(' '),
			about: about(said),
		}));
	const at = Math.max(...usages.map(({term}) => term.length)) + 2;
	const own = sections.filter(({of}) => command === undefined || of.includes(command));
	const shown = examples.filter(example => command === undefined || example.includes(`chat-tui ${command}`));
	const hasAddress = command === undefined || command === 'serve' || command === 'join';
	return [
		[said.usage, ...usages.map(({term, about}) => row(term, about, at))],
		hasAddress ? fill(said.notes.addresses, width - 2).map(line => `  ${line}`) : [],
		...own.map(({title, options, of}) => [
			title(said),
			...options
				.filter(({only}) => command === undefined || only === undefined || only === command)
				.map(option => optionRow(option, said, command)),
			...(of.length === commands.length ? ['  --help, --version'] : []),
		]),
		exits
			.filter(({of}) => of === undefined || command === undefined || of === command)
			.map(({about}) => about(said)),
		shown.length === 0 ? [] : [said.examples, ...shown.map(example => `  $ ${example}`)],
	]
		.filter(lines => lines.length > 0)
		.map(lines => lines.join('\n'))
		.join('\n\n');
};

/** The same as it is printed, with what the program is above it. */
export const helpPage = (command?: CommandName): string =>
	`\n${`${words().help.program}\n\n${helpText(command)}`.replaceAll(/^(?=.)/gm, '  ')}\n`;
