/**
Readers who are too slow for what is said: taken out of their rooms' delivery, given what the journal has after the point where
delivery stopped as fast as they take it, and put back when they have all of it.

Nothing is lost or doubled, because both switches are made between two entries, in one breath:
- Behind, at the last applied entry S: whatever came of entries up to S is written or queued, and nothing of later ones will be.
- Live again, at the last applied entry A: everything in (S, A] has been given, each feed in its order, and whatever comes of later
  entries is delivered behind that. What was said last is in memory (`recent.ts`), so that this needs no waiting for a read.
*/
import type {Journal} from '../../history/journal.ts';
import type {Hub} from '../../hub/hub.ts';
import {limits} from '../../limits.ts';
import type {Entry, Event, RoomName, Seq, ServerEvent, SessionId, Told} from '../../messages.ts';
import type {Frame} from '../../protocols/protocol.ts';
import {frameBytes} from '../batch.ts';
import {type OutboxBounds, outboxBounds} from '../connection.ts';
import type {Delivery} from '../delivery.ts';
import type {Dismiss, Peer} from '../peers.ts';
import {type Behind, createLag, type Lag, type LagFeed} from './lag.ts';
import {type CatchingUpBounds, defaultBounds, nextPageMessages, takePage} from './page.ts';
import {createRecent} from './recent.ts';
import {withholds} from './withhold.ts';

export type CatchingUpOptions = {
	readonly hub: Pick<Hub, 'userOf' | 'placeOf'> & {readonly look: Pick<Hub['look'], 'room' | 'roomsOf'>};
	readonly journal: Pick<Journal, 'after' | 'changes'>;
	readonly delivery: Pick<Delivery, 'attach' | 'detach' | 'toOne' | 'isQueued'>;
	/** Write soon what is queued. */
	readonly scheduleFlush: () => void;
	readonly report: (event: ServerEvent) => void;
	readonly dismiss: Dismiss;
	readonly bounds?: CatchingUpBounds;
	/** What those may leave waiting who are not behind. */
	readonly outbox?: OutboxBounds;
};

export type CatchingUp = {
	/** An entry is committed, and what comes of it is about to be carried out. */
	note(entry: Entry): void;
	/** A frame that a peer asked for is about to be queued: who asks and does not read the answers is not one to be given more. */
	answered(peer: Peer, frame: Frame): void;
	/** A peer reads too slowly. Not to be called while an entry is being carried out. False when it cannot catch up: it is to be closed. */
	fallBehind(peer: Peer): boolean;
	/** Whether an event for a peer is not to be sent to it. */
	withholds(peer: Peer, event: Event): boolean;
	/** An event for a room, of which those who are behind get what concerns themselves; `except` is told apart. */
	toRoom(room: RoomName, event: Event, except?: SessionId): void;
	/** A peer enters or leaves a room. */
	attach(peer: Peer, room: RoomName): void;
	detach(peer: Peer, room: RoomName): void;
	/** The connection is gone. */
	remove(peer: Peer): void;
};

const isTold = (entry: Entry): entry is Told =>
	entry.type === 'message' || entry.type === 'whisper' || entry.type === 'amend';

/** A peer while it is behind. */
type Reader = Peer & {behind: Behind};

const isBehind = (peer: Peer): peer is Reader => peer.behind !== undefined;

export const createCatchingUp = (options: CatchingUpOptions): CatchingUp => {
	const {
		hub,
		journal,
		delivery,
		scheduleFlush,
		report,
		bounds = defaultBounds,
		outbox = outboxBounds,
	} = options;
	const recent = createRecent({
		entriesMax: bounds.recentEntries,
		charactersMax: bounds.recentCharacters,
	});
	const readers = new Map<Peer, Lag>();
	/** Those who wait for a page: one is read at a time, so that commits do not wait for many. */
	const waiting = new Set<Peer>();
	let isReading = false;
	let applied: Seq = 0;

	const isMember = (room: RoomName, user: string): boolean => hub.look.room(room)?.member(user) !== undefined;

	const isBeforeRecent = ({cursor}: LagFeed): boolean => cursor < recent.since();

	const send = (peer: Reader, frames: readonly string[]): void => {
		for (const frame of frames) {
			delivery.toOne(peer.recipient, frame);
		}

		peer.behind.messages += frames.length;
		scheduleFlush();
	};

	const forget = (peer: Peer): void => {
		peer.behind = undefined;
		waiting.delete(peer);
		if (readers.delete(peer) && readers.size === 0) {
			recent.stop();
		}
	};

	const page = (peer: Reader, entries: readonly Told[], eventOf: (entry: Told) => Event | undefined) =>
		takePage(
			entries,
			entry => {
				const event = eventOf(entry);
				return event ? peer.session.render(event) : '';
			},
			bounds.pageBytes,
		);

	/** Read on in one feed, and send that. */
	const readPage = async (peer: Reader, feed: LagFeed): Promise<void> => {
		const {behind} = peer;
		const from = applied;
		const limit = behind.pageMessages;
		const {cursor} = feed;
		const found = await journal.after(feed.feed, cursor, limit);
		const newest = found.at(-1)?.seq ?? cursor;
		const reach = found.length < limit ? Math.max(from, newest) : newest;
		const changes = await journal.changes(feed.feed, {after: cursor, through: reach}, limit);
		// It may be gone, or have left the room meanwhile.
		if (peer.behind !== behind || !behind.lag.feeds().includes(feed)) {
			return;
		}

		// What is committed and not applied would be told before what led to it.
		const through = Math.min(changes.length < limit ? reach : (changes.at(-1)?.seq ?? reach), applied);
		const entries = [...found, ...changes]
			.filter((entry): entry is Told => isTold(entry) && entry.seq <= through)
			.sort((one, other) => one.seq - other.seq);
		const {frames, rest} = page(peer, entries, entry => behind.lag.eventIn(feed, entry));
		if (found.length === limit || changes.length === limit) {
			const sent = rest ? Math.min(limit, entries.indexOf(rest)) : limit;
			behind.pageMessages = nextPageMessages(limit, sent, bounds.pageMessages);
		}

		behind.lag.advance(feed, rest ? rest.seq - 1 : through);
		send(peer, frames);
	};

	const readNext = (): void => {
		const [peer] = waiting;
		if (isReading || !peer) {
			return;
		}

		waiting.delete(peer);
		const feed = isBehind(peer) ? peer.behind.lag.feeds().find(isBeforeRecent) : undefined;
		if (!isBehind(peer) || !feed) {
			goOn(peer);
			readNext();
			return;
		}

		isReading = true;
		readPage(peer, feed).then(
			() => {
				isReading = false;
				goOn(peer);
				readNext();
			},
			(error: unknown) => {
				isReading = false;
				if (isBehind(peer) && !peer.closing) {
					report({event: 'error', code: 'journal', text: `History could not be read: ${String(error)}`});
					// It has its place for the grace period, and asks for what it missed when it comes back.
					options.dismiss(peer, 'slow', 'The server cannot read what was said meanwhile.');
				}

				readNext();
			},
		);
	};

	/** Everything that is missing is in memory: send it, then the rooms as they are now, then be live. As far as one page goes. */
	const join = (peer: Reader): void => {
		const {lag} = peer.behind;
		const position = Math.min(...lag.feeds().map(({cursor}) => cursor));
		const {frames, rest} = page(peer, recent.after(position), lag.eventOf);
		lag.advanceAll(rest ? rest.seq - 1 : applied);
		send(peer, frames);
		if (rest) {
			return;
		}

		let bytes = frames.length === 0 ? 0 : bounds.pageBytes;
		for (const feed of lag.rooms()) {
			const place = feed.isStale ? hub.placeOf(peer.id, feed.room) : undefined;
			if (place) {
				const frame = peer.session.render(place);
				bytes += Buffer.byteLength(frame);
				if (bytes > bounds.stateBytes && bytes > Buffer.byteLength(frame)) {
					return;
				}

				delivery.toOne(peer.recipient, frame);
				feed.isStale = false;
			}
		}

		for (const {room} of lag.rooms()) {
			delivery.attach(peer.recipient, room);
		}

		const {name = ''} = hub.userOf(peer.id) ?? {};
		const {address, port} = peer.connection;
		const {messages} = peer.behind;
		forget(peer);
		peer.connection.bound(outbox);
		scheduleFlush();
		report({event: 'caught-up', name, address, port, messages});
	};

	/** The next step of a reader, if it has taken the one before. */
	const goOn = (peer: Peer): void => {
		const isBusy = peer.closing || peer.connection.waiting() > 0 || delivery.isQueued(peer.recipient);
		if (!isBehind(peer) || isBusy) {
			return;
		}

		if (peer.behind.lag.feeds().some(isBeforeRecent)) {
			waiting.add(peer);
			readNext();
		} else {
			join(peer);
		}
	};

	return {
		note(entry) {
			applied = entry.seq;
			if (isTold(entry)) {
				recent.note(entry);
			}
		},
		answered(peer, frame) {
			const isTaken = peer.connection.waiting() === 0 && !delivery.isQueued(peer.recipient);
			peer.answeredBytes = (isTaken ? 0 : peer.answeredBytes) + frameBytes(frame);
		},
		fallBehind(peer) {
			const user = hub.userOf(peer.id);
			const {connection} = peer;
			// What others said may be any amount in one tick. Of what it asked for, only so much on top.
			const unasked = connection.waiting() - peer.answeredBytes;
			const bytesMax = Math.max(unasked, limits.outboxBytesMax) + limits.outboxBytesMax;
			if (!peer.resumable || !user || isBehind(peer) || connection.waiting() > bytesMax) {
				return false;
			}

			const rooms = hub.look.roomsOf(user.id).map(({name}) => name);
			for (const room of rooms) {
				delivery.detach(peer.recipient, room);
			}

			recent.start(applied);
			const drained = (): void => goOn(peer);
			const lag = createLag(user.id, rooms, applied);
			peer.behind = {lag, messages: 0, pageMessages: bounds.pageMessages, drained};
			readers.set(peer, lag);
			// Answers to what it asks for are still sent. One that asks and does not read is bounded by this.
			connection.bound({bytesMax, stallMs: Number.POSITIVE_INFINITY});
			// What was written before tells nobody when it is gone; what follows it does.
			connection.write(new Uint8Array(0), drained);
			scheduleFlush();
			report({event: 'behind', name: user.name, address: connection.address, port: connection.port});
			return true;
		},
		withholds: (peer, event) => isBehind(peer) && withholds(peer.behind.lag, event, isMember),
		toRoom(room, event, except) {
			// What a room says is read from the journal: with many who are behind, this is the usual case.
			if (readers.size === 0 || event.type === 'message' || event.type === 'amended') {
				return;
			}

			for (const [peer, lag] of readers) {
				if (peer.id !== except && lag.of(room) && !withholds(lag, event, isMember)) {
					delivery.toOne(peer.recipient, peer.session.render(event));
				}
			}
		},
		attach(peer, room) {
			if (isBehind(peer)) {
				peer.behind.lag.enter(room, applied);
			} else {
				delivery.attach(peer.recipient, room);
			}
		},
		detach(peer, room) {
			if (isBehind(peer)) {
				peer.behind.lag.leave(room, applied);
			} else {
				delivery.detach(peer.recipient, room);
			}
		},
		remove: forget,
	};
};
