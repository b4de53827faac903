/** What whispers change in the state: each is in the conversation with the other one, once, whichever way it comes. */
import type {Author, HistoryMessage, RoomName, Seq} from '../messages.ts';
import {words} from '../words/words.ts';
import type {ClientAction, StateFrame} from './actions.ts';
import {addPage} from './add-page.ts';
import {
	conversationOf,
	isConversation,
	openConversation,
	otherOf,
	placeOwn,
	roomOfWhisper,
} from './conversations.ts';
import type {Draft} from './draft.ts';
import {cover, withStatus} from './gaps.ts';
import {insertBySeq, insertUnplaced} from './lines.ts';
import {arrived, backlogCame, isLookedAt, recount} from './unread.ts';

type Whisper = HistoryMessage & {readonly to: Author};

const isWhisper = (entry: HistoryMessage): entry is Whisper => entry.to !== undefined;

/** One whisper of another: where nobody sees it, it is counted, and the first is told of where one looks. */
const tellOf = (draft: Draft, room: RoomName, {seq, time}: {seq: Seq; time: number}): void => {
	const {unread, peer} = draft.peek(room);
	const isSeen = isLookedAt(draft, room);
	arrived(draft, room, seq);
	if (!isSeen && unread === 0 && peer !== undefined && room !== draft.head.active) {
		insertUnplaced(draft.lines(draft.head.active), {
			type: 'notice',
			key: `w${seq}`,
			seq: undefined,
			level: 'info',
			text: words().rooms.whispers(peer.name),
			time,
		});
	}
};

/** A whisper as it is said. */
export const addWhisper = (draft: Draft, frame: Extract<StateFrame, {type: 'whisper'}>): void => {
	const {seq, time, from, to, text, quote} = frame;
	const {you} = draft.head;
	// It may have come in a page of what was missed.
	if (roomOfWhisper(draft, seq) !== undefined) {
		return;
	}

	const room = openConversation(draft, otherOf(frame, you?.id), true);
	const own = from.id === you?.id;
	insertBySeq(draft.lines(room), {
		type: 'message',
		key: `m${seq}`,
		seq,
		time,
		from,
		to,
		text,
		kind: 'text',
		own,
		delivery: 'sent',
		...(quote === undefined ? {} : {quote}),
		earlier: false,
	});
	if (!own) {
		tellOf(draft, room, frame);
	}
};

/** Those of a page that are not shown anywhere, by conversation; one's own that wait for their place get it. `find` says where, if anywhere. */
const sortOut = (
	draft: Draft,
	entries: readonly HistoryMessage[],
	find: (other: Author) => RoomName | undefined,
): ReadonlyMap<RoomName, readonly Whisper[]> => {
	const rooms = new Map<RoomName, Whisper[]>();
	// The newest first: it knows best what somebody is called.
	for (const entry of entries.toReversed()) {
		if (isWhisper(entry) && roomOfWhisper(draft, entry.seq) === undefined && !placeOwn(draft, entry)) {
			const room = find(otherOf(entry, draft.head.you?.id));
			if (room !== undefined) {
				rooms.set(room, [entry, ...(rooms.get(room) ?? [])]);
			}
		}
	}

	return rooms;
};

const conversations = (draft: Draft): readonly RoomName[] => draft.roomNames().filter(isConversation);

/** What was whispered while there was no connection. */
export const addMissedWhispers = (draft: Draft, entries: readonly HistoryMessage[]): void => {
	const {you} = draft.head;
	const sorted = sortOut(draft, entries, other => openConversation(draft, other, false));
	for (const [room, missed] of sorted) {
		addPage(draft, room, missed, {isEarlier: () => false, fillsGap: false});
		for (const entry of missed) {
			if (entry.from.id !== you?.id) {
				tellOf(draft, room, entry);
			}
		}
	}
};

/** The newest whispers from before one came: whoever comes back finds the conversations that there were. */
export const addRecentWhispers = (draft: Draft, entries: readonly HistoryMessage[], more: boolean): void => {
	const {since = 0} = draft.head;
	const sorted = sortOut(draft, entries, other => openConversation(draft, other, false));
	for (const [room, recent] of sorted) {
		addPage(draft, room, recent, {isEarlier: seq => seq <= since, fillsGap: false});
		backlogCame(draft, room);
	}

	const from = more ? entries[0]?.seq : 0;
	for (const room of from === undefined ? [] : conversations(draft)) {
		draft.change(room, {gaps: cover(draft.peek(room).gaps, from ?? 0, since + 1)});
	}
};

/** Everything of a stretch of one's whispers, for the conversations that there are. */
export const addWhisperStretch = (
	draft: Draft,
	{room, gap, from, to, entries}: Omit<Extract<ClientAction, {type: 'paged'}>, 'type'>,
): void => {
	const {since = 0} = draft.head;
	const sorted = sortOut(draft, entries, other => conversationOf(draft, other));
	for (const [name, past] of sorted) {
		addPage(draft, name, past, {isEarlier: seq => seq <= since, fillsGap: true});
		recount(draft, name);
	}

	for (const name of conversations(draft)) {
		const {gaps} = draft.peek(name);
		draft.change(name, {gaps: cover(name === room ? withStatus(gaps, gap, 'idle') : gaps, from, to)});
	}
};
