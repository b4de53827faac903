/**
Who is in a room, as lists that are made when they are asked for and then kept: a room of thousands is asked for its members by everyone who
comes in. Each list is as of its moment, and is never changed once it is handed out.
*/
import type {Member} from '../messages.ts';
import type {Room} from './room.ts';
import type {HubState, User} from './state.ts';

/** A member of a room, and what they may do there. */
export type RoomMember = {readonly user: User; readonly isOperator: boolean; readonly isVoiced: boolean};

const seen = new WeakMap<User, Member>();
const lists = new WeakMap<Room, readonly Member[]>();
const rosters = new WeakMap<Room, readonly RoomMember[]>();

/** A user as others see them now. The same object as long as nothing of it changes. */
export const memberOf = (user: User): Member => {
	const known = seen.get(user);
	if (
		known &&
		known.name === user.name &&
		known.presence === user.presence &&
		(known.away ?? '') === user.away
	) {
		return known;
	}

	const member: Member = {
		id: user.id,
		name: user.name,
		color: user.color,
		presence: user.presence,
		...(user.away === '' ? {} : {away: user.away}),
	};
	seen.set(user, member);
	return member;
};

const usersIn = (state: HubState, room: Room): readonly User[] => {
	const users: User[] = [];
	for (const id of room.members) {
		const user = state.users.get(id);
		if (user) {
			users.push(user);
		}
	}

	return users;
};

/** The members of a room as others see them, in the order in which they came in. */
export const membersOf = (state: HubState, room: Room): readonly Member[] => {
	let list = lists.get(room);
	if (!list) {
		list = usersIn(state, room).map(memberOf);
		lists.set(room, list);
	}

	return list;
};

const roomMember = (room: Room, user: User): RoomMember => ({
	user,
	isOperator: room.operators.has(user.id),
	isVoiced: room.voices.has(user.id),
});

/** The same with what they may do. */
export const rosterOf = (state: HubState, room: Room): readonly RoomMember[] => {
	let roster = rosters.get(room);
	if (!roster) {
		roster = usersIn(state, room).map(user => roomMember(room, user));
		rosters.set(room, roster);
	}

	return roster;
};

/** Someone has come into a room. */
export const noteEntered = (room: Room, user: User): void => {
	const list = lists.get(room);
	const roster = rosters.get(room);
	if (list) {
		lists.set(room, [...list, memberOf(user)]);
	}

	if (roster) {
		rosters.set(room, [...roster, roomMember(room, user)]);
	}
};

/** Someone has left a room, or may do other things there. */
export const noteChanged = (room: Room): void => {
	lists.delete(room);
	rosters.delete(room);
};

/** Something of a user has changed that others see. */
export const noteSeen = (state: HubState, user: User): void => {
	for (const key of user.rooms) {
		const room = state.rooms.get(key);
		if (room) {
			noteChanged(room);
		}
	}
};
