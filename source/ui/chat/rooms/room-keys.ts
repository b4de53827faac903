/** What a key does to which room is in view. Knows the order of the rooms; what the client does is its own. */
import type {ChatClient} from '../../../client/contract.ts';
import {type KeyPress, matchKey} from '../../keys.ts';
import {listRooms, roomBeside} from './order.ts';

/** Carry out a key that means a room. False when it means none. */
export const pressRoomKey = (client: Pick<ChatClient, 'show' | 'store'>, press: KeyPress): boolean => {
	const state = client.store.getState();
	const go = (room: string | undefined): true => {
		if (room !== undefined) {
			client.show(room);
		}

		return true;
	};

	switch (matchKey(press, 'chat')) {
		case 'room-number':
			return go(listRooms(state)[Number(press.text) - 1]?.name);
		case 'room-before':
			return go(roomBeside(state, -1));
		case 'room-after':
			return go(roomBeside(state, 1));
		case 'unread-before':
			return go(roomBeside(state, -1, ({unread}) => unread > 0));
		case 'unread-after':
			return go(roomBeside(state, 1, ({unread}) => unread > 0));
		default:
			return false;
	}
};
