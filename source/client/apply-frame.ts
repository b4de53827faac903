import {lobby} from '../limits.ts';
import {type Member, type RoomName, type Seq, type Time, type UserId, whispers} from '../messages.ts';
import {mentions} from '../text/mention.ts';
import type {ClientAction, StateFrame} from './actions.ts';
import {addPage} from './add-page.ts';
import {addMissedWhispers, addRecentWhispers, addWhisper, addWhisperStretch} from './apply-whispers.ts';
import {amend, refresh} from './changes.ts';
import {feedOf, isConversation, renamePeer} from './conversations.ts';
import type {Draft} from './draft.ts';
import {cover, withStatus} from './gaps.ts';
import {insertBySeq} from './lines.ts';
import type {Line} from './state.ts';
import {arrived, backlogCame, forgetWhispers, recount, showRoom, startOf} from './unread.ts';

type FrameOf<Type extends StateFrame['type']> = Extract<StateFrame, {type: Type}>;
type Activity = Extract<Line, {type: 'activity'}>;
type Placed = {readonly seq: Seq; readonly time: Time};

const setMembers = (draft: Draft, room: RoomName, members: readonly Member[]): void => {
	const map = draft.members(room);
	map.clear();
	for (const member of members) {
		map.set(member.id, member);
		renamePeer(draft, member.id, member.name);
	}
};

const addActivity = (draft: Draft, room: RoomName, {seq, time}: Placed, what: Activity['what']): void => {
	insertBySeq(draft.lines(room), {type: 'activity', key: `a${seq}`, seq, time, what});
};

/** Said, or gone. */
const writesNoMore = ({head}: Draft, room: RoomName, id: UserId): void => {
	head.typing = head.typing.filter(one => one.id !== id || one.room !== room);
};

const addMessage = (draft: Draft, frame: FrameOf<'message'>): void => {
	const {seq, time, room, from, text, kind, quote} = frame;
	const own = from.id === draft.head.you?.id;
	const isMention = !own && mentions(text, draft.head.you?.name ?? '');
	const isNew = insertBySeq(draft.lines(room), {
		type: 'message',
		key: `m${seq}`,
		seq,
		time,
		from,
		text,
		kind,
		own,
		delivery: 'sent',
		...(isMention ? {isMention} : {}),
		...(quote === undefined ? {} : {quote}),
		earlier: false,
	});
	writesNoMore(draft, room, from.id);
	if (isNew && !own) {
		arrived(draft, room, seq, isMention);
	}
};

const addHistory = (draft: Draft, frame: FrameOf<'history'>, isFirst: boolean): void => {
	const {room, after, backlog, entries, more} = frame;
	const {gaps, since} = draft.peek(room);
	// A page that one asked for is from before; a backlog after a reconnect is what one missed.
	const earlier = isFirst || (!backlog && after === undefined);
	// What was told while one came in happened after all that a first page has.
	const options = {isEarlier: () => earlier, fillsGap: isFirst};
	addPage(draft, room, entries, options);
	const from = more ? entries[0]?.seq : 0;
	if (backlog && from !== undefined && since !== undefined) {
		draft.change(room, {gaps: cover(gaps, from, since + 1)});
	}

	if (after === undefined) {
		backlogCame(draft, room);
	} else {
		recount(draft, room);
	}
};

/** Everything of a stretch of a room's history, which was not loaded. */
export const addStretch = (
	draft: Draft,
	stretch: Omit<Extract<ClientAction, {type: 'paged'}>, 'type'>,
): void => {
	const {room, gap, from, to, entries, asOf} = stretch;
	refresh(draft, feedOf(room), entries, asOf);
	if (isConversation(room)) {
		addWhisperStretch(draft, stretch);
		return;
	}

	const {gaps, since = 0} = draft.peek(room);
	addPage(draft, room, entries, {isEarlier: seq => seq <= since, fillsGap: true});
	draft.change(room, {gaps: cover(withStatus(gaps, gap, 'idle'), from, to)});
	recount(draft, room);
};

const rename = (draft: Draft, frame: FrameOf<'renamed'>): void => {
	const {id, from, name} = frame;
	const {you} = draft.head;
	if (you?.id === id) {
		draft.head.you = {...you, name};
	}

	renamePeer(draft, id, name);
	draft.head.typing = draft.head.typing.map(one => (one.id === id ? {...one, name} : one));
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
	writesNoMore(draft, room, id);
	if (id !== draft.head.you?.id || room === lobby) {
		return false;
	}

	const {readTo} = draft.peek(room);
	// One may come back.
	draft.head.kept = new Map([...draft.head.kept, ...(readTo === undefined ? [] : [[room, readTo] as const])]);
	draft.removeRoom(room);
	if (draft.head.active === room) {
		showRoom(draft, lobby);
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
			head.active = isFirst && !isConversation(head.active) ? frame.room : head.active;
			head.since ??= frame.seq;
			if (!isFirst) {
				forgetWhispers(draft);
			}

			draft.change(frame.room, {topic: frame.topic});
			setMembers(draft, frame.room, frame.members);
			for (const room of [frame.room, ...draft.roomNames().filter(isConversation)]) {
				draft.place(room, frame.seq, startOf(draft, room, frame.seq));
			}

			return;
		}

		case 'message': {
			addMessage(draft, frame);
			return;
		}

		case 'whisper': {
			addWhisper(draft, frame);
			return;
		}

		case 'history': {
			refresh(draft, frame.room, frame.entries, frame.asOf);
			if (frame.room === whispers && frame.after === undefined) {
				addRecentWhispers(draft, frame.entries, frame.more);
			} else if (frame.room === whispers) {
				addMissedWhispers(draft, frame.entries);
			} else if (draft.hasRoom(frame.room)) {
				// Otherwise one has left the room since it was asked for.
				addHistory(draft, frame, isFirst);
			}

			for (const change of frame.amended ?? []) {
				amend(draft, frame.room, change);
			}

			return;
		}

		case 'amended': {
			amend(draft, frame.room, frame);
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
			// Those that one is not in oneself are among them.
			for (const room of frame.rooms.filter(draft.hasRoom)) {
				draft.members(room).delete(member.id);
				writesNoMore(draft, room, member.id);
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

		case 'away': {
			for (const room of draft.roomNames()) {
				const member = draft.peekMember(room, frame.id);
				if (member !== undefined) {
					const {away: _, ...here} = member;
					draft.members(room).set(frame.id, frame.text === '' ? here : {...here, away: frame.text});
				}
			}

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
			draft.change(room, {topic});
			addActivity(draft, room, frame, {type: 'topic', by, topic});
			return;
		}

		case 'entered': {
			head.online = frame.online ?? head.online;
			draft.change(frame.room, {topic: frame.topic});
			setMembers(draft, frame.room, frame.members);
			draft.place(frame.room, frame.seq, startOf(draft, frame.room, frame.seq));
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
