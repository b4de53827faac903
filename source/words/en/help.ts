/** What `--help`, the man page and completion in shells say of commands and options. Commands, options and values are the same in every language. */

const nameHere = 'the name to go by';
const passwordFile = 'read the password from a file';
const password = "the server's password (better: CHAT_TUI_PASSWORD, or --password-file)";
const jsonLines = 'one JSON object a line';

export const help = {
	program: 'chat-tui: a full-screen terminal chat',
	usage: 'Usage',
	examples: 'Examples',
	/** An option of one command among several. */
	only: (command: string, about: string) => `${command}: ${about}`,
	help: 'what there is',
	version: 'the version',
	/** In the place of a command's name. */
	command: 'command',
	shell: 'shell',
	commands: {
		home: 'a home screen: host a room, or join one',
		serve: 'open a room; a live dashboard shows who is in it',
		join: 'go into a room (also: host:port)',
		send: 'say something, or each line of standard input',
		tail: 'print what is said as it comes',
		search: "find what was said, on the server's machine",
		export: "write out what was said, on the server's machine",
		completion: 'print a script that completes this in bash, zsh or fish',
	},
	sections: {
		serve: 'Options of serve',
		join: 'Options of join',
		scripts: 'Options of send and tail, for scripts',
		archive: 'Options of search and export; the server may run or not',
		screen: 'Options of the full screen',
		all: 'Options of all',
	},
	serve: {
		name: "the server's name (default: this machine's)",
		motd: 'what everyone is told on coming in',
		password: 'ask for a password (better: CHAT_TUI_PASSWORD, or --password-file)',
		passwordFile,
		maxUsers: 'how many may be in (default: 10000)',
		rate: 'messages a second and user (default: 10; 0: unlimited)',
		banWord: 'refuse messages with WORD in them (may be given several times)',
		maxPerAddress: "connections of one address (default: 64, this machine's own exempt; 0: unlimited)",
		backlog: 'how many earlier messages a newcomer is shown (default: 50)',
		text: 'what nc and other plain-text clients get: nickname, assigned (the default) or address',
		data: "where to keep the journal (default: the platform's folder)",
		keep: 'how long messages are kept, such as 90d, 12h or 30m (default: for ever)',
		keepMessages: 'how many messages are kept, the newest (default: all)',
		memory: 'keep nothing',
		headless: 'a line per event instead of the dashboard (so without a terminal)',
		json: 'the same, one JSON object a line',
	},
	join: {
		name: `${nameHere} (default: a random one)`,
		password,
		passwordFile,
		plain: 'lines instead of the full screen (so without a terminal)',
	},
	scripts: {
		name: `${nameHere} (default: one that the server gives)`,
		room: 'the room to speak in, or that alone is printed (default of send: #lobby)',
		to: 'whisper to one user',
		action: 'as /me',
		timeout:
			'how long to wait for the connection, and for each message to be kept: 10s (the default), 500ms, 2m',
		backlog: 'so many earlier messages first, up to 1000 (default: 0)',
		events: 'also who comes, goes and is renamed, and topics',
		json: jsonLines,
	},
	archive: {
		data: 'where the server keeps its journal',
		room: 'one room alone',
		whispers: 'also whispers, which are left out otherwise',
		json: jsonLines,
		limit: 'the newest N (default: 50)',
		since: 'from then on: 2026-03-01, 2026-03-01T18:30, today, yesterday, 7d, 12h, 30m',
		until: 'before then',
		text: 'lines as join --plain writes them (the default)',
	},
	ascii: 'draw with ASCII alone, for fonts that draw boxes badly',
	lang: 'en or ko (default: CHAT_TUI_LANG, or by the locale)',
	notes: {
		addresses:
			'The host of serve defaults to every address of this machine, that of join to this machine; the port defaults to 7777. serve takes port 0 for any free one.',
		exit: 'Exit status: 0 done or quit, 1 failure, 2 wrong use',
		exitOfSend: 'Of send: 0 everything was kept, 1 refused, too late or no connection, 2 wrong use',
		exitOfSearch: 'Of search, as of grep: 0 found, 1 nothing found, 2 failure or wrong use',
	},
};
