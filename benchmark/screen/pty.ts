/** A program in a real pseudo-terminal, its screen parsed, its bytes counted, its processor time read. Knows nothing of chat. */
import {readdirSync, readFileSync} from 'node:fs';
import process from 'node:process';
import {spawn} from '@lydell/node-pty';
import xterm from '@xterm/headless';
import {modernWidths} from '../../test/helpers/terminal-widths.ts';

export const size = {cols: 120, rows: 40} as const;

export type Screen = {
	readonly pid: number;
	write(text: string): void;
	/** Bytes so far. */
	bytes(): number;
	/** All that was written, when it is kept. */
	raw(): string;
	row(y: number): string;
	/** The character in a cell, from 0. */
	cell(x: number, y: number): string;
	cursor(): {readonly x: number; readonly y: number};
	/** Resolves with the time (performance.now) of the first parsed screen on which it holds. Rejects after `ms`. */
	until(holds: () => boolean, what: string, ms?: number): Promise<number>;
	/** Resolves once nothing was written for so long, ms. Rejects when that has not come within `limit`. */
	quiet(ms: number, limit?: number): Promise<void>;
	/** Processor time of all its threads so far, ms. */
	cpuMs(): number;
	/** Resident memory, MiB; of it what is the process's own (anonymous), without the program's file and libraries. */
	memory(): {readonly rss: number; readonly own: number};
	end(): Promise<void>;
};

/** Of the threads that there are, to the ns; /proc/PID/stat counts in steps of 10 ms. */
const cpuMsOf = (pid: number): number => {
	let ns = 0;
	for (const task of readdirSync(`/proc/${pid}/task`)) {
		try {
			ns += Number(readFileSync(`/proc/${pid}/task/${task}/schedstat`, 'utf8').split(' ')[0]);
		} catch {
			// It has ended meanwhile.
		}
	}

	return ns / 1e6;
};

const misleading = ['CI', 'NO_COLOR', 'FORCE_COLOR', 'COLORFGBG', 'TMUX', 'STY', 'NODE_COMPILE_CACHE'];

const running = new Set<{kill(signal: string): void}>();
process.once('exit', () => {
	for (const pty of running) {
		pty.kill('SIGKILL');
	}
});

/** Start it. `background`: what the terminal answers to a question for its colour (OSC 11); without, nothing. */
export const openScreen = (
	program: string,
	args: readonly string[],
	{
		env = {},
		background = '0000/0000/0000',
		keeps = false,
	}: {env?: Readonly<Record<string, string>>; background?: string | undefined; keeps?: boolean} = {},
): Screen => {
	const terminal = new xterm.Terminal({...size, allowProposedApi: true, scrollback: 0});
	terminal.unicode.register(modernWidths);
	terminal.unicode.activeVersion = modernWidths.version;
	const inherited = Object.entries(process.env).filter(([name]) => !misleading.includes(name));
	const pty = spawn(program, [...args], {
		name: 'xterm-256color',
		...size,
		cwd: process.cwd(),
		env: {
			...Object.fromEntries(inherited),
			TERM: 'xterm-256color',
			COLORTERM: 'truecolor',
			LC_ALL: 'en_US.UTF-8',
			...env,
		},
	});
	let isRunning = true;
	const exit = new Promise<void>(resolve => {
		pty.onExit(() => {
			isRunning = false;
			resolve();
		});
	});
	running.add(pty);
	void exit.then(() => running.delete(pty));
	const answer = (text: string): void => {
		if (isRunning) {
			pty.write(text);
		}
	};
	terminal.parser.registerOscHandler(11, data => {
		if (data === '?' && background !== undefined) {
			answer(`\u001B]11;rgb:${background}\u001B\\`);
		}

		return true;
	});
	terminal.onData(answer);
	let bytes = 0;
	let raw = '';
	let wroteAt = 0;
	let look: (() => void) | undefined;
	pty.onData(data => {
		bytes += Buffer.byteLength(data);
		wroteAt = performance.now();
		raw = keeps ? raw + data : raw;
		terminal.write(data, () => look?.());
	});
	const {active} = terminal.buffer;
	const buffer = () => terminal.buffer.active ?? active;
	return {
		pid: pty.pid,
		write: answer,
		bytes: () => bytes,
		raw: () => raw,
		row: y =>
			buffer()
				.getLine(buffer().viewportY + y)
				?.translateToString(true) ?? '',
		cell: (x, y) =>
			buffer()
				.getLine(buffer().viewportY + y)
				?.getCell(x)
				?.getChars() ?? '',
		cursor: () => ({x: buffer().cursorX, y: buffer().cursorY}),
		until: (holds, what, ms = 10_000) =>
			new Promise((resolve, reject) => {
				const late = setTimeout(() => {
					look = undefined;
					const rows = Array.from({length: size.rows}, (_, y) =>
						buffer()
							.getLine(buffer().viewportY + y)
							?.translateToString(true),
					);
					reject(new Error(`Not on the screen within ${ms} ms: ${what}\n${rows.join('\n')}`));
				}, ms);
				look = () => {
					if (holds()) {
						look = undefined;
						clearTimeout(late);
						resolve(performance.now());
					}
				};
				look();
			}),
		quiet: (ms, limit = 30_000) =>
			new Promise((resolve, reject) => {
				const from = performance.now();
				const check = (): void => {
					const rest = wroteAt + ms - performance.now();
					if (rest <= 0) {
						resolve();
					} else if (performance.now() - from > limit) {
						reject(new Error(`The screen was written for ${limit} ms without ${ms} ms of rest.`));
					} else {
						setTimeout(check, rest);
					}
				};
				wroteAt = from;
				setTimeout(check, ms);
			}),
		cpuMs: () => cpuMsOf(pty.pid),
		memory() {
			const status = readFileSync(`/proc/${pty.pid}/status`, 'utf8');
			const of = (name: string): number =>
				Number(new RegExp(`${name}:\\s+(\\d+)`).exec(status)?.[1] ?? 0) / 1024;
			return {rss: of('VmRSS'), own: of('RssAnon')};
		},
		async end() {
			if (isRunning) {
				pty.kill('SIGTERM');
				const late = setTimeout(() => pty.kill('SIGKILL'), 3000);
				await exit;
				clearTimeout(late);
			}

			terminal.dispose();
		},
	};
};
