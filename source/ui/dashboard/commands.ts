/** What the operator's command line understands. Pure over `Operator`. */
import type {Operator} from '../../server/contract.ts';
import {didYouMean, parseSlash, splitFirst} from '../../text/command-line.ts';
import {knownWord} from '../../text/hangul-layout.ts';
import {sanitize, sanitizeLine} from '../../text/sanitize.ts';
import {type Catalogue, words} from '../../words/words.ts';

/** What became of a line. `problem` is for the operator to read, and the line stays in the editor. */
export type Outcome =
	| {readonly type: 'done'; readonly text?: string}
	| {readonly type: 'problem'; readonly text: string}
	/** An empty value asks what it is. */
	| {readonly type: 'set'; readonly name: string; readonly value: string}
	/** The screen's own matters. */
	| {readonly type: 'help' | 'users' | 'messages' | 'quit'};

type DashboardCommand = {
	/** Its texts are in the catalogue, by this name. */
	readonly name: keyof Catalogue['dashboard']['commands'];
	readonly usage: string;
	readonly help: string;
	run(operator: Operator, rest: string): Outcome;
};

const answered = (problem: string | undefined, text: string): Outcome =>
	problem === undefined ? {type: 'done', text} : {type: 'problem', text: words().server.inOwnWords(problem)};

const usage = (name: DashboardCommand['name']): Outcome => ({
	type: 'problem',
	text: words().dashboard.usage(words().dashboard.commands[name].usage),
});

const rows: ReadonlyArray<Omit<DashboardCommand, 'usage' | 'help'>> = [
	{
		name: 'users',
		run: () => ({type: 'users'}),
	},
	{
		name: 'kick',
		run(operator, rest) {
			const [name, reason] = splitFirst(rest);
			return name === ''
				? usage(this.name)
				: answered(operator.kick(name, sanitizeLine(reason)), words().dashboard.kicked(name));
		},
	},
	{
		name: 'delete',
		run(operator, rest) {
			const [name, text] = splitFirst(rest);
			return name === ''
				? usage(this.name)
				: answered(operator.delete(name, sanitizeLine(text)), words().dashboard.deleted(name));
		},
	},
	{
		name: 'whisper',
		run(operator, rest) {
			const [name, text] = splitFirst(rest);
			return name === '' || text === ''
				? usage(this.name)
				: answered(operator.whisper(name, sanitize(text)), words().dashboard.whispered(name));
		},
	},
	{
		name: 'motd',
		run(operator, rest) {
			if (rest !== '') {
				return answered(operator.setMotd(sanitize(rest)), words().dashboard.motdSet);
			}

			const motd = sanitizeLine(operator.motd());
			return {
				type: 'done',
				text: motd === '' ? words().dashboard.noMotd : words().dashboard.motd(motd),
			};
		},
	},
	{
		name: 'messages',
		run: () => ({type: 'messages'}),
	},
	{name: 'mouse', run: (_operator, rest) => ({type: 'set', name: 'mouse', value: rest.trim()})},
	{
		name: 'set',
		run(_operator, rest) {
			// `NAME VALUE`, and `NAME = VALUE` as it is in the file.
			const [, name = '', value = ''] = /^([^\s=]*)\s*=?\s*(.*?)\s*$/s.exec(rest) ?? [];
			return {type: 'set', name, value};
		},
	},
	{name: 'quit', run: () => ({type: 'quit'})},
	{name: 'help', run: () => ({type: 'help'})},
];

/** Every command, in the order of the help. What they are told with is in the language of the moment. */
export const dashboardCommands: readonly DashboardCommand[] = rows.map(row => ({
	...row,
	get usage() {
		return words().dashboard.commands[row.name].usage;
	},
	get help() {
		return words().dashboard.commands[row.name].help;
	},
}));

const aliases: ReadonlyMap<string, string> = new Map([
	['user', 'users'],
	['w', 'whisper'],
	['exit', 'quit'],
	['stop', 'quit'],
	['?', 'help'],
	['', 'help'],
]);

const unknown = (name: string): Outcome => {
	const names = dashboardCommands.map(command => command.name);
	const hint = didYouMean(name, names, 2) ?? words().dashboard.seeHelp;
	return {type: 'problem', text: words().dashboard.unknown(sanitizeLine(name), hint)};
};

/** Carry out a line of the operator: plain text is said to everyone as the server. */
export const runLine = (operator: Operator, line: string): Outcome => {
	const parsed = parseSlash(line);
	if (parsed.type === 'text') {
		const text = sanitize(parsed.text).trim();
		return text === '' ? {type: 'done'} : answered(operator.announce(text), '');
	}

	const isKnown = (word: string): boolean =>
		aliases.has(word) || dashboardCommands.some(command => command.name === word);
	// `/ㅗ디ㅔ` is `/help`, with the Hangul layout on.
	const word = knownWord(parsed.name, isKnown) ?? parsed.name;
	const name = aliases.get(word) ?? word;
	return (
		dashboardCommands.find(command => command.name === name)?.run(operator, parsed.rest) ??
		unknown(parsed.name)
	);
};
