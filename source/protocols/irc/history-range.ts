/** From the points in time of CHATHISTORY to ranges of the journal (IRCv3 chathistory). Knows pages of history, and no lines. */
import type {HistoryMessage, Seq, Time} from '../../messages.ts';
import type {HistoryRange} from '../protocol.ts';
import {seqOfMessageId} from './message-id.ts';

/** Read a page: the newest before, or the oldest after; oldest first. */
export type ReadPage = (range: HistoryRange) => Promise<readonly HistoryMessage[]>;

/** Where a client points: at a message, or at a moment. */
export type Point =
	| {readonly type: 'message'; readonly seq: Seq}
	| {readonly type: 'time'; readonly time: Time};

/** What is at a point itself: what comes before it has a lower number than `first`, what comes after a higher one than `last`. */
type Bounds = {readonly first: Seq; readonly last: Seq};

export const newest = Number.MAX_SAFE_INTEGER;

/** `msgid=…` or `timestamp=…`; undefined for anything else. */
export const parsePoint = (text: string): Point | undefined => {
	const equals = text.indexOf('=');
	const kind = text.slice(0, equals);
	const value = text.slice(equals + 1);
	if (kind === 'msgid') {
		const seq = seqOfMessageId(value);
		return seq === undefined ? undefined : {type: 'message', seq};
	}

	const time =
		kind === 'timestamp' && /^\d{4}-\d\d-\d\dT[\d:.]+Z$/.test(value) ? Date.parse(value) : Number.NaN;
	return Number.isNaN(time) ? undefined : {type: 'time', time};
};

/** The number of the first message at or after a moment, by halving: one page of one message each step. */
const firstAt = async (read: ReadPage, time: Time): Promise<Seq> => {
	const last = (await read({before: newest, limit: 1})).at(-1);
	let low = 0;
	let high = (last?.seq ?? 0) + 1;
	while (low < high) {
		const middle = Math.floor((low + high) / 2);
		const [found] = await read({after: middle - 1, limit: 1});
		if (!found || found.time >= time) {
			high = middle;
		} else {
			low = found.seq + 1;
		}
	}

	return low;
};

const boundsOf = async (read: ReadPage, point: Point): Promise<Bounds> =>
	point.type === 'message'
		? {first: point.seq, last: point.seq}
		: {first: await firstAt(read, point.time), last: (await firstAt(read, point.time + 1)) - 1};

/** The newest messages, after a point if there is one. */
export const readLatest = async (read: ReadPage, point: Point | undefined, limit: number) => {
	const page = await read({before: newest, limit});
	const last = point ? (await boundsOf(read, point)).last : -1;
	return page.filter(message => message.seq > last);
};

export const readBefore = async (read: ReadPage, point: Point, limit: number) =>
	read({before: (await boundsOf(read, point)).first, limit});

export const readAfter = async (read: ReadPage, point: Point, limit: number) =>
	read({after: (await boundsOf(read, point)).last, limit});

/** As many before as after, what is at the point among those after. */
export const readAround = async (read: ReadPage, point: Point, limit: number) => {
	const {first} = await boundsOf(read, point);
	const half = Math.floor(limit / 2);
	const earlier = half === 0 ? [] : await read({before: first, limit: half});
	return [...earlier, ...(await read({after: first - 1, limit: limit - half}))];
};

/** What is between two points, without what is at them: from the first one on, whichever is the earlier. */
export const readBetween = async (read: ReadPage, start: Point, end: Point, limit: number) => {
	const [from, to] = [await boundsOf(read, start), await boundsOf(read, end)];
	return from.first <= to.first
		? (await read({after: from.last, limit})).filter(message => message.seq < to.first)
		: (await read({before: from.first, limit})).filter(message => message.seq > to.last);
};
