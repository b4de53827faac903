/**
`npm run media`: pictures of the real program. A server and its guests run in terminals of their own and talk; what is then
on the server's and on one guest's screen becomes media/*.svg. Names and words are fixed, the time of day is not.
*/
import {mkdirSync, mkdtempSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import process from 'node:process';
import {setTimeout as wait} from 'node:timers/promises';
import {builtCli, root} from '../test/helpers/built.ts';
import {openTerminal, type TestTerminal} from '../test/helpers/terminal.ts';
import {
	codeConversation,
	conversation,
	koreanConversation,
	mixedConversation,
	repliesConversation,
	roomsConversation,
	type Turn,
} from './media-conversation.ts';
import {type Guest, invite} from './media-guests.ts';
import {renderSvg} from './svg.ts';
import {type Appearance, palettes} from './svg-palette.ts';

const sizes = [
	{cols: 120, rows: 40},
	{cols: 80, rows: 24},
] as const;

const {host, port} = {host: '127.0.0.1', port: 7777};
/** Whose screen the pictures show. */
const shown = '민아';

/** Until a terminal has been quiet for a moment: a repaint comes in one burst. */
const settle = async (terminal: TestTerminal): Promise<void> => {
	let length = -1;
	for (let round = 0; round < 20 && terminal.raw().length !== length; round++) {
		length = terminal.raw().length;
		await wait(250);
	}
};

const photograph = async (
	terminal: TestTerminal,
	name: string,
	appearance: Appearance,
	wanted: readonly (typeof sizes)[number][] = sizes,
): Promise<void> => {
	for (const {cols, rows} of wanted) {
		terminal.resize(cols, rows);
		await settle(terminal);
		const isDashboard = name.endsWith('dashboard');
		const subject = isDashboard ? 'The dashboard of chat-tui serve' : 'chat-tui join';
		const svg = renderSvg(terminal.cells(), {
			appearance,
			title: isDashboard ? 'chat-tui serve' : 'chat-tui join',
			description: `${subject}, ${cols} columns by ${rows} rows, ${appearance}`,
			...(terminal.modes().cursorVisible ? {cursor: terminal.cursor()} : {}),
		});
		const path = `media/${name}-${appearance}-${cols}x${rows}.svg`;
		writeFileSync(join(root, path), svg);
		console.log(`${path}  ${(svg.length / 1000).toFixed(1)} kB`);
	}
};

const createCast = (appearance: Appearance, state: string, language: 'en' | 'ko') => {
	const terminals = new Map<string, TestTerminal>();
	const guests = new Map<string, Guest>();
	// The program asks the terminal for its background, as `rgb:rr/gg/bb`, and chooses its colours by the answer.
	const background = palettes[appearance].background.replace(/^#(..)(..)(..)$/, 'rgb:$1/$2/$3');
	const places = {XDG_STATE_HOME: state, XDG_CONFIG_HOME: state, XDG_DATA_HOME: state};
	const env = {TZ: 'Asia/Seoul', CHAT_TUI_LANG: language, ...places};
	const start = (name: string, args: readonly string[]): TestTerminal => {
		const terminal = openTerminal(process.execPath, [builtCli, ...args], {...sizes[0], env, background});
		terminals.set(name, terminal);
		return terminal;
	};

	return {
		get(name: string): TestTerminal {
			const terminal = terminals.get(name);
			if (terminal === undefined) {
				throw new Error(`${name} is not in the conversation yet.`);
			}

			return terminal;
		},
		start,
		guests,
		close(): void {
			for (const guest of guests.values()) {
				guest.leave();
			}

			for (const terminal of terminals.values()) {
				terminal.close();
			}
		},
	};
};

type Cast = ReturnType<typeof createCast>;

const play = async (turn: Turn, cast: Cast): Promise<void> => {
	switch (turn.type) {
		case 'join': {
			cast.start(turn.name, ['join', host, String(port), '--name', turn.name]);
			await cast.get(turn.name).waitFor(/online|접속/);
			return;
		}

		case 'say': {
			const guest = cast.guests.get(turn.name);
			if (guest) {
				guest.say(turn.text);
			} else {
				cast.get(turn.name).write(`${turn.text}\r`);
			}

			// The next one speaks once this was heard, so that the order is always the same.
			const heard = turn.seen ?? turn.text;
			await cast.get(shown).waitFor(rows => rows.some(row => row.includes(heard)));
			return;
		}

		case 'guest': {
			cast.guests.set(turn.name, await invite(turn.kind, turn.name, host, port));
			await cast.get(shown).waitFor(turn.name);
			return;
		}

		case 'leave': {
			cast.get(turn.name).write('/quit\r');
			await cast.get(turn.name).exit;
			return;
		}

		case 'pause': {
			await wait(turn.seconds * 1000);
			return;
		}

		default: {
			throw new Error(`Unknown turn: ${String(turn satisfies never)}`);
		}
	}
};

type Scene = {
	readonly turns: readonly Turn[];
	readonly draft: string;
	readonly prefix: string;
	/** Default: English. */
	readonly language?: 'en' | 'ko';
	readonly server?: string;
	/** What is looked for, for a picture of finding. */
	readonly find?: string;
	/** Keys that are pressed besides, each followed by what is seen then. */
	readonly keys?: ReadonlyArray<readonly [string, string]>;
	/** Whether the dashboard is of interest. Default: it is. */
	readonly hasDashboard?: boolean;
};

const scenes: readonly (Scene & {readonly appearances: readonly Appearance[]})[] = [
	{
		turns: conversation,
		draft: '좋아요, 그럼 다섯 시에',
		prefix: '',
		find: 'station',
		appearances: ['dark', 'light'],
	},
	{turns: codeConversation, draft: '', prefix: 'code-', hasDashboard: false, appearances: ['dark']},
	{turns: roomsConversation, draft: '', prefix: 'rooms-', hasDashboard: false, appearances: ['dark']},
	{turns: mixedConversation, draft: '', prefix: 'mixed-', appearances: ['dark']},
	{
		turns: repliesConversation,
		draft: '',
		prefix: 'replies-',
		// Shift+↑ selects, + reacts.
		keys: [
			['\u001B[1;2A', 'Enter menu'],
			['+', '╭─ React'],
		],
		hasDashboard: false,
		appearances: ['dark'],
	},
	{
		turns: koreanConversation,
		draft: '네, 여섯 시에 봬요',
		prefix: 'korean-',
		language: 'ko',
		server: '한강 모임',
		appearances: ['dark'],
	},
];

const picture = async (scene: Scene, appearance: Appearance): Promise<void> => {
	const {turns, draft, prefix, find, keys = [], hasDashboard = true} = scene;
	const {language = 'en', server: serverName = 'Hangang'} = scene;
	const state = mkdtempSync(join(tmpdir(), 'chat-tui-media-'));
	const cast = createCast(appearance, state, language);
	try {
		const server = cast.start('the server', [
			...['serve', host, String(port), '--memory', '--name', serverName, '--max-users', '200'],
			...[
				'--motd',
				language === 'ko'
					? '한강에 오신 것을 환영해요.'
					: '한강에 오신 것을 환영합니다. Be kind, and eat well.',
			],
		]);
		await server.waitFor(`join ${host}`);
		for (const turn of turns) {
			await play(turn, cast);
		}

		cast.get(shown).write(draft);
		for (const [key, seen] of keys) {
			cast.get(shown).write(key);
			await cast.get(shown).waitFor(seen);
		}

		await photograph(cast.get(shown), `${prefix}client`, appearance);
		if (find !== undefined && appearance === 'dark') {
			// Ctrl+U takes the draft away.
			cast.get(shown).write(`\u0015/find ${find}\r`);
			await cast.get(shown).waitFor(/ find: .* of \d/);
			await photograph(cast.get(shown), 'find', appearance, [sizes[0]]);
		}

		if (hasDashboard) {
			await photograph(server, `${prefix}dashboard`, appearance);
		}
	} finally {
		cast.close();
		rmSync(state, {recursive: true, force: true});
	}
};

mkdirSync(join(root, 'media'), {recursive: true});
// `npm run media -- korean-` makes the pictures of one scene.
const [only] = process.argv.slice(2);
for (const {appearances, ...scene} of scenes.filter(({prefix}) => only === undefined || prefix === only)) {
	for (const appearance of appearances) {
		await picture(scene, appearance);
	}
}

process.exit(0);
