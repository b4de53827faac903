/** Who hears of what a user does: those who share a room with them. */
import type {Audience, Effect, Event, RoomName, SessionId} from '../../messages.ts';
import type {Room} from '../room.ts';
import type {HubState, User} from '../state.ts';

export const deliver = (to: Audience, event: Event): Effect => ({type: 'deliver', to, event});

export const report = (event: Extract<Effect, {type: 'report'}>['event']): Effect => ({
	type: 'report',
	event,
});

export const roomsOf = (state: HubState, user: User): readonly Room[] => {
	const rooms: Room[] = [];
	for (const key of user.rooms) {
		const room = state.rooms.get(key);
		if (room) {
			rooms.push(room);
		}
	}

	return rooms;
};

export const roomNamesOf = (state: HubState, user: User): readonly RoomName[] =>
	roomsOf(state, user).map(room => room.name);

const isWithin = (room: Room, other: Room): boolean => {
	if (room.members.size > other.members.size) {
		return false;
	}

	for (const id of room.members) {
		if (!other.members.has(id)) {
			return false;
		}
	}

	return true;
};

/**
Everyone who shares a room with a user, each once. Where all of them are in one room, the usual case, it is addressed as a room, so that its frame is
encoded once.
*/
export const neighbours = (state: HubState, user: User, except: SessionId | undefined): Audience => {
	const rooms = roomsOf(state, user);
	const [first, ...others] = rooms;
	if (first) {
		const largest = others.reduce(
			(one, other) => (other.members.size > one.members.size ? other : one),
			first,
		);
		if (rooms.every(room => room === largest || isWithin(room, largest))) {
			return {room: largest.name, ...(except === undefined ? {} : {except})};
		}
	}

	const sessions = new Set<SessionId>();
	for (const room of rooms) {
		for (const id of room.members) {
			const session = state.users.get(id)?.session;
			if (session !== undefined && session !== except) {
				sessions.add(session);
			}
		}
	}

	return {sessions: [...sessions]};
};

/** From where a user is connected, as the operator's log has it. */
export const where = (user: User) => ({address: user.address, port: user.port, protocol: user.protocol});
