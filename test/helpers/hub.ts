/** A hub with a journal of its own in an array: propose, commit and apply in one call. */
import {createHub, type Hub, type HubRules} from '../../source/hub/hub.ts';
import {lobby} from '../../source/limits.ts';
import type {
	Command,
	Draft,
	Effect,
	Entry,
	Event,
	OperatorCommand,
	SessionId,
} from '../../source/messages.ts';

export const rules: HubRules = {usersMax: 100, rate: 0, bannedWords: [], backlog: 0, graceMs: 30_000};

export const makeHub = (override: Partial<HubRules> = {}, node = 'node'): Hub => {
	let ids = 0;
	let names = 0;
	return createHub({
		node,
		name: 'test',
		version: '1.0.0',
		motd: 'hello',
		rules: {...rules, ...override},
		newId: () => `u${++ids}`,
		newName: () => `guest-${++names}`,
	});
};

export type Bench = {
	readonly hub: Hub;
	readonly entries: readonly Entry[];
	time: number;
	/** Propose, commit and apply; the effects, or the refusal as a rejected event. */
	command(session: SessionId, command: Command): readonly Effect[];
	operate(command: OperatorCommand): readonly Effect[];
	commit(drafts: readonly Draft[]): readonly Effect[];
	/** Register, the usual way; answers with the name given. */
	enter(session: SessionId, name?: string, token?: string): string;
};

export const registration = (name?: string, token?: string, port = 1): Command => ({
	type: 'register',
	...(name === undefined ? {} : {name}),
	...(token === undefined ? {} : {token}),
	protocol: 'native',
	address: '127.0.0.1',
	port,
	rooms: [lobby],
});

export const createBench = (override: Partial<HubRules> = {}, node = 'node'): Bench => {
	const hub = makeHub(override, node);
	const entries: Entry[] = [];
	const commit = (drafts: readonly Draft[]): readonly Effect[] =>
		drafts.flatMap(draft => {
			const entry: Entry = {...draft, seq: entries.length + 1};
			entries.push(entry);
			return hub.apply(entry);
		});
	const bench: Bench = {
		hub,
		entries,
		time: 1_000_000,
		command(session, command) {
			const proposal = hub.propose(command, session, bench.time);
			switch (proposal.type) {
				case 'entry': {
					return commit([proposal.draft]);
				}

				case 'effects': {
					return proposal.effects;
				}

				case 'rejected': {
					const {code, text} = proposal;
					return [
						{
							type: 'deliver',
							to: {sessions: [session]},
							event: {type: 'rejected', code, of: command.type, text},
						},
					];
				}
			}
		},
		operate(command) {
			const proposal = hub.operate(command, bench.time);
			return proposal.type === 'entry' ? commit([proposal.draft]) : [];
		},
		commit,
		enter(session, name, token) {
			const effects = bench.command(session, registration(name, token, session));
			const welcome = eventsFor(effects, session).find(event => event.type === 'welcome');
			return welcome?.type === 'welcome' ? welcome.you.name : '';
		},
	};
	return bench;
};

/** The events that are addressed to one session. */
export const eventsFor = (effects: readonly Effect[], session: SessionId): readonly Event[] =>
	effects.flatMap(effect =>
		effect.type === 'deliver' &&
		typeof effect.to === 'object' &&
		'sessions' in effect.to &&
		effect.to.sessions.includes(session)
			? [effect.event]
			: [],
	);

/** The events that are addressed to a room. */
export const eventsForRoom = (effects: readonly Effect[], room: string = lobby): readonly Event[] =>
	effects.flatMap(effect =>
		effect.type === 'deliver' &&
		typeof effect.to === 'object' &&
		'room' in effect.to &&
		effect.to.room === room
			? [effect.event]
			: [],
	);

/** The code of the refusal that a session got, if it got one. */
export const refusalFor = (effects: readonly Effect[], session: SessionId): string | undefined => {
	const event = eventsFor(effects, session).find(candidate => candidate.type === 'rejected');
	return event?.type === 'rejected' ? event.code : undefined;
};
