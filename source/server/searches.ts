/** Searches of members: one at a time each, at a bounded rate, answered with what fits into a frame. */
import type {Journal} from '../history/journal.ts';
import {type Bucket, createBucket, take} from '../hub/rate.ts';
import {limits} from '../limits.ts';
import {
	type Effect,
	type Event,
	type FoundMessage,
	type SessionId,
	type Time,
	whispers,
} from '../messages.ts';
import {firstWithin, standingMessages} from './history-page.ts';

type SearchEffect = Extract<Effect, {type: 'search'}>;

export type Searches = {
	/** Search, and answer with what was found or with why not. */
	start(effect: SearchEffect): void;
	/** The connection is gone. */
	forget(session: SessionId): void;
};

export type SearchesOptions = {
	readonly journal: Journal;
	readonly now: () => Time;
	/** Send an event to a session, if it is still there. */
	readonly answer: (session: SessionId, event: Event) => void;
	/** The journal could not be searched. */
	readonly onFailure: (error: unknown) => void;
};

/** Search the journal for one reader. Rejects when it cannot be read. */
export const findMessages = async (
	journal: Journal,
	{user, words, room, rooms, before, limit}: SearchEffect,
): Promise<Extract<Event, {type: 'found'}>> => {
	const feeds = rooms.map(name => (name === whispers ? (`@${user}` as const) : name));
	// One more than asked for tells whether there are older ones.
	const entries = await journal.search({words, feeds, before, limit: limit + 1});
	const found = await standingMessages(journal, entries.slice(0, limit), user);
	const roomOf = new Map(
		entries.map(entry => [entry.seq, entry.type === 'message' ? entry.room : whispers] as const),
	);
	const page = found.map(
		(message): FoundMessage => ({
			...message,
			room: roomOf.get(message.seq) ?? whispers,
		}),
	);
	const hits = firstWithin(page);
	return {
		type: 'found',
		words,
		hits,
		more: entries.length > limit || hits.length < page.length,
		...(room === undefined ? {} : {room}),
		...(before === undefined ? {} : {before}),
	};
};

export const createSearches = ({journal, now, answer, onFailure}: SearchesOptions): Searches => {
	const running = new Set<SessionId>();
	const buckets = new Map<SessionId, Bucket>();

	const refuse = (session: SessionId, code: 'too-fast' | 'unavailable', text: string): void =>
		answer(session, {type: 'rejected', code, of: 'search', text});

	const hasLeave = (session: SessionId): boolean => {
		const bucket = buckets.get(session) ?? createBucket(limits.searchesPerSecond, now());
		buckets.set(session, bucket);
		return take(bucket, limits.searchesPerSecond, now());
	};

	return {
		start(effect) {
			const {session} = effect;
			if (running.has(session)) {
				refuse(session, 'too-fast', 'One search at a time: the last one is not done yet.');
				return;
			}

			if (running.size >= limits.searchesWaitingMax) {
				refuse(session, 'too-fast', 'Too many are searching right now. Try again in a moment.');
				return;
			}

			if (!hasLeave(session)) {
				refuse(session, 'too-fast', 'You are searching too fast. Try again in a second.');
				return;
			}

			running.add(session);
			findMessages(journal, effect)
				.finally(() => running.delete(session))
				.then(
					found => answer(session, found),
					(error: unknown) => {
						onFailure(error);
						refuse(session, 'unavailable', 'The server cannot search what was said before.');
					},
				);
		},
		forget(session) {
			buckets.delete(session);
		},
	};
};
