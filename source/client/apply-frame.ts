import {lobby} from '../limits.ts';
import {type HistoryMessage, type Member, type RoomName, type Seq, type Time, whispers} from '../messages.ts';
import type {StateFrame} from './actions.ts';
import type {Draft} from './draft.ts';
import {insertBySeq, mergePage, ownKey, removeByKey} from './lines.ts';
import type {Line} from './state.ts';

type FrameOf<Type extends StateFrame['type']> = Extract<StateFrame, {type: Type}>;
type Activity = Extract<Line, {type: 'activity'}>;
type Placed = {readonly seq: Seq; readonly time: Time};

const setMembers = (draft: Draft, room: RoomName, members: readonly Member[]): void => {
	const map = draft.members(room);
	map.clear();
	for (const member of members) {
		map.set(member.id, member);
	}
};

const addActivity = (draft: Draft, room: RoomName, {seq, time}: Placed, what: Activity['what']): void => {
	insertBySeq(draft.lines(room), {type: 'activity', key: `a${seq}`, seq, time, what});
};

const addMessage = (draft: Draft, frame: FrameOf<'message' | 'whisper'>): void => {
	const {seq, time, from, text} = frame;
	// A whisper belongs to no room: it is shown where one looks.
	const room = frame.type === 'message' ? frame.room : draft.head.active;
	const own = from.id === draft.head.you?.id;
	const isNew = insertBySeq(draft.lines(room), {
		type: 'message',
		key: `m${seq}`,
		seq,
		time,
		from,
		text,
		kind: frame.type === 'message' ? frame.kind : 'text',
		own,
		delivery: 'sent',
		...(frame.type === 'whisper' ? {to: frame.to} : {}),
		earlier: false,
	});
	if (isNew && !own && room !== draft.head.active) {
		draft.addUnread(room);
	}
};

const addHistory = (draft: Draft, frame: FrameOf<'history'>, isFirst: boolean): void => {
	// A whisper belongs to no room: it is shown where one looks.
	const lines = draft.lines(frame.room === whispers ? draft.head.active : frame.room);
	const {you} = draft.head;
	// A page that one asked for is from before; a backlog after a reconnect is what one missed.
	const earlier = isFirst || (!frame.backlog && frame.after === undefined);
	const toLine = ({seq, time, from, to, text, kind, number}: HistoryMessage): Line & {readonly seq: Seq} => {
		const own = number !== undefined || from.id === you?.id;
		// One's own message whose acknowledgement was lost takes its place here, under the key it has.
		const known = number === undefined ? undefined : removeByKey(lines, ownKey(number));
		return {
			type: 'message',
			key: known?.key ?? `m${seq}`,
			seq,
			time,
			from,
			text,
			kind,
			own,
			delivery: 'sent',
			...(to === undefined ? {} : {to}),
			earlier: known === undefined && earlier,
		};
	};

	mergePage(lines, frame.entries.map(toLine));
};

const rename = (draft: Draft, frame: FrameOf<'renamed'>): void => {
	const {id, from, name} = frame;
	const {you} = draft.head;
	if (you?.id === id) {
		draft.head.you = {...you, name};
	}

	for (const room of draft.roomNames()) {
		const member = draft.peekMember(room, id);
		if (member !== undefined) {
			draft.members(room).set(id, {...member, name});
			addActivity(draft, room, frame, {type: 'renamed', id, color: member.color, from, name});
		}
	}
};

/** Someone is no longer in a room; true when that was oneself, and another room is in view. The lobby stays, with what was said in it. */
const leaveRoom = (draft: Draft, room: RoomName, id: string): boolean => {
	draft.members(room).delete(id);
	if (id !== draft.head.you?.id || room === lobby) {
		return false;
	}

	draft.removeRoom(room);
	if (draft.head.active === room) {
		draft.head.active = lobby;
		draft.setRead(lobby);
	}

	return true;
};

/** What a frame of the server, made safe before, changes. `isFirst` until the connection was lost once. */
export const applyFrame = (draft: Draft, frame: StateFrame, isFirst: boolean): void => {
	const {head} = draft;
	switch (frame.type) {
		case 'welcome': {
			head.you = frame.you;
			head.server = frame.server;
			head.online = frame.online;
			head.active = isFirst ? frame.room : head.active;
			draft.setTopic(frame.room, frame.topic);
			setMembers(draft, frame.room, frame.members);
			return;
		}

		case 'message':
		case 'whisper': {
			addMessage(draft, frame);
			return;
		}

		case 'history': {
			addHistory(draft, frame, isFirst);
			return;
		}

		case 'joined': {
			head.online = frame.online;
			draft.members(frame.room).set(frame.member.id, frame.member);
			if (frame.member.id !== head.you?.id) {
				addActivity(draft, frame.room, frame, {type: 'joined', member: frame.member});
			}

			return;
		}

		case 'left': {
			const {member, reason, text} = frame;
			head.online = frame.online;
			for (const room of frame.rooms) {
				draft.members(room).delete(member.id);
				addActivity(draft, room, frame, {type: 'left', member, reason, text});
			}

			return;
		}

		case 'parted': {
			const {room, member, text} = frame;
			if (!leaveRoom(draft, room, member.id)) {
				addActivity(draft, room, frame, {type: 'left', member, reason: 'parted', text});
			}

			return;
		}

		case 'ejected': {
			const {room, member, text} = frame;
			if (!leaveRoom(draft, room, member.id)) {
				addActivity(draft, room, frame, {type: 'left', member, reason: 'kicked', text});
			}

			return;
		}

		case 'renamed': {
			rename(draft, frame);
			return;
		}

		case 'presence': {
			for (const room of draft.roomNames()) {
				const member = draft.peekMember(room, frame.id);
				if (member !== undefined) {
					draft.members(room).set(frame.id, {...member, presence: frame.presence});
				}
			}

			return;
		}

		case 'topic': {
			const {room, topic, by} = frame;
			draft.setTopic(room, topic);
			addActivity(draft, room, frame, {type: 'topic', by, topic});
			return;
		}

		case 'entered': {
			draft.setTopic(frame.room, frame.topic);
			setMembers(draft, frame.room, frame.members);
			return;
		}

		case 'members': {
			setMembers(draft, frame.room, frame.members);
			return;
		}

		case 'server': {
			head.server = frame.server;
		}
	}
};
