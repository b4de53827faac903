import type {Member, RoomName, Seq, UserId} from '../messages.ts';
import {allUpTo, type Gap} from './gaps.ts';
import {type ChatState, indexFrom, type Line, type RoomState} from './state.ts';
import {linesMax, trim} from './trim.ts';

type RoomDraft = {
	readonly was: RoomState;
	topic: string;
	unread: number;
	gaps: readonly Gap[];
	since: Seq | undefined;
	heldAt: Seq | undefined;
	lines: Line[] | undefined;
	members: Map<UserId, Member> | undefined;
};

type Head = Pick<ChatState, 'connection' | 'server' | 'you' | 'active' | 'online' | 'rttMs' | 'find'>;

/** A state that is being changed: each list is copied once, when it is first touched, however many actions there are. */
export type Draft = {
	readonly head: {-readonly [Key in keyof Head]: Head[Key]};
	roomNames(): readonly RoomName[];
	hasRoom(room: RoomName): boolean;
	lines(room: RoomName): Line[];
	members(room: RoomName): Map<UserId, Member>;
	/** Look without touching. */
	peekLines(room: RoomName): readonly Line[];
	peekMember(room: RoomName, id: UserId): Member | undefined;
	peekPast(room: RoomName): Pick<RoomState, 'gaps' | 'since'>;
	/** One is in the room, and the journal is here: nothing from before is loaded. Once for a journal. */
	place(room: RoomName, seq: Seq): void;
	/** Another journal: nothing is known of its past. */
	displace(room: RoomName): void;
	setGaps(room: RoomName, gaps: readonly Gap[]): void;
	setHeld(room: RoomName, at: Seq | undefined): void;
	setTopic(room: RoomName, topic: string): void;
	addUnread(room: RoomName): void;
	/** All of the room has been seen. */
	setRead(room: RoomName): void;
	/** One is no longer in the room. */
	removeRoom(room: RoomName): void;
	finish(): ChatState;
};

export const emptyRoom = (name: RoomName): RoomState => ({
	name,
	topic: '',
	members: new Map(),
	lines: [],
	gaps: [],
	since: undefined,
	heldAt: undefined,
	unread: 0,
});

/** The first line behind each gap says its author, and goes on to do so. */
const open = (lines: readonly Line[], gaps: readonly Gap[]): readonly Line[] => {
	let opened: Line[] | undefined;
	for (const {before} of gaps) {
		const index = indexFrom(lines, before);
		const line = lines[index];
		if (line?.type === 'message' && line.opens === undefined) {
			opened ??= [...lines];
			opened[index] = {...line, opens: true};
		}
	}

	return opened ?? lines;
};

const finishRoom = ({was, topic, unread, since, heldAt, ...room}: RoomDraft): RoomState => {
	const members = room.members ?? was.members;
	let {gaps} = room;
	let lines: readonly Line[] = was.lines;
	if (room.lines !== undefined || lines.length > linesMax) {
		const kept = room.lines ?? [...lines];
		gaps = trim(kept, gaps, heldAt);
		lines = room.lines === undefined && kept.length === lines.length ? lines : kept;
	}

	return {name: was.name, topic, unread, since, heldAt, members, gaps, lines: open(lines, gaps)};
};

export const createDraft = (state: ChatState): Draft => {
	const {connection, server, you, active, online, rttMs, find} = state;
	const head = {connection, server, you, active, online, rttMs, find};
	const rooms = new Map<RoomName, RoomDraft>();
	const removed = new Set<RoomName>();

	const touch = (name: RoomName): RoomDraft => {
		removed.delete(name);
		let room = rooms.get(name);
		if (room === undefined) {
			const was = state.rooms.get(name) ?? emptyRoom(name);
			room = {...was, was, lines: undefined, members: undefined};
			rooms.set(name, room);
		}

		return room;
	};

	return {
		head,
		roomNames: () =>
			[...new Set([...state.rooms.keys(), ...rooms.keys()])].filter(name => !removed.has(name)),
		hasRoom: name => rooms.has(name) || (state.rooms.has(name) && !removed.has(name)),
		lines(name) {
			const room = touch(name);
			room.lines ??= [...room.was.lines];
			return room.lines;
		},
		members(name) {
			const room = touch(name);
			room.members ??= new Map(room.was.members);
			return room.members;
		},
		peekLines: name => rooms.get(name)?.lines ?? state.rooms.get(name)?.lines ?? [],
		peekMember: (name, id) => (rooms.get(name)?.members ?? state.rooms.get(name)?.members)?.get(id),
		peekPast: name => rooms.get(name) ?? state.rooms.get(name) ?? emptyRoom(name),
		place(name, seq) {
			const room = touch(name);
			if (room.since === undefined) {
				room.since = seq;
				room.gaps = allUpTo(seq);
			}
		},
		displace(name) {
			const room = touch(name);
			room.since = undefined;
			room.gaps = [];
		},
		setGaps(name, gaps) {
			touch(name).gaps = gaps;
		},
		setHeld(name, at) {
			touch(name).heldAt = at;
		},
		setTopic(name, topic) {
			touch(name).topic = topic;
		},
		addUnread(name) {
			touch(name).unread++;
		},
		setRead(name) {
			touch(name).unread = 0;
		},
		removeRoom(name) {
			rooms.delete(name);
			removed.add(name);
		},
		finish() {
			if (rooms.size === 0 && removed.size === 0) {
				return {...state, ...head};
			}

			const all = new Map(state.rooms);
			for (const [name, room] of rooms) {
				all.set(name, finishRoom(room));
			}

			for (const name of removed) {
				all.delete(name);
			}

			return {...state, ...head, rooms: all};
		},
	};
};
