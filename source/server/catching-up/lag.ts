/** What a reader who is behind has had of each feed, and what it is owed. Pure: knows nothing of sockets, of the journal or of time. */
import type {Feed} from '../../history/journal.ts';
import {amendedEvent} from '../../hub/apply/amend.ts';
import {ackEvent, messageEvent, whisperEvent} from '../../hub/apply/speech.ts';
import {type Event, type RoomName, type Seq, type Told, type UserId, whispers} from '../../messages.ts';

/** A room that one is in, or one's whispers. */
export type LagFeed = {
	readonly room: RoomName;
	readonly feed: Feed;
	/** It has had everything up to here. */
	cursor: Seq;
	/** Where it left the room: up to there only what it said itself is still to be acknowledged. Infinity while it is in. */
	until: number;
	/** Whether something that it said itself waits to be acknowledged. */
	isOwed: boolean;
	/** Whether members or topic have changed, and it was not told. */
	isStale: boolean;
};

export type Lag = {
	readonly user: UserId;
	feeds(): readonly LagFeed[];
	/** The feed of a room that one is in. */
	of(room: RoomName): LagFeed | undefined;
	enter(room: RoomName, seq: Seq): void;
	leave(room: RoomName, seq: Seq): void;
	/** A feed has been given up to a position. */
	advance(feed: LagFeed, seq: Seq): void;
	/** All feeds have. */
	advanceAll(seq: Seq): void;
	/** What the reader is to be told of something said; undefined when it is not of its feeds, or it was told. */
	eventOf(entry: Told): Event | undefined;
	/** The same for what was read from one feed. */
	eventIn(feed: LagFeed, entry: Told): Event | undefined;
	/** The rooms one is in. */
	rooms(): readonly LagFeed[];
};

/** A reader who is behind, as its connection has it. */
export type Behind = {
	readonly lag: Lag;
	/** How many messages it was given from the journal. */
	messages: number;
	/** How many messages to read next: about as many as a page of this size of messages holds. */
	pageMessages: number;
	/** To be called when a write has left the outbox empty. */
	readonly drained: () => void;
};

const eventFor = (entry: Told): Event => {
	switch (entry.type) {
		case 'message': {
			return messageEvent(entry);
		}

		case 'whisper': {
			return whisperEvent(entry);
		}

		case 'amend': {
			return amendedEvent(entry);
		}
	}
};

const isFor = (entry: Told, user: UserId): boolean => {
	switch (entry.type) {
		case 'message': {
			return true;
		}

		case 'whisper': {
			return entry.from.id === user || entry.to.id === user;
		}

		case 'amend': {
			return entry.to === undefined || entry.to.includes(user);
		}
	}
};

/** Whoever had everything up to a position, in these rooms. */
export const createLag = (user: UserId, names: readonly RoomName[], seq: Seq): Lag => {
	let feeds: LagFeed[] = [];

	const open = (room: RoomName, feed: Feed, cursor: Seq): void => {
		feeds.push({room, feed, cursor, until: Number.POSITIVE_INFINITY, isOwed: false, isStale: false});
	};

	const isOpen = ({until}: LagFeed): boolean => until === Number.POSITIVE_INFINITY;

	const drop = (feed: LagFeed): void => {
		feeds = feeds.filter(other => other !== feed);
	};

	const of = (room: RoomName): LagFeed | undefined => feeds.find(feed => feed.room === room && isOpen(feed));

	const eventIn = (feed: LagFeed, entry: Told): Event | undefined => {
		if (entry.seq <= feed.cursor || entry.seq > feed.until) {
			return undefined;
		}

		if (entry.type !== 'amend' && entry.from.id === user) {
			return ackEvent(entry);
		}

		return isOpen(feed) ? eventFor(entry) : undefined;
	};

	open(whispers, `@${user}`, seq);
	for (const name of names) {
		open(name, name, seq);
	}

	return {
		user,
		feeds: () => feeds,
		of,
		enter(room, at) {
			if (!of(room)) {
				open(room, room, at);
			}
		},
		leave(room, at) {
			const feed = of(room);
			if (feed?.isOwed) {
				feed.until = at;
			} else if (feed) {
				drop(feed);
			}
		},
		advance(feed, at) {
			feed.cursor = Math.max(feed.cursor, at);
			if (feed.cursor >= feed.until) {
				drop(feed);
			}
		},
		advanceAll(at) {
			for (const feed of feeds) {
				feed.cursor = Math.max(feed.cursor, at);
			}

			feeds = feeds.filter(({cursor, until}) => cursor < until);
		},
		eventIn,
		eventOf(entry) {
			const room = entry.type === 'whisper' ? whispers : entry.room;
			if (!isFor(entry, user)) {
				return undefined;
			}

			for (const feed of feeds) {
				const event = feed.room === room ? eventIn(feed, entry) : undefined;
				if (event) {
					return event;
				}
			}

			return undefined;
		},
		rooms: () => feeds.filter(feed => feed.room !== whispers && isOpen(feed)),
	};
};
