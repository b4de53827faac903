/** What changes the client's state. */
import type {
	Author,
	FoundMessage,
	HistoryMessage,
	MessageKind,
	RejectCode,
	RoomName,
	Seq,
	Time,
	UserId,
} from '../messages.ts';
import type {PassedFrame} from './session-contract.ts';
import type {ChatState, Connection, Gap, Line} from './state.ts';

/** Frames that change the state by themselves; a notice and a rejection become words first. */
export type StateFrame = Exclude<PassedFrame, {type: 'notice' | 'rejected' | 'typing' | 'rooms' | 'found'}>;

export type ClientAction =
	| {readonly type: 'connection'; readonly connection: Connection}
	/** `isFirst` until the connection was lost once. */
	| {
			readonly type: 'frame';
			readonly frame: StateFrame;
			readonly isFirst: boolean;
			/** It is by somebody who is ignored: it counts, and nothing is said of it. */
			readonly isQuiet?: true;
	  }
	/** One's own message, not yet acknowledged. */
	| {
			readonly type: 'said';
			readonly number: number;
			readonly room: RoomName;
			readonly from: Author;
			readonly to?: Author;
			/** The message that it answers. */
			readonly replyTo?: Seq;
			readonly text: string;
			readonly kind: MessageKind;
			readonly time: Time;
	  }
	| {readonly type: 'acknowledged'; readonly number: number; readonly seq: Seq; readonly time: Time}
	/** Known to the server, which did not say at which seq. */
	| {readonly type: 'applied'; readonly numbers: readonly number[]}
	/** Refused: its text went back to the editor. */
	| {readonly type: 'withdrawn'; readonly number: number; readonly code: RejectCode}
	/** These will not be sent: they stay, marked as that. */
	| {readonly type: 'failed'; readonly numbers: readonly number[]}
	| {
			readonly type: 'notice';
			readonly key: string;
			readonly level: Extract<Line, {type: 'notice'}>['level'];
			readonly text: string;
			readonly time: Time;
	  }
	/** What one asked for of a room's history is on its way, or did not come. */
	| {
			readonly type: 'paging';
			readonly room: RoomName;
			readonly gap: Pick<Gap, 'after' | 'before'>;
			readonly status: 'loading' | 'failed';
	  }
	/** It came: everything of a room from `from` to `to`, which is not included, and the whispers of that time. Not made safe yet. */
	| {
			readonly type: 'paged';
			readonly room: RoomName;
			/** What was asked for; some of it may have come otherwise meanwhile. */
			readonly gap: Pick<Gap, 'after' | 'before'>;
			readonly from: Seq;
			readonly to: Seq;
			readonly entries: readonly HistoryMessage[];
			/** As in the page. */
			readonly asOf?: Seq;
	  }
	/** Somebody reads further up in a room, or no longer. */
	| {readonly type: 'held'; readonly room: RoomName; readonly at: Seq | undefined}
	/** Something is looked for: anew, or further back. */
	| {
			readonly type: 'finding';
			readonly words: string;
			readonly room: RoomName | undefined;
			readonly isFurther: boolean;
	  }
	/** Not made safe yet. `last` is the oldest hit where not all of them are in the frame. */
	| {
			readonly type: 'found';
			readonly frame: Extract<PassedFrame, {type: 'found'}>;
			readonly last?: Seq | undefined;
	  }
	| {readonly type: 'find-failed'; readonly problem: string}
	/** To the next hit: `older` is further back. */
	| {readonly type: 'find-moved'; readonly to: 'older' | 'newer'}
	/** `returns`: the room from before comes into view again. */
	| {readonly type: 'find-ended'; readonly returns: boolean}
	/** A message of whatever time is looked at: its room comes into view, and it is among its lines. Safe already. */
	| {readonly type: 'revealed'; readonly message: FoundMessage}
	/** Somebody else is writing, or has not for a while. The name is not made safe yet. */
	| {readonly type: 'typing'; readonly room: RoomName; readonly id: UserId; readonly name: string}
	| {readonly type: 'typed'; readonly room: RoomName; readonly id: UserId}
	/** The server has another journal: what one has is from before all that comes. */
	| {readonly type: 'aged'}
	/** Somebody looks at what is in view, or no longer. */
	| {readonly type: 'looked'; readonly at: ChatState['looking']}
	/** How far an earlier run had read this journal; for `@` all whispers that there were. */
	| {readonly type: 'read-before'; readonly rooms: ReadonlyMap<RoomName, Seq>}
	/** Another room is in view. */
	| {readonly type: 'switched'; readonly room: RoomName}
	/** A conversation with somebody comes into view. */
	| {readonly type: 'conversing'; readonly peer: Author}
	/** A conversation is not listed until something is said in it again. */
	| {readonly type: 'put-away'; readonly room: RoomName}
	/** Somebody is ignored from now on: what they said is gone, by who they are and by their name. Safe already. */
	| {readonly type: 'hidden'; readonly name: string; readonly ids: readonly UserId[]}
	/** They are heard again: what is quoted of them is shown. */
	| {readonly type: 'unhidden'; readonly names: readonly string[]; readonly ids: readonly UserId[]}
	| {readonly type: 'cleared'}
	| {readonly type: 'round-trip'; readonly ms: number};
