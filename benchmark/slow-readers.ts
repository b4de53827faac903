/**
What 50 of 200 readers who do not read cost the server and the other 150: `node --import=tsx benchmark/slow-readers.ts [runs]`.

200 native clients in this process, a server with a SQLite journal in another. Ten of the clients talk. Runs alternate: in one all read, in the other
50 do not. Both first let the talkers say 8 MiB as fast as they can, more than the kernel takes for one who does not read. Then messages of 1 KiB go out at a
fixed pace (200 a second, 30,000 deliveries a second to the 150), and for each delivery to one of the 150 the time since it was sent is noted. Where 50 were
stalled they then read again, while the pace goes on, and the same is noted until all have caught up.

How to read it: a row is a run, then the medians. `held` is what the server has in use after a collection beyond what it had with 200 idle
clients, `rss` what the process has of the machine, in MiB. p50 and p99 are ms from the client's send to the client's receipt, so
that both processes and the journal's commit are in them: compare them with each other, not with other programs. On a machine that does other work, mind the spread.
*/
import {mkdtemp, rm} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import path from 'node:path';
import {performance} from 'node:perf_hooks';
import {startReaderServer} from '../test/helpers/reader-server.ts';
import {openSeqReader, type SeqReader} from '../test/helpers/seq-reader.ts';

const [liveCount, otherCount, talkerCount] = [150, 50, 10] as const;
const fill = {messages: 2048, text: 'x'.repeat(4096), windowSize: 20};
const pace = {everyMs: 5, forMs: 6000, text: 'y'.repeat(1000)};
const mebibyte = 1024 * 1024;

type Latency = {readonly p50: number; readonly p99: number};
type Result = Latency & {
	readonly held: number;
	readonly rss: number;
	/** While the stalled caught up: how long that took, and how long the others' messages did. */
	readonly after?: Latency & {readonly seconds: number};
};

const quantile = (sorted: readonly number[], part: number): number =>
	sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? 0;

const latencyOf = (times: readonly number[]): Latency => {
	const sorted = Float64Array.from(times).sort();
	return {p50: quantile([...sorted], 0.5), p99: quantile([...sorted], 0.99)};
};

const textStart = Buffer.from('"text":"');

/** For anything that is waited for, ms. */
const endMs = 5 * 60_000;

const run = async (isStalled: boolean): Promise<Result> => {
	const directory = await mkdtemp(path.join(tmpdir(), 'chat-tui-slow-'));
	let wake = (): void => undefined;
	const ring = (): void => wake();
	const until = (isSo: () => boolean): Promise<void> =>
		new Promise((resolve, reject) => {
			const late = setTimeout(
				() => reject(new Error(`Not so within ${endMs / 1000} s: ${isSo.toString()}`)),
				endMs,
			);
			wake = () => {
				if (isSo()) {
					wake = () => undefined;
					clearTimeout(late);
					resolve();
				}
			};

			wake();
		});
	const server = await startReaderServer(directory, ring);
	let times: number[] | undefined;
	const note = (line: Buffer): void => {
		if (times) {
			const start = line.indexOf(textStart) + textStart.length;
			times.push(performance.now() - Number(line.toString('latin1', start, line.indexOf(' ', start))));
		}
	};

	const enter = (role: string, count: number, onMessage?: (line: Buffer) => void): Promise<SeqReader[]> =>
		Promise.all(
			Array.from({length: count}, (_, index) =>
				openSeqReader(server.port, `${role}-${index}`, ring, onMessage),
			),
		);
	const live = await enter('live', liveCount, note);
	const others = await enter('other', otherCount);
	const talkers = live.slice(0, talkerCount);
	const before = await server.memory();
	const count = (event: string): number => server.log.filter(one => one.event === event).length;
	let said = 0;
	const haveAll = (): boolean => live.every(reader => reader.seqs.length === said);

	if (isStalled) {
		for (const {socket} of others) {
			socket.pause();
		}
	}

	// Heard, though it does not read.
	const pings = setInterval(() => {
		for (const reader of others) {
			reader.send({type: 'ping', time: 1});
		}
	}, 2000);

	await until(() => {
		for (const talker of talkers) {
			while (said < fill.messages && said - talker.seqs.length < fill.windowSize) {
				talker.say(fill.text);
				said++;
			}
		}

		return said === fill.messages && haveAll();
	});
	if (isStalled) {
		await until(() => count('behind') >= otherCount);
	} else {
		await until(() => others.every(reader => reader.seqs.length === said));
	}

	const talk = (): NodeJS.Timeout =>
		setInterval(() => {
			talkers[said % talkerCount]?.say(`${performance.now()} ${pace.text}`);
			said++;
		}, pace.everyMs);

	times = [];
	const pacing = talk();
	await new Promise(resolve => setTimeout(resolve, pace.forMs));
	const during = latencyOf(times);
	const memory = await server.memory();
	let after: Result['after'];
	if (isStalled) {
		times = [];
		const start = performance.now();
		for (const {socket} of others) {
			socket.resume();
		}

		await until(() => count('caught-up') === count('behind'));
		after = {...latencyOf(times), seconds: (performance.now() - start) / 1000};
	}

	clearInterval(pacing);
	await until(() => [...live, ...others].every(reader => reader.seqs.length === said));
	clearInterval(pings);
	for (const {socket} of [...live, ...others]) {
		socket.destroy();
	}

	await server.stop();
	await rm(directory, {recursive: true, force: true});
	return {...during, held: memory.held - before.held, rss: memory.rss, ...(after ? {after} : {})};
};

const median = (values: readonly number[]): number =>
	quantile(
		values.toSorted((a, b) => a - b),
		0.5,
	);

const show = (label: string, {p50, p99, held, rss, after}: Result): void => {
	const [ms, size] = [
		(value: number) => value.toFixed(1).padStart(6),
		(bytes: number) => (bytes / mebibyte).toFixed(1).padStart(6),
	];
	const caught = after
		? `   caught up in ${after.seconds.toFixed(1)} s, meanwhile p50 ${ms(after.p50)}  p99 ${ms(after.p99)}`
		: '';
	console.log(
		`${label.padEnd(22)} p50 ${ms(p50)}  p99 ${ms(p99)}  held ${size(held)}  rss ${size(rss)}${caught}`,
	);
};

const runs = Number(process.argv[2] ?? 5);
const results: Record<'all read' | '50 stalled', Result[]> = {'all read': [], '50 stalled': []};
for (let index = 0; index < runs; index++) {
	for (const label of ['all read', '50 stalled'] as const) {
		const result = await run(label === '50 stalled');
		results[label].push(result);
		show(label, result);
	}
}

for (const [label, list] of Object.entries(results)) {
	const of = (pick: (result: Result) => number): number => median(list.map(pick));
	show(`median, ${label}`, {
		p50: of(one => one.p50),
		p99: of(one => one.p99),
		held: of(one => one.held),
		rss: of(one => one.rss),
		...(label === '50 stalled'
			? {
					after: {
						p50: of(one => one.after?.p50 ?? 0),
						p99: of(one => one.after?.p99 ?? 0),
						seconds: of(one => one.after?.seconds ?? 0),
					},
				}
			: {}),
	});
}
