import type {Member, RoomName, Seq, UserId} from '../messages.ts';
import {allUpTo, type Gap} from './gaps.ts';
import {type ChatState, emptyRoom, indexFrom, type Line, type RoomState} from './state.ts';
import {linesMax, trim} from './trim.ts';

/** What of a room is replaced as it is. */
type RoomFields = Omit<RoomState, 'lines' | 'members' | 'name'>;

type RoomDraft = {-readonly [Key in keyof RoomFields]: RoomFields[Key]} & {
	readonly was: RoomState;
	lines: Line[] | undefined;
	members: Map<UserId, Member> | undefined;
};

type Head = Omit<ChatState, 'address' | 'rooms'>;

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
	peek(room: RoomName): RoomFields;
	/** Replace some of what a room is; it comes into being. */
	change(room: RoomName, fields: Partial<RoomFields>): void;
	/** One is in the room, and the journal is here: nothing from before is loaded. What is behind `readTo` is new. Once for a journal. */
	place(room: RoomName, seq: Seq, readTo: Seq): void;
	/** Another journal: nothing is known of its past. */
	displace(room: RoomName): void;
	/** One is no longer in the room. */
	removeRoom(room: RoomName): void;
	finish(): ChatState;
};

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

const finishRoom = ({was, ...room}: RoomDraft): RoomState => {
	const members = room.members ?? was.members;
	let {gaps} = room;
	let lines: readonly Line[] = was.lines;
	if (room.lines !== undefined || lines.length > linesMax) {
		const kept = room.lines ?? [...lines];
		gaps = trim(kept, gaps, room.heldAt);
		lines = room.lines === undefined && kept.length === lines.length ? lines : kept;
	}

	return {...room, name: was.name, members, gaps, lines: open(lines, gaps)};
};

export const createDraft = (state: ChatState): Draft => {
	const {address, rooms: _, ...head} = state;
	const rooms = new Map<RoomName, RoomDraft>();
	const removed = new Set<RoomName>();

	/** A room as it was before; what was removed comes again as a new one. */
	const known = (name: RoomName): RoomState | undefined =>
		removed.has(name) ? undefined : state.rooms.get(name);

	const touch = (name: RoomName): RoomDraft => {
		let room = rooms.get(name);
		if (room === undefined) {
			const was = known(name) ?? emptyRoom(name);
			removed.delete(name);
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
		peekLines: name => rooms.get(name)?.lines ?? known(name)?.lines ?? [],
		peekMember: (name, id) => (rooms.get(name)?.members ?? known(name)?.members)?.get(id),
		peek: name => rooms.get(name) ?? known(name) ?? emptyRoom(name),
		change(name, fields) {
			Object.assign(touch(name), fields);
		},
		place(name, seq, readTo) {
			const room = touch(name);
			if (room.since === undefined) {
				room.since = seq;
				room.readTo ??= readTo;
				room.gaps = allUpTo(seq);
			}
		},
		displace(name) {
			const room = touch(name);
			room.since = undefined;
			room.gaps = [];
		},
		removeRoom(name) {
			rooms.delete(name);
			removed.add(name);
		},
		finish() {
			if (rooms.size === 0 && removed.size === 0) {
				return {...head, address, rooms: state.rooms};
			}

			const all = new Map(state.rooms);
			for (const [name, room] of rooms) {
				all.set(name, finishRoom(room));
			}

			for (const name of removed) {
				all.delete(name);
			}

			return {...head, address, rooms: all};
		},
	};
};
