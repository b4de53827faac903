/** Finds messages in a data directory: those that are indexed by the index, the newer ones by reading them. Knows nothing of threads. */
import type {Seq} from '../../../messages.ts';
import {matches, parseQuery, type Query} from '../../../text/search.ts';
import type {Search} from '../../journal.ts';
import type {SearchIndex} from './index-file.ts';
import {type HistoryReader, type StoredMessage, textOf} from './reader.ts';

type Feeds = ReadonlySet<string> | undefined;

const isFound = (message: StoredMessage, query: Query, feeds: Feeds): boolean => {
	const {feed, alsoFeed} = message;
	const isThere = !feeds || feeds.has(feed) || (alsoFeed !== undefined && feeds.has(alsoFeed));
	return isThere && matches(textOf(message), query);
};

/** Read all messages in between. */
function* scan(reader: HistoryReader, query: Query, feeds: Feeds, after: Seq, below: Seq) {
	for (const message of reader.newestFirst(after, below)) {
		if (isFound(message, query, feeds)) {
			yield message;
		}
	}
}

/** Both in falling order, each number once. */
function* merged(found: Iterable<Seq>, also: readonly Seq[]): Generator<Seq, void> {
	let next = 0;
	for (const seq of found) {
		for (let other = also[next]; other !== undefined && other >= seq; other = also[next]) {
			next++;
			if (other > seq) {
				yield other;
			}
		}

		yield seq;
	}

	yield* also.slice(next);
}

/** Messages of the index that were changed since. */
const changedSince = (reader: HistoryReader, position: Seq, below: Seq): readonly Seq[] => {
	const changes = reader.changes(position, Number.MAX_SAFE_INTEGER, Number.MAX_SAFE_INTEGER);
	const targets = new Set(changes.map(({target}) => target).filter(seq => seq < below));
	return [...targets].sort((one, other) => other - one);
};

/** Read what the index names: messages that are gone from the history are not found, nor is what the index only takes for a match. */
function* lookUp(index: SearchIndex, reader: HistoryReader, query: Query, feeds: Feeds, below: Seq) {
	const wanted = feeds && Array.from(feeds);
	const named = index.find(query, wanted, reader.prunedThrough() + 1, below);
	for (const seq of merged(named, changedSince(reader, index.position(), below))) {
		const message = reader.message(seq);
		if (message && isFound(message, query, feeds)) {
			yield message;
		}
	}
}

/** Messages that match, newest first, as they are asked for. Without an index all of the history is read. */
export function* findAll(
	reader: HistoryReader,
	index: SearchIndex | undefined,
	{words, feeds, before = Number.MAX_SAFE_INTEGER}: Omit<Search, 'limit'>,
): Generator<StoredMessage, void> {
	const query = parseQuery(words);
	if (query.phrases.length === 0) {
		return;
	}

	const wanted = feeds && new Set<string>(feeds);
	const position = index?.position() ?? 0;
	yield* scan(reader, query, wanted, position, before);
	if (index) {
		yield* lookUp(index, reader, query, wanted, Math.min(before, position + 1));
	}
}

const take = (messages: Iterable<StoredMessage>, limit: number): readonly StoredMessage[] => {
	const found: StoredMessage[] = [];
	for (const message of limit > 0 ? messages : []) {
		found.push(message);
		if (found.length >= limit) {
			break;
		}
	}

	return found;
};

/** Carry out a search. */
export const search = (
	reader: HistoryReader,
	index: SearchIndex | undefined,
	{limit, ...rest}: Search,
): readonly StoredMessage[] => take(findAll(reader, index, rest), limit);

/** What is found among the last `count` entries below `before`, read one by one: all there is to find when it is as much as was asked for. */
export const searchNewest = (
	reader: HistoryReader,
	{words, feeds, before, limit}: Search & {readonly before: Seq},
	count: number,
): readonly StoredMessage[] => {
	const query = parseQuery(words);
	const wanted = feeds && new Set<string>(feeds);
	return query.phrases.length === 0
		? []
		: take(scan(reader, query, wanted, before - 1 - count, before), limit);
};
