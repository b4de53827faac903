/** Who is in which room. */
import {lobby} from '../../limits.ts';
import type {Entry, Event, RoomName} from '../../messages.ts';
import {foldRoomName} from '../../text/room-name.ts';
import {type HubState, memberOf, type Room, type User} from '../state.ts';

/** The room of a name, opened if there is none. */
export const openRoom = (state: HubState, name: RoomName): Room => {
	const key = foldRoomName(name);
	let room = state.rooms.get(key);
	if (!room) {
		room = {name, topic: '', members: new Set()};
		state.rooms.set(key, room);
	}

	return room;
};

/** Take a user out of a room. A room that is empty is gone, but for the lobby. */
export const leaveRoom = (state: HubState, user: User, key: string): void => {
	user.rooms.delete(key);
	const room = state.rooms.get(key);
	room?.members.delete(user.id);
	if (room?.members.size === 0 && key !== lobby) {
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
