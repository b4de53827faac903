/**
A process of its own around a SQLite journal, for tests that kill it: `journal-child.ts hold|append|keep DIRECTORY [NAME]`.

`hold` opens the journal, prints `open` and stays; `append` also appends without end and prints the text of each entry once its
append has resolved; `keep` also appends and keeps snapshots without end, and prints the number of each once it is kept. When the journal cannot be opened it prints the error's code and exits.
*/
import {type ChildProcessByStdio, spawn} from 'node:child_process';
import {once} from 'node:events';
import process from 'node:process';
import {createInterface} from 'node:readline';
import type {Readable} from 'node:stream';
import {fileURLToPath} from 'node:url';
import {JournalError} from '../../source/history/journal.ts';
import {openSqliteJournal} from '../../source/history/sqlite/journal.ts';
import {said} from './drafts.ts';

const file = fileURLToPath(import.meta.url);

export type JournalChild = {
	/** What it printed, line by line. */
	readonly lines: AsyncIterator<string>;
	/** SIGKILL; resolves when it is gone, with the lines that were not read. */
	kill(): Promise<readonly string[]>;
};

/** Start the process. */
export const startJournalChild = (
	mode: 'hold' | 'append' | 'keep',
	directory: string,
	name = '',
): JournalChild => {
	const child: ChildProcessByStdio<null, Readable, null> = spawn(
		process.execPath,
		['--import=tsx', file, mode, directory, name],
		{stdio: ['ignore', 'pipe', 'inherit']},
	);
	const lines = createInterface({input: child.stdout})[Symbol.asyncIterator]();
	const exited = once(child, 'exit');
	return {
		lines,
		async kill() {
			child.kill('SIGKILL');
			await exited;
			const rest: string[] = [];
			for (let line = await lines.next(); !line.done; line = await lines.next()) {
				rest.push(line.value);
			}

			return rest;
		},
	};
};

/**
Print a line, and let the event loop have its turn: whoever appends without end before the journal's thread is there never gives it one by
itself, so that a line for which the pipe had no room would never be written, and the thread never be there.
*/
const print = async (line: string) => {
	const hasRoom = process.stdout.write(`${line}\n`);
	await (hasRoom ? new Promise(setImmediate) : once(process.stdout, 'drain'));
};

const run = async (mode: string, directory: string, name: string) => {
	try {
		const journal = await openSqliteJournal({directory});
		await print('open');
		const appendForever = async (lane: number) => {
			for (let count = 0; ; count++) {
				const mine = [0, 1].map(part => `${name}-${lane}-${count}-${part}`);
				await journal.append(mine.map(text => said(text)));
				await print(mine.join('\n'));
			}
		};

		if (mode === 'append') {
			await Promise.all([1, 2, 3, 4, 5].map(appendForever));
		}

		while (mode === 'keep') {
			await journal.append([said(name), said(name)]);
			const seq = journal.last();
			await journal.keepSnapshot({seq, lines: Array.from({length: 30}, (_, line) => `${seq} ${line}`)});
			await print(String(seq));
		}
	} catch (error) {
		console.log(error instanceof JournalError ? error.code : error);
	}
};

if (process.argv[1] === file) {
	await run(process.argv[2] ?? '', process.argv[3] ?? '', process.argv[4] ?? '');
}
