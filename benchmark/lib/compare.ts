/** Cases of several servers under load, played in rounds: from a list of them to rows of a table. */
import {settled} from './children.ts';
import {compile, type Figures, type LoadOptions, runLoad, type Tools} from './load.ts';
import {formatNumber} from './numbers.ts';
import type {Result, Row} from './result.ts';
import {rowOf} from './result.ts';
import {type Failure, type Measured, type Played, playRounds} from './rounds.ts';
import {dateOf, describeMachine} from './save.ts';
import type {Context} from './scenario.ts';
import {findPeers, type Peers, type Running, type Server} from './servers.ts';

export type Case = {
	readonly label: string;
	readonly at?: number;
	readonly servers: readonly Server[];
	/** Those that take too long here: in how many rounds they take part. */
	readonly fewer?: Readonly<Record<string, number>>;
	/** What the generator does to a server; its own speech is added. */
	readonly load: Omit<LoadOptions, 'protocol' | 'port' | 'pid' | 'warm'> &
		Partial<Pick<LoadOptions, 'protocol'>>;
};

export type Bench = {
	readonly tools: Tools;
	readonly peers: Peers;
	/** Play a case; the failures are kept for the result. */
	play(one: Case): Promise<PlayedCase>;
	/** Play contestants of another kind. */
	playAll(
		place: {label: string; at?: number},
		contestants: Parameters<typeof playRounds>[0]['contestants'],
	): Promise<PlayedCase>;
	result(rest: Pick<Result, 'name' | 'title' | 'about' | 'measures'>): Result;
};

export type PlayedCase = {
	/** The line of a table for a figure, or for something made of a run's figures. */
	row(measure: keyof Figures | ((figures: Measured, contestant: string) => number)): Row;
	readonly played: Played;
};

/**
How long a server is under load before it is measured, s. Node.js compiles what runs often while it runs, for some seconds of processor time: with 1 s for all,
that was a third of what chat-tui took. What is compiled already has nothing to wait for.
*/
export const warmSeconds = (isNode: boolean, isQuick: boolean): number => (isQuick ? 0.2 : isNode ? 4 : 1);

/** Start a server, put it under load, end it. */
export const playServer = async (
	{tools, isQuick}: {readonly tools: Tools; readonly isQuick: boolean},
	server: Server,
	load: Case['load'],
): Promise<Figures> => {
	let running: Running | undefined;
	try {
		running = await server.start();
		if (!isQuick) {
			await settled(running.pid);
		}

		const warm = warmSeconds(server.isNode, isQuick);
		return await runLoad(tools, {...server.speech, warm, ...load, port: running.port, pid: running.pid});
	} finally {
		await running?.end();
	}
};

/** Of a scenario's context. Throws where there is no compiler: the scenario says that it needs one. */
export const openBench = (context: Context): Bench => {
	const tools = compile(context.onEnd);
	if (typeof tools === 'string') {
		throw new Error(`The load generator cannot be made: ${tools}`);
	}

	const peers = findPeers(tools);
	const failures: Array<Failure & {label: string}> = [];
	const only = context.options.only?.split(',');

	const playAll: Bench['playAll'] = async (place, all) => {
		const contestants = all.filter(
			({name}) => !only || only.some(part => name.toLowerCase().includes(part.toLowerCase())),
		);
		const played = await playRounds({
			contestants,
			rounds: context.rounds,
			onRun(name, round, measured) {
				if ('reason' in measured) {
					context.say(`  ${place.label}, ${name}, round ${round + 1}: failed: ${measured.reason}`);
				} else {
					const {
						perSecond = 0,
						p50 = 0,
						p99 = 0,
						cpuPerDelivery = 0,
						noise = 0,
						generatorShare = 0,
						joinSeconds = 0,
						registerSeconds = 0,
					} = measured;
					context.say(
						`  ${place.label.padEnd(24)} ${name.padEnd(26)} ${String(round + 1)}: ${formatNumber(perSecond)}/s  p50 ${formatNumber(p50)}  p99 ${formatNumber(p99)} µs  ${formatNumber(cpuPerDelivery)} µs each  in ${formatNumber(registerSeconds)} + ${formatNumber(joinSeconds)} s  generator ${Math.round(generatorShare * 100)} %  others ${Math.round(noise * 100)} %`,
					);
				}
			},
		});
		failures.push(...played.failures.map(failure => ({...failure, label: place.label})));
		return {
			played,
			row(measure) {
				if (typeof measure !== 'function') {
					return rowOf(played, measure, place);
				}

				return {
					...place,
					series: played.names.map(contestant => ({
						contestant,
						values: played.runs(contestant).map(run => (run ? measure(run, contestant) : null)),
					})),
				};
			},
		};
	};

	return {
		tools,
		peers,
		playAll,
		play: ({servers, load, fewer = {}, ...place}) =>
			playAll(
				place,
				servers.map(server => ({
					name: server.name,
					play: () => playServer({tools, isQuick: context.isQuick}, server, load),
					rounds: fewer[server.name] ?? context.rounds,
				})),
			),
		result: rest => ({
			...rest,
			date: dateOf(new Date()),
			machine: describeMachine(peers.versions),
			...(peers.leftOut.length > 0 ? {leftOut: peers.leftOut} : {}),
			...(failures.length > 0 ? {failures} : {}),
		}),
	};
};
