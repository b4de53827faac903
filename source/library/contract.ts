/** What the library is to those who import it: types alone. The package has them in one file with all that they need. */
import type {Member, RoomSummary} from '../messages.ts';

export type ConnectOptions = {
	/** Default: this machine. */
	readonly host?: string;
	/** Default: 7777. */
	readonly port?: number;
	/** The name to go by, up to 20 cells wide. Default: one that the server gives. */
	readonly name?: string;
	readonly password?: string;
	/** A room to go into, and to speak in. Default: `#lobby`, which everyone is in besides. */
	readonly room?: string;
	/** How many earlier messages of the room come first, up to 1000. Default: 0. */
	readonly backlog?: number;
};

/** `id` stays the same when the name changes. */
export type Person = {readonly id: string; readonly name: string};

/** `seq` is a message's number on its server: later ones have higher ones. */
type Placed = {readonly seq: number; readonly time: Date};

export type ChatEvent =
	/** Somebody else said something. `earlier`: before one came in. `replyTo` is the `seq` of the message that it answers. */
	| (Placed & {
			readonly type: 'message';
			readonly room: string;
			readonly from: Person;
			readonly text: string;
			readonly kind: 'text' | 'action' | 'notice';
			readonly earlier: boolean;
			readonly replyTo?: number;
	  })
	/** To oneself alone. */
	| (Placed & {
			readonly type: 'whisper';
			readonly room: '@';
			readonly from: Person;
			readonly to: Person;
			readonly text: string;
			readonly replyTo?: number;
	  })
	/** The message `target` was changed. `room` is `@` for a whisper. */
	| (Placed & {
			readonly type: 'edited';
			readonly room: string;
			readonly target: number;
			readonly by: Person;
			readonly text: string;
	  })
	| (Placed & {
			readonly type: 'deleted';
			readonly room: string;
			readonly target: number;
			readonly by: Person;
	  })
	/** An emoji was put on a message (`on`), or taken away. */
	| (Placed & {
			readonly type: 'reacted';
			readonly room: string;
			readonly target: number;
			readonly by: Person;
			readonly emoji: string;
			readonly on: boolean;
	  })
	/** `online` is how many there are on the server then. */
	| (Placed & {
			readonly type: 'joined';
			readonly room: string;
			readonly who: Person;
			readonly online: number;
	  })
	/** Somebody left the server. `reason` is `quit`, `lost`, `kicked` or the like; `text` what was said of it, and may be empty. */
	| (Placed & {
			readonly type: 'left';
			readonly rooms: readonly string[];
			readonly who: Person;
			readonly reason: string;
			readonly text: string;
			readonly online: number;
	  })
	/** Somebody left one room. */
	| (Placed & {readonly type: 'parted'; readonly room: string; readonly who: Person; readonly text: string})
	/** Somebody was made to leave one room; it may be oneself. */
	| (Placed & {
			readonly type: 'ejected';
			readonly room: string;
			readonly who: Person;
			readonly by: Person;
			readonly text: string;
	  })
	/** `who` has the new name, `from` is the old one. */
	| (Placed & {readonly type: 'renamed'; readonly who: Person; readonly from: string})
	| (Placed & {
			readonly type: 'topic';
			readonly room: string;
			readonly topic: string;
			readonly by: string;
	  })
	/** What the server itself says. */
	| {readonly type: 'notice'; readonly text: string}
	/** The connection is lost, and comes back by itself: what is said meanwhile comes then, once. */
	| {readonly type: 'disconnected'; readonly problem: string}
	| {readonly type: 'connected'}
	/** A room could not be entered again after that. */
	| {readonly type: 'shut-out'; readonly room: string; readonly code: string; readonly text: string}
	/** So many events other than messages, whispers and changes of them were left out, for they were not taken in time. */
	| {readonly type: 'skipped'; readonly count: number};

/** A message of a room, or a whisper (`@`): an event of one is that, and what `say` and `whisper` resolve with. */
export type MessageRef = {readonly room: string; readonly seq?: number | undefined};

/** Where a message stands, once the server has kept it. Number and time are unknown if it was kept long before one heard of that. */
export type Receipt = MessageRef & {readonly time?: Date | undefined};

type Answering = {
	/** The `seq` of a message that it answers: of the same room, or a whisper that one may read. */
	readonly replyTo?: number | undefined;
};

/**
One's place in a chat, until `close`. Messages that could not be sent wait, and go once each when there is a connection again.
Whatever is refused rejects with a `Problem`, whose `code` says why: `too-long`, `no-such-user`, `banned-word`, `unavailable`, …
What is asked for otherwise waits for a connection too, and is asked again where the answer is lost with it: it says how things are to be, so
that twice is as good as once. It rejects with `timeout` after 20 seconds of connection without an answer.

Events are taken with `for await`, one loop at a time. They wait to be taken, 1000 at most: messages, whispers and changes of them
beyond that are read from the server's history when there is room again, so that none is lost, however slow the loop is. The loop ends
with `close`, and throws a `Problem` when the server has ended the connection for good.
*/
export type Chat = AsyncIterable<ChatEvent> &
	AsyncDisposable & {
		/** Who one is now. */
		readonly you: Person;
		/** Where one speaks unless another room is named. */
		readonly room: string;
		/** All rooms that one is in. */
		readonly rooms: readonly string[];
		/** False once it was closed, or the server has ended the connection for good; a connection that comes back is open meanwhile. */
		readonly isOpen: boolean;
		/** How many are on the server, as far as one was told. */
		readonly online: number;
		/**
		Say something. Resolves when the server has kept it. `action`: as `/me`. Rejects with `too-long` above 16 KiB of UTF-8 (unless the server has
		another limit), with `no-such-message` where what it answers is gone.
		*/
		say(
			text: string,
			options?: Answering & {readonly room?: string | undefined; readonly action?: boolean | undefined},
		): Promise<Receipt>;
		/** Tell one person, by name. Resolves when the server has kept it. */
		whisper(to: string, text: string, options?: Answering): Promise<Receipt>;
		/**
		Change what one said. Resolves when everybody is told. Rejects with `not-yours`, `no-such-message` (it was deleted, or is not among the last 10,000
		messages of the server), `too-long`, `empty`.
		*/
		edit(message: MessageRef, text: string): Promise<void>;
		/** Delete what one said; the operators of a room delete what others said there too. Rejects as `edit` does. */
		delete(message: MessageRef): Promise<void>;
		/** Put an emoji on a message, or take it away (`on` is false). Rejects with `not-permitted` for what is not one emoji, with `no-such-message`. */
		react(message: MessageRef, emoji: string, on?: boolean): Promise<void>;
		/** Be called otherwise, up to 20 cells wide. Resolves with the name as the server has it. Rejects with `name-taken`, `name-invalid`. */
		rename(name: string): Promise<string>;
		/** The topic of a room that one is in, as far as one was told: the room that one speaks in unless another is named. Empty where there is none. */
		topic(room?: string): string;
		/** Set the topic of a room that one is in, up to 1024 bytes of UTF-8. Rejects with `too-long`, `not-in-room`, `not-operator`. */
		setTopic(topic: string, room?: string): Promise<void>;
		/**
		Who is in a room that one is in, in the order in which they came. `presence` is `reconnecting` for one whose connection is lost, `away` says why
		somebody is. Of `#lobby`: who is on the server, but for those of other protocols who left it. Rejects with `not-in-room`.
		*/
		who(room?: string): Promise<readonly Member[]>;
		/** The rooms there are, but for secret ones that one is not in. */
		listRooms(): Promise<readonly RoomSummary[]>;
		/** Go into a room, which is opened if there is none. Resolves with its name when one is in. */
		join(room: string, key?: string): Promise<string>;
		/** Leave a room. */
		part(room: string): Promise<void>;
		/** Wait until what was said is kept, 5 seconds at most, and leave. */
		close(): Promise<void>;
	};
