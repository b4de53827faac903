/** Dropping, leaving, and being made to leave. */
import type {Author, Effect, Entry, EntryOf, GoodbyeCode, LeaveReason, ServerEvent} from '../../messages.ts';
import {foldName} from '../../text/nickname.ts';
import {noteSeen} from '../members.ts';
import {authorOf, type HubState, placeOf, type User} from '../state.ts';
import {deliver, neighbours, report, roomNamesOf, where} from './audience.ts';
import {leaveRoom} from './membership.ts';

/** How many of those who left are remembered. */
const formerUsersMax = 200;

export const applyDrop = (state: HubState, entry: EntryOf<'drop'>): Effect[] => {
	const user = state.users.get(entry.user);
	// A connection that came back meanwhile has won.
	if (!user || user.place !== placeOf(entry.origin)) {
		return [];
	}

	user.presence = 'reconnecting';
	noteSeen(state, user);
	user.droppedAt = entry.time;
	return [
		deliver(neighbours(state, user, undefined), {
			type: 'presence',
			id: user.id,
			name: user.name,
			presence: 'reconnecting',
		}),
		report({event: 'reconnecting', name: user.name, ...where(user), online: state.users.size}),
	];
};

/** Remove a user from everything, tell the others, and end the connection. */
export const remove = (
	state: HubState,
	user: User,
	entry: Entry,
	why: {readonly reason: LeaveReason; readonly text: string; readonly code: GoodbyeCode},
): Effect[] => {
	const {session} = user;
	const rooms = roomNamesOf(state, user);
	const audience = neighbours(state, user, session);
	const member: Author = authorOf(user);
	const effects: Effect[] = [];
	for (const key of [...user.rooms]) {
		leaveRoom(state, user, key);
	}

	state.formerUsers.unshift({
		name: user.name,
		ident: user.ident,
		realName: user.realName,
		address: user.address,
		leftAt: entry.time,
	});
	state.formerUsers.splice(formerUsersMax);
	for (const room of state.rooms.values()) {
		room.invited.delete(user.id);
	}

	state.users.delete(user.id);
	state.names.delete(foldName(user.name));
	state.colors[user.color] = Math.max(0, (state.colors[user.color] ?? 0) - 1);
	if (session !== undefined) {
		state.sessions.delete(session);
		for (const room of rooms) {
			effects.push({type: 'detach', session, room});
		}

		effects.push({type: 'close', session, code: why.code, text: why.text});
	}

	const online = state.users.size;
	effects.push(
		deliver(audience, {
			type: 'left',
			seq: entry.seq,
			time: entry.time,
			rooms,
			member,
			reason: why.reason,
			text: why.text,
			online,
			address: user.address,
			port: user.port,
		}),
	);
	const gone: ServerEvent = {
		event: 'leave',
		name: user.name,
		color: user.color,
		...where(user),
		online,
		reason: why.reason,
	};
	effects.push(report(gone));
	return effects;
};

export const applyQuit = (state: HubState, entry: EntryOf<'quit'>): Effect[] => {
	const user = state.users.get(entry.user);
	// A timeout that crossed with a return: whoever is here stays.
	if (!user || (entry.reason === 'timeout' && user.presence === 'online')) {
		return [];
	}

	return remove(state, user, entry, {
		reason: entry.reason,
		text: entry.text ?? '',
		code: entry.reason === 'shutdown' ? 'shutdown' : entry.reason === 'slow' ? 'slow' : 'bye',
	});
};

export const applyKick = (state: HubState, entry: EntryOf<'kick'>): Effect[] => {
	const user = state.users.get(entry.user);
	if (!user) {
		return [];
	}

	return [
		report({event: 'kick', name: user.name, by: entry.by, reason: entry.reason}),
		...remove(state, user, entry, {reason: 'kicked', text: entry.reason, code: 'kicked'}),
	];
};
