/** The journal: commits entries, durably and in one order. Knows nothing of sockets, sessions or rules. */
import type {Amend, Draft, Entry, RoomName, Seq, Time, UserId} from '../messages.ts';

/** Where an entry is found again: a room's name, or `@` and a user's id for that user's whispers. */
export type Feed = RoomName | `@${UserId}`;

/** What to look for: `words` as `parseQuery` reads them, in these feeds or in all, in entries below `before`. */
export type Search = {
	readonly words: string;
	readonly feeds?: readonly Feed[] | undefined;
	readonly before?: Seq | undefined;
	readonly limit: number;
};

/** Which changes of messages. */
export type ChangesRange = {readonly after: Seq; readonly through: Seq; readonly target?: Seq | undefined};

/** A state written down in lines of text, of which the journal knows no more than which entry was the last in it. */
export type Snapshot = {readonly seq: Seq; readonly lines: Iterable<string>};

/** How much history is kept: messages and whispers from `before` on, and of these `messagesMax`, the newest. */
export type Bounds = {readonly before?: Time | undefined; readonly messagesMax?: number | undefined};

/** How many entries were removed: messages and whispers, and those of other kinds. */
export type Pruned = {readonly messages: number; readonly others: number};

/**
An append-only log of entries. Implementations: memory, SQLite.

- Sequence numbers start at 1 (or go on where the store ended) and rise by one per entry.
- Entries reach the listener in that order, only once they are durable, in batches of one commit.
- `append` resolves after the listener has had the entries; it rejects with a `JournalError` when the commit failed, and then none of the batch is stored.
*/
export type Journal = {
	/** Queue drafts for the next commit. They are committed all together or not at all, in their order. */
	append(drafts: readonly Draft[]): Promise<void>;
	/** Set the one listener for committed entries. `isMoreComing`: others are being committed, and it will hear of them, or they fail. */
	onCommit(listener: (entries: readonly Entry[], isMoreComing: boolean) => void): void;
	/** Set the one listener for what the operator may want to know of the store: a sentence each. */
	onNotice?(listener: (text: string) => void): void;
	/** Up to `limit` messages and whispers of a feed after a sequence number, oldest first. */
	after(feed: Feed, seq: Seq, limit: number): Promise<readonly Entry[]>;
	/** Up to `limit` messages and whispers of a feed before a sequence number: the newest of them, oldest first. */
	before(feed: Feed, seq: Seq, limit: number): Promise<readonly Entry[]>;
	/**
	Up to `limit` changes of messages of a feed, oldest first: those that stand (`amendments.ts` says which) of the ones after a number and up to
	`through`, and of messages up to `target` alone if that is given.
	*/
	changes(feed: Feed, range: ChangesRange, limit: number): Promise<readonly Amend[]>;
	/** The changes of these messages that stand, oldest first. Of reactions at most some thousands, the first. */
	amendments(targets: readonly Seq[]): Promise<readonly Amend[]>;
	/** Up to `limit` entries of every kind after a sequence number, oldest first: what a hub is rebuilt from. */
	replay(seq: Seq, limit: number): Promise<readonly Entry[]>;
	/** Up to `limit` messages and whispers in which all the words are (`source/text/search.ts` says when) as they stand, newest first. What was committed before the call is found, and counts. */
	search(search: Search): Promise<readonly Entry[]>;
	/** The last committed sequence number; 0 when there is none. */
	last(): Seq;
	/** Find out whether an append would be committed, by writing a little and taking it back. Rejects with what an append would reject with. */
	probe(): Promise<void>;
	/** The newest snapshot that was kept whole; the newest with a number below `below`. */
	snapshot(below?: Seq): Promise<Snapshot | undefined>;
	/**
	Keep a snapshot of a state after an entry that was committed, and the one before it; older ones go. Its lines have no line breaks, and are
	taken one at a time, each once the one before is stored, between commits. It counts when this resolves: of one that was cut off nothing is ever read.
	*/
	keepSnapshot(snapshot: Snapshot): Promise<void>;
	/**
	Remove what is beyond the bounds, in small pieces between commits. Numbers go on as they were; to readers, history ends where it was cut off.

	A journal that outlives its process removes no message that the newest snapshot does not have in it, and nothing else that the one before does not:
	what was removed is not there to be replayed. Changes of a message go with it, or later, and count as others: a deletion not before all that may quote the message. Of what else is no message it removes what is older than `before`; with `messagesMax`, all.
	*/
	prune(bounds: Bounds): Promise<Pruned>;
	/** Commit what is queued, then release everything. Appending afterwards rejects. */
	close(): Promise<void>;
};

/** Stable codes for what can go wrong with a store. */
export type JournalErrorCode = 'locked' | 'unwritable' | 'full' | 'corrupt' | 'closed' | 'failed';

export class JournalError extends Error {
	override readonly name = 'JournalError';
	readonly code: JournalErrorCode;

	constructor(code: JournalErrorCode, message: string, options?: {cause?: unknown}) {
		super(message, options);
		this.code = code;
	}
}

/** The feeds in which an entry is found again: none for what is only state. */
export const feedsOf = (entry: Draft): readonly Feed[] => {
	switch (entry.type) {
		case 'message': {
			return [entry.room];
		}

		case 'whisper': {
			return [`@${entry.from.id}`, `@${entry.to.id}`];
		}

		case 'amend': {
			return entry.to ? entry.to.map(id => `@${id}` as const) : [entry.room];
		}

		default: {
			return [];
		}
	}
};

/** How many reactions are read to show one page. */
export const reactionsMax = 5000;
