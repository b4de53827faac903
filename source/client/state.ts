/** What a client knows, as plain data: the one thing that the screen draws. */
import type {Author, Member, MessageKind, RoomName, Seq, ServerInfo, Time, UserId} from '../messages.ts';

/** `sent` once the server has acknowledged it; `refused` stays until it is sent again or dismissed. */
export type Delivery = 'pending' | 'sent' | 'refused';

/** One thing in a room's pane, in the order of the pane. `key` is stable for the life of the line and unique in the room. */
export type Line =
	| {
			readonly type: 'message';
			readonly key: string;
			/** Undefined while pending. */
			readonly seq: Seq | undefined;
			readonly time: Time;
			readonly from: Author;
			readonly text: string;
			readonly kind: MessageKind;
			readonly own: boolean;
			readonly delivery: Delivery;
			/** Set on whispers: who it went to. */
			readonly to?: Author;
			/** From before one came in. */
			readonly earlier: boolean;
	  }
	/** Joins, leaves, renames, kicks: quiet lines, which the pane may merge. */
	| {
			readonly type: 'activity';
			readonly key: string;
			readonly seq: Seq | undefined;
			readonly time: Time;
			readonly what:
				| {readonly type: 'joined'; readonly member: Author}
				| {readonly type: 'left'; readonly member: Author; readonly reason: string; readonly text: string}
				| {
						readonly type: 'renamed';
						readonly id: UserId;
						readonly color: number;
						readonly from: string;
						readonly name: string;
				  }
				| {readonly type: 'topic'; readonly by: string; readonly topic: string};
	  }
	/** What the program itself says: help, errors, notices of the server. */
	| {
			readonly type: 'notice';
			readonly key: string;
			readonly seq: undefined;
			readonly time: Time;
			readonly level: 'info' | 'warning' | 'error';
			readonly text: string;
	  };

export type RoomState = {
	readonly name: RoomName;
	readonly topic: string;
	readonly members: ReadonlyMap<UserId, Member>;
	/** Oldest first; sorted by seq, with pending messages last. Replaced, never changed, when anything in it changes. */
	readonly lines: readonly Line[];
	/** Messages from others since the room was last in view. */
	readonly unread: number;
};

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
	/** Ended for good: `problem` says why, `hint` what to do. */
	| {readonly status: 'closed'; readonly problem: string; readonly hint: string};

export type ChatState = {
	readonly address: string;
	readonly connection: Connection;
	readonly server: ServerInfo | undefined;
	readonly you: Author | undefined;
	/** The room in view. */
	readonly active: RoomName;
	readonly rooms: ReadonlyMap<RoomName, RoomState>;
	readonly online: number;
	readonly rttMs: number | undefined;
};

/** A refused message whose text goes back to the editor; taken once by the screen. */
export type Refusal = {readonly text: string; readonly problem: string; readonly hint: string};
