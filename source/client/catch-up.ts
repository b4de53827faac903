/**
What was missed while there was no connection, page by page: each feed (a room, or one's whispers) from the last that one has of
it. What comes live meanwhile does not move that position, so that a connection which breaks again leaves no gap.
*/
import type {HistoryAmendment, HistoryMessage, Seq} from '../messages.ts';
import type {RequestFrame} from './session-contract.ts';

type Feed = {
	/** Up to here nothing is missing. */
	position: Seq;
	/** The newest that came live. */
	live: Seq;
	isBehind: boolean;
	/** A page is on its way. */
	isAsked: boolean;
};

/** Changes of earlier messages are no less a part of it than what was said. */
export type HistoryPage = {
	readonly entries: readonly HistoryMessage[];
	readonly amended?: readonly HistoryAmendment[];
	readonly more: boolean;
};

/** The last of either kind: the page has everything up to there. */
export const endOf = ({entries, amended}: HistoryPage): Seq | undefined => {
	const ends = [entries.at(-1)?.seq, amended?.at(-1)?.seq].filter(seq => seq !== undefined);
	return ends.length === 0 ? undefined : Math.max(...ends);
};

export type CatchUp = {
	/** Something of a feed came live: said, or changed. */
	note(feed: string, seq: Seq): void;
	/**
	There is a connection again, and the journal is at `until`: ask for what was missed of each feed. One that is not `isOpen`, a room
	that is being entered again, waits for `enter`; `entering` are all such.
	*/
	begin(
		until: Seq,
		rooms?: {readonly isOpen: (feed: string) => boolean; readonly entering: readonly string[]},
	): void;
	/** One is in a room, at this position unless there is more to catch up from before. */
	enter(feed: string, seq: Seq): void;
	/** A room is not entered again. Answers as `page` does: it may have been the last that was waited for. */
	refused(): number | undefined;
	/** A page that was asked for came. Answers with how many were missed in all, once that is known: when the last page is here. */
	page(feed: string, page: HistoryPage): number | undefined;
	/** One is no longer in a room. */
	forget(feed: string): void;
	/** The server has another journal: all positions mean nothing. */
	reset(): void;
};

const pageMessages = 200;

export const createCatchUp = (
	request: (frame: RequestFrame) => boolean,
	/** What is by somebody who is ignored was not missed. */
	isHeard: (message: HistoryMessage) => boolean = () => true,
): CatchUp => {
	const feeds = new Map<string, Feed>();
	let missed = 0;
	let end = 0;
	/** Rooms that were to be entered again and are not, and how many were refused: which, nobody says. */
	let entering = new Set<string>();
	let refusals = 0;

	const ask = (room: string, feed: Feed): void => {
		feed.isAsked = request({type: 'history', room, after: feed.position, limit: pageMessages});
	};

	/** How many were missed, once nothing more is to come. What one is not in any more is not waited for. */
	const result = (): number | undefined =>
		entering.size > refusals || [...feeds.values()].some(({isAsked}) => isAsked) ? undefined : missed;

	const note = (name: string, seq: Seq): void => {
		const feed = feeds.get(name);
		if (!feed) {
			feeds.set(name, {position: seq, live: seq, isBehind: false, isAsked: false});
			return;
		}

		feed.live = Math.max(feed.live, seq);
		if (!feed.isBehind) {
			feed.position = feed.live;
		}
	};

	return {
		note,
		enter(name, seq) {
			const feed = feeds.get(name);
			note(name, seq);
			entering.delete(name);
			// One is told of one's place again after having read slowly: the page that was asked for still comes.
			if (feed?.isBehind && !feed.isAsked) {
				ask(name, feed);
			}
		},
		begin(until, rooms = {isOpen: () => true, entering: []}) {
			missed = 0;
			end = until;
			entering = new Set(rooms.entering);
			refusals = 0;
			for (const [name, feed] of feeds) {
				feed.isBehind = true;
				feed.isAsked = false;
				if (rooms.isOpen(name)) {
					ask(name, feed);
				}
			}
		},
		refused() {
			if (entering.size <= refusals) {
				return undefined;
			}

			refusals++;
			return result();
		},
		page(name, page) {
			const feed = feeds.get(name);
			if (!feed?.isAsked) {
				return undefined;
			}

			feed.isAsked = false;
			// One's own was not missed, and what is newer than the connection came live too.
			const fromOthers = page.entries.filter(({seq, number}) => seq <= end && number === undefined);
			missed += fromOthers.filter(isHeard).length;
			const last = endOf(page);
			feed.position = last ?? feed.position;
			if (page.more && last !== undefined) {
				ask(name, feed);
				return undefined;
			}

			feed.isBehind = false;
			feed.position = Math.max(feed.position, feed.live);
			return result();
		},
		forget(name) {
			feeds.delete(name);
		},
		reset() {
			feeds.clear();
		},
	};
};
