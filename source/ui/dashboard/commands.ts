/** What the operator's command line understands. Pure over `Operator`. */
import type {Operator} from '../../server/contract.ts';
import {didYouMean, parseSlash, splitFirst} from '../../text/command-line.ts';
import {sanitize, sanitizeLine} from '../../text/sanitize.ts';

/** What became of a line. `problem` is for the operator to read, and the line stays in the editor. */
export type Outcome =
	| {readonly type: 'done'; readonly text?: string}
	| {readonly type: 'problem'; readonly text: string}
	/** The screen's own matters. */
	| {readonly type: 'help' | 'users' | 'messages' | 'quit'};

type DashboardCommand = {
	readonly name: string;
	readonly usage: string;
	readonly help: string;
	run(operator: Operator, rest: string): Outcome;
};

const answered = (problem: string | undefined, text: string): Outcome =>
	problem === undefined ? {type: 'done', text} : {type: 'problem', text: problem};

const usage = (text: string): Outcome => ({type: 'problem', text: `Usage: ${text}`});

/** Every command, in the order of the help. */
export const dashboardCommands: readonly DashboardCommand[] = [
	{
		name: 'users',
		usage: '/users',
		help: 'List everyone in the log, with address and port',
		run: () => ({type: 'users'}),
	},
	{
		name: 'kick',
		usage: '/kick NAME [REASON]',
		help: 'Make someone leave',
		run(operator, rest) {
			const [name, reason] = splitFirst(rest);
			return name === ''
				? usage(this.usage)
				: answered(operator.kick(name, sanitizeLine(reason)), `${name} was kicked.`);
		},
	},
	{
		name: 'whisper',
		usage: '/whisper NAME TEXT',
		help: 'Say something to one person alone',
		run(operator, rest) {
			const [name, text] = splitFirst(rest);
			return name === '' || text === ''
				? usage(this.usage)
				: answered(operator.whisper(name, sanitize(text)), `Whispered to ${name}.`);
		},
	},
	{
		name: 'motd',
		usage: '/motd TEXT',
		help: 'Set what newcomers are greeted with; without a text, show it',
		run(operator, rest) {
			if (rest !== '') {
				return answered(operator.setMotd(sanitize(rest)), 'The message of the day is set.');
			}

			const motd = sanitizeLine(operator.motd());
			return {
				type: 'done',
				text: motd === '' ? 'There is no message of the day.' : `Message of the day: ${motd}`,
			};
		},
	},
	{
		name: 'messages',
		usage: '/messages',
		help: 'Show or hide what people say in the log',
		run: () => ({type: 'messages'}),
	},
	{name: 'quit', usage: '/quit', help: 'Stop the server', run: () => ({type: 'quit'})},
	{name: 'help', usage: '/help', help: 'Keys and commands', run: () => ({type: 'help'})},
];

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
	const hint = didYouMean(name, names, 2) ?? '/help lists all.';
	return {type: 'problem', text: `There is no /${sanitizeLine(name)}. ${hint}`};
};

/** Carry out a line of the operator: plain text is said to everyone as the server. */
export const runLine = (operator: Operator, line: string): Outcome => {
	const parsed = parseSlash(line);
	if (parsed.type === 'text') {
		const text = sanitize(parsed.text).trim();
		return text === '' ? {type: 'done'} : answered(operator.announce(text), '');
	}

	const name = aliases.get(parsed.name) ?? parsed.name;
	return (
		dashboardCommands.find(command => command.name === name)?.run(operator, parsed.rest) ??
		unknown(parsed.name)
	);
};
