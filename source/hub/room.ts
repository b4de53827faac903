/** A room and its rules: who may come in, who may speak, who may change what. */
import {lobby} from '../limits.ts';
import type {RejectCode, RoomFlag, RoomName, Time, UserId} from '../messages.ts';
import {matchesMask} from './mask.ts';

export type Ban = {readonly mask: string; readonly by: string; readonly time: Time};

export type Room = {
	readonly name: RoomName;
	/** The lobby's is the first entry's. */
	createdAt: Time;
	topic: string;
	topicBy: string;
	topicAt: Time;
	readonly members: Set<UserId>;
	readonly operators: Set<UserId>;
	readonly voices: Set<UserId>;
	/** Invited and not come in yet. */
	readonly invited: Set<UserId>;
	readonly flags: Set<RoomFlag>;
	key: string | undefined;
	limit: number | undefined;
	/** By mask. */
	readonly bans: Map<string, Ban>;
};

/** How many bans a room may have. */
export const bansMax = 100;

/** A room as it is opened: the lobby lets everyone set its topic, other rooms leave that to their operators. */
export const createRoom = (name: RoomName, createdAt: Time): Room => ({
	name,
	createdAt,
	topic: '',
	topicBy: '',
	topicAt: 0,
	members: new Set(),
	operators: new Set(),
	voices: new Set(),
	invited: new Set(),
	flags: new Set(name === lobby ? ['no-external'] : ['no-external', 'topic-locked']),
	key: undefined,
	limit: undefined,
	bans: new Map(),
});

/** As much of a user as a room's rules look at. */
export type RoomUser = {
	readonly id: UserId;
	readonly name: string;
	readonly ident: string;
	readonly address: string;
};

const fullName = (user: RoomUser): string => `${user.name}!${user.ident}@${user.address}`;

const isBanned = (room: Room, user: RoomUser): boolean => {
	if (room.bans.size === 0) {
		return false;
	}

	const name = fullName(user);
	for (const mask of room.bans.keys()) {
		if (matchesMask(mask, name)) {
			return true;
		}
	}

	return false;
};

export type RoomRefusal = {readonly code: RejectCode; readonly text: string};

/** Why a user may not come in; undefined when they may. An invitation opens what is invite-only, full, keyed or banned. */
export const entryRefusal = (
	room: Room,
	user: RoomUser,
	key: string | undefined,
): RoomRefusal | undefined => {
	if (room.invited.has(user.id)) {
		return undefined;
	}

	if (isBanned(room, user)) {
		return {code: 'room-banned', text: `You are banned from ${room.name}.`};
	}

	if (room.flags.has('invite-only')) {
		return {code: 'invite-only', text: `${room.name} is for those who are invited.`};
	}

	if (room.key !== undefined && room.key !== key) {
		return {code: 'room-key', text: `${room.name} needs its key.`};
	}

	if (room.limit !== undefined && room.members.size >= room.limit) {
		return {code: 'room-full', text: `${room.name} is full.`};
	}

	return undefined;
};

/** Why a user may not speak in a room; undefined when they may. */
export const speechRefusal = (room: Room, user: RoomUser): RoomRefusal | undefined => {
	if (room.operators.has(user.id) || room.voices.has(user.id)) {
		return undefined;
	}

	if (!room.members.has(user.id) && room.flags.has('no-external')) {
		return {code: 'not-in-room', text: `You are not in ${room.name}.`};
	}

	if (room.flags.has('moderated')) {
		return {code: 'moderated', text: `${room.name} is moderated: only those with a voice may speak.`};
	}

	if (isBanned(room, user)) {
		return {code: 'room-banned', text: `You are banned from ${room.name}.`};
	}

	return undefined;
};

/** Why a user may not change a room; undefined for its operators. */
export const rightRefusal = (room: Room, user: RoomUser): RoomRefusal | undefined => {
	if (!room.members.has(user.id)) {
		return {code: 'not-in-room', text: `You are not in ${room.name}.`};
	}

	return room.operators.has(user.id)
		? undefined
		: {code: 'not-operator', text: `You are no operator of ${room.name}.`};
};
