/** Who is where: the members of a room; of a conversation the two who talk, as they are seen in the rooms. */
import type {ChatState} from '../../../client/state.ts';
import {type Member, serverId, type UserId} from '../../../messages.ts';

type People = ReadonlyMap<UserId, Member>;

const nobody: People = new Map();

/** A person as they are now in any room. */
export const memberById = ({rooms}: Pick<ChatState, 'rooms'>, id: UserId): Member | undefined => {
	for (const {members} of rooms.values()) {
		const member = members.get(id);
		if (member !== undefined) {
			return member;
		}
	}

	return undefined;
};

/** The people of what is in view. */
export const peopleIn = (state: Pick<ChatState, 'rooms' | 'active' | 'you'>): People => {
	const {rooms, active, you} = state;
	const room = rooms.get(active);
	if (room?.peer === undefined) {
		return room?.members ?? nobody;
	}

	const both = [room.peer.id, you?.id ?? serverId].flatMap(id => memberById(state, id) ?? []);
	return new Map(both.map(member => [member.id, member]));
};
