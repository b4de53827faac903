/** Someone at a client: the real client on a simulated network, and hands that do this and that. */
import type {Clock} from '../../../source/client/clock.ts';
import type {ChatClient} from '../../../source/client/contract.ts';
import {createChatClient} from '../../../source/client/create-client.ts';
import {type Keepsake, restore} from '../../../source/client/keepsake.ts';
import {wireSessions} from '../../../source/library/create-session.ts';
import {lobby} from '../../../source/limits.ts';
import type {Amendment} from '../../../source/messages.ts';
import type {Chance} from './chance.ts';
import type {Judge, Witness} from './judge.ts';
import type {Network} from './network.ts';
import type {Act, Plan} from './plan.ts';
import type {Process, Scheduler} from './scheduler.ts';

export type Person = {
	readonly witness: Witness;
	/** The process that it is now, or was last. */
	where(): Process;
	/** Leave with a goodbye. */
	leave(): void;
	/** Be killed, and start again after a while. With `isNamed` one says one's name anew. */
	again(ms: number, isNamed: boolean): void;
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
	let where: Process = {name, isAlive: true, frozenUntil: 0};
	/** What the client has kept for the next one. */
	let keepsake: Keepsake | undefined;
	const witness = judge.witness(name, `token-of-${name}-${'x'.repeat(16)}`);
	let texts = 0;
	let names = 0;
	let isTrying = false;

	const say = (): void => {
		texts++;
		witness.client?.say(`${name}.${texts}`);
	};

	/** Change one of the messages in view, of one's own where it is not a reaction. */
	const amend = (client: ChatClient, what: 'react' | 'edit' | 'delete'): void => {
		const {active, rooms: all} = client.store.getState();
		const lines = all.get(active)?.lines ?? [];
		const seqs = lines.flatMap(line =>
			line.type === 'message' && line.seq !== undefined && (what === 'react' || line.own) ? [line.seq] : [],
		);
		if (seqs.length === 0) {
			return;
		}

		texts++;
		const amendments: Record<typeof what, Amendment> = {
			react: {type: 'react', emoji: chance.pick(['👍', '🎉']), on: chance.odds(0.6)},
			edit: {type: 'edit', text: `${name}.${texts} edited`},
			delete: {type: 'delete'},
		};
		client.amend(chance.pick(seqs), amendments[what]);
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

			case 'last-word': {
				say();
				client.part();
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
				return;
			}

			case 'nudge': {
				client.nudge();
				return;
			}

			case 'react':
			case 'edit':
			case 'delete': {
				amend(client, what);
				return;
			}

			case 'read': {
				const {active, rooms: all} = client.store.getState();
				const gap = all.get(active)?.gaps.at(-1);
				if (gap) {
					client.load(active, gap, 'below');
				}
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

	const start = (isNamed = true): void => {
		const self = where;
		const now = (): number => options.epoch + Math.floor(scheduler.now());
		const clock: Clock = {
			now,
			schedule: (ms, callback) => scheduler.after(ms, self, 'timer', `${name} timer`, callback),
		};
		const client = createChatClient({
			address: {host: 'server', port: 7777},
			createSession: wireSessions({
				connect: network.connectFrom(where),
				clock,
				random: chance.fraction,
				newToken: () => witness.token,
			}),
			clock,
			...(isNamed ? {name} : {}),
			restored: keepsake && restore(keepsake, now()),
			keepsakes: {
				save(kept) {
					if (self.isAlive) {
						keepsake = kept;
					}
				},
				remove() {
					if (self.isAlive) {
						keepsake = undefined;
					}
				},
			},
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

	scheduler.after(plan.startsAt, where, 'timer', `${name} starts`, () => start());
	for (const {at, act: what} of plan.acts) {
		scheduler.after(Math.max(at, plan.startsAt), undefined, 'io', `${name} acts`, () => {
			scheduler.after(0, where, 'io', `${name} ${what}`, () => act(what));
		});
	}

	return {
		witness,
		where: () => where,
		again(ms, isNamed) {
			if (!where.isAlive || witness.isGone || witness.client === undefined) {
				return;
			}

			where.isAlive = false;
			network.gone(where, () => chance.pick(['end', 'reset', 'silence']));
			where = {name, isAlive: true, frozenUntil: 0};
			judge.restarted(witness, keepsake?.messages.map(({number}) => number) ?? []);
			isTrying = false;
			scheduler.after(ms, where, 'timer', `${name} starts again`, () => start(isNamed));
		},
		leave() {
			scheduler.after(0, where, 'io', `${name} leaves`, () => {
				witness.isGone = true;
				const end = (): void => {
					where.isAlive = false;
					network.gone(where, () => 'end');
				};

				if (witness.client) {
					void witness.client.leave().then(end);
				} else {
					end();
				}
			});
		},
	};
};
