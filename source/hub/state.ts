/** What the hub knows, as plain maps. Changed by `apply` alone, except for what a comment says is local to this process. */

import {lobby, limits as programLimits} from '../limits.ts';
import type {
	Author,
	Origin,
	Presence,
	ProtocolName,
	Seq,
	ServerInfo,
	SessionId,
	Time,
	UserId,
} from '../messages.ts';
import {foldName} from '../text/nickname.ts';
import type {Identity} from './identity.ts';
import type {Bucket} from './rate.ts';
import type {Recent} from './recent.ts';
import {createRoom, type Room} from './room.ts';

export type User = {
	readonly id: UserId;
	readonly identity: Identity;
	readonly token: string | undefined;
	name: string;
	readonly color: number;
	protocol: ProtocolName;
	address: string;
	port: number;
	/** What an IRC client calls itself besides its name. */
	readonly ident: string;
	realName: string;
	/** Empty when here. */
	away: string;
	presence: Presence;
	/** The connection that speaks for the user, on whichever process it is: what a later drop must name. */
	place: string;
	/** When it was dropped, while `presence` is `reconnecting`. */
	droppedAt: Time;
	readonly joinedAt: Time;
	activeAt: Time;
	messages: number;
	/** Folded names of rooms. */
	readonly rooms: Set<string>;
	/** This process's connection, if it has one: local. */
	session: SessionId | undefined;
	/** Whether an entry that removes the user is on its way: local. */
	leaving: boolean;
	/** Whether the entry which says that its connection ended could not be committed, and is to be proposed again: local. */
	stranded: boolean;
	/** The token bucket of the rate limit: local. */
	readonly bucket: Bucket;
};

/** One who was here: what WHOWAS answers from. */
export type FormerUser = Readonly<Pick<User, 'name' | 'ident' | 'realName' | 'address'>> & {
	readonly leftAt: Time;
};

/** The rules that `propose` checks and that are the operator's to choose. */
export type HubRules = {
	readonly usersMax: number;
	/** Messages a second and user; 0 is unlimited. */
	readonly rate: number;
	/** Words and phrases that no message may contain, whatever their case. */
	readonly bannedWords: readonly string[];
	/** How many messages a newcomer is shown. */
	readonly backlog: number;
	readonly graceMs: number;
};

export type HubOptions = {
	/** Names this process in the origins of entries. Another process's sessions are not this one's. */
	readonly node: string;
	readonly name: string;
	readonly version: string;
	readonly motd: string;
	readonly rules: HubRules;
	/** A fresh public id. Called by `propose` only. */
	readonly newId: () => UserId;
	/** A random readable name. Called by `propose` only. */
	readonly newName: () => string;
};

export type HubState = {
	readonly options: HubOptions;
	readonly users: Map<UserId, User>;
	/** By folded name. */
	readonly names: Map<string, UserId>;
	/** By token. */
	readonly identities: Map<string, Identity>;
	/** The same by user: also those whose user has left. */
	readonly identityOf: Map<UserId, Identity>;
	/** By folded name. */
	readonly rooms: Map<string, Room>;
	/** Users of this process's connections: local. */
	readonly sessions: Map<SessionId, UserId>;
	/** Users whose registrations are on their way into the journal: local. */
	readonly arriving: Set<UserId>;
	/** Those who left last, newest first. */
	readonly formerUsers: FormerUser[];
	/** How many users have each colour. */
	readonly colors: number[];
	/** As it was last set; undefined as long as it is the option's. */
	motd: string | undefined;
	/** Names the journal, by its first entry. */
	epoch: string;
	/** What may still be answered and changed. */
	readonly recent: Recent;
	/** The last entry applied. */
	seq: Seq;
	/** When the last hello of a token was said, by its client's clock: local. */
	readonly hellos: Map<string, Time>;
	/** Called before an identity changes, for whoever has not read it yet and wants it as it is: local. */
	readonly watchers: Set<(identity: Identity) => void>;
};

export const createState = (options: HubOptions): HubState => ({
	options,
	users: new Map(),
	names: new Map(),
	identities: new Map(),
	identityOf: new Map(),
	rooms: new Map([[lobby, createRoom(lobby, 0)]]),
	sessions: new Map(),
	arriving: new Set(),
	formerUsers: [],
	colors: Array.from({length: programLimits.colors}, () => 0),
	motd: undefined,
	epoch: '',
	recent: new Map(),
	seq: 0,
	hellos: new Map(),
	watchers: new Set(),
});

const authors = new WeakMap<User, Author>();

/** A user as an author, as of now. The same object for all that is said under one name: what was said is kept for a while, and this with it. */
export const authorOf = (user: User): Author => {
	let author = authors.get(user);
	if (author?.name !== user.name) {
		author = {id: user.id, name: user.name, color: user.color};
		authors.set(user, author);
	}

	return author;
};

export const serverInfo = (state: HubState): ServerInfo => ({
	name: state.options.name,
	version: state.options.version,
	motd: state.motd ?? state.options.motd,
	limits: {
		messageBytesMax: programLimits.messageBytesMax,
		nicknameCellsMax: programLimits.nicknameCellsMax,
		frameBytesMax: programLimits.frameBytesMax,
		messagesPerSecond: state.options.rules.rate,
		messagesBurst: state.options.rules.rate * programLimits.rateBurstFactor,
	},
});

/** The user of one of this process's connections. */
export const userOfSession = (state: HubState, session: SessionId): User | undefined => {
	const id = state.sessions.get(session);
	return id === undefined ? undefined : state.users.get(id);
};

/** The user whom a name stands for, however it is written. */
export const findUser = (state: HubState, name: string): User | undefined => {
	const id = state.names.get(foldName(name));
	return id === undefined ? undefined : state.users.get(id);
};

/** A connection's name over all processes. */
export const placeOf = (origin: Origin | undefined): string =>
	origin ? `${origin.node}/${origin.session}` : '';
