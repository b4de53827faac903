/** Messages and whispers: to whom, and acknowledged to whom. A number that was applied before is acknowledged and not delivered. */
import type {Effect, EntryOf, Event, SessionId} from '../../messages.ts';
import {serverId} from '../../messages.ts';
import {type Identity, noteApplied} from '../identity.ts';
import type {HubState} from '../state.ts';
import {deliver, report} from './audience.ts';

/** Who numbered a message: the author, also one who has left meanwhile. */
const identityOf = (state: HubState, entry: EntryOf<'message' | 'whisper'>): Identity | undefined =>
	state.users.get(entry.from.id)?.identity ?? state.identityOf.get(entry.from.id);

/** Note a message's number; false when it had been applied before. */
const once = (state: HubState, entry: EntryOf<'message' | 'whisper'>): boolean => {
	const {number, seq, time} = entry;
	const identity = number === undefined ? undefined : identityOf(state, entry);
	return number === undefined || !identity || noteApplied(identity, number, {seq, time});
};

const acknowledge = (
	session: SessionId,
	entry: EntryOf<'message' | 'whisper'>,
	message?: Extract<Event, {type: 'message' | 'whisper'}>,
): Effect =>
	deliver(
		{sessions: [session]},
		{
			type: 'ack',
			...(entry.number === undefined ? {} : {number: entry.number}),
			seq: entry.seq,
			time: entry.time,
			...(message ? {message} : {}),
		},
	);

/** For a message that had been applied: the place that it has. */
const acknowledgeAgain = (
	state: HubState,
	session: SessionId,
	entry: EntryOf<'message' | 'whisper'>,
): Effect => {
	const place = identityOf(state, entry)?.recent.get(entry.number ?? 0);
	return acknowledge(session, {...entry, ...(place ?? {seq: 0, time: 0})});
};

/** Where the acknowledgement goes: to the author's connection as it is now, or else to the one that the message came from. */
const sessionOf = (state: HubState, entry: EntryOf<'message' | 'whisper'>, origin: SessionId | undefined) =>
	state.users.get(entry.from.id)?.session ?? origin;

export const applyMessage = (
	state: HubState,
	entry: EntryOf<'message'>,
	origin: SessionId | undefined,
): Effect[] => {
	const author = state.users.get(entry.from.id);
	const session = sessionOf(state, entry, origin);
	if (!once(state, entry)) {
		return session === undefined ? [] : [acknowledgeAgain(state, session, entry)];
	}

	if (author) {
		author.messages++;
	}

	const {seq, time, room, from, text, kind, tags} = entry;
	const event: Event = {type: 'message', seq, time, room, from, text, kind, ...(tags ? {tags} : {})};
	const effects: Effect[] = [
		deliver(
			from.id === serverId ? 'everyone' : {room, ...(session === undefined ? {} : {except: session})},
			event,
		),
	];
	if (session !== undefined && author) {
		effects.push(acknowledge(session, entry, event));
	}

	effects.push(report({event: 'message', room, name: from.name, text, color: from.color}));
	return effects;
};

export const applyWhisper = (
	state: HubState,
	entry: EntryOf<'whisper'>,
	origin: SessionId | undefined,
): Effect[] => {
	const author = state.users.get(entry.from.id);
	const session = sessionOf(state, entry, origin);
	if (!once(state, entry)) {
		return session === undefined ? [] : [acknowledgeAgain(state, session, entry)];
	}

	if (author) {
		author.messages++;
	}

	const {seq, time, from, to, text, kind, tags} = entry;
	const event: Event = {
		type: 'whisper',
		seq,
		time,
		from,
		to,
		text,
		...(kind ? {kind} : {}),
		...(tags ? {tags} : {}),
	};
	const target = state.users.get(to.id)?.session;
	const effects: Effect[] = target === undefined ? [] : [deliver({sessions: [target]}, event)];
	if (session !== undefined && author) {
		effects.push(acknowledge(session, entry, event));
	}

	// The operator's log says that there was a whisper of the server's own, never what others whisper.
	if (from.id === serverId) {
		effects.push(report({event: 'whisper', from: from.name, to: to.name, text}));
	}

	return effects;
};
