/** Messages and whispers: to whom, and acknowledged to whom. A number that was applied before is acknowledged and not delivered. */
import type {Effect, EntryOf, Event, Seq, SessionId, Time} from '../../messages.ts';
import {serverId} from '../../messages.ts';
import type {HubState, Identity} from '../state.ts';
import {deliver, report} from './audience.ts';

/** How many acknowledgements are kept to be given again. */
const recentMax = 64;

/** Note a message's number; false when it had been applied before. */
const once = (
	identity: Identity,
	number: number | undefined,
	at: {readonly seq: Seq; readonly time: Time},
): boolean => {
	if (number === undefined) {
		return true;
	}

	if (number <= identity.number) {
		return false;
	}

	identity.number = number;
	identity.proposed = Math.max(identity.proposed, number);
	identity.recent.set(number, at);
	if (identity.recent.size > recentMax) {
		const [oldest = number] = identity.recent.keys();
		identity.recent.delete(oldest);
	}

	return true;
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
	if (author && !once(author.identity, entry.number, entry)) {
		return session === undefined ? [] : [acknowledge(session, entry)];
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
	if (author && !once(author.identity, entry.number, entry)) {
		return session === undefined ? [] : [acknowledge(session, entry)];
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
