/** Pages of history, as readers get them. */
import {type AmendsByTarget, byTarget, standingOf, targetsOf, withQuote} from '../history/amendments.ts';
import type {Feed, Journal} from '../history/journal.ts';
import {limits} from '../limits.ts';
import {
	type Effect,
	type Entry,
	type Event,
	type HistoryAmendment,
	type HistoryMessage,
	type Seq,
	type Spoken,
	type UserId,
	whispers,
} from '../messages.ts';

/** A message as a page of history has it for one reader. */
const historyMessage = (entry: Spoken, reader: UserId, amends: AmendsByTarget): HistoryMessage => {
	const {seq, time, from, kind = 'text', number} = entry;
	const {quote} = withQuote(entry, amends);
	return {
		seq,
		time,
		from,
		kind,
		...(entry.type === 'whisper' ? {to: entry.to} : {}),
		...(from.id === reader && number !== undefined ? {number} : {}),
		...(quote ? {quote} : {}),
		...standingOf(entry.text, amends.get(seq)),
	};
};

/** Of an outbox, at most this part is for one page: a reader of history is not to be taken for one who reads too slowly. */
export const pageBytesMax = limits.outboxBytesMax / 4;

/** The newest of a page's messages, oldest first, that fit into one page's bytes; one at the least. */
export const newestWithin = (
	messages: readonly HistoryMessage[],
	bytesMax = pageBytesMax,
): readonly HistoryMessage[] => {
	let bytes = 0;
	const tooMany = messages.findLastIndex((message, index) => {
		bytes += Buffer.byteLength(JSON.stringify(message));
		return bytes > bytesMax && index < messages.length - 1;
	});
	return messages.slice(tooMany + 1);
};

/** The first of a page's messages that fit into one page's bytes; one at the least. */
export const firstWithin = <Message extends HistoryMessage>(
	messages: readonly Message[],
	bytesMax = pageBytesMax,
): readonly Message[] => {
	let bytes = 0;
	const tooMany = messages.findIndex((message, index) => {
		bytes += Buffer.byteLength(JSON.stringify(message));
		return bytes > bytesMax && index > 0;
	});
	return tooMany === -1 ? messages : messages.slice(0, tooMany);
};

type Item =
	| {readonly seq: Seq; readonly message: HistoryMessage}
	| {readonly seq: Seq; readonly change: HistoryAmendment};

/** As many of the first as fit into one page's bytes; one at the least. */
const itemsWithin = (items: readonly Item[], bytesMax: number): readonly Item[] => {
	let bytes = 0;
	const tooMany = items.findIndex((item, index) => {
		bytes += Buffer.byteLength(JSON.stringify('message' in item ? item.message : item.change));
		return bytes > bytesMax && index > 0;
	});
	return tooMany === -1 ? items : items.slice(0, tooMany);
};

/** What is said in entries as it stands, for one reader. Rejects when the journal cannot be read. */
export const standingMessages = async (
	journal: Pick<Journal, 'amendments'>,
	entries: readonly Entry[],
	reader: string,
): Promise<readonly HistoryMessage[]> => {
	const spoken = entries.filter(entry => entry.type === 'message' || entry.type === 'whisper');
	const amends = byTarget(spoken.length > 0 ? await journal.amendments(targetsOf(spoken)) : []);
	return spoken.map(entry => historyMessage(entry, reader, amends));
};

type Page = Pick<Extract<Event, {type: 'history'}>, 'entries' | 'amended' | 'more'>;

/**
What comes after a position, oldest first: messages as they stand, and changes of those up to the position. A page is all that there is up to
its last item of either kind, so that whoever asks on from there gets the rest, also of a stretch where nothing was said.
*/
const pageAfter = async (
	journal: Journal,
	feed: Feed,
	after: Seq,
	{limit, user, bytesMax}: {limit: number; user: UserId; bytesMax: number},
): Promise<Page> => {
	const last = journal.last();
	// One more than asked for tells whether there is more.
	const found = await journal.after(feed, after, limit + 1);
	const said = found.slice(0, limit);
	const newest = said.at(-1)?.seq ?? 0;
	const through = found.length > limit ? newest : Math.max(last, newest);
	const changes = await journal.changes(feed, {after, through, target: after}, limits.amendmentsPageMax);
	const isCut = changes.length === limits.amendmentsPageMax;
	const end = isCut ? (changes.at(-1)?.seq ?? through) : through;
	const messages = await standingMessages(
		journal,
		said.filter(({seq}) => seq <= end),
		user,
	);
	const items: readonly Item[] = [
		...messages.map(message => ({seq: message.seq, message})),
		...changes.map(({seq, time, target, by, amendment}) => ({
			seq,
			change: {seq, time, target, by, amendment},
		})),
	].sort((one, other) => one.seq - other.seq);
	const page = itemsWithin(items, bytesMax);
	const amended = page.flatMap(item => ('change' in item ? [item.change] : []));
	return {
		entries: page.flatMap(item => ('message' in item ? [item.message] : [])),
		...(amended.length > 0 ? {amended} : {}),
		more: found.length > limit || isCut || page.length < items.length,
	};
};

/** Read a page. Rejects when the journal cannot be read. */
export const readPage = async (
	journal: Journal,
	{room, range, limit, user, backlog}: Extract<Effect, {type: 'read'}>,
	bytesMax = pageBytesMax,
): Promise<Extract<Event, {type: 'history'}>> => {
	const feed = room === whispers ? (`@${user}` as const) : room;
	// Before anything is read: what is committed meanwhile may be in the page or not.
	const asOf = journal.last();
	if ('after' in range) {
		const {after} = range;
		const page = await pageAfter(journal, feed, after, {limit, user, bytesMax});
		return {type: 'history', room, after, ...page, backlog, asOf};
	}

	const found = await journal.before(feed, range.before, limit + 1);
	const page = await standingMessages(journal, found.slice(-limit), user);
	const entries = newestWithin(page, bytesMax);
	return {
		type: 'history',
		room,
		...(backlog ? {} : {before: range.before}),
		entries,
		more: found.length > limit || entries.length < page.length,
		backlog,
		asOf,
	};
};
