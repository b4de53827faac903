/** The manual page, man(7), put together from the table of commands. It is English, whatever is spoken: a package has one page, and `man` finds others by folders of its own. */
import {settingNames} from '../settings/table.ts';
import {english} from '../words/words.ts';
import {commands, dashed, examples, exits, type Option, optionsOf, sections} from './usage.ts';

const {help} = english;

/** A text as roff takes it literally: backslashes, minus signs, quotes, and a control character that a line begins with. */
const literal = (text: string): string =>
	text
		.replaceAll('\\', '\\e')
		.replaceAll('-', '\\-')
		.replaceAll("'", '\\(aq')
		.replaceAll('"', '\\(dq')
		.replace(/^\./, '\\&.')
		.replaceAll(/[^\n\u0020-\u007E]/gu, character => `\\[u${codeOf(character)}]`);

const codeOf = (character: string): string =>
	(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0');

const optionLines = ({flag, value, about}: Option): string[] => [
	'.TP',
	value === undefined ? `.B ${literal(dashed(flag))}` : `.BI "${literal(dashed(flag))} " ${value}`,
	literal(about(help)),
];

const environment: readonly (readonly [string, string])[] = [
	['CHAT_TUI_PASSWORD', 'The password, where no option gives one.'],
	['CHAT_TUI_LANG', 'The language, en or ko; --lang goes before it.'],
	['NO_COLOR', 'Set to anything: no colours.'],
];

const files: readonly (readonly [string, string])[] = [
	[
		'chat-tui/settings.conf',
		`In the platform's folder for settings (~/.config, or XDG_CONFIG_HOME): NAME = VALUE, a line each, # before a comment. /set lists them and changes them: ${settingNames.join(', ')}, and key.ACTION for the keys. The command line goes before it.`,
	],
];

/** The whole page. */
export const manualPage = (): string => {
	const named = commands.filter(({name}) => name !== 'home');
	const lines = [
		'.\\" Made by npm run man from source/commands/usage.ts: change that.',
		'.TH CHAT\\-TUI 1 "" "chat\\-tui" "User Commands"',
		'.SH NAME',
		'chat\\-tui \\- a full\\-screen terminal chat, client and server',
		'.SH SYNOPSIS',
		'.B chat\\-tui',
		...named.flatMap(({name, words}) => [
			'.br',
			`.B chat\\-tui ${name}`,
			...[`[options] ${words}`].map(text => literal(text.trim())),
		]),
		'.SH DESCRIPTION',
		'One command opens a room, another goes into it. Without a command it shows a home screen: host a room, or join one.',
		'.PP',
		literal(help.notes.addresses),
		...named.flatMap(({name, words, about}) => [
			`.SH "${`chat-tui ${name}`.toUpperCase().replaceAll('-', '\\-')}"`,
			`.B chat\\-tui ${name}`,
			...(words === '' ? [] : [literal(words)]),
			'.PP',
			`${literal(about(help))}.`,
			...optionsOf(name)
				.filter(({flag}) => flag !== 'lang')
				.flatMap(optionLines),
		]),
		'.SH "OPTIONS OF ALL"',
		...sections
			.filter(({of}) => of.length === commands.length)
			.flatMap(({options}) => options.flatMap(optionLines)),
		'.TP',
		'.B \\-\\-help',
		'what there is, in short',
		'.TP',
		'.B \\-\\-version',
		'the version',
		'.SH ENVIRONMENT',
		...environment.flatMap(([name, about]) => ['.TP', `.B ${name}`, literal(about)]),
		'.SH FILES',
		...files.flatMap(([name, about]) => ['.TP', `.B ${literal(name)}`, literal(about)]),
		'.SH "EXIT STATUS"',
		...exits.flatMap(({about}, index) => [...(index === 0 ? [] : ['.br']), `${literal(about(help))}.`]),
		'.PP',
		'Every error is two lines on standard error: what happened, and what to do.',
		'.SH EXAMPLES',
		'.nf',
		...examples.map(example => literal(`$ ${example}`)),
		'.fi',
	];
	return `${lines.join('\n')}\n`;
};
