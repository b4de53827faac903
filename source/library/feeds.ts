/**
What is said in each room, and in one's whispers, in its order, without gaps and once: live while it is taken in time, else from the
server's history, page by page as there is room for it. Knows no connection.
*/
import type {PassedFrame, RequestFrame} from '../client/session-contract.ts';
import type {HistoryAmendment, HistoryMessage, Seq, UserId} from '../messages.ts';
import type {ChatEvent} from './contract.ts';
import {amendedEvent, feedOf, pageEvent, saidEvent} from './events.ts';

type Page = Extract<PassedFrame, {type: 'history'}>;

type Feed = {
	/** Up to here everything was passed on. */
	position: Seq;
	/** Whether what comes now is next. */
	isLive: boolean;
	/** Whether the server gives it at present. */
	isOpen: boolean;
	/** The newest that came and was not passed on. */
	passedBy: Seq;
	/** What `passedBy` was when a page was asked for that is on its way. */
	asked: Seq | undefined;
	/** Earlier messages that are still to come: how many, below what, and what is here, oldest first. */
	backlog: {left: number; before: Seq; found: HistoryMessage[]} | undefined;
};

export type Feeds = {
	/** The server gives it, from `seq` on if it is new; so many earlier messages come first then. */
	open(feed: string, seq: Seq, backlog?: number): void;
	/** One is no longer in it. */
	forget(feed: string): void;
	/** There is no connection. */
	close(): void;
	/** The server has another journal. */
	reset(): void;
	look(frame: Extract<PassedFrame, {type: 'message' | 'whisper' | 'amended'}>): void;
	page(frame: Page): void;
	/** A page is refused: which, nobody says. */
	refused(): void;
	/** Ask for what is missing, if there is room. */
	pull(): void;
};

const pageMax = 200;

/** Messages and changes of a page in the order of the journal. */
const inOrder = ({entries, amended = []}: Page, after: Seq): readonly (HistoryMessage | HistoryAmendment)[] =>
	[...entries, ...amended].filter(({seq}) => seq > after).sort((a, b) => a.seq - b.seq);

export const createFeeds = (options: {
	request(frame: RequestFrame): boolean;
	emit(event: ChatEvent): void;
	/** Whether nothing more may be passed on, and whether there is room for a page. */
	isFull(): boolean;
	isLow(): boolean;
	you(): UserId | undefined;
}): Feeds => {
	const {request, emit, isFull, isLow, you} = options;
	const feeds = new Map<string, Feed>();

	const ask = (room: string, feed: Feed): void => {
		const {backlog} = feed;
		const frame: RequestFrame =
			backlog === undefined
				? {type: 'history', room, after: feed.position, limit: pageMax}
				: {type: 'history', room, before: backlog.before, limit: Math.min(pageMax, backlog.left)};
		feed.asked = request(frame) ? feed.passedBy : undefined;
	};

	const pull = (): void => {
		for (const [room, feed] of feeds) {
			if (feed.isOpen && !feed.isLive && feed.asked === undefined && isLow()) {
				ask(room, feed);
			}
		}
	};

	/** One's own is known from its receipt. */
	const pass = (room: string, message: HistoryMessage, earlier: boolean): void => {
		const event =
			message.number === undefined && message.from.id !== you()
				? pageEvent(room, message, earlier)
				: undefined;
		if (event !== undefined) {
			emit(event);
		}
	};

	/** A page of what was said before one came. */
	const takeBacklog = (room: string, feed: Feed, {entries, more}: Page): void => {
		const {backlog} = feed;
		if (backlog === undefined) {
			return;
		}

		const [oldest] = entries;
		backlog.found = [...entries, ...backlog.found];
		backlog.left -= entries.length;
		if (more && backlog.left > 0 && oldest !== undefined) {
			backlog.before = oldest.seq;
			return;
		}

		feed.backlog = undefined;
		for (const message of backlog.found) {
			pass(room, message, true);
		}
	};

	const takePage = (room: string, feed: Feed, page: Page, asked: Seq): void => {
		for (const item of inOrder(page, feed.position)) {
			feed.position = item.seq;
			if (!('amendment' in item)) {
				pass(room, item, false);
			} else if (item.by.id !== you()) {
				emit(amendedEvent(room, item));
			}
		}

		const isAll = !page.more || (page.entries.length === 0 && !page.amended?.length);
		if (isAll && feed.passedBy <= Math.max(asked, feed.position)) {
			feed.isLive = true;
			feed.position = Math.max(feed.position, feed.passedBy);
		}
	};

	return {
		open(name, seq, backlog = 0) {
			const known = feeds.get(name);
			if (known === undefined) {
				feeds.set(name, {
					position: seq,
					isLive: backlog === 0,
					isOpen: true,
					passedBy: seq,
					asked: undefined,
					backlog: backlog === 0 ? undefined : {left: backlog, before: seq + 1, found: []},
				});
			} else {
				known.isOpen = true;
			}

			pull();
		},
		forget(name) {
			feeds.delete(name);
		},
		close() {
			for (const feed of feeds.values()) {
				feed.isOpen = false;
				feed.isLive = false;
				feed.asked = undefined;
			}
		},
		reset() {
			feeds.clear();
		},
		look(frame) {
			const name = feedOf(frame);
			const feed = feeds.get(name);
			if (feed === undefined || frame.seq <= feed.position) {
				return;
			}

			feed.isLive &&= !isFull();
			if (!feed.isLive) {
				feed.passedBy = frame.seq;
				pull();
				return;
			}

			feed.position = frame.seq;
			const author = frame.type === 'amended' ? frame.by : frame.from;
			if (author.id !== you()) {
				emit(frame.type === 'amended' ? amendedEvent(name, frame) : saidEvent(frame));
			}
		},
		page(frame) {
			const feed = feeds.get(frame.room);
			const wanted = feed?.backlog === undefined ? frame.after : frame.before;
			if (feed?.asked === undefined || wanted === undefined) {
				return;
			}

			const {asked} = feed;
			feed.asked = undefined;
			if (feed.backlog === undefined) {
				takePage(frame.room, feed, frame, asked);
			} else {
				takeBacklog(frame.room, feed, frame);
			}

			pull();
		},
		refused() {
			for (const feed of feeds.values()) {
				feed.asked = undefined;
			}
		},
		pull,
	};
};
