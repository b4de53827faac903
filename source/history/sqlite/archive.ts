/** A history as it is on the disk, read by a command beside a running server or without one. Changes nothing. */
import type {Amend, Entry, RoomName, Seq, Spoken, Time} from '../../messages.ts';
import {byTarget, type Standing, standingOf, targetsOf, withQuote} from '../amendments.ts';
import {readAmendments} from './amendments.ts';
import {entryOf} from './database.ts';
import {hasTable} from './driver.ts';
import {openIndexToRead} from './search/index-file.ts';
import {createReader, openToRead, type StoredMessage} from './search/reader.ts';
import {findAll} from './search/searcher.ts';

/** Where to read: in these rooms, or in all; and in whispers, or not. */
export type ArchivePlaces = {readonly rooms?: readonly RoomName[] | undefined; readonly whispers: boolean};

/** A message as it stands. */
export type Archived = Spoken & Standing;

/** Everything throws a `JournalError`. */
export type Archive = {
	/** The rooms in which something was said, in the order of their names. */
	rooms(): readonly RoomName[];
	/** What has all the words, newest first, as it is asked for. */
	search(words: string, places: ArchivePlaces): Iterable<Archived>;
	/** What was said from `since` on and before `until`, oldest first, as it is asked for: in pages, between which the file is left alone. */
	messages(places: ArchivePlaces & {readonly since: Time; readonly until: Time}): Iterable<Archived>;
	close(): void;
};

const pageMax = 1000;

// Rooms come before whispers in the order of feeds. Each step is one look into the index, however much was said in between.
const roomsQuery = `
	WITH RECURSIVE rooms (feed) AS (
		SELECT min(feed) FROM entries WHERE feed > '' AND feed < '@'
		UNION ALL
		SELECT (SELECT min(feed) FROM entries WHERE feed > rooms.feed AND feed < '@') FROM rooms WHERE feed IS NOT NULL
	)
	SELECT feed FROM rooms WHERE feed IS NOT NULL`;

const messagesQuery = `
	SELECT seq, body FROM entries NOT INDEXED
	WHERE seq > :after AND time >= :since AND time < :until AND (
		(:whispers AND feed >= '@') OR
		(feed < '@' AND (:rooms IS NULL OR feed IN (SELECT value FROM json_each(:rooms))))
	)
	ORDER BY seq LIMIT ${pageMax}`;

/** A row that cannot be read is left out. */
const toSpoken = (row: Pick<StoredMessage, 'seq' | 'body'>): readonly Spoken[] => {
	try {
		const entry = JSON.parse(entryOf(row)) as Entry;
		return entry.type === 'message' || entry.type === 'whisper' ? [entry] : [];
	} catch {
		return [];
	}
};

/** Open the history of a data directory. Throws a `JournalError`. */
export const openArchive = (directory: string): Archive => {
	const readable = openToRead(directory);
	const {database, attempt} = readable;
	try {
		const reader = createReader(readable);
		const index = openIndexToRead(directory, reader);
		const page = attempt(() => database.prepare(messagesQuery));
		// A file of an earlier version has none.
		const amendments = hasTable(database, 'amendments') ? readAmendments(database) : undefined;

		const toArchived = (rows: ReadonlyArray<Pick<StoredMessage, 'seq' | 'body'>>): readonly Archived[] => {
			const entries = rows.flatMap(toSpoken);
			const stored = attempt(() => amendments?.of(targetsOf(entries)) ?? []);
			const amends = byTarget(stored.map(row => JSON.parse(entryOf(row)) as Amend));
			return entries.map(entry => ({
				...withQuote(entry, amends),
				...standingOf(entry.text, amends.get(entry.seq)),
			}));
		};

		const rooms = () =>
			attempt(() =>
				database
					.prepare(roomsQuery)
					.all()
					.map(({feed}) => String(feed)),
			);

		return {
			rooms,
			*search(words, places) {
				const everywhere = places.whispers && places.rooms === undefined;
				const feeds = everywhere ? undefined : (places.rooms ?? rooms());
				for (const message of findAll(reader, index, {words, feeds})) {
					yield* toArchived([message]);
				}
			},
			*messages({rooms: wanted, whispers, since, until}) {
				let after: Seq = 0;
				for (let size = pageMax; size === pageMax; ) {
					const rows = attempt(() =>
						page.all({
							after,
							since,
							until,
							whispers: whispers ? 1 : 0,
							rooms: wanted ? JSON.stringify(wanted) : null,
						}),
					) as Array<{seq: number; body: string}>;
					yield* toArchived(rows);
					size = rows.length;
					after = rows.at(-1)?.seq ?? after;
				}
			},
			close() {
				index?.close();
				database.close();
			},
		};
	} catch (error) {
		database.close();
		throw error;
	}
};
