/** Pages of history, as readers get them. */
import type {Journal} from '../history/journal.ts';
import {limits} from '../limits.ts';
import {type Effect, type Entry, type Event, type HistoryMessage, whispers} from '../messages.ts';

/** A message as a page of history has it for one reader. */
export const historyMessage = (entry: Entry, reader: string): HistoryMessage | undefined => {
	if (entry.type !== 'message' && entry.type !== 'whisper') {
		return undefined;
	}

	const {seq, time, from, text, kind = 'text', number} = entry;
	return {
		seq,
		time,
		from,
		text,
		kind,
		...(entry.type === 'whisper' ? {to: entry.to} : {}),
		...(from.id === reader && number !== undefined ? {number} : {}),
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

/** Read a page. Rejects when the journal cannot be read. */
export const readPage = async (
	journal: Journal,
	{room, range, limit, user, backlog}: Extract<Effect, {type: 'read'}>,
): Promise<Extract<Event, {type: 'history'}>> => {
	const feed = room === whispers ? (`@${user}` as const) : room;
	const toMessages = (entries: readonly Entry[]) =>
		entries.flatMap(entry => historyMessage(entry, user) ?? []);
	// One more than asked for tells whether there is more.
	if ('after' in range) {
		const {after} = range;
		const found = await journal.after(feed, after, limit + 1);
		const page = toMessages(found.slice(0, limit));
		const entries = firstWithin(page);
		const more = found.length > limit || entries.length < page.length;
		return {type: 'history', room, after, entries, more, backlog};
	}

	const found = await journal.before(feed, range.before, limit + 1);
	const page = toMessages(found.slice(-limit));
	const entries = newestWithin(page);
	return {
		type: 'history',
		room,
		...(backlog ? {} : {before: range.before}),
		entries,
		more: found.length > limit || entries.length < page.length,
		backlog,
	};
};
