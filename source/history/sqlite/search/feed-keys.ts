/** Feeds as numbers, which are shorter in an index. Whispers are in one feed there, `@`, and say who may read them. */
import type {Database} from '../driver.ts';
import type {StoredMessage} from './reader.ts';
import type {Key, Scope} from './tokens.ts';

/** The key of all whispers is this feed's. */
const allWhispers = '@';

const isWhispers = (feed: string): boolean => feed.startsWith('@');

export type FeedKeys = {
	/** The key under which the text of a message in this feed is; a new one when it has none. */
	of(feed: string): Key;
	/** The keys of those who may read a whisper; none for what was said in a room. */
	readersOf(message: StoredMessage): readonly Key[];
	/** Where these feeds are in the index; all of it without them. */
	scopeOf(feeds: readonly string[] | undefined): Scope;
	/** Read them again: after a rollback, or because another program writes them. */
	reload(): void;
};

export const createFeedKeys = (database: Database): FeedKeys => {
	const insert = 'INSERT INTO feeds (feed) VALUES (?)';
	let keys = new Map<string, Key>();

	const reload = () => {
		const rows = database.prepare('SELECT feed, key FROM feeds').all() as Array<{feed: string; key: number}>;
		keys = new Map(rows.map(({feed, key}) => [feed, key]));
	};

	const keyOf = (feed: string): Key => {
		const known = keys.get(feed);
		if (known !== undefined) {
			return known;
		}

		const key = Number(database.prepare(insert).run(feed).lastInsertRowid);
		keys.set(feed, key);
		return key;
	};

	const known = (feeds: readonly string[]): readonly Key[] => feeds.flatMap(feed => keys.get(feed) ?? []);

	reload();
	return {
		of: feed => keyOf(isWhispers(feed) ? allWhispers : feed),
		readersOf: ({feed, alsoFeed}) =>
			isWhispers(feed) ? [keyOf(feed), ...(alsoFeed === undefined ? [] : [keyOf(alsoFeed)])] : [],
		scopeOf(feeds) {
			const key = keys.get(allWhispers);
			const all = feeds ?? [...keys.keys()];
			const readers = feeds && known(feeds.filter(isWhispers));
			return {
				rooms: known(all.filter(feed => !isWhispers(feed))),
				whispers: key === undefined ? undefined : {key, readers},
			};
		},
		reload,
	};
};
