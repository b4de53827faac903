/** The server over its lives: started on the disk, crashed at a step or stopped in order, and started again. */
import type {Time} from '../../../source/messages.ts';
import {nativeProtocol} from '../../../source/protocols/native/session.ts';
import {type ChatServer, createChatServer} from '../../../source/server/server.ts';
import type {Chance} from './chance.ts';
import type {Disk} from './disk.ts';
import type {Network, News} from './network.ts';
import type {CrashStep, Plan} from './plan.ts';
import type {Process, Scheduler} from './scheduler.ts';

export type House = {
	/** The server that runs now, once it listens. */
	server(): ChatServer | undefined;
	where(): Process | undefined;
	/** A process may die at this step. */
	step(where: Process, step: CrashStep): void;
	crash(step: CrashStep | undefined, count: number, downMs: number): void;
	stop(kind: 'restart' | 'shutdown', downMs: number): void;
	/** No more crashes at later steps. */
	calm(): void;
};

export type HouseOptions = {
	readonly plan: Plan;
	readonly scheduler: Scheduler;
	readonly chance: Chance;
	readonly network: Network;
	readonly disk: Disk;
	readonly epoch: Time;
	readonly fail: (problem: string) => void;
	readonly trace: (line: () => string) => void;
	/** Something of note has happened. */
	readonly count: (what: string) => void;
};

/** What shows that a run has been where it was to go. */
const counted: ReadonlySet<string> = new Set(['resumed', 'behind', 'caught-up', 'read-only', 'writable']);

export const createHouse = (options: HouseOptions): House => {
	const {plan, scheduler, chance, network, disk, fail, trace} = options;
	let lives = 0;
	let ids = 0;
	let current: {readonly where: Process; readonly server: ChatServer; isOpen: boolean} | undefined;
	let armed: {readonly step: CrashStep; left: number; readonly downMs: number} | undefined;

	const start = (): void => {
		lives++;
		const where: Process = {name: `server${lives}`, isAlive: true, frozenUntil: 0};
		// Another machine's clock, or one that was set meanwhile.
		const skewMs = chance.odds(0.2) ? chance.whole(-5000, 5000) : 0;
		scheduler.after(0, where, 'io', 'starts', () => {
			const server = createChatServer({
				name: 'simulated',
				version: '1.0.0',
				motd: '',
				rules: plan.rules,
				journal: disk.open(where),
				protocol: nativeProtocol,
				createServer: network.createServer(where),
				...(plan.outbox ? {outbox: plan.outbox} : {}),
				...(plan.bounds ? {bounds: plan.bounds} : {}),
				keeping: {snapshotEntries: plan.snapshotEntries},
				node: where.name,
				now: () => options.epoch + skewMs + Math.floor(scheduler.now()),
				newId: () => `u${++ids}`,
				newName: () => `guest-${++ids}`,
			});
			const life = {where, server, isOpen: false};
			current = life;
			server.operator.onEvent(event => {
				trace(() => `${where.name} ${JSON.stringify(event)}`);
				if (counted.has(event.event)) {
					options.count(event.event);
				}

				if (event.event === 'error' && event.code === 'defect') {
					fail(event.text);
				} else if (event.event === 'rejected' && event.code === 'bad-frame') {
					fail(`the server did not understand ${event.name ?? 'somebody'}: ${event.text}`);
				}
			});
			server.listen(undefined, 7777).then(
				() => {
					life.isOpen = true;
				},
				(error: unknown) => {
					trace(() => `${where.name} cannot start: ${String(error)}`);
					end(where, 1000, 'end');
				},
			);
		});
	};

	/** A process is gone, and another starts. */
	const end = (where: Process, downMs: number, news: News | undefined): void => {
		if (!where.isAlive) {
			return;
		}

		where.isAlive = false;
		current = undefined;
		network.gone(where, () => news ?? chance.pick(['end', 'reset', 'reset', 'silence']));
		scheduler.after(downMs, undefined, 'timer', 'starts again', start);
	};

	const crash = (where: Process, downMs: number): void => {
		trace(() => `${where.name} crashes`);
		end(where, downMs, undefined);
	};

	start();
	return {
		server: () => (current?.isOpen ? current.server : undefined),
		where: () => current?.where,
		step(where, step) {
			if (armed?.step !== step || !where.isAlive) {
				return;
			}

			armed.left--;
			if (armed.left <= 0) {
				const {downMs} = armed;
				armed = undefined;
				trace(() => `at "${step}":`);
				crash(where, downMs);
			}
		},
		crash(step, count, downMs) {
			if (step !== undefined) {
				armed = {step, left: count, downMs};
			} else if (current) {
				crash(current.where, downMs);
			}
		},
		stop(kind, downMs) {
			const life = current;
			if (!life?.isOpen) {
				return;
			}

			scheduler.after(0, life.where, 'io', kind, () => {
				void life.server.stop(kind, 'It was time.').then(() => end(life.where, downMs, 'end'));
			});
		},
		calm() {
			armed = undefined;
		},
	};
};
