/** One run: a server, its disk, its clients and what befalls them, all from one seed; and whether the property held. */
import type {Time, UserView} from '../../../source/messages.ts';
import {createBlunt} from './blunt.ts';
import {type Chance, createChance} from './chance.ts';
import {createDisk} from './disk.ts';
import {createHouse} from './house.ts';
import {compareHubs} from './hubs.ts';
import {createJudge} from './judge.ts';
import {createNetwork, type News} from './network.ts';
import {createPerson} from './person.ts';
import {drawPlan, type Fault} from './plan.ts';
import {createScheduler} from './scheduler.ts';
import {installTimers} from './timers.ts';

export type Outcome = {
	readonly seed: number;
	/** What does not hold; undefined when all does. */
	readonly problem: string | undefined;
	/** When that was found, or when all had settled, virtual ms. */
	readonly ms: number;
	readonly steps: number;
	readonly entries: number;
	/** How many of each fault there were, and of what came of them. */
	readonly counts: Readonly<Record<string, number>>;
};

/** How long a world may take to settle once faults have stopped, virtual ms. */
const patienceMs = 150_000;
/** A thousand times as many as a run has: a storm. */
const stepsMax = 1_000_000;

/** How often it is looked whether it has, ms. */
const lookMs = 1000;

const epochOf = (chance: Chance): Time =>
	1_800_000_000_000 + (chance.odds(0.2) ? chance.whole(-5000, 5000) : 0);

/** Run a seed. The same seed gives the same run, line by line of `onTrace`. */
export const simulate = async (seed: number, onTrace?: (line: string) => void): Promise<Outcome> => {
	const chance = createChance(seed);
	let problem: string | undefined;
	let isOver = false;
	const counts: Record<string, number> = {};

	const count = (what: string): void => {
		counts[what] = (counts[what] ?? 0) + 1;
	};

	const trace = (line: () => string): void => {
		onTrace?.(`${scheduler.now().toFixed(3).padStart(12)} ${line()}`);
	};

	const fail = (text: string): void => {
		if (problem === undefined) {
			trace(() => `FAILED: ${text}`);
			problem = text;
			isOver = true;
		}
	};

	const scheduler = createScheduler({
		onStep: onTrace && ((_time, where, label) => trace(() => `· ${where?.name ?? ''} ${label}`)),
		onError: (error, label) =>
			fail(`${label} threw ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`),
	});
	const plan = drawPlan(chance);
	trace(() => JSON.stringify(plan));

	const disk = createDisk({
		scheduler,
		chance,
		latency: plan.diskLatency,
		step: (where, step) => house.step(where, step),
		onDurable(batch) {
			for (const entry of batch) {
				trace(() => `disk ${JSON.stringify(entry)}`);
			}

			judge.durable(batch);
		},
		onInvalid: fail,
	});
	const judge = createJudge({
		entries: disk.entries,
		now: scheduler.now,
		isWell: ({name}) =>
			network.connections().some(connection => connection.client.name === name && connection.isWell()),
		fail,
	});
	const network = createNetwork({
		scheduler,
		chance,
		weather: plan.weather,
		onServerWrite(where, connection, bytes) {
			house.step(where, 'write');
			if (where.isAlive) {
				trace(() => `${where.name} writes to ${connection}: ${Buffer.from(bytes).toString().trimEnd()}`);
				judge.written(connection, bytes);
			}
		},
		onArrival: (connection, direction, bytes) =>
			trace(() => `${connection} ${direction} ${JSON.stringify(Buffer.from(bytes).toString())}`),
	});
	const house = createHouse({
		plan,
		scheduler,
		chance,
		network,
		disk,
		epoch: epochOf(chance),
		fail,
		trace,
		count,
	});
	const names = plan.people.map((_, index) => `p${index + 1}`);
	const people = plan.people.map((person, index) =>
		createPerson({
			name: names[index] as string,
			plan: person,
			scheduler,
			chance,
			network,
			judge,
			epoch: epochOf(chance),
			others: () => names.filter((_, other) => other !== index),
			trace,
		}),
	);

	const blunt =
		plan.bluntMessages === 0
			? undefined
			: createBlunt({
					name: 'blunt',
					scheduler,
					chance,
					network,
					judge,
					messages: plan.bluntMessages,
					startsAt: chance.between(0, plan.activeMs),
				});

	const strike = (fault: Fault): void => {
		count(fault.type);
		trace(() => `FAULT ${JSON.stringify(fault)}`);
		const news = (): News => chance.pick(['end', 'reset', 'silence', 'silence']);
		const present = people.filter(({witness, where}) => where().isAlive && !witness.isGone);
		switch (fault.type) {
			case 'cut': {
				const connections = network.connections();
				if (connections.length > 0) {
					chance.pick(connections).cut(news(), news());
				}

				return;
			}

			case 'stall': {
				const connections = network.connections();
				if (connections.length > 0) {
					chance.pick(connections).stall(fault.ms);
				}

				return;
			}

			case 'freeze': {
				const where = fault.who === 'server' ? house.where() : chance.pick(people).where();
				// One that is suspended stays so: what waits for it is in its order already.
				if (where && where.frozenUntil <= scheduler.now()) {
					trace(() => `${where.name} freezes`);
					where.frozenUntil = scheduler.now() + fault.ms;
				}

				return;
			}

			case 'blackout': {
				network.blackout(scheduler.now() + fault.ms);
				return;
			}

			case 'crash': {
				house.crash(fault.step, fault.count, fault.downMs);
				return;
			}

			case 'stop': {
				house.stop(fault.kind, fault.downMs);
				return;
			}

			case 'slow-disk': {
				disk.slowUntil = Math.max(disk.slowUntil, scheduler.now() + fault.ms);
				return;
			}

			case 'full': {
				disk.fullUntil = Math.max(disk.fullUntil, scheduler.now() + fault.ms);
				return;
			}

			case 'gone': {
				// Somebody must be left to see it.
				if (present.length < 2) {
					return;
				}

				const {witness, where: whereNow, leave} = chance.pick(present);
				const where = whereNow();
				trace(() => `${where.name} is ${fault.how}`);
				if (fault.how === 'killed') {
					witness.isGone = true;
					where.isAlive = false;
					network.gone(where, news);
				} else if (fault.how === 'left') {
					leave();
				} else {
					const server = house.server();
					const name = witness.client?.store.getState().you?.name;
					if (server && name !== undefined) {
						witness.isUnwanted = true;
						scheduler.after(0, house.where(), 'io', 'kick', () => server.operator.kick(name, 'enough'));
					}
				}

				return;
			}

			case 'again': {
				chance.pick(people).again(fault.ms, fault.isNamed);
				return;
			}

			case 'announce': {
				const server = house.server();
				const text = `all: ${Math.floor(scheduler.now() * 1000)}`;
				if (server) {
					judge.announced(text);
					scheduler.after(0, house.where(), 'io', 'announce', () => server.operator.announce(text));
				}
			}
		}
	};

	for (const {at, fault} of plan.faults) {
		scheduler.after(at, undefined, 'timer', 'fault', () => strike(fault));
	}

	// A flood takes its time where messages are taken at a rate, or given back from the journal a few at a time.
	const isFlood = blunt !== undefined || plan.people.some(({acts}) => acts.some(({act}) => act === 'flood'));
	const paceMs = isFlood ? 600_000 : 0;
	/** Whoever is gone for good is not there for ever: after the grace period the place is given up. And nobody is two. */
	const ghost = (users: readonly UserView[]): string | undefined => {
		const gone = users.find(({id}) => judge.witnessOf(id)?.isGone === true);
		if (gone) {
			return `${gone.name} is gone, and shown as ${gone.presence}`;
		}

		const witnesses = users.map(({id}) => judge.witnessOf(id));
		const twice = witnesses.find((witness, index) => witnesses.indexOf(witness) !== index);
		return twice && `${twice.name} is here twice`;
	};

	let wasWell = false;
	const look = (): void => {
		const live = house.server();
		const found =
			judge.verdict() ??
			(live
				? (ghost(live.operator.users()) ??
					compareHubs(disk.entries, plan.rules, live.operator.users(), people))
				: 'no server');
		if (found === undefined && wasWell) {
			isOver = true;
		} else if (scheduler.now() > plan.activeMs + patienceMs + paceMs) {
			fail(`not settled: ${found}`);
		} else {
			wasWell = found === undefined;
			scheduler.after(lookMs, undefined, 'timer', 'look', look);
		}
	};

	scheduler.after(plan.activeMs, undefined, 'timer', 'faults stop', () => {
		house.calm();
		disk.fullUntil = 0;
		look();
	});

	const restoreTimers = installTimers(scheduler, chance);
	const rejected = (error: unknown): void => fail(`nobody caught ${String(error)}`);
	process.on('unhandledRejection', rejected);
	try {
		await scheduler.run(() => {
			if (scheduler.steps() > stepsMax) {
				fail(`${stepsMax} things have happened, and it goes on`);
			}

			return isOver;
		});
	} finally {
		restoreTimers();
	}

	// Node.js tells of promises that nobody caught once its queues are empty.
	await new Promise(resolve => {
		setImmediate(resolve);
	});
	process.off('unhandledRejection', rejected);
	return {
		seed,
		problem,
		ms: scheduler.now(),
		steps: scheduler.steps(),
		entries: disk.entries.length,
		counts,
	};
};
