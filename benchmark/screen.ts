/**
What the screen takes: `npm run bench -- screen`. Each program in a real pseudo-terminal of 120×40 whose screen is parsed here, on the same server, with the same
people talking. From a key's write to the cell that has it; processor time, bytes and memory of the client alone.
*/
import process from 'node:process';
import {setTimeout as wait} from 'node:timers/promises';
import {fileURLToPath} from 'node:url';
import {type Assistant, startAssistant} from './lib/assistant.ts';
import {freePort, listening, startChild, versionOf} from './lib/children.ts';
import type {Measure, Row} from './lib/result.ts';
import {type Contestant, type Measured, type Played, playRounds} from './lib/rounds.ts';
import {dateOf, describeMachine} from './lib/save.ts';
import type {Context, Scenario} from './lib/scenario.ts';
import {frameMs, keysOf, pressKeys} from './screen/keys.ts';
import {launcher, makeHome, type Program, programs} from './screen/programs.ts';
import type {Screen} from './screen/pty.ts';

const talkersProgram = fileURLToPath(new URL('screen/talkers.ts', import.meta.url));
const rates = [0, 100, 1000] as const;
/** So many messages are under way at any time (screen/talkers.ts). */
const windowSize = 64;
const histories = [1000, 100_000] as const;
/** A history is said in portions of so many. */
const portion = 2000;

type Stage = {readonly port: number; readonly talkers: Assistant; readonly screen: Screen};

/** A server, people who talk and a program, for as long as `act` takes. */
const onStage = async <Value>(
	program: Program,
	{lines, before = 0}: {lines?: number; before?: number},
	act: (stage: Stage) => Promise<Value>,
): Promise<Value> => {
	const home = makeHome();
	const port = await freePort();
	const server = startChild(
		process.execPath,
		[launcher, 'serve', '127.0.0.1', String(port), '--headless', '--memory', '--rate', '0'],
		{env: home.env},
	);
	const ends: Array<() => unknown> = [() => server.end(), () => home.remove()];
	try {
		await listening(port, server);
		const talkers = await startAssistant(talkersProgram, [String(port)]);
		ends.unshift(() => talkers.end());
		await talkers.ask({count: before});
		const screen = await program.open(port, home, lines);
		ends.unshift(() => screen.end());
		await screen.quiet(1000);
		return await act({port, talkers, screen});
	} finally {
		for (const end of ends) {
			await end();
		}
	}
};

/** Everything that is measured with a short history. */
const live = (program: Program, isQuick: boolean): Promise<Measured> =>
	onStage(program, {before: 60}, async ({screen, talkers}) => {
		const [keys, seconds] = isQuick ? [15, 0.5] : [120, 5];
		const measured: Record<string, number> = {};
		const input = screen.cursor();
		await pressKeys(screen, input, 20);
		await screen.quiet(200);
		const bytesBefore = screen.bytes();
		const quietKeys = await pressKeys(screen, input, 40);
		await screen.quiet(200);
		measured['bytes per key'] = (screen.bytes() - bytesBefore) / 41;
		Object.assign(
			measured,
			keysOf([...quietKeys, ...(await pressKeys(screen, input, Math.max(1, keys - 40)))], 0),
		);

		// What a program shows of what was said before it came is its own: that the pane is full is so for all. Then apart from each other, so that each is a frame of its own.
		await talkers.ask({count: 60});
		await screen.quiet(300);
		const count = isQuick ? 5 : 30;
		const before = screen.bytes();
		for (let index = 0; index < count; index++) {
			await talkers.ask({count: 1});
			await screen.quiet(60);
		}

		measured['bytes per message'] = (screen.bytes() - before) / count;
		for (const rate of rates) {
			talkers.tell({rate});
			await wait(500);
			if (rate > 0) {
				Object.assign(measured, keysOf(await pressKeys(screen, input, keys), rate));
			}

			// Some seconds after the last key V8 gives back memory, once: an idle program is one that has done so.
			await wait(rate === 0 && !isQuick ? 12_000 : rate === 0 ? 2000 : 200);
			const [cpu, bytes, from] = [screen.cpuMs(), screen.bytes(), performance.now()];
			await wait(seconds * 1000);
			const elapsed = (performance.now() - from) / 1000;
			measured[`cpu ${rate}`] = (screen.cpuMs() - cpu) / elapsed;
			measured[`bytes ${rate}`] = (screen.bytes() - bytes) / elapsed / 1000;
			talkers.tell({rate: 0});
			await screen.quiet(300);
		}

		return measured;
	});

/** With a long history in the client. */
const long = (program: Program, history: number, isQuick: boolean): Promise<Measured> =>
	onStage(program, {lines: 100_000}, async ({screen, talkers}) => {
		const pressed = isQuick ? 20 : 120;
		const input = screen.cursor();
		await pressKeys(screen, input, 20);
		// The very last may not be: people talk at the same time, and what one of them says late stands behind it.
		const seen = (said: number): boolean =>
			Array.from({length: 40}, (_, y) => / (\d+) /.exec(screen.row(y))).some(
				found => Number(found?.[1]) > said - windowSize,
			);
		// As fast as it takes them: whoever reads too slowly is let go by the server.
		const count = isQuick ? Math.min(history, 5000) : history;
		for (let said = 0; said < count; ) {
			const next = Math.min(portion, count - said);
			await talkers.ask({count: next});
			said += next;
			await screen.until(() => seen(said), `message ${said}`, 60_000);
		}

		await screen.quiet(3000);
		const keys = keysOf(await pressKeys(screen, input, pressed), 0);
		talkers.tell({rate: 100});
		await wait(300);
		const busy = keysOf(await pressKeys(screen, input, pressed), 100);
		talkers.tell({rate: 0});
		await screen.quiet(3000);
		const {rss, own} = screen.memory();
		return {...keys, ...busy, rss, own};
	});

const table = (
	played: Played,
	rows: ReadonlyArray<{readonly label: string; readonly measure: string}>,
): readonly Row[] =>
	rows.map(({label, measure}) => ({
		label,
		series: played.names.map(contestant => ({contestant, values: played.values(contestant, measure)})),
	}));

const rateRows = (measure: string): ReadonlyArray<{label: string; measure: string}> =>
	rates.map(rate => ({
		label: rate === 0 ? 'nobody talks' : `${rate} messages/s`,
		measure: `${measure} ${rate}`,
	}));

const ours = 'chat-tui';

const liveMeasures = (played: Played): readonly Measure[] => [
	{
		name: 'From a key to the screen, the median',
		unit: 'ms',
		better: 'less',
		rows: table(played, rateRows('p50')),
		goals: [{contestant: ours, against: [], atMost: frameMs, text: 'under one frame of 60 Hz'}],
	},
	{
		name: 'From a key to the screen, 99 of 100',
		unit: 'ms',
		better: 'less',
		rows: table(played, rateRows('p99')),
		goals: [{contestant: ours, against: [], atMost: 3 * frameMs, text: 'under three frames of 60 Hz'}],
	},
	{
		name: 'Processor time of the client',
		unit: 'ms/s',
		better: 'less',
		reference: 'bare line diff',
		rows: table(played, rateRows('cpu')),
		goals: [
			{
				contestant: ours,
				against: ['bare line diff'],
				atMost: 3,
				rows: ['1000 messages/s'],
				text: 'at most 3 times a bare line diff',
			},
			{
				contestant: ours,
				against: [],
				atMost: 1,
				rows: ['nobody talks'],
				text: 'nothing when nothing happens',
			},
		],
	},
	{
		name: 'Bytes to the terminal',
		unit: 'B',
		better: 'less',
		rows: table(played, [
			{label: 'a key in the editor', measure: 'bytes per key'},
			{label: 'a message in view', measure: 'bytes per message'},
		]),
		goals: [
			{contestant: ours, against: [], atMost: 200, rows: ['a key in the editor'], text: 'under 200'},
			{
				contestant: ours,
				against: [],
				atMost: 400,
				rows: ['a message in view'],
				text: 'little more than its line',
			},
		],
	},
	{
		name: 'Bytes to the terminal in a second',
		unit: 'kB/s',
		better: 'less',
		rows: table(played, rateRows('bytes')),
	},
];

const longMeasures = (played: Played): readonly Measure[] => {
	const [short = '', many = ''] = histories.map(history => `${ours}, ${history} messages`);
	return [
		{
			name: 'From a key to the screen with a history',
			unit: 'ms',
			better: 'less',
			rows: table(played, [
				{label: 'nobody talks, median', measure: 'p50 0'},
				{label: 'nobody talks, 99 of 100', measure: 'p99 0'},
				{label: '100 messages/s, median', measure: 'p50 100'},
				{label: '100 messages/s, 99 of 100', measure: 'p99 100'},
			]),
			goals: [
				{
					contestant: many,
					against: [short],
					atMost: 1.2,
					rows: ['nobody talks, median', '100 messages/s, median'],
					text: 'the same within 20 % with 100 times the history',
				},
			],
		},
		{
			name: 'Resident memory with a history',
			unit: 'MiB',
			better: 'less',
			rows: table(played, [
				{label: 'all', measure: 'rss'},
				{label: 'of it its own', measure: 'own'},
			]),
			goals: [
				{
					contestant: many,
					against: [],
					atMost: 150,
					rows: ['all'],
					text: 'under 150 MB with 100,000 messages reachable',
				},
			],
		},
	];
};

const run = async (context: Context) => {
	const {isQuick, rounds, options, say} = context;
	const wanted = programs.filter(
		({name}) => options.only === undefined || options.only.split(',').includes(name),
	);
	// Where it is only to be seen whether it works, one is enough.
	const there = wanted.filter(({missing, name}) => missing === undefined && (!isQuick || name === ours));
	const tell = (name: string, round: number, measured: Measured | {readonly reason: string}): void => {
		const text =
			typeof measured.reason === 'string'
				? measured.reason
				: Object.entries(measured)
						.map(([key, value]) => `${key}: ${Number(value).toFixed(1)}`)
						.join('  ');
		say(`  ${round + 1} ${name}: ${text}`);
	};
	const part = options.part ?? (isQuick ? 'live' : 'all');
	const contestants: Contestant[] = there.map(program => ({
		name: program.name,
		play: () => live(program, isQuick),
	}));
	const played = await playRounds({contestants: part === 'long' ? [] : contestants, rounds, onRun: tell});
	const longContestants: Contestant[] = there
		.filter(({name}) => name !== 'bare line diff')
		.flatMap(program =>
			histories.map(history => ({
				name: `${program.name}, ${history} messages`,
				play: () => long(program, history, isQuick),
			})),
		);
	const longPlayed = await playRounds({
		contestants: part === 'live' ? [] : longContestants,
		rounds,
		onRun: tell,
	});
	const versions: Record<string, string> = {};
	for (const [name, program] of [
		['WeeChat', 'weechat'],
		['irssi', 'irssi'],
	] as const) {
		const version = versionOf(program, ['--version']);
		if (version !== undefined) {
			versions[name] = version;
		}
	}

	return {
		name: 'screen',
		title: 'The screen',
		about:
			'In a real pseudo-terminal of 120×40; the parsed screen stops the clock. All are on the same server and hear the same; WeeChat and irssi over IRC. ' +
			'The bare line diff is a program of 120 lines that writes what differs: no Ink, no layout, no Unicode. Processor time is that of the client alone, in ms of each second; where nobody talks, from twelve seconds after the last key on. ' +
			'The terminal is parsed by one process on the same machine, which is in all the times alike.',
		date: dateOf(new Date()),
		machine: describeMachine(versions),
		measures: [...liveMeasures(played), ...longMeasures(longPlayed)],
		leftOut: wanted.flatMap(({missing}) => missing ?? []),
		failures: [...played.failures, ...longPlayed.failures].map(failure => ({...failure, label: 'screen'})),
	};
};

export const scenario: Scenario = {
	name: 'screen',
	about:
		'keys, processor time, bytes and memory of the chat on a terminal of 120×40, beside WeeChat and irssi',
	run,
};
