/** Messages and whispers: to whom, and acknowledged to whom. A number that was applied before is acknowledged and not delivered. */
import type {Effect, EntryOf, Event, SessionId} from '../../messages.ts';
import {serverId} from '../../messages.ts';
import {type Identity, noteApplied, placesOf} from '../identity.ts';
import {noteRecent} from '../recent.ts';
import type {HubState} from '../state.ts';
import {deliver, report} from './audience.ts';

/** A message as the others are told of it: live, or read back from the journal. */
export const messageEvent = ({
	seq,
	time,
	room,
	from,
	text,
	kind,
	tags,
	quote,
}: EntryOf<'message'>): Extract<Event, {type: 'message'}> => ({
	type: 'message',
	seq,
	time,
	room,
	from,
	text,
	kind,
	...(tags ? {tags} : {}),
	...(quote ? {quote} : {}),
});

/** A whisper as the one it goes to is told of it. */
export const whisperEvent = ({
	seq,
	time,
	from,
	to,
	text,
	kind,
	tags,
	quote,
}: EntryOf<'whisper'>): Extract<Event, {type: 'whisper'}> => ({
	type: 'whisper',
	seq,
	time,
	from,
	to,
	text,
	...(kind ? {kind} : {}),
	...(tags ? {tags} : {}),
	...(quote ? {quote} : {}),
});

/** Who numbered a message: the author, also one who has left meanwhile. */
const identityOf = (state: HubState, entry: EntryOf<'message' | 'whisper'>): Identity | undefined =>
	state.users.get(entry.from.id)?.identity ?? state.identityOf.get(entry.from.id);

/** Note a message's number; false when it had been applied before. */
const once = (state: HubState, entry: EntryOf<'message' | 'whisper'>): boolean => {
	const {number, seq, time} = entry;
	const identity = number === undefined ? undefined : identityOf(state, entry);
	if (number === undefined || !identity) {
		return true;
	}

	for (const watch of state.watchers) {
		watch(identity);
	}

	return noteApplied(identity, number, {seq, time});
};

/** What a message's author is told. */
export const ackEvent = (
	{number, seq, time}: EntryOf<'message' | 'whisper'>,
	message?: Extract<Event, {type: 'message' | 'whisper'}>,
): Extract<Event, {type: 'ack'}> => ({
	type: 'ack',
	...(number === undefined ? {} : {number}),
	seq,
	time,
	...(message ? {message} : {}),
});

const acknowledge = (
	session: SessionId,
	entry: EntryOf<'message' | 'whisper'>,
	message?: Extract<Event, {type: 'message' | 'whisper'}>,
): Effect => deliver({sessions: [session]}, ackEvent(entry, message));

/** For a message that had been applied: the place that it has. */
const acknowledgeAgain = (
	state: HubState,
	session: SessionId,
	entry: EntryOf<'message' | 'whisper'>,
): Effect => {
	const identity = identityOf(state, entry);
	const place = identity && placesOf(identity).get(entry.number ?? 0);
	return acknowledge(session, {...entry, ...(place ?? {seq: 0, time: 0})});
};

/** What comes of a message of either kind: who gets it, and what the operator's log says of it. */
type Told = {
	readonly event: Extract<Event, {type: 'message' | 'whisper'}>;
	readonly deliveries: readonly Effect[];
	readonly reports: readonly Effect[];
};

/** Carry a message once, and acknowledge it to its author's connection as it is now, or else to the one that it came from. `tell` gets the connection that is acknowledged. */
const carry = (
	state: HubState,
	entry: EntryOf<'message' | 'whisper'>,
	origin: SessionId | undefined,
	tell: (session: SessionId | undefined) => Told,
): Effect[] => {
	const author = state.users.get(entry.from.id);
	const session = author?.session ?? origin;
	if (!once(state, entry)) {
		return session === undefined ? [] : [acknowledgeAgain(state, session, entry)];
	}

	noteRecent(state.recent, entry);
	if (author) {
		author.messages++;
	}

	const {event, deliveries, reports} = tell(session);
	const acknowledgement = session === undefined || !author ? [] : [acknowledge(session, entry, event)];
	return [...deliveries, ...acknowledgement, ...reports];
};

export const applyMessage = (
	state: HubState,
	entry: EntryOf<'message'>,
	origin: SessionId | undefined,
): Effect[] =>
	carry(state, entry, origin, session => {
		const {room, from, text, kind} = entry;
		const event = messageEvent(entry);
		const others =
			from.id === serverId ? 'everyone' : {room, ...(session === undefined ? {} : {except: session})};
		return {
			event,
			deliveries: [deliver(others, event)],
			reports: [report({event: 'message', room, name: from.name, text, kind, color: from.color})],
		};
	});

export const applyWhisper = (
	state: HubState,
	entry: EntryOf<'whisper'>,
	origin: SessionId | undefined,
): Effect[] =>
	carry(state, entry, origin, () => {
		const {from, to, text} = entry;
		const event = whisperEvent(entry);
		const target = state.users.get(to.id)?.session;
		return {
			event,
			deliveries: target === undefined ? [] : [deliver({sessions: [target]}, event)],
			// The operator's log has the server's own whispers, never what others whisper.
			reports: from.id === serverId ? [report({event: 'whisper', from: from.name, to: to.name, text})] : [],
		};
	});
