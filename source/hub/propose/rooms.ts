/** Rooms: entering them, and what only their members may ask for. */
import {limits} from '../../limits.ts';
import {type Command, type RoomName, type SessionId, type Time, whispers} from '../../messages.ts';
import {truncateBytes} from '../../text/bytes.ts';
import {checkRoomName, describeRoomNameProblem, foldRoomName} from '../../text/room-name.ts';
import {membersOf} from '../members.ts';
import {entryRefusal, rightRefusal} from '../room.ts';
import type {HubState, User} from '../state.ts';
import {effects, entryOf, nothing, type Proposal, reject} from './proposal.ts';

/** Propose to enter a room; it is opened when there is none. */
export const join = (
	state: HubState,
	{room: wanted, key: given}: Extract<Command, {type: 'join'}>,
	user: User,
	session: SessionId,
	now: Time,
): Proposal => {
	const checked = checkRoomName(wanted);
	if (!checked.ok) {
		return reject('room-invalid', describeRoomNameProblem(checked.problem));
	}

	const key = foldRoomName(checked.name);
	if (user.rooms.has(key)) {
		return nothing;
	}

	if (user.rooms.size >= limits.roomsPerMemberMax) {
		return reject('too-many-rooms', `You are in ${user.rooms.size} rooms; leave one first.`);
	}

	const room = state.rooms.get(key);
	const refusal = room && entryRefusal(room, user, given);
	if (refusal) {
		return reject(refusal.code, refusal.text);
	}

	return entryOf(state, {type: 'join', user: user.id, room: room?.name ?? checked.name}, now, session);
};

/** The rooms that a user may know of: secret ones are for their members. */
export const rooms = (state: HubState, user: User, session: SessionId): Proposal => {
	const list = [...state.rooms.values()]
		.map(room => ({
			name: room.name,
			topic: room.topic,
			size: room.members.size,
			joined: room.members.has(user.id),
			isSecret: room.flags.has('secret'),
		}))
		.filter(({joined, isSecret}) => joined || !isSecret)
		.map(({isSecret: _isSecret, ...room}) => room);
	return effects([{type: 'deliver', to: {sessions: [session]}, event: {type: 'rooms', rooms: list}}]);
};

const historyOf = (
	state: HubState,
	{before, after, limit}: Extract<Command, {type: 'history'}>,
	room: RoomName,
	user: User,
	session: SessionId,
): Proposal =>
	effects([
		{
			type: 'read',
			session,
			user: user.id,
			room,
			range: after === undefined ? {before: before ?? state.seq + 1} : {after},
			limit: Math.max(1, Math.min(limit, limits.historyPageMax)),
			backlog: false,
		},
	]);

/** The commands that only a member of the room may give. */
export const inRoom = (
	state: HubState,
	command: Extract<Command, {type: 'part' | 'topic' | 'who' | 'typing' | 'history'}>,
	user: User,
	session: SessionId,
	now: Time,
): Proposal => {
	if (command.type === 'history' && command.room === whispers) {
		return historyOf(state, command, whispers, user, session);
	}

	const key = foldRoomName(command.room);
	const room = state.rooms.get(key);
	if (!room || !user.rooms.has(key)) {
		return reject('not-in-room', `You are not in ${command.room}.`);
	}

	switch (command.type) {
		case 'part': {
			const {reason} = command;
			return entryOf(
				state,
				{
					type: 'part',
					user: user.id,
					room: room.name,
					...(reason ? {reason: truncateBytes(reason, limits.reasonBytesMax)} : {}),
				},
				now,
				session,
			);
		}

		case 'topic': {
			if (room.flags.has('topic-locked')) {
				const refusal = rightRefusal(room, user);
				if (refusal) {
					return reject(refusal.code, refusal.text);
				}
			}

			return Buffer.byteLength(command.topic) > limits.topicBytesMax
				? reject('too-long', `A topic has at most ${limits.topicBytesMax} bytes.`)
				: entryOf(
						state,
						{type: 'topic', user: user.id, by: user.name, room: room.name, topic: command.topic},
						now,
						session,
					);
		}

		case 'who': {
			const event = {type: 'members', room: room.name, members: membersOf(state, room)} as const;
			return effects([{type: 'deliver', to: {sessions: [session]}, event}]);
		}

		case 'typing': {
			const event = {type: 'typing', room: room.name, id: user.id, name: user.name} as const;
			return effects([{type: 'deliver', to: {room: room.name, except: session}, event}]);
		}

		case 'history': {
			return historyOf(state, command, room.name, user, session);
		}
	}
};
