/** Whispers are conversations, one for each person: which one a whisper belongs to, and that it is there once. Knows lines; nothing of frames. */
import {
	type Author,
	type HistoryMessage,
	type RoomName,
	type Seq,
	type UserId,
	whispers,
} from '../messages.ts';
import {foldName} from '../text/nickname.ts';
import {becameOf} from './changes.ts';
import type {Draft} from './draft.ts';
import {allUpTo} from './gaps.ts';
import {insertBySeq, ownKey, removeByKey} from './lines.ts';
import type {ChatState, Line, RoomState} from './state.ts';
import {startOf} from './unread.ts';

/** Whether a name is that of a conversation; rooms begin with `#`. */
export const isConversation = (name: RoomName): boolean => name.startsWith(whispers);

/** The other one of a whisper. */
export const otherOf = (
	{from, to}: {readonly from: Author; readonly to: Author},
	you: UserId | undefined,
): Author => (from.id === you ? to : from);

type Known = Pick<RoomState, 'peer'> & {readonly name: RoomName};

/**
The conversation with a person: by who they are, and otherwise by their name, for one who comes back may be new to the server. Undefined
where there is none.
*/
const conversationWith = (rooms: readonly Known[], {id, name}: Author): RoomName | undefined => {
	const folded = foldName(name);
	const known = rooms.filter(({peer}) => peer !== undefined);
	const found =
		known.find(({peer}) => id !== '' && peer?.id === id) ??
		known.find(({peer}) => peer !== undefined && foldName(peer.name) === folded);
	return found?.name;
};

/** The name of the conversation with a person, be there one or not. It stays when they change theirs. */
const conversationName = (rooms: readonly Known[], person: Author): RoomName => {
	const known = conversationWith(rooms, person);
	if (known !== undefined) {
		return known;
	}

	// Someone who was called that before has it.
	let name = `${whispers}${person.name}`;
	while (rooms.some(room => room.name === name)) {
		name += "'";
	}

	return name;
};

/** The same, of a state. */
export const conversationIn = ({rooms}: Pick<ChatState, 'rooms'>, person: Author): RoomName =>
	conversationName([...rooms.values()], person);

const knownOf = (draft: Draft): Known[] =>
	draft
		.roomNames()
		.filter(isConversation)
		.map(name => ({name, peer: draft.peek(name).peer}));

/** The conversation with a person, which is there from now on, and listed. `isNow` where that is what they are called now. */
export const openConversation = (draft: Draft, person: Author, isNow: boolean): RoomName => {
	const name = conversationName(knownOf(draft), person);
	const {peer, isClosed} = draft.peek(name);
	const {since} = draft.head;
	if (peer === undefined) {
		draft.change(name, {
			peer: person,
			since,
			gaps: since === undefined ? [] : allUpTo(since),
			readTo: since === undefined ? undefined : startOf(draft, name, since),
		});
		return name;
	}

	// Who was written to by name alone is known once they answer.
	const isNews =
		person.id !== '' && (peer.id === '' || (isNow && (peer.id !== person.id || peer.name !== person.name)));
	if (isClosed || isNews) {
		draft.change(name, {peer: isNews ? person : peer, isClosed: false});
	}

	return name;
};

/** The conversation with a person, if there is one. */
export const conversationOf = (draft: Draft, person: Author): RoomName | undefined =>
	conversationWith(knownOf(draft), person);

/** The feed that a room's messages are read from. */
export const feedOf = (room: RoomName): RoomName => (isConversation(room) ? whispers : room);

/** Somebody has another name, or is told to have it. */
export const renamePeer = (draft: Draft, id: UserId, name: string): void => {
	for (const room of draft.roomNames().filter(isConversation)) {
		const {peer} = draft.peek(room);
		if (peer?.id === id && peer.name !== name) {
			draft.change(room, {peer: {...peer, name}});
		}
	}
};

/** From the end, where what is looked for mostly is. */
const hasSeq = (lines: readonly Line[], seq: Seq): boolean =>
	lines.findLast(line => line.seq !== undefined && line.seq <= seq)?.seq === seq;

/** The conversation in which a whisper is shown, by its place in the journal. */
export const roomOfWhisper = (draft: Draft, seq: Seq): RoomName | undefined =>
	draft.roomNames().find(room => isConversation(room) && hasSeq(draft.peekLines(room), seq));

/** One's own whisper whose acknowledgement was lost takes its place in the conversation where it was written. */
export const placeOwn = (draft: Draft, message: HistoryMessage): boolean => {
	const {number, seq, time, from, to, text} = message;
	if (number === undefined) {
		return false;
	}

	const key = ownKey(number);
	const room = draft
		.roomNames()
		.find(name => isConversation(name) && draft.peekLines(name).some(line => line.key === key));
	const line = room === undefined ? undefined : removeByKey(draft.lines(room), key);
	if (room === undefined || line?.type !== 'message') {
		return false;
	}

	insertBySeq(draft.lines(room), {
		...line,
		from,
		seq,
		time,
		text,
		delivery: 'sent',
		...(to ? {to} : {}),
		...becameOf(message),
	});
	return true;
};
