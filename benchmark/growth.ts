/** What becomes of speed, latency, memory and start-up as there are more members, more history and more rooms. */
import {cpSync, mkdtempSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import path from 'node:path';
import {openBench, warmSeconds} from './lib/compare.ts';
import {type Contents, writeDirectory} from './lib/data-directory.ts';
import {type LoadOptions, runLoad} from './lib/load.ts';
import {formatNumber} from './lib/numbers.ts';
import type {ChartSpec, Row} from './lib/result.ts';
import type {Contestant, Measured} from './lib/rounds.ts';
import type {Context, Scenario} from './lib/scenario.ts';
import {ours} from './lib/servers.ts';
import {fitLine, summarise} from './lib/statistics.ts';

type Axis = 'members' | 'messages of history' | 'rooms';

type Point = {
	readonly axis: Axis;
	readonly at: number;
	/** What is there when the server starts, or when it is started again. */
	readonly before: Contents;
	/** Whether the load is put on a server that has that, or on an empty one. */
	readonly isLoadedOnIt: boolean;
	readonly load: Pick<LoadOptions, 'members' | 'rooms'>;
	/** Deliveries a second, for the latency. */
	readonly pace: number;
};

const sizes: Readonly<Record<Axis, readonly number[]>> = {
	members: [10, 100, 1000, 5000],
	'messages of history': [1000, 10_000, 100_000, 1_000_000],
	rooms: [1, 10, 100, 500],
};

const quickSizes: typeof sizes = {members: [10], 'messages of history': [1000], rooms: [2]};

const pointOf = (axis: Axis, at: number): Point => {
	switch (axis) {
		case 'members':
			return {
				axis,
				at,
				before: {users: at, rooms: 1, messages: 1000},
				isLoadedOnIt: false,
				load: {members: at},
				pace: 50_000,
			};
		case 'messages of history':
			return {
				axis,
				at,
				before: {users: 100, rooms: 10, messages: at},
				isLoadedOnIt: true,
				load: {members: 100},
				pace: 50_000,
			};
		case 'rooms':
			// Ten in each, so that what grows is the number of rooms alone; all that is said is said in ten of them.
			return {
				axis,
				at,
				before: {users: at * 10, rooms: at, messages: 1000},
				isLoadedOnIt: false,
				load: {members: at * 10, rooms: at},
				pace: 10_000,
			};
	}
};

const nameOf = (axis: Axis): string => `chat-tui, by ${axis}`;

/** Start on a copy of what was written, and put the load on that, or on an empty one. */
const createContestant = (
	point: Point,
	directory: string,
	tools: Parameters<typeof runLoad>[0],
	context: Context,
): Contestant => ({
	name: nameOf(point.axis),
	async play(): Promise<Measured> {
		const copy = `${directory}-copy`;
		rmSync(copy, {recursive: true, force: true});
		cpSync(directory, copy, {recursive: true});
		let running = await ours.irc.start(copy);
		try {
			const {startMs} = running;
			if (!point.isLoadedOnIt) {
				await running.end('SIGKILL');
				running = await ours.irc.start();
			}

			const common = {
				...ours.irc.speech,
				...point.load,
				port: running.port,
				pid: running.pid,
				senders: 10,
				warm: warmSeconds(true, context.isQuick),
				seconds: context.isQuick ? 0.2 : 1.5,
			};
			const listeners = point.load.members / (point.load.rooms ?? 1) - 1;
			const paced = await runLoad(tools, {...common, mode: 'rate', rate: point.pace / listeners});
			await running.end('SIGKILL');
			running = await ours.irc.start(point.isLoadedOnIt ? copy : undefined);
			const fast = await runLoad(tools, {
				...common,
				port: running.port,
				pid: running.pid,
				mode: 'saturate',
				window: 64,
				sampling: point.load.members >= 100 ? 8 : 1,
			});
			return {...fast, startMs, p50: paced.p50, p99: paced.p99, kibEntered: paced.kibEntered};
		} finally {
			await running.end('SIGKILL');
			rmSync(copy, {recursive: true, force: true});
		}
	},
});

/** How a figure grows along each axis, in words: what a straight line makes of the medians. */
const slopesOf = (rows: readonly Row[], unit: string): string =>
	(Object.keys(sizes) as Axis[])
		.flatMap(axis => {
			const points = rows.flatMap(({at, series}): Array<readonly [number, number]> => {
				const found = summarise(series.find(({contestant}) => contestant === nameOf(axis))?.values ?? []);
				return at === undefined || !found ? [] : [[at, found.median]];
			});
			const line = fitLine(points);
			const [first, last] = [points[0]?.[1], points.at(-1)?.[1]];
			return line && first !== undefined && last !== undefined
				? [
						`${axis}: ${formatNumber(line.slope * 1000)} ${unit} per 1,000 (R² ${line.fit.toFixed(2)}), the last ×${formatNumber(last / first)} the first`,
					]
				: [];
		})
		.join('; ');

const chart = (file: string, title: string): ChartSpec => ({
	file: `bench-growth-${file}`,
	title,
	xLabel: 'members of the room; messages of history; rooms of ten',
	x: 'log',
	y: 'log',
});

export const scenario: Scenario = {
	name: 'growth',
	about: 'speed, latency, memory and start-up against members, history and rooms',
	needs: 'cc',
	async run(context) {
		const bench = openBench(context);
		const home = mkdtempSync(path.join(tmpdir(), 'chat-tui-growth-'));
		context.onEnd(() => rmSync(home, {recursive: true, force: true}));
		const most = Number(context.options.messages ?? Number.POSITIVE_INFINITY);
		const rows: Record<'speed' | 'cpu' | 'p50' | 'p99' | 'memory' | 'start', Row[]> = {
			speed: [],
			cpu: [],
			p50: [],
			p99: [],
			memory: [],
			start: [],
		};
		for (const axis of Object.keys(sizes) as Axis[]) {
			const chosen = (context.isQuick ? quickSizes : sizes)[axis].filter(
				at => axis !== 'messages of history' || at <= most,
			);
			for (const at of chosen) {
				const point = pointOf(axis, at);
				const directory = path.join(home, `${axis.replaceAll(' ', '-')}-${at}`);
				await writeDirectory(directory, point.before);
				const {row} = await bench.playAll(
					{label: `${at.toLocaleString('en')} ${at === 1 ? axis.slice(0, -1) : axis}`, at},
					[createContestant(point, directory, bench.tools, context)],
				);
				rmSync(directory, {recursive: true, force: true});
				rows.speed.push(row('perSecond'));
				rows.cpu.push(row('cpuPerDelivery'));
				rows.p50.push(row('p50'));
				rows.p99.push(row('p99'));
				rows.memory.push(row(({kibEntered = 0}) => kibEntered / 1024));
				rows.start.push(row(({startMs = 0}) => startMs));
			}
		}

		return bench.result({
			name: 'growth',
			title: 'Growth',
			about: `Chat-tui with SQLite, in IRC. Members: one room of so many; for the start, so many were online when the server was killed. History: 100 members on top of so many messages. Rooms: so many of ten members each, and everything is said in ten of them. Latency at 50,000 deliveries a second (10,000 for rooms). The start is from the spawn to the first connection taken.`,
			measures: [
				{
					name: 'Deliveries',
					unit: 'a second',
					better: 'more',
					rows: rows.speed,
					chart: chart('speed', 'Deliveries a second'),
					note: `Slopes: ${slopesOf(rows.speed, 'a second')}.`,
				},
				{
					name: 'Processor time per delivery',
					unit: 'µs',
					better: 'less',
					rows: rows.cpu,
					note: `The same runs, and what another load of the machine does to them least. Slopes: ${slopesOf(rows.cpu, 'µs')}.`,
				},
				{
					name: 'Latency, median',
					unit: 'µs',
					better: 'less',
					rows: rows.p50,
					chart: chart('latency', 'Latency at a fixed load, median'),
					note: `Slopes: ${slopesOf(rows.p50, 'µs')}.`,
				},
				{name: 'Latency, p99', unit: 'µs', better: 'less', rows: rows.p99},
				{
					name: 'Memory',
					unit: 'MiB resident, all members in',
					better: 'less',
					rows: rows.memory,
					chart: chart('memory', 'Resident memory'),
					note: `Slopes: ${slopesOf(rows.memory, 'MiB')}.`,
				},
				{
					name: 'Start',
					unit: 'ms',
					better: 'less',
					rows: rows.start,
					chart: chart('start', 'Until the server takes connections'),
					note: `Slopes: ${slopesOf(rows.start, 'ms')}.`,
				},
			],
		});
	},
};
