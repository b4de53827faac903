import {limits} from '../../limits.ts';
import {type Command, type SessionId, whispers} from '../../messages.ts';
import {foldRoomName} from '../../text/room-name.ts';
import type {HubState, User} from '../state.ts';
import {effects, type Proposal, reject} from './proposal.ts';

/** A search reaches what its user may read: the rooms that they are in, and their own whispers. */
export const search = (
	state: HubState,
	{words, room: wanted, before, limit}: Extract<Command, {type: 'search'}>,
	user: User,
	session: SessionId,
): Proposal => {
	const own = [...user.rooms].flatMap(key => state.rooms.get(key)?.name ?? []);
	const all = [...own, whispers];
	const rooms = wanted === undefined ? all : all.filter(name => foldRoomName(name) === foldRoomName(wanted));
	if (words.trim() === '') {
		return reject('empty', 'Search for what?');
	}

	if (rooms.length === 0) {
		return reject('not-in-room', `You are not in ${wanted}.`);
	}

	return effects([
		{
			type: 'search',
			session,
			user: user.id,
			words,
			rooms,
			limit: Math.max(1, Math.min(limit, limits.historyPageMax)),
			...(wanted === undefined ? {} : {room: wanted}),
			...(before === undefined ? {} : {before}),
		},
	]);
};
