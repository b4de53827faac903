/** What the screen may ask of the client, without knowing of sockets. */
import type {Amendment, FoundMessage, RoomName, Seq} from '../messages.ts';
import type {Notable} from './notables.ts';
import type {ChatState, Gap, GapSide, Refusal} from './state.ts';

export type {Notable} from './notables.ts';

/** A store that knows no React: zustand's vanilla shape. */
export type Store<State> = {
	getState(): State;
	/** Called after a change, at most every `intervalMs` of the store. Returns its undo. */
	subscribe(listener: () => void): () => void;
};

/** What is being written, kept over the end of the program. */
export type Drafts = {
	/**
	What was being written when the program ended last, in the lobby and by the names of other rooms and conversations, and texts for the
	history that came back and were not sent again.
	*/
	readonly restored: {
		readonly text: string;
		readonly drafts: Readonly<Record<RoomName, string>>;
		readonly returned: readonly string[];
	};
	/** What is being written now, and what came back and was not sent again, oldest first. What is said next was written in this room. */
	write(text: string, returned: readonly string[], room: RoomName): void;
};

export type ChatClient = {
	readonly store: Store<ChatState>;
	readonly drafts: Drafts;
	/** Say something in the active room: it is shown at once as pending. */
	say(text: string, kind?: 'text' | 'action'): void;
	/** Say something to one person, in the conversation with them: the name may be in any case. What is in view stays. */
	whisper(to: string, text: string): void;
	/** Bring the conversation with somebody into view; what one says there is a whisper to them. */
	converse(name: string): void;
	/** Bring a room or a conversation that there is into view. */
	show(room: RoomName): void;
	/** Answer a message of the room in view: a whisper goes to whom it is with. */
	reply(to: Seq, text: string): void;
	/**
	Change a message of the room in view. It is shown once the server has it, so that nothing that is seen is taken back; without a connection
	it waits for one.
	*/
	amend(target: Seq, amendment: Amendment): void;
	/** One is writing in the room in view: the others are told now and then. */
	typing(): void;
	rename(name: string): void;
	/** Be away, with a text or without a reason; without one, who is away already is back. */
	setAway(text: string): void;
	comeBack(): void;
	/** Somebody is at the keyboard: who is idle for long is away by itself from then on, and back with the next key. */
	stir(): void;
	/** Ignore somebody from now on, also when they change their name, and in later runs by this name. False for oneself. */
	ignore(name: string): boolean;
	/** Hear somebody again. False when they are not ignored. */
	unignore(name: string): boolean;
	/** The names of those whom one ignores. */
	ignored(): readonly string[];
	/** Go into a room, which is opened if there is none; one that one is in already comes into view. */
	join(room: string, key?: string): void;
	/** Leave the room in view; a conversation is put away until something is said in it. */
	part(): void;
	/** Say in a notice which rooms there are. */
	listRooms(): void;
	/** Set the topic of the room in view. */
	setTopic(topic: string): void;
	/** Load the part of a gap that is next to where one comes from. Nothing where that is on its way, or there is no connection. */
	load(room: RoomName, gap: Gap, side: GapSide): void;
	/** Say which message somebody reads who has scrolled back, so that it is not let go; undefined when they follow again. */
	hold(room: RoomName, at: Seq | undefined): void;
	/**
	Whether somebody looks at what is in view: what comes there is read then, if they follow it. `here` unless something else is said;
	`everywhere` is for whoever is told of every room as it comes.
	*/
	look(at: ChatState['looking']): void;
	/** Look for messages with all of these words, newest first: in one room, or in all that one is in and in one's whispers. */
	find(words: string, room?: RoomName): void;
	/** Go to the next hit, an older one; further ones are asked for in time. False when nothing is looked for. */
	findNext(): boolean;
	/** Go back to a newer hit. */
	findPrevious(): void;
	/** Ask for the next older hits without going there. */
	findFurther(): void;
	/** End the search; `returns` brings the room from before into view again. */
	endFind(returns: boolean): void;
	/** Bring a message of whatever time into view: its room is that in view, and it is among the room's lines. */
	reveal(message: FoundMessage): void;
	/** Have a message of the room in view among its lines, wherever in its history it is. */
	jump(to: Seq): void;
	/** Show a line of the program's own in the active room. */
	notify(text: string, level?: 'info' | 'warning' | 'error'): void;
	/** Empty the pane; history is not touched. */
	clear(): void;
	/** Measure the round trip now, and say it in a notice. */
	measureRoundTrip(): void;
	/** Try to connect now instead of waiting. */
	retry(): void;
	/** Someone is at the keyboard: try to connect now, at most once a second. */
	nudge(): void;
	/** Texts that came back from the server refused; the listener gets each once. Returns its undo. */
	onRefused(listener: (refusal: Refusal) => void): () => void;
	/** Whispers, mentions and messages of others; the listener gets each once, also those that a broken connection missed. Returns its undo. */
	onNotable(listener: (notable: Notable) => void): () => void;
	/** Say bye and close. Resolves with what is kept for the next time when the socket is closed, after 500 ms at the latest. */
	leave(): Promise<{readonly messages: number; readonly hasText: boolean}>;
};
