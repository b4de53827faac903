/** What a chat session is to those who use it. The package publishes these types, and the client is built on them. */
import type {Amendment, MessageKind, RejectCode, RoomName, Seq, Time} from '../messages.ts';
import type {ServerFrame} from '../protocols/native/events.ts';
import type {Clock} from './clock.ts';
import type {Address, Connect} from './transport.ts';

/** Frames that need nothing but passing on. Everything in them is as the server sent it: what is to be shown has to be made safe first. */
export type PassedFrame = Exclude<ServerFrame, {type: 'ack' | 'goodbye' | 'ping' | 'pong'}>;

/** A message of one's own that the server has not acknowledged. */
export type Outgoing =
	| {
			readonly type: 'say';
			readonly room: RoomName;
			readonly text: string;
			readonly kind: MessageKind;
			/** The message that it answers. */
			readonly replyTo?: Seq;
	  }
	| {readonly type: 'whisper'; readonly to: string; readonly text: string; readonly replyTo?: Seq};

/** Numbers rise by one per message. */
export type Numbered = Outgoing & {readonly number: number};

export type Connection =
	| {readonly status: 'connecting'; readonly attempt: number}
	| {readonly status: 'connected'; readonly since: Time}
	/** Trying again at `retryAt`, after `attempt` failures; `problem` says what happened, in words. */
	| {
			readonly status: 'reconnecting';
			readonly attempt: number;
			readonly retryAt: Time;
			readonly problem: string;
	  }
	/** Ended for good: `problem` says why, `hint` what to do; `code` is for programs. */
	| {readonly status: 'closed'; readonly problem: string; readonly hint: string; readonly code?: string};

export type SessionEvent =
	| {readonly type: 'connection'; readonly connection: Connection}
	/** `welcomes` counts the welcomes so far, this one included. */
	| {readonly type: 'frame'; readonly frame: PassedFrame; readonly welcomes: number}
	| {readonly type: 'acknowledged'; readonly number: number; readonly seq: Seq; readonly time: Time}
	/** The server had applied these before, and it is not known where they stand: their acknowledgements are lost. */
	| {readonly type: 'applied'; readonly messages: readonly Numbered[]}
	| {
			readonly type: 'refused';
			readonly message: Numbered;
			readonly code: RejectCode;
			readonly text: string;
	  }
	/** These will not be sent any more: the connection has ended for good, or they are from before the server's journal began. */
	| {
			readonly type: 'given-up';
			readonly messages: readonly Numbered[];
			readonly reason: 'ended' | 'other-journal';
	  }
	/** ms. */
	| {readonly type: 'round-trip'; readonly ms: number};

/** Where a session is: another that starts there is the same one to the server. */
export type SessionStart = {
	/** Who one is to the server: with it, messages that it has applied are not applied again. A secret, at least 16 characters. */
	readonly token: string;
	/** The name that one went by. */
	readonly name?: string | undefined;
	/** The server's journal; undefined when there was never a welcome. */
	readonly epoch?: string | undefined;
	/** The last message number given. */
	readonly last: number;
	/** What the server has not answered. */
	readonly messages: readonly Numbered[];
};

/** What a session that began anew would have to know. */
export type Unsent = SessionStart & {
	/** Whether this session was welcomed. */
	readonly isWelcome: boolean;
};

export type SessionOptions = {
	/** Default: this machine. */
	readonly host?: string;
	/** Default: 7777. */
	readonly port?: number;
	/** Default: one that the server gives. */
	readonly name?: string;
	/** What to ask for where no name is given; any other will do when it is taken. */
	readonly suggestedName?: string;
	readonly password?: string;
	/** The program and its version. */
	readonly client?: string;
	/** Where another session ended. Its name is asked for unless `name` is given, and given up when it is taken. */
	readonly start?: SessionStart | undefined;
	/** What is not acknowledged, or who one is, has changed. With `isNew` there is a new message, which goes out after this. */
	readonly onUnsent?: ((unsent: Unsent, isNew: boolean) => void) | undefined;
	/** What happened, in order: everything of one read at once. */
	readonly onEvents: (events: readonly SessionEvent[]) => void;
};

/** A session that has not begun: everything comes after its `start`. */
export type CreateSession = (options: SessionOptions) => ChatSession;

/** A session with what it runs on, which those who use it need not know. */
export type ChatSessionOptions = Omit<SessionOptions, 'host' | 'port'> & {
	readonly address: Address;
	readonly connect: Connect;
	readonly clock: Clock;
	/** From 0 to 1, as `Math.random`. */
	readonly random: () => number;
	/** A secret of this session alone, new for each unless it goes on from another: message numbers start at 1 with it. At least 16 characters. */
	readonly token: string;
};

/** Frames that are asked once: they mean nothing on another connection. */
export type RequestFrame =
	| {readonly type: 'rename'; readonly name: string}
	/** Away with a text; back without one. */
	| {readonly type: 'away'; readonly text: string}
	| {readonly type: 'who'; readonly room?: RoomName}
	| {readonly type: 'rooms'}
	| {readonly type: 'join'; readonly room: RoomName; readonly key?: string}
	| {readonly type: 'part'; readonly room: RoomName; readonly reason?: string}
	| {readonly type: 'topic'; readonly room: RoomName; readonly topic: string}
	| {readonly type: 'typing'; readonly room: RoomName}
	/** A page of what was said: the newest, those before a number, or the oldest after one. `limit`: 50 unless given, at most 200. */
	| {
			readonly type: 'history';
			readonly room: RoomName;
			readonly before?: Seq;
			readonly after?: Seq;
			readonly limit?: number;
	  }
	| {
			readonly type: 'search';
			readonly words: string;
			readonly room?: RoomName;
			readonly before?: Seq;
			readonly limit?: number;
	  }
	| {readonly type: 'amend'; readonly room: RoomName; readonly target: Seq; readonly amendment: Amendment};

/** A place in a chat that lives through many connections. Everything that comes of it comes to `onEvents`. */
export type ChatSession = {
	/** Who one is to the server: whoever has it has one's place. */
	readonly token: string;
	start(): void;
	/** Send a message now or when there is a connection, and again after a reconnect, until the server has answered. */
	send(message: Outgoing): Numbered;
	/** Ask for something now. False without a connection. */
	request(frame: RequestFrame): boolean;
	/** Measure the round trip now. False without a connection. */
	ping(): boolean;
	/** Connect now instead of waiting. */
	retry(): void;
	/** The same for whoever only touched a key: at most once a second. */
	nudge(): void;
	/** How many messages the server has not answered. */
	unacknowledged(): number;
	/** Say bye and close. Resolves when closed, after 500 ms at the latest. */
	leave(): Promise<void>;
};
