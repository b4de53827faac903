/** Rooms: entering, leaving, topics, and the names of those in them. */
import type {Effect, EntryOf, SessionId} from '../../messages.ts';
import {foldName} from '../../text/nickname.ts';
import {foldRoomName} from '../../text/room-name.ts';
import {noteSeen} from '../members.ts';
import {authorOf, type HubState} from '../state.ts';
import {subjectOf} from '../subject.ts';
import {backlogOf, entered} from './arrive.ts';
import {deliver, neighbours, report} from './audience.ts';
import {enterRoom, joinedEvent, leaveRoom} from './membership.ts';

export const applyJoin = (
	state: HubState,
	entry: EntryOf<'join'>,
	session: SessionId | undefined,
): Effect[] => {
	const user = state.users.get(entry.user);
	const key = foldRoomName(entry.room);
	if (!user || user.rooms.has(key)) {
		return [];
	}

	// Two who took the last place at once: the second is told.
	const refused = state.rooms.get(key);
	const full =
		refused?.limit !== undefined && refused.members.size >= refused.limit && !refused.invited.has(user.id);
	if (full) {
		return session === undefined
			? []
			: [
					deliver(
						{sessions: [session]},
						{
							type: 'rejected',
							code: 'room-full',
							of: 'join',
							text: `${entry.room} is full.`,
							...subjectOf(entry),
						},
					),
				];
	}

	const room = enterRoom(state, user, entry.room, entry.time);
	const except = session === undefined ? {} : {except: session};
	const effects: Effect[] = [
		deliver({room: room.name, ...except}, joinedEvent(state, entry, user, room.name)),
	];
	if (session !== undefined) {
		effects.push(
			{type: 'attach', session, room: room.name},
			entered(state, session, room),
			...backlogOf(state, user, session, room),
		);
	}

	return effects;
};

export const applyPart = (state: HubState, entry: EntryOf<'part'>): Effect[] => {
	const user = state.users.get(entry.user);
	const key = foldRoomName(entry.room);
	const room = state.rooms.get(key);
	if (!user || !room || !user.rooms.has(key)) {
		return [];
	}

	leaveRoom(state, user, key);
	const {seq, time, reason} = entry;
	// The one who leaves is still attached, and so hears of it with the others.
	const effects: Effect[] = [
		deliver(
			{room: room.name},
			{type: 'parted', seq, time, room: room.name, member: authorOf(user), text: reason ?? ''},
		),
	];
	if (user.session !== undefined) {
		effects.push({type: 'detach', session: user.session, room: room.name});
	}

	return effects;
};

export const applyTopic = (state: HubState, entry: EntryOf<'topic'>): Effect[] => {
	const room = state.rooms.get(foldRoomName(entry.room));
	if (!room) {
		return [];
	}

	room.topic = entry.topic;
	room.topicBy = entry.by;
	room.topicAt = entry.time;
	const {seq, time, by, topic} = entry;
	return [
		deliver({room: room.name}, {type: 'topic', seq, time, room: room.name, topic, by}),
		report({event: 'topic', room: room.name, by, topic}),
	];
};

export const applyRename = (
	state: HubState,
	entry: EntryOf<'rename'>,
	session: SessionId | undefined,
): Effect[] => {
	const user = state.users.get(entry.user);
	if (!user) {
		return [];
	}

	const key = foldName(entry.name);
	const holder = state.names.get(key);
	if (holder !== undefined && holder !== user.id) {
		return session === undefined
			? []
			: [
					deliver(
						{sessions: [session]},
						{type: 'rejected', code: 'name-taken', of: 'rename', text: `The name ${entry.name} is taken.`},
					),
				];
	}

	const from = user.name;
	state.names.delete(foldName(from));
	state.names.set(key, user.id);
	user.name = entry.name;
	noteSeen(state, user);
	const event = {
		type: 'renamed',
		seq: entry.seq,
		time: entry.time,
		id: user.id,
		from,
		name: user.name,
	} as const;
	const effects = [deliver(neighbours(state, user, user.session), event)];
	if (user.session !== undefined) {
		effects.push(deliver({sessions: [user.session]}, event));
	}

	effects.push(report({event: 'rename', from, name: user.name}));
	return effects;
};
