/**
What a wire protocol is to the server: a session that turns a connection's bytes into commands, and events into frames.
Knows nothing of sockets or of the hub.
*/
import type {
	Command,
	Event,
	GoodbyeCode,
	ProtocolName,
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
};

/** What sessions may look up in the hub's present state. */
export type Directory = {
	/** Everyone, in the order of arrival. */
	users(): readonly DirectoryUser[];
	/** By any spelling of the name. */
	find(name: string): DirectoryUser | undefined;
	online(): number;
};

/** What the server lends a session. */
export type SessionContext = {
	readonly id: SessionId;
	/** The peer's address and port. */
	readonly address: string;
	readonly port: number;
	now(): Time;
	server(): ServerInfo;
	/** Hand a command to the hub; what comes of it is rendered as events. */
	command(command: Command): void;
	/** The connection turns out to speak another protocol: a session of that one takes over. The caller hands it the bytes so far. */
	become(protocol: Protocol): Session;
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

export type Session = {
	/** Frames of sessions with the same format are the same for an event sent to a room: they are encoded once. */
	readonly format: string;
	/** Bytes from the peer, cut anywhere. */
	push(chunk: Uint8Array): void;
	/** Called at every heartbeat interval: a place to ping. */
	heartbeat?(): void;
	/** The frame for an event, or `''` when the protocol has nothing to say of it. Depends on `format` and the event alone when the event goes to a room. */
	render(event: Event): string;
	/** The connection is gone; release timers. */
	end(): void;
};

export type Protocol = {
	readonly name: ProtocolName;
	/** Whether a dropped member is kept for the grace period. */
	readonly resumable: boolean;
	createSession(context: SessionContext): Session;
};
