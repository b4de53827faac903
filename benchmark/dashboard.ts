/**
What the dashboard takes: `npm run bench -- dashboard`. The server with its dashboard in a real pseudo-terminal of 120×40, thousands of users on it: how long a key
takes to the screen, and what the dashboard costs the server, beside the same server with `--headless`.
*/
import process from 'node:process';
import {setTimeout as wait} from 'node:timers/promises';
import {fileURLToPath} from 'node:url';
import {type Assistant, startAssistant} from './lib/assistant.ts';
import {freePort, listening, onCore, startChild, usageOf} from './lib/children.ts';
import {openBench} from './lib/compare.ts';
import {cores, runLoad, type Tools} from './lib/load.ts';
import type {Row} from './lib/result.ts';
import {type Measured, type Played, playRounds} from './lib/rounds.ts';
import type {Scenario} from './lib/scenario.ts';
import {ours} from './lib/servers.ts';
import {frameMs, keysOf, pressKeys} from './screen/keys.ts';
import {launcher, makeHome} from './screen/programs.ts';
import {openScreen, type Screen} from './screen/pty.ts';

const crowdProgram = fileURLToPath(new URL('dashboard/crowd.ts', import.meta.url));
const members = 100;

type Sizes = {
	readonly users: number;
	readonly events: number;
	readonly keys: number;
	readonly seconds: number;
};

type Place = {readonly port: number; readonly pid: number; readonly screen: Screen | undefined};

/** A server, with its dashboard or without, for as long as `act` takes. */
const onServer = async <Value>(
	isHeadless: boolean,
	act: (place: Place) => Promise<Value>,
): Promise<Value> => {
	const home = makeHome();
	const ends: Array<() => unknown> = [() => home.remove()];
	try {
		const port = await freePort();
		const args = [
			launcher,
			...['serve', '127.0.0.1', String(port), '--rate', '0', '--max-users', '20000'],
			...['--data', home.path],
		];
		if (isHeadless) {
			const server = startChild(process.execPath, [...args, '--headless'], {
				env: home.env,
				...(cores.server === undefined ? {} : {core: cores.server}),
			});
			ends.unshift(() => server.end());
			await listening(port, server);
			return await act({port, pid: server.pid, screen: undefined});
		}

		const [program = '', ...words] = onCore(cores.server, [process.execPath, ...args]);
		const screen = openScreen(program, words, {env: home.env});
		ends.unshift(() => screen.end());
		await screen.until(() => screen.row(2).includes(`join 127.0.0.1 ${port}`), 'the dashboard');
		return await act({port, pid: screen.pid, screen});
	} finally {
		for (const end of ends) {
			await end();
		}
	}
};

/** With people on it who say nothing. */
const withCrowd = async <Value>(
	port: number,
	users: number,
	act: (crowd: Assistant) => Promise<Value>,
): Promise<Value> => {
	const crowd = await startAssistant(crowdProgram, [String(port), String(users)]);
	try {
		return await act(crowd);
	} finally {
		crowd.end();
	}
};

/** Until a process has come to rest: under 5 ms of processor time in 200. */
const atRest = async (pid: number): Promise<void> => {
	for (let round = 0, last = Number.NaN; round < 100; round++) {
		const now = (await usageOf(pid))?.cpuMs ?? 0;
		if (now - last < 5) {
			return;
		}

		last = now;
		await wait(200);
	}
};

const deliveries = (tools: Tools, isHeadless: boolean, {users, seconds}: Sizes): Promise<Measured> =>
	onServer(isHeadless, ({port, pid}) =>
		withCrowd(port, users, async () => {
			await atRest(pid);
			return runLoad(tools, {
				...ours.irc.speech,
				port,
				pid,
				members,
				senders: 10,
				mode: 'saturate',
				window: 64,
				warm: seconds / 2,
				seconds,
				sampling: 8,
			});
		}),
	);

const keys = ({users, events, keys: count, seconds}: Sizes): Promise<Measured> =>
	onServer(false, async ({port, pid, screen}) => {
		if (screen === undefined) {
			throw new Error('There is no dashboard.');
		}

		await screen.quiet(300);
		const input = screen.cursor();
		await pressKeys(screen, input, 20);
		const measured: Record<string, number> = {...keysOf(await pressKeys(screen, input, count), 'alone')};
		return withCrowd(port, users, async crowd => {
			await atRest(pid);
			Object.assign(measured, keysOf(await pressKeys(screen, input, count), 'users'));
			crowd.tell({events});
			await wait(seconds * 1000);
			Object.assign(measured, keysOf(await pressKeys(screen, input, count), 'events'));
			const came = await crowd.ask<{events: number; seconds: number}>({report: true});
			return {...measured, events: came.events / came.seconds};
		});
	});

const rowsOf = (played: Played, names: ReadonlyArray<readonly [string, string]>): readonly Row[] =>
	names.map(([label, measure]) => ({
		label,
		series: played.names.map(contestant => ({contestant, values: played.values(contestant, measure)})),
	}));

export const scenario: Scenario = {
	name: 'dashboard',
	about: 'the dashboard with 5,000 users: from a key to its screen, and what it costs the server',
	needs: 'cc',
	async run(context) {
		const {isQuick, rounds, say} = context;
		const sizes: Sizes = isQuick
			? {users: 200, events: 50, keys: 10, seconds: 0.3}
			: {users: 5000, events: 1000, keys: 120, seconds: 3};
		const bench = openBench(context);
		const label = `${members} members, ${sizes.users.toLocaleString('en')} others`;
		const speed = await bench.playAll({label}, [
			{name: '--headless', play: () => deliveries(bench.tools, true, sizes)},
			{name: 'dashboard', play: () => deliveries(bench.tools, false, sizes)},
		]);
		const pressed = await playRounds({
			contestants: [{name: 'dashboard', play: () => keys(sizes)}],
			rounds,
			onRun(_, round, measured) {
				const text =
					'reason' in measured
						? measured.reason
						: Object.entries(measured).map(([name, value]) => `${name}: ${value.toFixed(1)}`);
				say(`  keys, round ${round + 1}: ${String(text)}`);
			},
		});
		const states = [
			['nobody is there', 'alone'],
			[`${sizes.users.toLocaleString('en')} users`, 'users'],
			[`and ${sizes.events.toLocaleString('en')} joins and leaves a second`, 'events'],
		] as const;
		const result = bench.result({
			name: 'dashboard',
			title: 'The dashboard',
			about: `A server with its dashboard on a terminal of 120×40, parsed here, and ${sizes.users.toLocaleString('en')} users of IRC who say nothing. Half of the events are people who come, the other half that they leave again. Deliveries: ${members} more are in a room where ten of them say 100 bytes each, 64 messages in flight.`,
			measures: [
				{
					name: 'Deliveries',
					unit: 'a second',
					better: 'more',
					reference: '--headless',
					rows: [speed.row('perSecond')],
					goals: [
						{
							contestant: 'dashboard',
							against: ['--headless'],
							atLeast: 0.95,
							text: 'at least 0.95 of --headless',
						},
					],
				},
				{
					name: 'From a key to the screen, the median',
					unit: 'ms',
					better: 'less',
					rows: rowsOf(
						pressed,
						states.map(([name, state]) => [name, `p50 ${state}`]),
					),
					goals: [{contestant: 'dashboard', against: [], atMost: frameMs, text: 'under one frame of 60 Hz'}],
				},
				{
					name: 'From a key to the screen, 99 of 100',
					unit: 'ms',
					better: 'less',
					rows: rowsOf(
						pressed,
						states.map(([name, state]) => [name, `p99 ${state}`]),
					),
					goals: [
						{contestant: 'dashboard', against: [], atMost: 3 * frameMs, text: 'under three frames of 60 Hz'},
					],
				},
				{
					name: 'Joins and leaves',
					unit: 'a second',
					better: 'more',
					rows: rowsOf(pressed, [['as it was', 'events']]),
					goals: [
						{
							contestant: 'dashboard',
							against: [],
							atLeast: sizes.events * 0.9,
							text: 'what was meant to come',
						},
					],
				},
			],
		});
		return {
			...result,
			failures: [
				...(result.failures ?? []),
				...pressed.failures.map(failure => ({...failure, label: 'keys'})),
			],
		};
	},
};
