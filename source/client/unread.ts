/** What of a room one has read, where one stopped, and what came since. Knows lines and where somebody looks; nothing of the screen. */
import {type RoomName, type Seq, whispers} from '../messages.ts';
import {foldName} from '../text/nickname.ts';
import type {Draft} from './draft.ts';
import {firstNew, indexFrom, isOfOthers} from './state.ts';

/** Whether somebody sees what comes in a room: it is in view, and followed. */
export const isLookedAt = (draft: Draft, room: RoomName): boolean => {
	const {looking, active} = draft.head;
	return (
		looking === 'everywhere' ||
		(looking === 'here' && room === active && draft.peek(room).heldAt === undefined)
	);
};

/** All of a room is read. Where one stopped before stays marked. */
export const readAll = (draft: Draft, room: RoomName): void => {
	const {unread, mentions, readTo} = draft.peek(room);
	const last = draft.peekLines(room).findLast(line => line.type === 'message' && line.seq !== undefined)?.seq;
	const next = last === undefined ? readTo : Math.max(last, readTo ?? last);
	if (unread > 0 || mentions > 0 || next !== readTo) {
		draft.change(room, {unread: 0, mentions: 0, readTo: next});
	}
};

/** Nobody looks at a room any more: where they stopped is marked, if there is something behind it. */
const turnAway = (draft: Draft, room: RoomName): void => {
	if (draft.hasRoom(room)) {
		const {unread, readTo} = draft.peek(room);
		draft.change(room, {marker: unread > 0 ? readTo : undefined});
	}
};

/** Have a room in view. */
export const showRoom = (draft: Draft, room: RoomName): void => {
	const {active} = draft.head;
	if (active !== room) {
		turnAway(draft, active);
		draft.head.previous = active;
		draft.head.active = room;
	}

	// It comes into being.
	draft.change(room, {});
	if (isLookedAt(draft, room)) {
		readAll(draft, room);
	}
};

/** Somebody looks at the screen, or no longer. */
export const look = (draft: Draft, at: Draft['head']['looking']): void => {
	const {head} = draft;
	if (at === 'away' && head.looking !== 'away') {
		turnAway(draft, head.active);
	}

	head.looking = at;
	for (const room of draft.roomNames()) {
		if (isLookedAt(draft, room)) {
			readAll(draft, room);
		}
	}
};

/** Another has said something, which is among the lines. */
export const arrived = (draft: Draft, room: RoomName, seq: Seq, isMention = false): void => {
	const {readTo, marker, unread, mentions} = draft.peek(room);
	if (isLookedAt(draft, room)) {
		draft.change(room, {readTo: Math.max(seq, readTo ?? seq)});
		return;
	}

	draft.change(room, {
		unread: unread + 1,
		mentions: mentions + (isMention ? 1 : 0),
		marker: marker ?? readTo ?? seq - 1,
	});
};

/** Lines came or went: count what is new among them. */
export const recount = (draft: Draft, room: RoomName): void => {
	if (isLookedAt(draft, room)) {
		readAll(draft, room);
		return;
	}

	const {readTo, marker} = draft.peek(room);
	if (readTo === undefined) {
		return;
	}

	const lines = draft.peekLines(room);
	const news = lines.slice(indexFrom(lines, readTo + 1)).filter(isOfOthers);
	draft.change(room, {
		unread: news.length,
		mentions: news.filter(({isMention}) => isMention).length,
		marker: news.length > 0 ? (marker ?? readTo) : marker,
	});
};

/** A conversation that is not known was not there: of it nothing is read that came after all that there was. */
const keptFor = ({head: {kept}}: Draft, room: RoomName): Seq | undefined =>
	kept.get(room) ?? (room.startsWith(whispers) ? kept.get(whispers) : undefined);

/** What was said last in a room before one came in is here: what is behind the place where an earlier run stopped is new. */
export const backlogCame = (draft: Draft, room: RoomName): void => {
	const kept = keptFor(draft, room);
	if (kept === undefined) {
		return;
	}

	const rest = new Map(draft.head.kept);
	rest.delete(room);
	draft.head.kept = rest;
	const lines = draft.peekLines(room);
	// Who says something has read what was there; what an earlier run said is told by the name.
	const you = foldName(draft.head.you?.name ?? '');
	const said = lines.findLast(
		line =>
			line.type === 'message' && line.seq !== undefined && (line.own || foldName(line.from.name) === you),
	)?.seq;
	const from = Math.max(kept, said ?? kept);
	if (firstNew(lines, from) !== undefined) {
		const {readTo} = draft.peek(room);
		draft.change(room, {marker: from, ...(readTo === kept ? {readTo: from} : {})});
	}

	recount(draft, room);
};

/** Where reading begins in a room that one comes into while the journal is at `seq`. */
export const startOf = (draft: Draft, room: RoomName, seq: Seq): Seq =>
	Math.min(seq, keptFor(draft, room) ?? seq);

/** There is a connection again: conversations that come into being from now on are new. */
export const forgetWhispers = (draft: Draft): void => {
	draft.head.kept = new Map([...draft.head.kept].filter(([room]) => room !== whispers));
};
