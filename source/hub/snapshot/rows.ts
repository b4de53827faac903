/** Users, rooms and identities as rows of a snapshot: plain data, and without what is usual. Local things are not in them. */
import type {Author, ProtocolName, RoomFlag, Seq} from '../../messages.ts';
import {foldRoomName} from '../../text/room-name.ts';
import {arePlaces, createIdentity, type Identity, packPlaces} from '../identity.ts';
import {createBucket} from '../rate.ts';
import type {RecentMessage} from '../recent.ts';
import {createRoom, type Room} from '../room.ts';
import type {FormerUser, HubState, User} from '../state.ts';
import {each, list, oneOf, optional, record, SnapshotError, text, whole} from './check.ts';

const protocols: readonly ProtocolName[] = ['native', 'json', 'irc', 'nickname', 'assigned', 'address'];
const flags: readonly RoomFlag[] = ['moderated', 'no-external', 'secret', 'topic-locked', 'invite-only'];

const orNothing = <Value>(value: Value, usual: Value): Value | undefined =>
	value === usual ? undefined : value;

const someOf = <Value>(values: Iterable<Value>): readonly Value[] | undefined => {
	const some = [...values];
	return some.length === 0 ? undefined : some;
};

/** Its id, its highest number, and the places of its window. */
export const identityRow = (identity: Identity): readonly [string, number, string] => [
	identity.id,
	identity.number,
	packPlaces(identity),
];

/** Throws a `SnapshotError` when it is no such row. */
export const identityOfRow = (value: unknown): Identity => {
	const [id, number, places] = list(value);
	const packed = text(places);
	if (!arePlaces(packed)) {
		throw new SnapshotError('An identity has places that are none.');
	}

	const identity = createIdentity(text(id));
	identity.number = whole(number);
	identity.places = packed;
	return identity;
};

/** The rooms of a user are in their order: the first is the one of the welcome. An identity is written here only when no token leads to it. */
export const userRow = (user: User) => ({
	id: user.id,
	token: user.token,
	name: user.name,
	color: user.color,
	protocol: user.protocol,
	address: user.address,
	port: user.port,
	ident: orNothing(user.ident, user.name),
	realName: orNothing(user.realName, ''),
	away: orNothing(user.away, ''),
	reconnecting: user.presence === 'reconnecting' ? 1 : undefined,
	place: user.place,
	droppedAt: orNothing(user.droppedAt, 0),
	joinedAt: user.joinedAt,
	activeAt: orNothing(user.activeAt, user.joinedAt),
	messages: orNothing(user.messages, 0),
	rooms: [...user.rooms],
	identity: user.token === undefined ? identityRow(user.identity) : undefined,
});

/** Throws a `SnapshotError` when it is no such row, or of a token that nobody has. */
export const userOfRow = (value: unknown, state: HubState): User => {
	const row = record(value);
	const token = optional(text)(row.token);
	const identity: Identity | undefined =
		token === undefined ? identityOfRow(row.identity) : state.identities.get(token);
	if (!identity) {
		throw new SnapshotError('A user has a token that is not known.');
	}

	const name = text(row.name);
	const joinedAt = whole(row.joinedAt);
	return {
		id: text(row.id),
		identity,
		token,
		name,
		color: whole(row.color),
		protocol: oneOf(...protocols)(row.protocol),
		address: text(row.address),
		port: whole(row.port),
		ident: optional(text)(row.ident) ?? name,
		realName: optional(text)(row.realName) ?? '',
		away: optional(text)(row.away) ?? '',
		presence: row.reconnecting === undefined ? 'online' : 'reconnecting',
		place: text(row.place),
		droppedAt: optional(whole)(row.droppedAt) ?? 0,
		joinedAt,
		activeAt: optional(whole)(row.activeAt) ?? joinedAt,
		messages: optional(whole)(row.messages) ?? 0,
		rooms: new Set(each(text)(row.rooms)),
		session: undefined,
		leaving: false,
		stranded: false,
		bucket: createBucket(state.options.rules.rate, joinedAt),
	};
};

export const roomRow = (room: Room) => ({
	name: room.name,
	createdAt: room.createdAt,
	topic: orNothing(room.topic, ''),
	topicBy: orNothing(room.topicBy, ''),
	topicAt: orNothing(room.topicAt, 0),
	members: [...room.members],
	operators: someOf(room.operators),
	voices: someOf(room.voices),
	invited: someOf(room.invited),
	flags: [...room.flags],
	key: room.key,
	limit: room.limit,
	bans: someOf(room.bans.values()),
});

const banOfRow = (value: unknown) => {
	const row = record(value);
	return {mask: text(row.mask), by: text(row.by), time: whole(row.time)};
};

const fill = <Value>(set: Set<Value>, values: readonly Value[]): void => {
	for (const value of values) {
		set.add(value);
	}
};

/** The room and the name it is found by. Throws a `SnapshotError` when it is no such row. */
export const roomOfRow = (value: unknown): readonly [key: string, room: Room] => {
	const row = record(value);
	const room = createRoom(text(row.name), whole(row.createdAt));
	room.topic = optional(text)(row.topic) ?? '';
	room.topicBy = optional(text)(row.topicBy) ?? '';
	room.topicAt = optional(whole)(row.topicAt) ?? 0;
	room.key = optional(text)(row.key);
	room.limit = optional(whole)(row.limit);
	room.flags.clear();
	fill(room.flags, each(oneOf(...flags))(row.flags));
	fill(room.members, each(text)(row.members));
	fill(room.operators, each(text)(row.operators));
	fill(room.voices, each(text)(row.voices));
	fill(room.invited, each(text)(row.invited));
	for (const ban of each(banOfRow)(row.bans)) {
		room.bans.set(ban.mask, ban);
	}

	return [foldRoomName(room.name), room];
};

/** Throws a `SnapshotError` when it is no such row. */
export const formerOfRow = (value: unknown): FormerUser => {
	const row = record(value);
	return {
		name: text(row.name),
		ident: text(row.ident),
		realName: text(row.realName),
		address: text(row.address),
		leftAt: whole(row.leftAt),
	};
};

const authorRow = ({id, name, color}: Author): readonly unknown[] => [id, name, color];

const authorOfRow = (value: unknown): Author => {
	const [id, name, color] = list(value);
	return {id: text(id), name: text(name), color: whole(color)};
};

export const recentRow = ([seq, {room, from, to, text: beginning, time}]: readonly [Seq, RecentMessage]) => [
	seq,
	room,
	beginning,
	time,
	authorRow(from),
	...(to ? [authorRow(to)] : []),
];

/** Throws a `SnapshotError` when it is no such row. */
export const recentOfRow = (value: unknown): readonly [Seq, RecentMessage] => {
	const [seq, room, beginning, time, from, to] = list(value);
	return [
		whole(seq),
		{
			room: text(room),
			from: authorOfRow(from),
			...(to === undefined ? {} : {to: authorOfRow(to)}),
			text: text(beginning),
			time: whole(time),
		},
	];
};
