/** Who is in which room. */
import {lobby} from '../../limits.ts';
import type {Entry, Event, RoomName, Time} from '../../messages.ts';
import {foldRoomName} from '../../text/room-name.ts';
import {memberOf, noteChanged, noteEntered} from '../members.ts';
import {createRoom, type Room} from '../room.ts';
import type {HubState, User} from '../state.ts';

/**
Put a user into a room, which is opened if there is none. Who opens a room is its operator; the lobby has none.
*/
export const enterRoom = (state: HubState, user: User, name: RoomName, time: Time): Room => {
	const key = foldRoomName(name);
	let room = state.rooms.get(key);
	if (!room) {
		room = createRoom(name, time);
		room.operators.add(user.id);
		state.rooms.set(key, room);
	}

	const isNew = !room.members.has(user.id);
	room.members.add(user.id);
	room.invited.delete(user.id);
	if (isNew) {
		noteEntered(room, user);
	}

	user.rooms.add(key);
	return room;
};

/** Take a user out of a room. A room that is empty is gone, but for the lobby. */
export const leaveRoom = (state: HubState, user: User, key: string): void => {
	user.rooms.delete(key);
	const room = state.rooms.get(key);
	if (!room) {
		return;
	}

	room.members.delete(user.id);
	room.operators.delete(user.id);
	room.voices.delete(user.id);
	noteChanged(room);
	if (room.members.size === 0 && key !== lobby) {
		state.rooms.delete(key);
	}
};

export const joinedEvent = (state: HubState, entry: Entry, user: User, room: RoomName): Event => ({
	type: 'joined',
	seq: entry.seq,
	time: entry.time,
	room,
	member: memberOf(user),
	online: state.users.size,
	address: user.address,
	port: user.port,
});
