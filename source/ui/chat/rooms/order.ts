/** The rooms and conversations in the order in which they are listed, and how one goes from one to another. Knows the state; nothing of keys. */
import type {ChatState, RoomState} from '../../../client/state.ts';
import type {RoomName} from '../../../messages.ts';

type Rooms = Pick<ChatState, 'rooms' | 'active'>;

/** What a room is called on the screen: a conversation by whom it is with now. */
export const titleOf = ({name, peer}: Pick<RoomState, 'name' | 'peer'>): string =>
	peer === undefined ? name : `@${peer.name}`;

/** Rooms, then people; those that one has put away are not among them. */
export const listRooms = ({rooms}: Pick<ChatState, 'rooms'>): readonly RoomState[] => {
	const listed = [...rooms.values()].filter(({isClosed}) => !isClosed);
	return [...listed.filter(({peer}) => peer === undefined), ...listed.filter(({peer}) => peer !== undefined)];
};

/** How much of what one has not seen is meant for oneself, and how much there is in all. */
export const newsIn = (rooms: readonly RoomState[]): {readonly meant: number; readonly all: number} => ({
	meant: rooms.reduce((sum, {unread, mentions, peer}) => sum + (peer ? unread : mentions), 0),
	all: rooms.reduce((sum, {unread}) => sum + unread, 0),
});

/** The room so many places further, round the end; `isWanted` says which count. Undefined where there is no other. */
export const roomBeside = (
	state: Rooms,
	step: 1 | -1,
	isWanted: (room: RoomState) => boolean = () => true,
): RoomName | undefined => {
	const all = listRooms(state);
	const from = all.findIndex(({name}) => name === state.active);
	for (let distance = 1; distance < all.length; distance++) {
		const room = all[(from + step * distance + all.length * distance) % all.length];
		if (room !== undefined && room.name !== state.active && isWanted(room)) {
			return room.name;
		}
	}

	return undefined;
};
