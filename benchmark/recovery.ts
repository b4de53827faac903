/**
How long does a server take to start after kill -9, with a million messages in its data directory?

	npm run build && node benchmark/recovery.ts [MESSAGES] [RUNS]

A process writes the history (through the journal's own append, 200 users who numbered their messages, all of them online at the end), keeps
a snapshot as a server does, goes on for as many entries as a snapshot is behind on average, and is killed with -9: SQLite's log is left as it
was. Then the built program is started on a copy of that directory and timed from the spawn to its `listening` line, and killed with -9.
Three kinds of directory take turns, so that whatever else the machine does is spread over all of them:

- `empty`: nothing to read. What Node and the program need in any case.
- `snapshot`: as it was left.
- `replay`: the same without its snapshots: every message is read and applied, as all servers did before there were snapshots.

To be read: the difference between `snapshot` and `empty` is what recovery costs. The copies are fresh, so their pages are in memory: a cold
disk adds the reading of what is read, little for `snapshot`, the whole file for `replay`. On Linux the processor time is told as well (in steps of
10 ms, all threads): on a machine that does other things it says more than the clock.
*/
import {spawn} from 'node:child_process';
import {once} from 'node:events';
import {cp, mkdtemp, rm, stat} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import path from 'node:path';
import {createInterface} from 'node:readline';
import {DatabaseSync} from 'node:sqlite';
import {fileURLToPath} from 'node:url';
import {usageOf} from './lib/children.ts';
import {writeJournal} from './lib/data-directory.ts';
import {quantile} from './lib/statistics.ts';

const file = fileURLToPath(import.meta.url);
const launcher = fileURLToPath(new URL('../bin/chat-tui.js', import.meta.url));
/** A program that has not said its word by then has failed, ms. */
const endMs = 10 * 60_000;

/** In a process of its own: write everything, say so, and wait for the end. */
const generate = async (directory: string, messages: number) => {
	await writeJournal(directory, {users: 200, rooms: 20, messages});
	console.log('written');
};

/** Run a program until it prints a line that fits, then kill it with -9. Resolves with the ms from the spawn to that line; rejects when it ends without one. */
const runUntil = async (
	args: readonly string[],
	fits: RegExp,
): Promise<{readonly elapsed: number; readonly cpu: number | undefined}> => {
	const from = performance.now();
	const child = spawn(process.execPath, args, {stdio: ['ignore', 'pipe', 'inherit']});
	const exited = once(child, 'exit');
	const late = setTimeout(() => child.kill('SIGKILL'), endMs);
	let elapsed: number | undefined;
	for await (const line of createInterface({input: child.stdout})) {
		if (fits.test(line)) {
			elapsed = performance.now() - from;
			break;
		}
	}

	const usage = await usageOf(child.pid ?? 0);
	clearTimeout(late);
	child.kill('SIGKILL');
	await exited;
	if (elapsed === undefined) {
		throw new Error(`It has ended and never said ${fits.source}: node ${args.join(' ')}`);
	}

	return {elapsed, cpu: usage?.cpuMs};
};

const medianOf = (values: readonly number[]): number => quantile(values, 0.5) ?? Number.NaN;

const measure = async (messages: number, runs: number) => {
	const home = await mkdtemp(path.join(tmpdir(), 'chat-tui-recovery-'));
	const written = path.join(home, 'written');
	const copy = path.join(home, 'copy');
	try {
		const {elapsed} = await runUntil([file, 'generate', written, String(messages)], /^written$/);
		// Some of it is still in the log, for it was killed.
		const files = await Promise.all(['chat.db', 'chat.db-wal'].map(name => stat(path.join(written, name))));
		const size = files.reduce((sum, file) => sum + file.size, 0);
		console.log(
			`${messages} messages, ${(size / 1e6).toFixed(0)} MB, written in ${(elapsed / 1000).toFixed(1)} s`,
		);
		const kinds = {
			empty: async () => {},
			snapshot: () => cp(written, copy, {recursive: true}),
			async replay() {
				await cp(written, copy, {recursive: true});
				const database = new DatabaseSync(path.join(copy, 'chat.db'));
				database.exec('DELETE FROM snapshots');
				database.close();
			},
		};
		const times = new Map<string, Array<Awaited<ReturnType<typeof runUntil>>>>();
		for (let run = 0; run < runs; run++) {
			for (const [kind, prepare] of Object.entries(kinds)) {
				await rm(copy, {recursive: true, force: true});
				await prepare();
				const args = [launcher, 'serve', '127.0.0.1', '0', '--json', '--data', copy];
				const time = await runUntil(args, /"event":"listening"/);
				times.set(kind, [...(times.get(kind) ?? []), time]);
			}
		}

		for (const [kind, list] of times) {
			const all = list.map(({elapsed}) => elapsed.toFixed(0)).join(' ');
			const median = medianOf(list.map(({elapsed}) => elapsed)).toFixed(0);
			const cpu = medianOf(list.map(({cpu}) => cpu ?? Number.NaN)).toFixed(0);
			console.log(
				`${kind.padEnd(9)} median ${median.padStart(6)} ms, processor ${cpu.padStart(5)} ms   of ${all}`,
			);
		}
	} finally {
		await rm(home, {recursive: true, force: true});
	}
};

const [mode = '', ...rest] = process.argv.slice(2);
if (mode === 'generate') {
	await generate(rest[0] ?? '', Number(rest[1]));
} else {
	await measure(Number(mode || 1_000_000), Number(rest[0] ?? 5));
}
