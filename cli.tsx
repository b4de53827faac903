/** The front door: help, flags, and the choice of a command. What a command needs is loaded once it is chosen. */
import process from 'node:process';
import meow from 'meow';
import {hasFullScreen} from './source/commands/full-screen.ts';
import {Problem} from './source/problem.ts';
import {prepareColors} from './source/ui/terminal/color-environment.ts';
import {chooseLanguage, isLanguage, languages} from './source/words/language.ts';
import {setLanguage} from './source/words/words.ts';

const cli = meow(
	`
	Usage
	  $ chat-tui                      a home screen: host a room, or join one
	  $ chat-tui serve [host] [port]  open a room; a live dashboard shows who is in it
	  $ chat-tui join [host] [port]   go into a room (also: host:port)
	  $ chat-tui search WORDS         find what was said, on the server's machine
	  $ chat-tui export               write out what was said, on the server's machine

	  The host of serve defaults to every address of this machine, that of join to
	  this machine; the port defaults to 7777. serve takes port 0 for any free one.

	Options of serve
	  --name NAME          the server's name (default: this machine's)
	  --motd TEXT          what everyone is told on coming in
	  --password WORD      ask for a password (better: CHAT_TUI_PASSWORD, or --password-file)
	  --password-file FILE read the password from a file
	  --max-users N        how many may be in (default: 10000)
	  --rate N             messages a second and user (default: 10; 0: unlimited)
	  --ban-word WORD      refuse messages with WORD in them (may be given several times)
	  --max-per-address N  connections of one address (default: 64, this machine's own
	                       exempt; 0: unlimited)
	  --backlog N          how many earlier messages a newcomer is shown (default: 50)
	  --text PROTOCOL      what nc and other plain-text clients get: nickname, assigned
	                       (the default) or address
	  --data DIR           where to keep the journal (default: the platform's folder)
	  --keep DURATION      how long messages are kept, such as 90d, 12h or 30m
	                       (default: for ever)
	  --keep-messages N    how many messages are kept, the newest (default: all)
	  --memory             keep nothing
	  --headless           a line per event instead of the dashboard (so without a terminal)
	  --json               the same, one JSON object a line

	Options of join
	  --name NAME          the name to go by (default: a random one)
	  --password WORD      the server's password (better: CHAT_TUI_PASSWORD, or --password-file)
	  --plain              lines instead of the full screen (so without a terminal)

	Options of search and export; the server may run or not
	  --data DIR           where the server keeps its journal
	  --room ROOM          one room alone
	  --whispers           also whispers, which are left out otherwise
	  --json               one JSON object a line
	  --limit N            search: the newest N (default: 50)
	  --since WHEN         export: from then on: 2026-03-01, 2026-03-01T18:30, today,
	                       yesterday, 7d, 12h, 30m
	  --until WHEN         export: before then
	  --text               export: lines as join --plain writes them (the default)

	Options of all
	  --lang LANGUAGE      en or ko (default: CHAT_TUI_LANG, or by the locale)
	  --help, --version

	Exit status: 0 done or quit, 1 failure, 2 wrong use
	Of search, as of grep: 0 found, 1 nothing found, 2 failure or wrong use

	Examples
	  $ chat-tui serve
	  $ chat-tui join 192.168.0.5
	  $ echo "build is green" | chat-tui join 192.168.0.5 7777 --name ci
	  $ chat-tui search '"release notes" ㅈㅅ' --room lobby
	  $ chat-tui export --since yesterday --json > said.jsonl
`,
	{
		importMeta: import.meta,
		description: 'chat-tui: a full-screen terminal chat',
		allowUnknownFlags: true,
		flags: {
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
			since: {type: 'string'},
			until: {type: 'string'},
			lang: {type: 'string'},
		},
	},
);

const flagsOf = {
	home: [],
	serve: [
		'name',
		'motd',
		'password',
		'passwordFile',
		'maxUsers',
		'rate',
		'banWord',
		'maxPerAddress',
		'backlog',
		'text',
		'data',
		'keep',
		'keepMessages',
		'memory',
		'headless',
		'json',
	],
	join: ['name', 'password', 'passwordFile', 'plain'],
	search: ['data', 'room', 'limit', 'whispers', 'json'],
	export: ['data', 'room', 'since', 'until', 'whispers', 'json', 'text'],
} as const;

const dashed = (flag: string): string => `--${flag.replace(/[A-Z]/g, letter => `-${letter.toLowerCase()}`)}`;

/** Refuse a flag that the command does not know: a typo is better said than passed over. */
const checkFlags = (command: keyof typeof flagsOf): void => {
	const known: readonly string[] = ['lang', ...flagsOf[command]];
	for (const [flag, value] of Object.entries(cli.flags)) {
		const isGiven = Array.isArray(value) ? value.length > 0 : value !== undefined && value !== false;
		if (isGiven && !known.includes(flag)) {
			const where = command === 'home' ? 'chat-tui alone' : command;
			throw new Problem('usage', `${where} has no option ${dashed(flag)}.`, 'See: chat-tui --help', {
				exitCode: 2,
			});
		}
	}
};

/** Choose the language before anything is said. */
const speak = (asked: string | undefined): void => {
	if (asked !== undefined && !isLanguage(asked)) {
		throw new Problem(
			'usage',
			`--lang takes ${languages.join(' or ')}, not ${asked}.`,
			'For example: --lang ko',
			{
				exitCode: 2,
			},
		);
	}

	setLanguage(chooseLanguage(asked, process.env, () => new Intl.DateTimeFormat().resolvedOptions().locale));
};

const run = async (): Promise<number> => {
	const [command, ...input] = cli.input;
	const version = cli.pkg.version ?? '0.0.0';
	prepareColors();
	speak(cli.flags.lang);
	switch (command) {
		case 'serve': {
			checkFlags('serve');
			const {serve} = await import('./source/commands/serve.ts');
			return serve(input, cli.flags, version);
		}

		case 'join': {
			checkFlags('join');
			const {join} = await import('./source/commands/join.ts');
			return join(input, cli.flags, version);
		}

		case 'search': {
			checkFlags('search');
			const {search} = await import('./source/commands/search.ts');
			return search(input, cli.flags);
		}

		case 'export': {
			checkFlags('export');
			const {exportHistory} = await import('./source/commands/export.ts');
			return exportHistory(input, cli.flags);
		}

		case undefined: {
			checkFlags('home');
			if (!hasFullScreen()) {
				throw new Problem(
					'usage',
					'The home screen needs a terminal.',
					'Say what to do: chat-tui serve, or chat-tui join HOST',
					{
						exitCode: 2,
					},
				);
			}

			const {home} = await import('./source/commands/home.tsx');
			return home(version);
		}

		default: {
			throw new Problem('usage', `There is no command ${command}.`, 'See: chat-tui --help', {exitCode: 2});
		}
	}
};

try {
	// Open sockets and timers keep Node alive: the command has said that it is done.
	process.exit(await run());
} catch (error) {
	if (error instanceof Problem) {
		process.stderr.write(`${error.message}\n${error.hint}\n`);
		process.exit(error.exitCode);
	}

	process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
	process.stderr.write('This is a defect of chat-tui: please report it with the lines above.\n');
	process.exit(1);
}
