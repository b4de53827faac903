/** Every command and option there is: the one table that the help, the check of flags, completion and the man page are made of; what is said of them is in the catalogue. Knows no command's inside. */
import type {Catalogue} from '../words/words.ts';

/** What is said of commands and options, in a language. */
export type Help = Catalogue['help'];

/** One of its texts. */
export type Said = (help: Help) => string;

/** The options as they are read; a new one gets a row in `sections` too. */
export const flags = {
	name: {type: 'string'},
	motd: {type: 'string'},
	password: {type: 'string'},
	passwordFile: {type: 'string'},
	maxUsers: {type: 'number'},
	rate: {type: 'number'},
	banWord: {type: 'string', isMultiple: true},
	maxPerAddress: {type: 'number'},
	backlog: {type: 'number'},
	text: {type: 'string'},
	data: {type: 'string'},
	keep: {type: 'string'},
	keepMessages: {type: 'number'},
	memory: {type: 'boolean'},
	headless: {type: 'boolean'},
	json: {type: 'boolean'},
	plain: {type: 'boolean'},
	room: {type: 'string'},
	limit: {type: 'number'},
	whispers: {type: 'boolean'},
	to: {type: 'string'},
	action: {type: 'boolean'},
	timeout: {type: 'string'},
	events: {type: 'boolean'},
	since: {type: 'string'},
	until: {type: 'string'},
	lang: {type: 'string'},
	ascii: {type: 'boolean'},
} as const;

export type Flag = keyof typeof flags;

export type Command = {
	/** `home` is the program without a command. */
	readonly name: 'home' | 'serve' | 'join' | 'send' | 'tail' | 'search' | 'export' | 'completion';
	/** What comes after the name, as it is shown. */
	readonly words: string;
	readonly about: Said;
};

export type CommandName = Command['name'];

export type Option = {
	readonly flag: Flag;
	/** What its value is called; left out where it takes none. */
	readonly value?: string;
	readonly about: Said;
	/** Where not every command of the section has it. */
	readonly only?: CommandName;
	/** What its values are: files, folders, or these. */
	readonly completes?: 'file' | 'folder' | readonly string[];
};

export type Section = {
	readonly title: Said;
	readonly of: readonly CommandName[];
	readonly options: readonly Option[];
};

export const commands: readonly Command[] = [
	{name: 'home', words: '', about: help => help.commands.home},
	{name: 'serve', words: '[host] [port]', about: help => help.commands.serve},
	{name: 'join', words: '[host] [port]', about: help => help.commands.join},
	{name: 'send', words: 'host [port] [TEXT]', about: help => help.commands.send},
	{name: 'tail', words: '[host] [port]', about: help => help.commands.tail},
	{name: 'search', words: 'WORDS', about: help => help.commands.search},
	{name: 'export', words: '', about: help => help.commands.export},
	{name: 'completion', words: 'SHELL', about: help => help.commands.completion},
];

const password: readonly Option[] = [
	{
		flag: 'password',
		value: 'WORD',
		about: help => help.join.password,
	},
	{flag: 'passwordFile', value: 'FILE', about: help => help.join.passwordFile, completes: 'file'},
];

export const sections: readonly Section[] = [
	{
		title: help => help.sections.serve,
		of: ['serve'],
		options: [
			{flag: 'name', value: 'NAME', about: help => help.serve.name},
			{flag: 'motd', value: 'TEXT', about: help => help.serve.motd},
			{
				flag: 'password',
				value: 'WORD',
				about: help => help.serve.password,
			},
			{flag: 'passwordFile', value: 'FILE', about: help => help.serve.passwordFile, completes: 'file'},
			{flag: 'maxUsers', value: 'N', about: help => help.serve.maxUsers},
			{flag: 'rate', value: 'N', about: help => help.serve.rate},
			{
				flag: 'banWord',
				value: 'WORD',
				about: help => help.serve.banWord,
			},
			{
				flag: 'maxPerAddress',
				value: 'N',
				about: help => help.serve.maxPerAddress,
			},
			{flag: 'backlog', value: 'N', about: help => help.serve.backlog},
			{
				flag: 'text',
				value: 'PROTOCOL',
				about: help => help.serve.text,
				completes: ['nickname', 'assigned', 'address'],
			},
			{
				flag: 'data',
				value: 'DIR',
				about: help => help.serve.data,
				completes: 'folder',
			},
			{
				flag: 'keep',
				value: 'DURATION',
				about: help => help.serve.keep,
			},
			{flag: 'keepMessages', value: 'N', about: help => help.serve.keepMessages},
			{flag: 'memory', about: help => help.serve.memory},
			{flag: 'headless', about: help => help.serve.headless},
			{flag: 'json', about: help => help.serve.json},
		],
	},
	{
		title: help => help.sections.join,
		of: ['join'],
		options: [
			{flag: 'name', value: 'NAME', about: help => help.join.name},
			...password,
			{flag: 'plain', about: help => help.join.plain},
		],
	},
	{
		title: help => help.sections.scripts,
		of: ['send', 'tail'],
		options: [
			{flag: 'name', value: 'NAME', about: help => help.scripts.name},
			...password,
			{
				flag: 'room',
				value: 'ROOM',
				about: help => help.scripts.room,
			},
			{flag: 'to', value: 'NAME', about: help => help.scripts.to, only: 'send'},
			{flag: 'action', about: help => help.scripts.action, only: 'send'},
			{
				flag: 'timeout',
				value: 'TIME',
				about: help => help.scripts.timeout,
				only: 'send',
			},
			{
				flag: 'backlog',
				value: 'N',
				about: help => help.scripts.backlog,
				only: 'tail',
			},
			{flag: 'events', about: help => help.scripts.events, only: 'tail'},
			{flag: 'json', about: help => help.scripts.json, only: 'tail'},
		],
	},
	{
		title: help => help.sections.archive,
		of: ['search', 'export'],
		options: [
			{flag: 'data', value: 'DIR', about: help => help.archive.data, completes: 'folder'},
			{flag: 'room', value: 'ROOM', about: help => help.archive.room},
			{flag: 'whispers', about: help => help.archive.whispers},
			{flag: 'json', about: help => help.archive.json},
			{flag: 'limit', value: 'N', about: help => help.archive.limit, only: 'search'},
			{
				flag: 'since',
				value: 'WHEN',
				about: help => help.archive.since,
				only: 'export',
			},
			{flag: 'until', value: 'WHEN', about: help => help.archive.until, only: 'export'},
			{flag: 'text', about: help => help.archive.text, only: 'export'},
		],
	},
	{
		title: help => help.sections.screen,
		of: ['home', 'serve', 'join'],
		options: [{flag: 'ascii', about: help => help.ascii}],
	},
	{
		title: help => help.sections.all,
		of: commands.map(({name}) => name),
		options: [
			{
				flag: 'lang',
				value: 'LANGUAGE',
				about: help => help.lang,
				completes: ['en', 'ko'],
			},
		],
	},
];

/** What is said of exit codes, a line each. */
export const exits: readonly {readonly of?: CommandName; readonly about: Said}[] = [
	{about: help => help.notes.exit},
	{of: 'send', about: help => help.notes.exitOfSend},
	{of: 'search', about: help => help.notes.exitOfSearch},
];

export const examples: readonly string[] = [
	'chat-tui serve',
	'chat-tui join 192.168.0.5',
	'echo "build is green" | chat-tui join 192.168.0.5 7777 --name ci',
	'chat-tui send 192.168.0.5 "build is green" --room ci',
	'chat-tui tail 192.168.0.5 --json --backlog 20',
	`chat-tui search '"release notes" ㅈㅅ' --room lobby`,
	'chat-tui export --since yesterday --json > said.jsonl',
];

/** `--max-users` of `maxUsers`. */
export const dashed = (flag: string): string =>
	`--${flag.replace(/[A-Z]/g, letter => `-${letter.toLowerCase()}`)}`;

/** The options of one command, in the order of the help. */
export const optionsOf = (command: CommandName): readonly Option[] =>
	sections
		.filter(({of}) => of.includes(command))
		.flatMap(({options}) => options.filter(({only}) => only === undefined || only === command));
