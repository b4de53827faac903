/** What a chat session is to those who use it. */
import type {RejectCode, Seq, Time} from '../messages.ts';
import type {ClientFrame} from '../protocols/native/frames.ts';
import type {Clock} from './clock.ts';
import type {SessionStart} from './keepsake.ts';
import type {LinkFrame} from './link.ts';
import type {Numbered, Outgoing} from './outgoing.ts';
import type {Connection} from './state.ts';
import type {Address, Connect} from './transport.ts';

/** Frames that need nothing but passing on. */
export type PassedFrame = Exclude<LinkFrame, {type: 'ack' | 'goodbye'}>;

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

/** What a session that began anew would have to know. */
export type Unsent = Omit<SessionStart, 'token'> & {
	/** Whether this session was welcomed. */
	readonly isWelcome: boolean;
};

export type ChatSessionOptions = {
	readonly address: Address;
	readonly connect: Connect;
	readonly clock: Clock;
	/** From 0 to 1, as `Math.random`. */
	readonly random: () => number;
	/** A secret of this session alone, new for each unless it goes on from another: message numbers start at 1 with it. At least 16 characters. */
	readonly token: string;
	readonly name?: string;
	/** What to ask for where no name is given; any other will do when it is taken. */
	readonly suggestedName?: string;
	readonly password?: string;
	/** The program and its version. */
	readonly client?: string;
	/** Where another session, which had this token, ended. Its name is asked for unless `name` is given, and given up when it is taken. */
	readonly start?: SessionStart | undefined;
	/** What is not acknowledged, or who one is, has changed. With `isNew` there is a new message, which goes out after this. */
	readonly onUnsent?: ((unsent: Unsent, isNew: boolean) => void) | undefined;
	/** What happened, in order: everything of one read at once. */
	readonly onEvents: (events: readonly SessionEvent[]) => void;
};

/** Frames that are asked once: they mean nothing on another connection. */
export type RequestFrame = Extract<
	ClientFrame,
	{
		type:
			| 'rename'
			| 'away'
			| 'who'
			| 'history'
			| 'join'
			| 'part'
			| 'topic'
			| 'typing'
			| 'search'
			| 'rooms'
			| 'amend';
	}
>;

export type ChatSession = {
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
