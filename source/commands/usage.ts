/** Every command and option there is: the one table that the help, the check of flags, completion and the man page are made of. Knows no command's inside. */

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
	readonly about: string;
};

export type CommandName = Command['name'];

export type Option = {
	readonly flag: Flag;
	/** What its value is called; left out where it takes none. */
	readonly value?: string;
	readonly about: string;
	/** Where not every command of the section has it. */
	readonly only?: CommandName;
	/** What its values are: files, folders, or these. */
	readonly completes?: 'file' | 'folder' | readonly string[];
};

export type Section = {
	readonly title: string;
	readonly of: readonly CommandName[];
	readonly options: readonly Option[];
};

export const commands: readonly Command[] = [
	{name: 'home', words: '', about: 'a home screen: host a room, or join one'},
	{name: 'serve', words: '[host] [port]', about: 'open a room; a live dashboard shows who is in it'},
	{name: 'join', words: '[host] [port]', about: 'go into a room (also: host:port)'},
	{name: 'send', words: 'host [port] [TEXT]', about: 'say something, or each line of standard input'},
	{name: 'tail', words: '[host] [port]', about: 'print what is said as it comes'},
	{name: 'search', words: 'WORDS', about: "find what was said, on the server's machine"},
	{name: 'export', words: '', about: "write out what was said, on the server's machine"},
	{name: 'completion', words: 'SHELL', about: 'print a script that completes this in bash, zsh or fish'},
];

const password: readonly Option[] = [
	{
		flag: 'password',
		value: 'WORD',
		about: "the server's password (better: CHAT_TUI_PASSWORD, or --password-file)",
	},
	{flag: 'passwordFile', value: 'FILE', about: 'read the password from a file', completes: 'file'},
];

export const sections: readonly Section[] = [
	{
		title: 'Options of serve',
		of: ['serve'],
		options: [
			{flag: 'name', value: 'NAME', about: "the server's name (default: this machine's)"},
			{flag: 'motd', value: 'TEXT', about: 'what everyone is told on coming in'},
			{
				flag: 'password',
				value: 'WORD',
				about: 'ask for a password (better: CHAT_TUI_PASSWORD, or --password-file)',
			},
			{flag: 'passwordFile', value: 'FILE', about: 'read the password from a file', completes: 'file'},
			{flag: 'maxUsers', value: 'N', about: 'how many may be in (default: 10000)'},
			{flag: 'rate', value: 'N', about: 'messages a second and user (default: 10; 0: unlimited)'},
			{
				flag: 'banWord',
				value: 'WORD',
				about: 'refuse messages with WORD in them (may be given several times)',
			},
			{
				flag: 'maxPerAddress',
				value: 'N',
				about: "connections of one address (default: 64, this machine's own exempt; 0: unlimited)",
			},
			{flag: 'backlog', value: 'N', about: 'how many earlier messages a newcomer is shown (default: 50)'},
			{
				flag: 'text',
				value: 'PROTOCOL',
				about: 'what nc and other plain-text clients get: nickname, assigned (the default) or address',
				completes: ['nickname', 'assigned', 'address'],
			},
			{
				flag: 'data',
				value: 'DIR',
				about: "where to keep the journal (default: the platform's folder)",
				completes: 'folder',
			},
			{
				flag: 'keep',
				value: 'DURATION',
				about: 'how long messages are kept, such as 90d, 12h or 30m (default: for ever)',
			},
			{flag: 'keepMessages', value: 'N', about: 'how many messages are kept, the newest (default: all)'},
			{flag: 'memory', about: 'keep nothing'},
			{flag: 'headless', about: 'a line per event instead of the dashboard (so without a terminal)'},
			{flag: 'json', about: 'the same, one JSON object a line'},
		],
	},
	{
		title: 'Options of join',
		of: ['join'],
		options: [
			{flag: 'name', value: 'NAME', about: 'the name to go by (default: a random one)'},
			...password,
			{flag: 'plain', about: 'lines instead of the full screen (so without a terminal)'},
		],
	},
	{
		title: 'Options of send and tail, for scripts',
		of: ['send', 'tail'],
		options: [
			{flag: 'name', value: 'NAME', about: 'the name to go by (default: one that the server gives)'},
			...password,
			{
				flag: 'room',
				value: 'ROOM',
				about: 'the room to speak in, or that alone is printed (default of send: #lobby)',
			},
			{flag: 'to', value: 'NAME', about: 'whisper to one user', only: 'send'},
			{flag: 'action', about: 'as /me', only: 'send'},
			{
				flag: 'timeout',
				value: 'TIME',
				about:
					'how long to wait for the connection, and for each message to be kept: 10s (the default), 500ms, 2m',
				only: 'send',
			},
			{
				flag: 'backlog',
				value: 'N',
				about: 'so many earlier messages first, up to 1000 (default: 0)',
				only: 'tail',
			},
			{flag: 'events', about: 'also who comes, goes and is renamed, and topics', only: 'tail'},
			{flag: 'json', about: 'one JSON object a line', only: 'tail'},
		],
	},
	{
		title: 'Options of search and export; the server may run or not',
		of: ['search', 'export'],
		options: [
			{flag: 'data', value: 'DIR', about: 'where the server keeps its journal', completes: 'folder'},
			{flag: 'room', value: 'ROOM', about: 'one room alone'},
			{flag: 'whispers', about: 'also whispers, which are left out otherwise'},
			{flag: 'json', about: 'one JSON object a line'},
			{flag: 'limit', value: 'N', about: 'the newest N (default: 50)', only: 'search'},
			{
				flag: 'since',
				value: 'WHEN',
				about: 'from then on: 2026-03-01, 2026-03-01T18:30, today, yesterday, 7d, 12h, 30m',
				only: 'export',
			},
			{flag: 'until', value: 'WHEN', about: 'before then', only: 'export'},
			{flag: 'text', about: 'lines as join --plain writes them (the default)', only: 'export'},
		],
	},
	{
		title: 'Options of the full screen',
		of: ['home', 'serve', 'join'],
		options: [{flag: 'ascii', about: 'draw with ASCII alone, for fonts that draw boxes badly'}],
	},
	{
		title: 'Options of all',
		of: commands.map(({name}) => name),
		options: [
			{
				flag: 'lang',
				value: 'LANGUAGE',
				about: 'en or ko (default: CHAT_TUI_LANG, or by the locale)',
				completes: ['en', 'ko'],
			},
		],
	},
];

/** What else there is to say, a paragraph each. */
export const notes = {
	addresses:
		'The host of serve defaults to every address of this machine, that of join to this machine; the port defaults to 7777. serve takes port 0 for any free one.',
	exit: [
		'Exit status: 0 done or quit, 1 failure, 2 wrong use',
		'Of send: 0 everything was kept, 1 refused, too late or no connection, 2 wrong use',
		'Of search, as of grep: 0 found, 1 nothing found, 2 failure or wrong use',
	],
} as const;

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
