/** Going into rooms and out of them, as one asks for it. */
import {lobby} from '../limits.ts';
import type {RoomName} from '../messages.ts';
import {foldRoomName} from '../text/room-name.ts';
import {sanitizeLine} from '../text/sanitize.ts';
import {words} from '../words/words.ts';
import type {ClientAction} from './actions.ts';
import type {ChatClient} from './contract.ts';
import {isConversation} from './conversations.ts';
import {memberNamed} from './member-named.ts';
import {describeRefusal} from './refusals.ts';
import type {RequestFrame} from './session-contract.ts';
import type {ChatState} from './state.ts';

export type Rooms = {
	/** What the screen may ask for. */
	readonly actions: Pick<ChatClient, 'join' | 'part' | 'listRooms' | 'setTopic' | 'converse' | 'show'>;
	/** One has entered a room: whether it is the one that was asked for last. */
	entered(room: RoomName): boolean;
	/** A room was not to be entered: whether one had asked for one. */
	refused(): boolean;
};

export type RoomsOptions = {
	/** Ask the server; without a connection that is said, and what was `typed` is given back. */
	request(frame: RequestFrame, typed?: string): void;
	dispatch(actions: readonly ClientAction[]): void;
	getState(): ChatState;
	notice(text: string, level?: 'info' | 'error'): ClientAction;
};

export const createRooms = ({request, dispatch, getState, notice}: RoomsOptions): Rooms => {
	/** The room that one asked to enter, folded. */
	let wanted: string | undefined;

	return {
		actions: {
			join(raw, key) {
				const room = sanitizeLine(raw);
				const folded = foldRoomName(room);
				const known = [...getState().rooms.keys()].find(name => foldRoomName(name) === folded);
				if (known !== undefined) {
					dispatch([{type: 'switched', room: known}]);
					return;
				}

				wanted = folded;
				request(
					{type: 'join', room, ...(key === undefined ? {} : {key})},
					`/join ${room}${key === undefined ? '' : ` ${key}`}`,
				);
			},
			part() {
				const {active} = getState();
				if (isConversation(active)) {
					dispatch([{type: 'put-away', room: active}]);
				} else if (active === lobby) {
					dispatch([notice(words().client.everyoneIsIn(lobby))]);
				} else {
					request({type: 'part', room: active});
				}
			},
			listRooms() {
				request({type: 'rooms'});
			},
			converse(raw) {
				const name = sanitizeLine(raw);
				const state = getState();
				const peer = memberNamed(state, name);
				if (peer === undefined || peer.id === state.you?.id) {
					const {problem, hint} = describeRefusal(peer ? 'to-self' : 'no-such-user', {text: '', name});
					dispatch([notice(`${problem} ${hint}`, 'error')]);
				} else {
					dispatch([{type: 'conversing', peer}]);
				}
			},
			show(room) {
				if (getState().rooms.has(room)) {
					dispatch([{type: 'switched', room}]);
				}
			},
			setTopic(topic) {
				if (isConversation(getState().active)) {
					dispatch([notice(words().rooms.noTopicHere, 'error')]);
					return;
				}

				request({type: 'topic', room: getState().active, topic: sanitizeLine(topic)}, `/topic ${topic}`);
			},
		},
		entered(room) {
			const isWanted = wanted !== undefined && foldRoomName(room) === wanted;
			wanted = isWanted ? undefined : wanted;
			return isWanted;
		},
		refused() {
			const isWanted = wanted !== undefined;
			wanted = undefined;
			return isWanted;
		},
	};
};
