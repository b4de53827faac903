/** The programs whose screens are measured, each in our room on our server, started as its users start it. Knows no figures. */
import {mkdirSync, mkdtempSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import path from 'node:path';
import process from 'node:process';
import {fileURLToPath} from 'node:url';
import {findProgram} from '../lib/children.ts';
import {openScreen, type Screen} from './pty.ts';

export const launcher = fileURLToPath(new URL('../../bin/chat-tui.js', import.meta.url));
const bareProgram = fileURLToPath(new URL('bare.ts', import.meta.url));

/** A home of its own, so that nothing of the user's is read or written; cleared away by `remove`. */
export const makeHome = (): {
	readonly path: string;
	readonly env: Record<string, string>;
	remove(): void;
} => {
	const home = mkdtempSync(path.join(tmpdir(), 'chat-tui-bench-home-'));
	const env = {
		HOME: home,
		XDG_STATE_HOME: path.join(home, 'state'),
		XDG_CONFIG_HOME: path.join(home, 'config'),
		XDG_DATA_HOME: path.join(home, 'data'),
		XDG_CACHE_HOME: path.join(home, 'cache'),
		TZ: 'UTC',
	};
	return {path: home, env, remove: () => rmSync(home, {recursive: true, force: true})};
};

export type Program = {
	readonly name: string;
	/** Undefined where it is installed. */
	readonly missing?: string;
	/** In the room, with its input line ready. `lines`: it is to keep so many, where it has to be told. */
	open(port: number, home: ReturnType<typeof makeHome>, lines?: number): Promise<Screen>;
};

const has = (screen: Screen, text: string): boolean =>
	Array.from({length: 40}, (_, y) => screen.row(y)).some(row => row.includes(text));

const chatTui: Program = {
	name: 'chat-tui',
	async open(port, home) {
		const args = [launcher, 'join', '127.0.0.1', String(port), '--name', 'reader'];
		const screen = openScreen(process.execPath, args, {env: home.env});
		await screen.until(() => has(screen, 'online') && has(screen, '›'), 'the room');
		return screen;
	},
};

const bare: Program = {
	name: 'bare line diff',
	async open(port, home) {
		const screen = openScreen(process.execPath, [bareProgram, String(port)], {env: home.env});
		await screen.until(() => has(screen, '›'), 'the prompt');
		return screen;
	},
};

const weechat: Program = {
	name: 'WeeChat',
	...(findProgram('weechat') ? {} : {missing: 'weechat (Debian: weechat-curses)'}),
	async open(port, home, lines) {
		const commands = [
			'/set logger.file.auto_log off',
			'/set weechat.plugin.autoload "irc"',
			...(lines === undefined ? [] : [`/set weechat.history.max_buffer_lines_number ${lines}`]),
			`/server add t 127.0.0.1/${port} -nossl -nicks=reader`,
			'/set irc.server.t.autojoin "#lobby"',
			'/connect t',
		];
		const directory = path.join(home.path, 'weechat');
		mkdirSync(directory, {recursive: true});
		const screen = openScreen(
			findProgram('weechat') ?? 'weechat',
			['-d', directory, '-P', 'irc', '-r', commands.join('; ')],
			{env: home.env},
		);
		await screen.until(() => has(screen, '#lobby') && has(screen, '[reader'), 'the channel');
		return screen;
	},
};

const irssi: Program = {
	name: 'irssi',
	...(findProgram('irssi') ? {} : {missing: 'irssi'}),
	async open(port, home, lines = 500) {
		const directory = path.join(home.path, 'irssi');
		mkdirSync(directory, {recursive: true});
		writeFileSync(
			path.join(directory, 'config'),
			`servers = ({ address = "127.0.0.1"; chatnet = "t"; port = "${port}"; autoconnect = "yes"; });
chatnets = { t = { type = "IRC"; nick = "reader"; }; };
channels = ({ name = "#lobby"; chatnet = "t"; autojoin = "yes"; });
settings = { core = { real_name = "reader"; user_name = "reader"; nick = "reader"; }; "fe-text" = { scrollback_lines = "${lines}"; scrollback_time = "1day"; }; "fe-common/core" = { window_auto_change = "yes"; }; };
`,
		);
		const screen = openScreen(findProgram('irssi') ?? 'irssi', [`--home=${directory}`], {env: home.env});
		await screen.until(() => has(screen, 'Act: 2') || has(screen, '[#lobby]'), 'the channel');
		screen.write('\u001B2');
		// The window is there before the channel.
		await screen.until(() => has(screen, '[#lobby]') && has(screen, 'Total of'), "the channel's window");
		return screen;
	},
};

export const programs: readonly Program[] = [chatTui, bare, weechat, irssi];

/** The names of those that are not ours. */
export const foreignPrograms: readonly string[] = [weechat.name, irssi.name];
