/** Who is where: the members of a room; of a conversation the two who talk, as they are seen in the rooms. */
import type {ChatState} from '../../../client/state.ts';
import {type Author, type Member, serverId, type UserId} from '../../../messages.ts';
import {foldName} from '../../../text/nickname.ts';

type People = ReadonlyMap<UserId, Member>;

const nobody: People = new Map();

/** A person as they are now in any room. */
const memberById = ({rooms}: Pick<ChatState, 'rooms'>, id: UserId): Member | undefined => {
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

/** Whether there is somebody else of that name to talk with: in a room that one is in, or in a conversation that there is. */
export const isSomebodyElse = ({rooms, you}: Pick<ChatState, 'rooms' | 'you'>, name: string): boolean => {
	const folded = foldName(name);
	const isMeant = (author: Author | undefined): boolean =>
		author !== undefined && author.id !== you?.id && foldName(author.name) === folded;
	return [...rooms.values()].some(({members, peer}) => isMeant(peer) || [...members.values()].some(isMeant));
};
