/** Finds messages in a data directory: those that are indexed by the index, the others by reading them. Knows nothing of threads. */
import type {Seq} from '../../../messages.ts';
import {matches, parseQuery, type Query} from '../../../text/search.ts';
import type {Search} from '../../journal.ts';
import type {HistoryReader, StoredMessage} from './reader.ts';

const textOf = ({body}: StoredMessage): string => (JSON.parse(body) as {text: string}).text;

const isIn = ({feed, alsoFeed}: StoredMessage, feeds: ReadonlySet<string> | undefined): boolean =>
	feeds === undefined || feeds.has(feed) || (alsoFeed !== undefined && feeds.has(alsoFeed));

/** Messages that match, newest first, found by reading all of them. */
export function* scan(
	reader: HistoryReader,
	query: Query,
	feeds: ReadonlySet<string> | undefined,
	after: Seq,
	before: Seq,
): Iterable<StoredMessage> {
	for (const message of reader.newestFirst(after, before)) {
		if (isIn(message, feeds) && matches(textOf(message), query)) {
			yield message;
		}
	}
}

/** Carry out a search. */
export const search = (
	reader: HistoryReader,
	{words, feeds, before = Number.MAX_SAFE_INTEGER, limit}: Search,
): readonly StoredMessage[] => {
	const query = parseQuery(words);
	const found: StoredMessage[] = [];
	if (query.phrases.length === 0 || limit <= 0) {
		return found;
	}

	for (const message of scan(reader, query, feeds && new Set(feeds), 0, before)) {
		found.push(message);
		if (found.length >= limit) {
			break;
		}
	}

	return found;
};
