/** What a chat session is to those who use it. */
import type {RejectCode, Seq, Time} from '../messages.ts';
import type {ClientFrame} from '../protocols/native/frames.ts';
import type {Clock} from './clock.ts';
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
	/** ms. */
	| {readonly type: 'round-trip'; readonly ms: number};

export type ChatSessionOptions = {
	readonly address: Address;
	readonly connect: Connect;
	readonly clock: Clock;
	/** From 0 to 1, as `Math.random`. */
	readonly random: () => number;
	/** A secret of this session alone, new for each: message numbers start at 1 with it. At least 16 characters. */
	readonly token: string;
	readonly name?: string;
	readonly password?: string;
	/** The program and its version. */
	readonly client?: string;
	/** What happened, in order: everything of one read at once. */
	readonly onEvents: (events: readonly SessionEvent[]) => void;
};

/** Frames that are asked once: they mean nothing on another connection. */
export type RequestFrame = Extract<
	ClientFrame,
	{type: 'rename' | 'who' | 'history' | 'join' | 'part' | 'topic' | 'typing' | 'search' | 'rooms'}
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
	/** How many messages the server has not answered. */
	unacknowledged(): number;
	/** Say bye and close. Resolves when closed, after 500 ms at the latest. */
	leave(): Promise<void>;
};
