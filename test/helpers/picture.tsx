/** Screens as text: Ink on an output of a fixed size, and keys as a terminal would send them. */
import {EventEmitter} from 'node:events';
import {PassThrough} from 'node:stream';
import {setImmediate as turn} from 'node:timers/promises';
import {stripVTControlCharacters} from 'node:util';
import {render} from 'ink';
import type {ReactNode} from 'react';

// Pictures say what time it is: the same everywhere.
process.env.TZ = 'UTC';

export type Picture = {
	/** The screen as it is now, its rows without the spaces at their ends. */
	text(): string;
	/** All that was written for it, with its colours and links. */
	frame(): string;
	/** Send keys, each as a read of its own. */
	press(...keys: readonly string[]): Promise<void>;
	/** Wait until the screen is as wanted, or contains the text; fails with the screen when it never is. */
	waitFor(wanted: string | ((text: string) => boolean)): Promise<string>;
	resize(columns: number, rows: number): void;
	close(): void;
};

export const keys = {
	enter: '\r',
	escape: '\u{1B}',
	tab: '\t',
	f1: '\u{1B}OP',
	up: '\u{1B}[A',
	down: '\u{1B}[B',
	pageUp: '\u{1B}[5~',
	pageDown: '\u{1B}[6~',
	ctrlHome: '\u{1B}[1;5H',
	ctrlEnd: '\u{1B}[1;5F',
	ctrlC: '\u{3}',
} as const;

/** What comes comes at once; on a machine that does much else, the tests of a whole file wait for each other. */
const patienceMs = 30_000;

const trimRows = (text: string): string =>
	text
		.split('\n')
		.map(row => row.trimEnd())
		.join('\n');

/** Draw a screen on a terminal of so many cells; `isRead`: as a screen reader has it. */
export const openPicture = (
	node: ReactNode,
	columns: number,
	rows: number,
	{isRead = false}: {readonly isRead?: boolean} = {},
): Picture => {
	let frame = '';
	const size = {columns, rows};
	const stdout = Object.assign(new EventEmitter(), {
		isTTY: true,
		...size,
		write(text: string) {
			// With `debug` each frame is written whole; everything else that is written has no rows.
			frame = text.includes('\n') ? text : frame;
			return true;
		},
	});
	const stdin = Object.assign(new PassThrough(), {
		isTTY: true,
		setRawMode: () => stdin,
		ref: () => stdin,
		unref: () => stdin,
	});
	const instance = render(node, {
		stdout: stdout as unknown as NodeJS.WriteStream,
		stdin: stdin as unknown as NodeJS.ReadStream,
		debug: true,
		isScreenReaderEnabled: isRead,
		interactive: true,
		exitOnCtrlC: false,
		patchConsole: false,
	});

	const text = (): string => trimRows(stripVTControlCharacters(frame));

	return {
		text,
		frame: () => frame,
		async press(...pressed) {
			for (const key of pressed) {
				stdin.write(key);
				await turn();
				await turn();
			}
		},
		async waitFor(wanted) {
			const isThere = typeof wanted === 'string' ? (now: string) => now.includes(wanted) : wanted;
			const deadline = performance.now() + patienceMs;

			while (!isThere(text())) {
				if (performance.now() > deadline) {
					throw new Error(`The screen never became as wanted (${wanted}):\n${text()}`);
				}

				await turn();
			}

			return text();
		},
		resize(nextColumns, nextRows) {
			Object.assign(stdout, {columns: nextColumns, rows: nextRows});
			stdout.emit('resize');
		},
		close() {
			instance.unmount();
			instance.cleanup();
		},
	};
};
