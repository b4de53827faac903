import type {Member, RoomName, UserId} from '../messages.ts';
import {trim} from './lines.ts';
import type {ChatState, Line, RoomState} from './state.ts';

type RoomDraft = {
	readonly was: RoomState;
	topic: string;
	unread: number;
	lines: Line[] | undefined;
	members: Map<UserId, Member> | undefined;
};

type Head = Pick<ChatState, 'connection' | 'server' | 'you' | 'active' | 'online' | 'rttMs'>;

/** A state that is being changed: each list is copied once, when it is first touched, however many actions there are. */
export type Draft = {
	readonly head: {-readonly [Key in keyof Head]: Head[Key]};
	roomNames(): readonly RoomName[];
	lines(room: RoomName): Line[];
	members(room: RoomName): Map<UserId, Member>;
	/** Look without touching. */
	peekLines(room: RoomName): readonly Line[];
	peekMember(room: RoomName, id: UserId): Member | undefined;
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
	unread: 0,
});

export const createDraft = (state: ChatState): Draft => {
	const {connection, server, you, active, online, rttMs} = state;
	const head = {connection, server, you, active, online, rttMs};
	const rooms = new Map<RoomName, RoomDraft>();
	const removed = new Set<RoomName>();

	const touch = (name: RoomName): RoomDraft => {
		removed.delete(name);
		let room = rooms.get(name);
		if (room === undefined) {
			const was = state.rooms.get(name) ?? emptyRoom(name);
			room = {was, topic: was.topic, unread: was.unread, lines: undefined, members: undefined};
			rooms.set(name, room);
		}

		return room;
	};

	const finishRoom = ({was, topic, unread, lines, members}: RoomDraft): RoomState => {
		if (lines !== undefined) {
			trim(lines);
		}

		return {name: was.name, topic, unread, lines: lines ?? was.lines, members: members ?? was.members};
	};

	return {
		head,
		roomNames: () =>
			[...new Set([...state.rooms.keys(), ...rooms.keys()])].filter(name => !removed.has(name)),
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
