/**
The vocabulary: what sessions ask for (commands), what the journal keeps (entries), what sessions are told (events),
what the server carries out (effects), and what an operator sees (server events). Imports nothing.
*/

/** Public identity of a user, stable over reconnects that resume. */
export type UserId = string;

/** A room's name with its `#`, NFC, as it was first written. */
export type RoomName = string;

/** A connection of this process, numbered from 1. */
export type SessionId = number;

/** Milliseconds since the epoch. */
export type Time = number;

/** Position in the journal: starts at 1 and rises by one per entry. */
export type Seq = number;

export type ProtocolName = 'native' | 'json' | 'irc' | 'nickname' | 'assigned' | 'address';

/** The id of the server itself as an author. No user can have it. */
export const serverId: UserId = 'server';

/** Who wrote something, as it was when they wrote it. `color` is an index from 0 to `limits.colors - 1`; -1 is the server. */
export type Author = {readonly id: UserId; readonly name: string; readonly color: number};

export type Presence = 'online' | 'reconnecting';

/** A user as others in a room see them. */
export type Member = Author & {
	readonly presence: Presence;
	/** Why they are away; left out while they are here. */
	readonly away?: string;
};

/** What a message answers: which one, whose, and how it began, as it was then; empty once that was deleted. */
export type Quote = {
	readonly seq: Seq;
	readonly from: Author;
	readonly text: string;
	/** When it was said. Older servers do not say. */
	readonly time?: Time;
};

/** What may be done to a message after it was said. A reaction is one emoji of one user, put on or taken away. */
export type Amendment =
	| {readonly type: 'edit'; readonly text: string}
	| {readonly type: 'delete'}
	| {readonly type: 'react'; readonly emoji: string; readonly on: boolean};

/** What a refusal is about, in short: what was named in what one asked for. */
export type Subject = {
	readonly room?: RoomName;
	/** The message that was to be changed, how, and with which emoji. */
	readonly target?: Seq;
	readonly change?: string;
	readonly emoji?: string;
};

/** A reaction as it stands: the names of those who have it, as they were then, in the order in which they came. */
export type Reaction = {
	readonly emoji: string;
	readonly names: readonly string[];
	/** Who they are, in the same order; empty where it is not known. Older servers do not say. */
	readonly ids?: readonly UserId[];
};

/** `text` is ordinary speech, `action` is `/me`, `notice` is what no robot may answer; the operator's announcements are notices. */
export type MessageKind = 'text' | 'action' | 'notice';

/** What a client adds to a message for other clients of its kind; the server passes it on and reads none of it. */
export type ClientTags = Readonly<Record<string, string>>;

/** Why a user is no longer here. */
export type LeaveReason =
	| 'quit'
	| 'lost'
	| 'timeout'
	| 'kicked'
	| 'banned'
	| 'slow'
	| 'flood'
	| 'shutdown'
	| 'error';

/** Why the server refuses something. Stable: clients and scripts match on it. */
export type RejectCode =
	| 'name-taken'
	| 'name-invalid'
	| 'wrong-password'
	| 'server-full'
	| 'banned'
	| 'version'
	| 'not-registered'
	| 'already-registered'
	| 'too-long'
	| 'too-fast'
	| 'empty'
	| 'banned-word'
	| 'muted'
	| 'no-such-user'
	| 'no-such-room'
	/** There is none, or it is too old to be answered or changed. */
	| 'no-such-message'
	| 'not-yours'
	| 'room-invalid'
	| 'not-in-room'
	| 'too-many-rooms'
	| 'to-self'
	| 'not-permitted'
	/** The room's own rules. */
	| 'moderated'
	| 'room-banned'
	| 'room-full'
	| 'room-key'
	| 'invite-only'
	| 'not-operator'
	| 'not-there'
	| 'already-there'
	| 'bad-frame'
	| 'unavailable';

/** Why the server ends a connection. `restart` asks the client to come back soon. */
export type GoodbyeCode =
	| 'bye'
	| 'kicked'
	| 'shutdown'
	| 'restart'
	| 'slow'
	| 'silent'
	| 'replaced'
	| 'rejected'
	| 'too-many-connections'
	| 'bad-frame';

/** Which local connection an entry came from, so that the one node that holds it can answer it. */
export type Origin = {readonly node: string; readonly session: SessionId};

/** A rule of a room that is on or off. */
export type RoomFlag = 'moderated' | 'no-external' | 'secret' | 'topic-locked' | 'invite-only';

/** One change of a room's rules. Masks are `nick!ident@address` with `*` and `?`. */
export type ModeChange =
	| {readonly mode: RoomFlag; readonly on: boolean}
	| {readonly mode: 'operator' | 'voice'; readonly on: boolean; readonly name: string}
	| {readonly mode: 'ban'; readonly on: boolean; readonly mask: string}
	| {readonly mode: 'key'; readonly on: true; readonly key: string}
	| {readonly mode: 'limit'; readonly on: true; readonly limit: number}
	| {readonly mode: 'key' | 'limit'; readonly on: false};

/** What a protocol session asks the hub for. `number` rises by one per message of a client: with the token it makes delivery exactly once. */
export type Command =
	| {
			readonly type: 'register';
			/** As asked for; without one the server gives a random name. */
			readonly name?: string;
			/** A hash of the client's secret; without one the session cannot resume. */
			readonly token?: string;
			/** When the client said so, by its own clock, later for each of its connections: one that was held up on the way is told from the one after it. */
			readonly saidAt?: Time;
			readonly protocol: ProtocolName;
			readonly address: string;
			readonly port: number;
			/** Rooms entered with the registration. */
			readonly rooms: readonly RoomName[];
			/** What an IRC client calls itself besides its nickname. */
			readonly ident?: string;
			readonly realName?: string;
	  }
	| {
			readonly type: 'say';
			readonly room: RoomName;
			readonly text: string;
			readonly kind?: MessageKind;
			readonly tags?: ClientTags;
			/** The message that it answers. */
			readonly replyTo?: Seq;
			readonly number?: number;
	  }
	| {
			readonly type: 'whisper';
			readonly to: string;
			readonly text: string;
			/** Ordinary speech when it is left out. */
			readonly kind?: MessageKind;
			readonly tags?: ClientTags;
			readonly replyTo?: Seq;
			readonly number?: number;
	  }
	/** Change a message of a room, or a whisper (`@`): one's own, but for reactions; room operators may delete. */
	| {
			readonly type: 'amend';
			readonly room: RoomName;
			readonly target: Seq;
			readonly amendment: Amendment;
	  }
	/** Tags without a message, to a room or a user. Not kept. */
	| {readonly type: 'tag'; readonly target: string; readonly tags: ClientTags}
	| {readonly type: 'rename'; readonly name: string}
	| {readonly type: 'join'; readonly room: RoomName; readonly key?: string}
	| {readonly type: 'part'; readonly room: RoomName; readonly reason?: string}
	| {readonly type: 'topic'; readonly room: RoomName; readonly topic: string}
	| {readonly type: 'who'; readonly room: RoomName}
	/** The rooms there are. */
	| {readonly type: 'rooms'}
	| {readonly type: 'typing'; readonly room: RoomName}
	| {readonly type: 'mode'; readonly room: RoomName; readonly changes: readonly ModeChange[]}
	| {readonly type: 'invite'; readonly room: RoomName; readonly to: string}
	/** Make someone leave one room: for its operators. */
	| {readonly type: 'eject'; readonly room: RoomName; readonly name: string; readonly reason: string}
	/** Away with a text; back without one. */
	| {readonly type: 'away'; readonly text: string}
	| {readonly type: 'profile'; readonly realName: string}
	/** A page of what was said in a room before a sequence number; without one, the newest. */
	/** `after` instead of `before`: the oldest after it. The room `@` is one's own whispers. */
	| {
			readonly type: 'history';
			readonly room: RoomName;
			readonly before?: Seq;
			readonly after?: Seq;
			readonly limit: number;
	  }
	/** Messages with all of these words, newest first, below `before`: in one room, or in all that one is in and one's whispers. */
	| {
			readonly type: 'search';
			readonly words: string;
			readonly room?: RoomName;
			readonly before?: Seq;
			readonly limit: number;
	  }
	| {readonly type: 'quit'; readonly reason: LeaveReason; readonly text?: string};

/** What the operator asks the hub for. */
export type OperatorCommand =
	| {readonly type: 'announce'; readonly text: string}
	| {readonly type: 'whisper'; readonly to: string; readonly text: string}
	| {readonly type: 'kick'; readonly name: string; readonly reason: string}
	| {readonly type: 'delete'; readonly target: Seq}
	| {readonly type: 'motd'; readonly text: string};

/** What happened, as the journal keeps it. */
export type EntryBody =
	| {
			readonly type: 'register';
			readonly user: UserId;
			readonly name: string;
			readonly color: number;
			readonly token?: string;
			readonly protocol: ProtocolName;
			readonly address: string;
			readonly port: number;
			readonly rooms: readonly RoomName[];
			readonly ident?: string;
			readonly realName?: string;
	  }
	| {
			readonly type: 'resume';
			readonly user: UserId;
			readonly protocol: ProtocolName;
			readonly address: string;
			readonly port: number;
	  }
	| {readonly type: 'drop'; readonly user: UserId}
	| {
			readonly type: 'quit';
			readonly user: UserId;
			readonly name: string;
			readonly reason: LeaveReason;
			readonly text?: string;
	  }
	| {readonly type: 'rename'; readonly user: UserId; readonly from: string; readonly name: string}
	| {readonly type: 'join'; readonly user: UserId; readonly room: RoomName}
	| {readonly type: 'part'; readonly user: UserId; readonly room: RoomName; readonly reason?: string}
	| {
			readonly type: 'topic';
			readonly user: UserId;
			readonly by: string;
			readonly room: RoomName;
			readonly topic: string;
	  }
	| {
			readonly type: 'message';
			readonly room: RoomName;
			readonly from: Author;
			readonly text: string;
			readonly kind: MessageKind;
			readonly tags?: ClientTags;
			readonly quote?: Quote;
			readonly number?: number;
	  }
	| {
			readonly type: 'whisper';
			readonly from: Author;
			readonly to: Author;
			readonly text: string;
			readonly kind?: MessageKind;
			readonly tags?: ClientTags;
			readonly quote?: Quote;
			readonly number?: number;
	  }
	/** A message or whisper was changed. `to` has both who may read it, if it was a whisper, whose room is `@`. */
	| {
			readonly type: 'amend';
			readonly room: RoomName;
			readonly target: Seq;
			readonly by: Author;
			readonly to?: readonly UserId[];
			readonly amendment: Amendment;
			/** The message as it was when this was asked for. */
			readonly quote: Quote;
	  }
	| {
			readonly type: 'kick';
			readonly user: UserId;
			readonly name: string;
			readonly by: string;
			readonly reason: string;
	  }
	| {
			readonly type: 'mode';
			readonly room: RoomName;
			readonly by: Author;
			readonly changes: readonly ModeChange[];
	  }
	| {readonly type: 'invite'; readonly room: RoomName; readonly by: Author; readonly to: Author}
	| {
			readonly type: 'eject';
			readonly room: RoomName;
			readonly user: UserId;
			readonly by: Author;
			readonly reason: string;
	  }
	| {readonly type: 'away'; readonly user: UserId; readonly text: string}
	| {readonly type: 'profile'; readonly user: UserId; readonly realName: string}
	| {readonly type: 'motd'; readonly text: string};

/** An entry that has been proposed and is not committed. */
export type Draft = EntryBody & {readonly time: Time; readonly origin?: Origin};

/** A committed entry. */
export type Entry = Draft & {readonly seq: Seq};

/** A committed entry of one kind. */
export type EntryOf<Type extends Entry['type']> = Extract<Entry, {type: Type}>;

/** The committed entries that people read back: what `history` pages are made of. */
export type Spoken = Extract<Entry, {type: 'message' | 'whisper'}>;

/** A committed change of one of them. */
export type Amend = EntryOf<'amend'>;

/** What readers of a room, or of their whispers, are to have all of, in its order. */
export type Told = Spoken | Amend;

/** The server as its clients see it. Sizes in bytes of UTF-8, widths in terminal cells. */
export type ServerInfo = {
	readonly name: string;
	readonly version: string;
	readonly motd: string;
	readonly limits: {
		readonly messageBytesMax: number;
		readonly nicknameCellsMax: number;
		readonly frameBytesMax: number;
		/** Messages a second and user, and how many may come at once after a pause; 0 a second is no limit. Older servers do not say. */
		readonly messagesPerSecond?: number;
		readonly messagesBurst?: number;
	};
};

/** What a session is told. The native protocol writes these as they are; other protocols have forms of their own. */
export type Event =
	| {
			readonly type: 'welcome';
			readonly you: Author;
			readonly room: RoomName;
			/** All rooms that one is in; `room` is the first of them. Older servers do not say. */
			readonly rooms?: readonly RoomName[];
			readonly topic: string;
			readonly members: readonly Member[];
			readonly online: number;
			readonly server: ServerInfo;
			/** Whether the token was known and the member is the one from before. */
			readonly resumed: boolean;
			/** The last message number of this identity that was applied. */
			readonly number: number;
			/** The journal's position at this moment. */
			readonly seq: Seq;
			/** Names the journal: positions of another one mean nothing here. */
			readonly epoch: string;
	  }
	| {
			readonly type: 'message';
			readonly seq: Seq;
			readonly time: Time;
			readonly room: RoomName;
			readonly from: Author;
			readonly text: string;
			readonly kind: MessageKind;
			readonly tags?: ClientTags;
			readonly quote?: Quote;
	  }
	| {
			readonly type: 'whisper';
			readonly seq: Seq;
			readonly time: Time;
			readonly from: Author;
			readonly to: Author;
			readonly text: string;
			readonly kind?: MessageKind;
			readonly tags?: ClientTags;
			readonly quote?: Quote;
	  }
	/** A message was changed; whoever changed it is told as well. `quote` is the message as it was, for protocols that show no place. */
	| {
			readonly type: 'amended';
			readonly seq: Seq;
			readonly time: Time;
			readonly room: RoomName;
			readonly target: Seq;
			readonly by: Author;
			readonly amendment: Amendment;
			readonly quote: Quote;
	  }
	/** Tags without a message: the others get it, and so does its sender. `target` is a room or a user's name. */
	| {
			readonly type: 'tagged';
			readonly id: string;
			readonly time: Time;
			readonly from: Author;
			readonly target: string;
			readonly tags: ClientTags;
	  }
	/** Someone came in. `address` and `port` are for the one protocol whose users are their addresses; the native protocol leaves them out. */
	| {
			readonly type: 'joined';
			readonly seq: Seq;
			readonly time: Time;
			readonly room: RoomName;
			readonly member: Member;
			readonly online: number;
			readonly address: string;
			readonly port: number;
	  }
	/** Someone left the server, and with it these rooms. */
	| {
			readonly type: 'left';
			readonly seq: Seq;
			readonly time: Time;
			readonly rooms: readonly RoomName[];
			readonly member: Author;
			readonly reason: LeaveReason;
			readonly text: string;
			readonly online: number;
			readonly address: string;
			readonly port: number;
	  }
	/** Someone left one room and is still on the server. */
	| {
			readonly type: 'parted';
			readonly seq: Seq;
			readonly time: Time;
			readonly room: RoomName;
			readonly member: Author;
			readonly text: string;
	  }
	| {
			readonly type: 'renamed';
			readonly seq: Seq;
			readonly time: Time;
			readonly id: UserId;
			readonly from: string;
			readonly name: string;
	  }
	| {readonly type: 'presence'; readonly id: UserId; readonly name: string; readonly presence: Presence}
	| {
			readonly type: 'topic';
			readonly seq: Seq;
			readonly time: Time;
			readonly room: RoomName;
			readonly topic: string;
			readonly by: string;
	  }
	| {
			readonly type: 'mode';
			readonly seq: Seq;
			readonly time: Time;
			readonly room: RoomName;
			readonly by: Author;
			readonly changes: readonly ModeChange[];
	  }
	| {
			readonly type: 'invited';
			readonly seq: Seq;
			readonly time: Time;
			readonly room: RoomName;
			readonly by: Author;
			readonly to: Author;
	  }
	/** Someone was made to leave one room, and is still on the server. */
	| {
			readonly type: 'ejected';
			readonly seq: Seq;
			readonly time: Time;
			readonly room: RoomName;
			readonly member: Author;
			readonly by: Author;
			readonly text: string;
	  }
	/** Away with a text; back without one. */
	| {
			readonly type: 'away';
			readonly seq: Seq;
			readonly time: Time;
			readonly id: UserId;
			readonly name: string;
			readonly text: string;
	  }
	| {
			readonly type: 'profile';
			readonly seq: Seq;
			readonly time: Time;
			readonly id: UserId;
			readonly name: string;
			readonly realName: string;
	  }
	/** One's own message is committed. `message` is what the others got, for protocols that show it to its sender as well; the native protocol leaves it out. */
	| {
			readonly type: 'ack';
			readonly number?: number;
			readonly seq: Seq;
			readonly time: Time;
			readonly message?: Extract<Event, {type: 'message' | 'whisper'}>;
	  }
	/** Something one asked for is refused. `number` names the message, `of` the command, `about` what it was about. Older servers do not say the last. */
	| {
			readonly type: 'rejected';
			readonly code: RejectCode;
			readonly of: Command['type'] | 'frame';
			readonly text: string;
			readonly number?: number;
			readonly about?: Subject;
	  }
	/** One has entered another room; or one's place in a room as it is now, after changes that one was not told of. */
	| {
			readonly type: 'entered';
			readonly room: RoomName;
			readonly topic: string;
			readonly members: readonly Member[];
			readonly seq: Seq;
			/** Set where one may not know it any more. */
			readonly online?: number;
	  }
	| {readonly type: 'members'; readonly room: RoomName; readonly members: readonly Member[]}
	| {readonly type: 'rooms'; readonly rooms: readonly RoomSummary[]}
	| {
			readonly type: 'history';
			readonly room: RoomName;
			/** Where the page begins, if that was asked for; otherwise where it ends. A backlog has neither. */
			readonly after?: Seq;
			readonly before?: Seq;
			readonly entries: readonly HistoryMessage[];
			/** Of a page `after`: changes of messages from before it, in their order. */
			readonly amended?: readonly HistoryAmendment[];
			readonly more: boolean;
			readonly backlog: boolean;
			/** Its messages have all changes up to there, and maybe later ones. */
			readonly asOf?: Seq;
	  }
	/** What a search found, newest first; `words`, `room` and `before` are those of the question. */
	| {
			readonly type: 'found';
			readonly words: string;
			readonly room?: RoomName;
			readonly before?: Seq;
			readonly hits: readonly FoundMessage[];
			/** Whether there are older ones. */
			readonly more: boolean;
	  }
	| {readonly type: 'typing'; readonly room: RoomName; readonly id: UserId; readonly name: string}
	| {readonly type: 'notice'; readonly text: string}
	/** The server's name, motd or limits changed. */
	| {readonly type: 'server'; readonly server: ServerInfo}
	| {readonly type: 'ping'; readonly time: Time}
	| {readonly type: 'pong'; readonly time: Time}
	| {readonly type: 'goodbye'; readonly code: GoodbyeCode; readonly text: string};

/** The feed of one's own whispers, as a room of history. */
export const whispers = '@' satisfies RoomName;

/** One message of a page of history, oldest first in its page. */
export type HistoryMessage = {
	readonly seq: Seq;
	readonly time: Time;
	readonly from: Author;
	readonly text: string;
	readonly kind: MessageKind;
	/** Set on whispers: who it went to. */
	readonly to?: Author;
	/** Set when the message was sent by the reader: its own number. */
	readonly number?: number;
	readonly quote?: Quote;
	/** What became of it since: when it was edited last, that it was deleted (it has no text then), and what others put on it. */
	readonly editedAt?: Time;
	readonly deleted?: true;
	readonly reactions?: readonly Reaction[];
};

/** A change of a message that a page of history does not have. */
export type HistoryAmendment = Pick<
	Extract<Event, {type: 'amended'}>,
	'seq' | 'time' | 'target' | 'by' | 'amendment'
>;

/** A message that a search found, and where it was said; `@` for a whisper. */
export type FoundMessage = HistoryMessage & {readonly room: RoomName};

/** A room in a list of rooms. */
export type RoomSummary = {
	readonly name: RoomName;
	readonly topic: string;
	/** How many are in it. */
	readonly size: number;
	/** Whether the reader is. */
	readonly joined: boolean;
};

/** Who gets an event. Within `room`, `except` is left out; `everyone` is every user, in whatever rooms. */
export type Audience =
	| {readonly room: RoomName; readonly except?: SessionId}
	| {readonly sessions: readonly SessionId[]}
	| 'everyone';

/** What the hub wants done. Carried out by the server's loop, in order. */
export type Effect =
	| {readonly type: 'deliver'; readonly to: Audience; readonly event: Event}
	/** From now on this session gets what is delivered to the room. */
	| {readonly type: 'attach'; readonly session: SessionId; readonly room: RoomName}
	| {readonly type: 'detach'; readonly session: SessionId; readonly room: RoomName}
	/** Read a page of history from the journal and deliver it. */
	| {
			readonly type: 'read';
			readonly session: SessionId;
			readonly user: UserId;
			readonly room: RoomName;
			readonly range: {readonly before: Seq} | {readonly after: Seq};
			readonly limit: number;
			readonly backlog: boolean;
	  }
	/** Search these rooms in the journal, and deliver what was found. `@` is the user's own whispers. */
	| {
			readonly type: 'search';
			readonly session: SessionId;
			readonly user: UserId;
			readonly words: string;
			readonly room?: RoomName;
			readonly rooms: readonly RoomName[];
			readonly before?: Seq;
			readonly limit: number;
	  }
	/** The session is now this user's. */
	| {readonly type: 'registered'; readonly session: SessionId; readonly user: UserId}
	| {readonly type: 'close'; readonly session: SessionId; readonly code: GoodbyeCode; readonly text: string}
	| {readonly type: 'report'; readonly event: ServerEvent};

/** A line of the operator's log: what `--json` prints, one object a line, and what the dashboard's log shows. Without `time`, which the server adds. */
export type ServerEvent =
	| {readonly event: 'listening'; readonly host: string; readonly port: number}
	| {
			readonly event: 'join' | 'leave';
			readonly name: string;
			readonly address: string;
			readonly port: number;
			readonly protocol: ProtocolName;
			readonly online: number;
			readonly reason?: LeaveReason;
			readonly color?: number;
	  }
	| {
			readonly event: 'reconnecting' | 'resumed';
			readonly name: string;
			readonly address: string;
			readonly port: number;
			readonly protocol: ProtocolName;
			readonly online: number;
	  }
	/** A reader who is too slow for what is said: it gets it from the journal, and is live again once it has all of it. */
	| {readonly event: 'behind'; readonly name: string; readonly address: string; readonly port: number}
	| {
			readonly event: 'caught-up';
			readonly name: string;
			readonly address: string;
			readonly port: number;
			/** How many messages it was given from the journal. */
			readonly messages: number;
	  }
	| {readonly event: 'rename'; readonly from: string; readonly name: string}
	| {
			readonly event: 'message';
			readonly room: RoomName;
			readonly name: string;
			readonly text: string;
			readonly kind?: MessageKind;
			readonly color?: number;
	  }
	| {readonly event: 'whisper'; readonly from: string; readonly to: string; readonly text: string}
	/** A message of a room was edited or deleted. */
	| {
			readonly event: 'amend';
			readonly room: RoomName;
			readonly name: string;
			readonly what: 'edit' | 'delete';
			readonly text: string;
	  }
	| {readonly event: 'kick'; readonly name: string; readonly by: string; readonly reason: string}
	| {readonly event: 'topic'; readonly room: RoomName; readonly by: string; readonly topic: string}
	| {readonly event: 'motd'; readonly text: string}
	| {
			readonly event: 'rejected';
			readonly code: RejectCode | GoodbyeCode;
			readonly name?: string;
			readonly address: string;
			readonly port: number;
			readonly text: string;
	  }
	| {
			readonly event: 'error';
			readonly text: string;
			readonly code?: string;
			readonly address?: string;
			readonly port?: number;
	  }
	| {
			readonly event: 'users';
			readonly users: readonly {readonly name: string; readonly address: string; readonly port: number}[];
	  }
	/** Nothing can be stored: nobody can say or change anything. `code` is that of the journal's error. */
	| {readonly event: 'read-only'; readonly code: string; readonly text: string}
	/** It can again, after so long; `refused` is how much was not stored meanwhile. */
	| {readonly event: 'writable'; readonly afterMs: number; readonly refused: number}
	/** Old entries were removed: messages and whispers, and others, such as who came and went. */
	| {readonly event: 'pruned'; readonly messages: number; readonly others: number}
	/** What becomes of the index that searches use. */
	| {readonly event: 'search-index'; readonly text: string}
	| {readonly event: 'stopping'; readonly reason: string};

/** A server event with the moment it happened. */
export type LogEvent = ServerEvent & {readonly time: Time};

/** A user as the operator sees them. Times in ms since the epoch, `rttMs` undefined until it was measured. */
export type UserView = {
	readonly id: UserId;
	readonly name: string;
	readonly color: number;
	readonly address: string;
	readonly port: number;
	readonly protocol: ProtocolName;
	readonly presence: Presence;
	readonly rttMs: number | undefined;
	readonly joinedAt: Time;
	readonly messages: number;
	/** When the user last did anything. */
	readonly activeAt: Time;
};

/** The server's figures at one moment: counters since the start. */
export type ServerStats = {
	readonly startedAt: Time;
	readonly online: number;
	readonly usersMax: number;
	readonly connections: number;
	readonly messages: number;
	readonly bytesIn: number;
	readonly bytesOut: number;
	/** Why nothing can be stored at present, in words. */
	readonly problem?: string | undefined;
};
