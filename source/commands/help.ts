/** What `--help` says, put together from the table of commands. */
import {commands, dashed, examples, notes, type Option, sections} from './usage.ts';

/** Columns of a line of the help, and where what an option does begins. */
const width = 88;
const column = 21;

/** Words in lines of at most `columns`. */
const fill = (text: string, columns: number): string[] => {
	const lines: string[] = [];
	for (const word of text.split(' ')) {
		const last = lines.at(-1);
		if (last !== undefined && last.length + 1 + word.length <= columns) {
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
		.map((line, index) => `  ${(index === 0 ? term : '').padEnd(at)}${line}`)
		.join('\n');

const optionRow = ({flag, value, about, only}: Option): string =>
	row(
		`${dashed(flag)}${value === undefined ? '' : ` ${value}`} `,
		only === undefined ? about : `${only}: ${about}`,
		column,
	);

/** The whole help, without indentation. */
export const helpText = (): string => {
	const usages = commands.map(({name, words, about}) => ({
		term: ['$ chat-tui', name === 'home' ? '' : name, words].filter(part => part !== '').join(' '),
		about,
	}));
	const at = Math.max(...usages.map(({term}) => term.length)) + 2;
	return [
		['Usage', ...usages.map(({term, about}) => row(term, about, at))],
		fill(notes.addresses, width - 2).map(line => `  ${line}`),
		...sections.map(({title, options, of}) => [
			title,
			...options.map(optionRow),
			...(of.length === commands.length ? ['  --help, --version'] : []),
		]),
		[...notes.exit],
		['Examples', ...examples.map(example => `  $ ${example}`)],
	]
		.map(lines => lines.join('\n'))
		.join('\n\n');
};
