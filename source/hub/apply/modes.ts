/** The rules of rooms, invitations, and being made to leave a room. */
import type {Effect, EntryOf, ModeChange, Time} from '../../messages.ts';
import {foldName} from '../../text/nickname.ts';
import {foldRoomName} from '../../text/room-name.ts';
import {noteChanged} from '../members.ts';
import {bansMax, type Room} from '../room.ts';
import {authorOf, type HubState} from '../state.ts';
import {deliver} from './audience.ts';
import {leaveRoom} from './membership.ts';

/** Make one change; false when it changes nothing. */
const change = (state: HubState, room: Room, one: ModeChange, by: string, time: Time): boolean => {
	switch (one.mode) {
		case 'operator':
		case 'voice': {
			const id = state.names.get(foldName(one.name));
			const holders = one.mode === 'operator' ? room.operators : room.voices;
			if (id === undefined || !room.members.has(id) || holders.has(id) === one.on) {
				return false;
			}

			holders[one.on ? 'add' : 'delete'](id);
			noteChanged(room);
			return true;
		}

		case 'ban': {
			if (!one.on) {
				return room.bans.delete(one.mask);
			}

			if (room.bans.has(one.mask) || room.bans.size >= bansMax) {
				return false;
			}

			room.bans.set(one.mask, {mask: one.mask, by, time});
			return true;
		}

		case 'key': {
			const key = one.on ? one.key : undefined;
			const isNew = room.key !== key;
			room.key = key;
			return isNew;
		}

		case 'limit': {
			const limit = one.on ? one.limit : undefined;
			const isNew = room.limit !== limit;
			room.limit = limit;
			return isNew;
		}

		default: {
			const isNew = room.flags.has(one.mode) !== one.on;
			room.flags[one.on ? 'add' : 'delete'](one.mode);
			return isNew;
		}
	}
};

export const applyMode = (state: HubState, entry: EntryOf<'mode'>): Effect[] => {
	const room = state.rooms.get(foldRoomName(entry.room));
	if (!room) {
		return [];
	}

	const {seq, time, by} = entry;
	const changes = entry.changes.filter(one => change(state, room, one, by.name, time));
	return changes.length === 0
		? []
		: [deliver({room: room.name}, {type: 'mode', seq, time, room: room.name, by, changes})];
};

export const applyInvite = (state: HubState, entry: EntryOf<'invite'>): Effect[] => {
	const room = state.rooms.get(foldRoomName(entry.room));
	const target = state.users.get(entry.to.id);
	if (!room || !target || room.members.has(target.id)) {
		return [];
	}

	room.invited.add(target.id);
	const {seq, time, by} = entry;
	// Those who could have invited are told, if their protocol can tell them.
	const told = new Set([entry.by.id, target.id, ...room.operators]);
	const sessions = [...told].flatMap(id => state.users.get(id)?.session ?? []);
	return [deliver({sessions}, {type: 'invited', seq, time, room: room.name, by, to: authorOf(target)})];
};

export const applyEject = (state: HubState, entry: EntryOf<'eject'>): Effect[] => {
	const key = foldRoomName(entry.room);
	const room = state.rooms.get(key);
	const target = state.users.get(entry.user);
	if (!room || !target?.rooms.has(key)) {
		return [];
	}

	const {seq, time, by, reason} = entry;
	const member = authorOf(target);
	leaveRoom(state, target, key);
	const effects: Effect[] = [
		deliver({room: room.name}, {type: 'ejected', seq, time, room: room.name, member, by, text: reason}),
	];
	if (target.session !== undefined) {
		effects.push({type: 'detach', session: target.session, room: room.name});
	}

	return effects;
};
