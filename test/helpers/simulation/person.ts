/** Someone at a client: the real client on a simulated network, and hands that do this and that. */
import {createChatClient} from '../../../source/client/create-client.ts';
import {lobby} from '../../../source/limits.ts';
import type {Chance} from './chance.ts';
import type {Judge, Witness} from './judge.ts';
import type {Network} from './network.ts';
import type {Act, Plan} from './plan.ts';
import type {Process, Scheduler} from './scheduler.ts';

export type Person = {
	readonly witness: Witness;
	readonly where: Process;
	/** Leave with a goodbye. */
	leave(): void;
};

export type PersonOptions = {
	readonly name: string;
	readonly plan: Plan['people'][number];
	readonly scheduler: Scheduler;
	readonly chance: Chance;
	readonly network: Network;
	readonly judge: Judge;
	/** The epoch of the run by this machine's clock. */
	readonly epoch: number;
	/** The names of the others, to whisper to. */
	readonly others: () => readonly string[];
	readonly trace: (line: () => string) => void;
};

const rooms = [lobby, '#tea', '#점심'] as const;

/** How soon somebody who was never let in tries again by hand, ms. */
const retryMs = 1500;

export const createPerson = (options: PersonOptions): Person => {
	const {name, plan, scheduler, chance, network, judge, trace} = options;
	const where: Process = {name, isAlive: true, frozenUntil: 0};
	const witness = judge.witness(name, `token-of-${name}-${'x'.repeat(16)}`);
	let texts = 0;
	let names = 0;
	let isTrying = false;

	const say = (): void => {
		texts++;
		witness.client?.say(`${name}.${texts}`);
	};

	const act = (what: Act): void => {
		const {client} = witness;
		if (!client || witness.isGone) {
			return;
		}

		trace(() => `${name}: ${what}`);
		switch (what) {
			case 'say': {
				say();
				return;
			}

			case 'burst':
			case 'flood': {
				for (let left = what === 'flood' ? chance.whole(258, 330) : chance.whole(2, 8); left > 0; left--) {
					say();
				}

				return;
			}

			case 'whisper': {
				texts++;
				client.whisper(chance.pick(options.others()), `${name}.${texts} 비밀`);
				return;
			}

			case 'go': {
				client.join(chance.pick(rooms));
				return;
			}

			case 'part': {
				client.part();
				return;
			}

			case 'rename': {
				names++;
				client.rename(`${name}-${names}`);
				return;
			}

			case 'topic': {
				client.setTopic(`${name} was here`);
				return;
			}

			case 'retry': {
				client.retry();
			}
		}
	};

	/** Whoever was never let in tries again, as people do. */
	const look = (): void => {
		judge.looked(witness);
		const connection = witness.client?.store.getState().connection;
		if (connection?.status === 'closed' && witness.id === undefined && !isTrying) {
			isTrying = true;
			scheduler.after(retryMs, where, 'timer', `${name} tries again`, () => {
				isTrying = false;
				witness.client?.retry();
			});
		}
	};

	const start = (): void => {
		const client = createChatClient({
			address: {host: 'server', port: 7777},
			connect: network.connectFrom(where),
			clock: {
				now: () => options.epoch + Math.floor(scheduler.now()),
				schedule: (ms, callback) => scheduler.after(ms, where, 'timer', `${name} timer`, callback),
			},
			random: chance.fraction,
			token: witness.token,
			name,
			onActions(actions) {
				for (const action of actions) {
					trace(() => `${name} ${JSON.stringify(action)}`);
				}

				judge.acted(witness, actions);
			},
		});
		witness.client = client;
		client.store.subscribe(look);
	};

	scheduler.after(plan.startsAt, where, 'timer', `${name} starts`, start);
	for (const {at, act: what} of plan.acts) {
		scheduler.after(Math.max(at, plan.startsAt), where, 'io', `${name} ${what}`, () => act(what));
	}

	return {
		witness,
		where,
		leave() {
			scheduler.after(0, where, 'io', `${name} leaves`, () => {
				witness.isGone = true;
				void witness.client?.leave().then(() => {
					where.isAlive = false;
					network.gone(where, () => 'end');
				});
			});
		},
	};
};
