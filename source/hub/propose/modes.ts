/** What a room's operators may do, and invitations. */
import {limits} from '../../limits.ts';
import type {Command, ModeChange, SessionId, Time} from '../../messages.ts';
import {foldRoomName} from '../../text/room-name.ts';
import {completeMask} from '../mask.ts';
import {type Room, rightRefusal} from '../room.ts';
import {authorOf, findUser, type HubState, type User} from '../state.ts';
import {entryOf, nothing, type Proposal, reject} from './proposal.ts';

/** How many changes one command may make, and how long a key or a mask may be, in UTF-16 code units. */
const changesMax = 20;
const keyMax = 64;
const maskMax = 256;

/** A change as it can be kept; undefined when it makes no sense. */
const normalise = (state: HubState, room: Room, change: ModeChange): ModeChange | undefined => {
	switch (change.mode) {
		case 'operator':
		case 'voice': {
			const target = findUser(state, change.name);
			return target && room.members.has(target.id) ? {...change, name: target.name} : undefined;
		}

		case 'ban': {
			const mask = completeMask(change.mask);
			return mask.length <= maskMax ? {...change, mask} : undefined;
		}

		case 'key': {
			const isFit =
				!change.on || (change.key !== '' && change.key.length <= keyMax && !/[\s,]/.test(change.key));
			return isFit ? change : undefined;
		}

		case 'limit': {
			return !change.on || (Number.isSafeInteger(change.limit) && change.limit > 0) ? change : undefined;
		}

		default: {
			return change;
		}
	}
};

/** Propose what only a room's operators may: its rules, an ejection; and invitations. */
export const rule = (
	state: HubState,
	command: Extract<Command, {type: 'mode' | 'invite' | 'eject'}>,
	user: User,
	session: SessionId,
	now: Time,
): Proposal => {
	const room = state.rooms.get(foldRoomName(command.room));
	if (!room) {
		return reject('no-such-room', `There is no room ${command.room}.`);
	}

	const refusal = rightRefusal(room, user);
	// Anyone inside may invite, unless the room is for the invited: then its operators do.
	const isFree = command.type === 'invite' && !room.flags.has('invite-only') && room.members.has(user.id);
	if (refusal && !isFree) {
		return reject(refusal.code, refusal.text);
	}

	switch (command.type) {
		case 'mode': {
			const changes = command.changes
				.slice(0, changesMax)
				.map(change => normalise(state, room, change))
				.filter(change => change !== undefined);
			return changes.length === 0
				? nothing
				: entryOf(state, {type: 'mode', room: room.name, by: authorOf(user), changes}, now, session);
		}

		case 'invite': {
			const target = findUser(state, command.to);
			if (!target) {
				return reject('no-such-user', `Nobody here is called ${command.to}.`);
			}

			return room.members.has(target.id)
				? reject('already-there', `${target.name} is in ${room.name} already.`)
				: entryOf(
						state,
						{type: 'invite', room: room.name, by: authorOf(user), to: authorOf(target)},
						now,
						session,
					);
		}

		case 'eject': {
			const target = findUser(state, command.name);
			if (!target) {
				return reject('no-such-user', `Nobody here is called ${command.name}.`);
			}

			if (!room.members.has(target.id)) {
				return reject('not-there', `${target.name} is not in ${room.name}.`);
			}

			return Buffer.byteLength(command.reason) > limits.reasonBytesMax
				? reject('too-long', `A reason has at most ${limits.reasonBytesMax} bytes.`)
				: entryOf(
						state,
						{type: 'eject', room: room.name, user: target.id, by: authorOf(user), reason: command.reason},
						now,
						session,
					);
		}
	}
};
