/** A real pseudo-terminal with a parsed screen: what a person in front of the program would see. Knows nothing of chat. */
import process from 'node:process';
import {type IPty, spawn} from '@lydell/node-pty';
import xterm, {type IBuffer} from '@xterm/headless';
import {modernWidths} from './terminal-widths.ts';

export type TerminalOptions = {
	readonly cols?: number;
	readonly rows?: number;
	/** Added to this process's environment; `undefined` takes a variable out. */
	readonly env?: Readonly<Record<string, string | undefined>>;
	readonly cwd?: string;
	/** What the terminal answers to a query of its background (OSC 11), as `rgb:rr/gg/bb`; without it, nothing. */
	readonly background?: string;
	/** Whether it has the Kitty keyboard protocol. */
	readonly kitty?: boolean;
};

/** One cell: a wide character's second cell has `width` 0 and no text. Colours are `#rrggbb`, a palette index, or undefined for the default. */
export type Cell = {
	readonly text: string;
	readonly width: number;
	readonly foreground: string | number | undefined;
	readonly background: string | number | undefined;
	readonly bold: boolean;
	readonly dim: boolean;
	readonly italic: boolean;
	readonly underline: boolean;
	readonly inverse: boolean;
	readonly strikethrough: boolean;
};

export type TerminalModes = {
	readonly alternateScreen: boolean;
	readonly cursorVisible: boolean;
	readonly autoWrap: boolean;
	readonly bracketedPaste: boolean;
	readonly focusReports: boolean;
	readonly mouseTracking: string;
	/** The flags of the Kitty keyboard protocol; 0 is the keyboard as ever. */
	readonly keyboard: number;
};

export type Condition = string | RegExp | ((screen: readonly string[]) => boolean);

export type TestTerminal = {
	readonly pid: number;
	write(data: string | Uint8Array): void;
	resize(cols: number, rows: number): void;
	/** The rows in view, without the blanks at their ends. */
	screen(): string[];
	cells(): Cell[][];
	/** The cursor's cell, from 0. */
	cursor(): {x: number; y: number};
	modes(): TerminalModes;
	/** All that the program has written so far. */
	raw(): string;
	/** Resolves at the first screen on which the condition holds (a text: is anywhere on it). Rejects at the deadline, showing the screen. */
	waitFor(condition: Condition, deadlineMs?: number): Promise<void>;
	kill(signal: NodeJS.Signals): void;
	readonly exit: Promise<{code: number; signal: number | undefined}>;
	/** Close the window: its end of the terminal goes first, then comes the signal. */
	hangUp(): void;
	/** End the program if it still runs. */
	close(): void;
};

/** Variables that make chalk, Ink or the program take the terminal for something else. */
const isMisleading = (name: string) =>
	['CI', 'CONTINUOUS_INTEGRATION', 'NO_COLOR', 'FORCE_COLOR', 'COLORFGBG', 'TMUX', 'STY'].includes(name) ||
	['LC_TERMINAL', 'VTE_VERSION', 'WT_SESSION'].includes(name) ||
	/^(?:CI|TERM_PROGRAM|KITTY|WEZTERM|GHOSTTY|KONSOLE|ITERM)(?:_|$)/.test(name);

/** Whatever the machine speaks: tests read English unless they ask for another language. */
export const inEnglish = {LC_ALL: 'en_US.UTF-8', CHAT_TUI_LANG: undefined} as const;

const environmentOf = (extra: TerminalOptions['env']) => {
	const inherited = Object.entries({...process.env, ...inEnglish}).filter(([name]) => !isMisleading(name));
	const all = {...Object.fromEntries(inherited), TERM: 'xterm-256color', COLORTERM: 'truecolor', ...extra};
	return Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined));
};

const hex = (color: number) => `#${color.toString(16).padStart(6, '0')}`;

const cellsOf = (buffer: IBuffer, rows: number, cols: number): Cell[][] =>
	Array.from({length: rows}, (_, y) => {
		const line = buffer.getLine(buffer.viewportY + y);
		return Array.from({length: cols}, (_, x): Cell => {
			const cell = line?.getCell(x);
			return {
				text: cell?.getChars() ?? '',
				width: cell?.getWidth() ?? 1,
				foreground: cell?.isFgRGB()
					? hex(cell.getFgColor())
					: cell?.isFgPalette()
						? cell.getFgColor()
						: undefined,
				background: cell?.isBgRGB()
					? hex(cell.getBgColor())
					: cell?.isBgPalette()
						? cell.getBgColor()
						: undefined,
				bold: Boolean(cell?.isBold()),
				dim: Boolean(cell?.isDim()),
				italic: Boolean(cell?.isItalic()),
				underline: Boolean(cell?.isUnderline()),
				inverse: Boolean(cell?.isInverse()),
				strikethrough: Boolean(cell?.isStrikethrough()),
			};
		});
	});

/** Start a program in a pseudo-terminal, by default 80×24, of the xterm kind with true colour. */
export const openTerminal = (
	file: string,
	args: readonly string[],
	{cols = 80, rows = 24, env, cwd, background, kitty = false}: TerminalOptions = {},
): TestTerminal => {
	const terminal = new xterm.Terminal({cols, rows, allowProposedApi: true, scrollback: 1000});
	terminal.unicode.register(modernWidths);
	terminal.unicode.activeVersion = modernWidths.version;
	// Bytes may be written too, though the types do not say so: half a character must be possible. Nor do they have `destroy`.
	const pty: Omit<IPty, 'write'> & {write(data: string | Buffer): void; destroy?(): void} = spawn(
		file,
		[...args],
		{
			name: 'xterm-256color',
			cols,
			rows,
			cwd: cwd ?? process.cwd(),
			env: environmentOf(env),
		},
	);

	let isRunning = true;
	const answer = (data: string | Buffer) => {
		if (isRunning) {
			pty.write(data);
		}
	};

	let isCursorVisible = true;
	for (const [final, visible] of [
		['h', true],
		['l', false],
	] as const) {
		terminal.parser.registerCsiHandler({prefix: '?', final}, parameters => {
			if (parameters.includes(25)) {
				isCursorVisible = visible;
			}

			return false;
		});
	}

	// A stack for each of the two screens, as the protocol has it.
	const keyboards: Record<'normal' | 'alternate', number[]> = {normal: [], alternate: []};
	const keyboard = () => keyboards[terminal.buffer.active.type];
	if (kitty) {
		terminal.parser.registerCsiHandler({prefix: '?', final: 'u'}, () => {
			answer(`\u{1B}[?${keyboard().at(-1) ?? 0}u`);
			return true;
		});
		terminal.parser.registerCsiHandler({prefix: '>', final: 'u'}, ([flags]) => {
			keyboard().push(Number(flags));
			return true;
		});
		terminal.parser.registerCsiHandler({prefix: '<', final: 'u'}, ([count]) => {
			keyboard().splice(-(Number(count) || 1));
			return true;
		});
	}

	terminal.parser.registerOscHandler(11, data => {
		if (data === '?' && background !== undefined) {
			answer(`\u{1B}]11;${background}\u{1B}\\`);
		}

		return true;
	});
	terminal.onData(answer);

	let written = '';
	const watchers = new Set<() => void>();
	const look = () => {
		for (const watcher of [...watchers]) {
			watcher();
		}
	};

	pty.onData(data => {
		written += data;
		terminal.write(data, look);
	});

	const screen = () =>
		Array.from({length: terminal.rows}, (_, y) => {
			const {active} = terminal.buffer;
			return (
				active
					.getLine(active.viewportY + y)
					?.translateToString(true)
					.trimEnd() ?? ''
			);
		});

	const holds = (condition: Condition) => {
		const rows = screen();
		if (typeof condition === 'function') {
			return condition(rows);
		}

		const text = rows.join('\n');
		return typeof condition === 'string' ? text.includes(condition) : condition.test(text);
	};

	const exit = new Promise<{code: number; signal: number | undefined}>(resolve => {
		pty.onExit(({exitCode, signal}) => {
			isRunning = false;
			terminal.write('', () => {
				look();
				resolve({code: exitCode, signal: signal === 0 ? undefined : signal});
			});
		});
	});

	return {
		pid: pty.pid,
		write: data => pty.write(typeof data === 'string' ? data : Buffer.from(data)),
		resize(nextCols, nextRows) {
			terminal.resize(nextCols, nextRows);
			pty.resize(nextCols, nextRows);
		},
		screen,
		cells: () => cellsOf(terminal.buffer.active, terminal.rows, terminal.cols),
		cursor: () => ({x: terminal.buffer.active.cursorX, y: terminal.buffer.active.cursorY}),
		modes: () => ({
			alternateScreen: terminal.buffer.active.type === 'alternate',
			cursorVisible: isCursorVisible,
			autoWrap: terminal.modes.wraparoundMode,
			bracketedPaste: terminal.modes.bracketedPasteMode,
			focusReports: terminal.modes.sendFocusMode,
			mouseTracking: terminal.modes.mouseTrackingMode,
			keyboard: keyboard().at(-1) ?? 0,
		}),
		raw: () => written,
		waitFor: (condition, deadlineMs = 30_000) =>
			new Promise((resolve, reject) => {
				const deadline = setTimeout(() => {
					watchers.delete(check);
					reject(
						new Error(`Not seen within ${deadlineMs} ms: ${condition}\nThe screen:\n${screen().join('\n')}`),
					);
				}, deadlineMs);
				const check = () => {
					if (holds(condition)) {
						watchers.delete(check);
						clearTimeout(deadline);
						resolve();
					}
				};

				watchers.add(check);
				check();
			}),
		kill: signal => pty.kill(signal),
		exit,
		hangUp() {
			pty.destroy?.();
		},
		close() {
			if (isRunning) {
				pty.kill('SIGKILL');
			}
		},
	};
};
