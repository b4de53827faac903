/** What a client knows, as plain data: the one thing that the screen draws. Besides types only how a line is found, whose a reaction is, and what is nothing yet. */
import type {
	Author,
	FoundMessage,
	Member,
	MessageKind,
	Quote,
	Reaction,
	RoomName,
	Seq,
	ServerInfo,
	Time,
	UserId,
} from '../messages.ts';
import type {Gap} from './gaps.ts';
import {isSame, peopleOf} from './reactions.ts';
import type {Connection} from './session-contract.ts';

export type {Gap, GapSide} from './gaps.ts';
export type {Connection} from './session-contract.ts';

/** `sent` once the server has acknowledged it; `refused` stays until it is sent again or dismissed. */
export type Delivery = 'pending' | 'sent' | 'refused';

/** What a message answers, as it is shown. */
export type ShownQuote = Quote & {
	/** Whoever said it is ignored: its words are not shown, and kept for when they are not ignored any more. */
	readonly ignored?: true;
};

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
			/** Another names oneself in it, by the name that one had. */
			readonly isMention?: true;
			/** What it answers. */
			readonly quote?: ShownQuote;
			/** When it was edited last. */
			readonly editedAt?: Time;
			/** It was deleted, and has no text any more; `by` is the name of who did, where that is known and was another. */
			readonly deleted?: {readonly by?: string};
			readonly reactions?: readonly Reaction[];
			/** The last change of each kind that is in it, and the name that its author had. */
			readonly changes?: ReadonlyMap<string, {readonly seq: Seq; readonly name: string}>;
			/** From before one came in. */
			readonly earlier: boolean;
			/** What stands before it was not loaded when it was: it says its author, also once what was before is here, so that nothing moves. */
			readonly opens?: true;
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

/** A room, or a conversation of whispers with one person, whose name begins with `@`. */
export type RoomState = {
	readonly name: RoomName;
	/** Whom a conversation is with, by their latest name; undefined for a room. */
	readonly peer: Author | undefined;
	/** A conversation that one has put away: it is not listed until something is said in it. */
	readonly isClosed: boolean;
	readonly topic: string;
	readonly members: ReadonlyMap<UserId, Member>;
	/** Oldest first; sorted by seq, with pending messages last. Replaced, never changed, when anything in it changes. */
	readonly lines: readonly Line[];
	/** What of its history is not among the lines: oldest first, apart from each other. No line has a number within a gap. */
	readonly gaps: readonly Gap[];
	/** Where the journal was when one came in: what is not newer was said before. Undefined until one is in. */
	readonly since: Seq | undefined;
	/** Where somebody reads further up: no lines are let go near there. */
	readonly heldAt: Seq | undefined;
	/** Up to here one has read it; undefined until that is known. */
	readonly readTo: Seq | undefined;
	/** Where one stopped reading the last time: what others said behind it was new when one came back. */
	readonly marker: Seq | undefined;
	/** Messages from others that one has not seen. */
	readonly unread: number;
	/** How many of those name oneself. */
	readonly mentions: number;
};

/** A search, and where one is among what it found. */
export type Find = {
	readonly words: string;
	/** One room alone; otherwise all that one is in, and one's whispers. */
	readonly room: RoomName | undefined;
	/** Newest first. */
	readonly hits: readonly FoundMessage[];
	/** The oldest that the server has answered with: it may be one that is not shown. Undefined before there is one. */
	readonly last: Seq | undefined;
	/** The hit that one is at, from 0. */
	readonly index: number;
	/** Whether there are older ones than these. */
	readonly more: boolean;
	readonly status: 'searching' | 'idle' | 'failed';
	/** Why it failed, in words. */
	readonly problem: string;
	/** One has asked for the hit after the last: it is gone to when it comes. */
	readonly isAhead: boolean;
	/** The room that was in view before. */
	readonly from: RoomName;
};

/** Somebody else who is writing in a room. */
export type Typist = {readonly room: RoomName; readonly id: UserId; readonly name: string};

export type ChatState = {
	readonly address: string;
	readonly connection: Connection;
	readonly server: ServerInfo | undefined;
	readonly you: Author | undefined;
	/** The room in view, and the one that was before. */
	readonly active: RoomName;
	readonly previous: RoomName;
	/** Where the journal was when one came: newer whispers come by themselves. Undefined until one is there. */
	readonly since: Seq | undefined;
	readonly rooms: ReadonlyMap<RoomName, RoomState>;
	/** Whether somebody looks at what is in view; `everywhere` where each room is told of as it comes. */
	readonly looking: 'here' | 'away' | 'everywhere';
	/** How far one had read rooms and conversations that one is not in yet; for `@` all whispers that there were. */
	readonly kept: ReadonlyMap<RoomName, Seq>;
	readonly online: number;
	readonly rttMs: number | undefined;
	/** What is being looked for, until one ends that. */
	readonly find: Find | undefined;
	/** Who is writing, in the order in which they began. */
	readonly typing: readonly Typist[];
};

/** A refused message whose text goes back to the editor; taken once by the screen. */
export type Refusal = {
	readonly text: string;
	readonly problem: string;
	readonly hint: string;
	/** Whether the problem is told elsewhere. */
	readonly isTold?: boolean;
	/** What the text was to answer, or to take the place of. */
	readonly about?: {readonly type: 'reply' | 'edit'; readonly seq: Seq};
};

/** A room of which nothing is known yet. */
export const emptyRoom = (name: RoomName): RoomState => ({
	name,
	peer: undefined,
	isClosed: false,
	topic: '',
	members: new Map(),
	lines: [],
	gaps: [],
	since: undefined,
	heldAt: undefined,
	readTo: undefined,
	marker: undefined,
	unread: 0,
	mentions: 0,
});

/** The first line that has this number or a higher one; their count where there is none. Quick, whatever the length. */
export const indexFrom = (lines: readonly Line[], seq: Seq): number => {
	let low = 0;
	let high = lines.length;
	while (low < high) {
		const middle = Math.floor((low + high) / 2);
		let at = middle;
		while (at >= low && lines[at]?.seq === undefined) {
			at--;
		}

		if (at >= low && (lines[at]?.seq ?? 0) >= seq) {
			high = at;
		} else {
			low = middle + 1;
		}
	}

	return low;
};

/** Whether somebody has put this on a message, also under another name. */
export const hasReacted = (
	{reactions = [], changes}: Pick<Extract<Line, {type: 'message'}>, 'reactions' | 'changes'>,
	emoji: string,
	{id, name}: Author,
): boolean => {
	const reaction = reactions.find(one => one.emoji === emoji);
	const then = changes?.get(`${id} ${emoji}`)?.name;
	return reaction !== undefined && peopleOf(reaction).some(person => isSame(person, {id}, [name, then]));
};

/** Something that another said. */
export const isOfOthers = (line: Line): line is Extract<Line, {type: 'message'}> & {readonly seq: Seq} =>
	line.type === 'message' && !line.own && line.seq !== undefined;

/** The first that another said behind where one stopped reading, as far as it is loaded. Undefined where there is none. */
export const firstNew = (
	lines: readonly Line[],
	marker: Seq | undefined,
): {readonly index: number; readonly seq: Seq} | undefined => {
	for (
		let index = marker === undefined ? lines.length : indexFrom(lines, marker + 1);
		index < lines.length;
		index++
	) {
		const line = lines[index];
		if (line !== undefined && isOfOthers(line)) {
			return {index, seq: line.seq};
		}
	}

	return undefined;
};
