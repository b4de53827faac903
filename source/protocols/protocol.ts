/**
What a wire protocol is to the server: a session that turns a connection's bytes into commands, and events into frames.
Knows nothing of sockets or of the hub.
*/
import type {
	Command,
	Event,
	GoodbyeCode,
	HistoryMessage,
	ProtocolName,
	Quote,
	RoomFlag,
	RoomName,
	Seq,
	ServerEvent,
	ServerInfo,
	SessionId,
	Time,
	UserId,
} from '../messages.ts';

/** A user as sessions may look them up. */
export type DirectoryUser = {
	readonly id: UserId;
	readonly name: string;
	readonly address: string;
	readonly port: number;
	readonly protocol: ProtocolName;
	readonly ident: string;
	readonly realName: string;
	/** Empty when here. */
	readonly away: string;
	readonly joinedAt: Time;
	/** When they last did anything. */
	readonly activeAt: Time;
};

export type DirectoryMember = {
	readonly user: DirectoryUser;
	readonly isOperator: boolean;
	readonly isVoiced: boolean;
};

/** A room as sessions may look it up. */
export type DirectoryRoom = {
	readonly name: RoomName;
	readonly createdAt: Time;
	readonly topic: string;
	readonly topicBy: string;
	readonly topicAt: Time;
	readonly size: number;
	readonly flags: ReadonlySet<RoomFlag>;
	readonly key: string | undefined;
	readonly limit: number | undefined;
	bans(): readonly {readonly mask: string; readonly by: string; readonly time: Time}[];
	/** In the order in which they came in. */
	members(): readonly DirectoryMember[];
	/** One member, by id. */
	member(id: UserId): DirectoryMember | undefined;
	isInvited(id: UserId): boolean;
};

export type FormerUser = {
	readonly name: string;
	readonly ident: string;
	readonly realName: string;
	readonly address: string;
	readonly leftAt: Time;
};

/** What sessions may look up in the hub's present state. Answers are to be read at once, not kept. */
export type Directory = {
	/** Everyone, in the order of arrival. */
	users(): readonly DirectoryUser[];
	/** By any spelling of the name. */
	find(name: string): DirectoryUser | undefined;
	user(id: UserId): DirectoryUser | undefined;
	/** The user of this session, once it is registered. */
	self(): DirectoryUser | undefined;
	rooms(): readonly DirectoryRoom[];
	/** By any spelling of the name. */
	room(name: string): DirectoryRoom | undefined;
	/** The rooms that a user is in. */
	roomsOf(id: UserId): readonly DirectoryRoom[];
	/** Those who had a name before, the last one first: as many at most as asked for. */
	former(name: string, limit?: number): readonly FormerUser[];
	online(): number;
	/** Whether two names are one, by case and width. */
	isSameName(one: string, other: string): boolean;
	/** Whether a text fits a mask with `*` and `?`, by the same rules. */
	matches(mask: string, text: string): boolean;
	/** A recent message of a room, or of whispers (`@`), that this session's user may answer and change. */
	recent(room: RoomName, seq: Seq): Quote | undefined;
	/** A page of what was said in a room that this session's user is in, oldest first. Rejects when the journal cannot be read. */
	history(room: RoomName, range: HistoryRange): Promise<readonly HistoryMessage[]>;
};

/** Up to `limit` messages: the newest before a sequence number, or the oldest after one. */
export type HistoryRange =
	| {readonly before: Seq; readonly limit: number}
	| {readonly after: Seq; readonly limit: number};

/** What the server lends a session. */
export type SessionContext = {
	readonly id: SessionId;
	/** The peer's address and port. */
	readonly address: string;
	readonly port: number;
	/** This server's own end of the connection. */
	readonly local: {readonly address: string; readonly port: number};
	now(): Time;
	server(): ServerInfo;
	/**
	Hand a command to the hub; what comes of it is rendered as events. `done` is called when all of that has been: when
	it is refused, carried out, or committed and carried out.
	*/
	command(command: Command, done?: () => void): void;
	/** The connection turns out to speak another protocol: a session of that one takes over. The caller hands it the bytes so far. */
	become(protocol: Protocol): Session;
	/** Give up the user of this connection, if it has one, and go on without: `then` is called once it has left. */
	leave(then: () => void): void;
	/** The session's `format` has changed. */
	reformat(): void;
	/** Who is here, as of now. */
	readonly directory: Directory;
	/** Queue a frame for this connection alone. */
	send(frame: string): void;
	/** Say goodbye in the protocol's form and end the connection once it is written. */
	close(code: GoodbyeCode, text: string): void;
	/** Compare with the server's password in constant time, slowed down after wrong ones. True when the server has none. */
	authenticate(password: string | undefined): Promise<boolean>;
	/** Call back after `ms` unless cancelled. */
	schedule(ms: number, callback: () => void): () => void;
	/** A round trip was measured, ms. */
	measured(rttMs: number): void;
	/** A line for the operator's log. */
	report(event: ServerEvent): void;
};

/** What a session has to say: text, or pieces of it, where bytes are what others get too and are not copied. */
export type Frame = string | readonly (string | Uint8Array)[];

export type Session = {
	/** Frames of sessions with the same format are the same for an event sent to a room: they are encoded once. */
	readonly format: string;
	/** Bytes from the peer, cut anywhere. */
	push(chunk: Uint8Array): void;
	/** Called at every heartbeat interval: a place to ping. */
	heartbeat?(): void;
	/** The frame for an event, or `''` when the protocol has nothing to say of it. Depends on `format` and the event alone when the event goes to a room. */
	render(event: Event): string;
	/** The same for an event to this session alone. Left out where it is what `render` says. */
	renderAlone?(event: Event): Frame;
	/** The peer has said its last, and may still listen. Without this the connection ends at once. */
	hungUp?(): void;
	/** The connection is gone; release timers. */
	end(): void;
};

export type Protocol = {
	readonly name: ProtocolName;
	/** Whether a dropped member is kept for the grace period. */
	readonly resumable: boolean;
	createSession(context: SessionContext): Session;
};
