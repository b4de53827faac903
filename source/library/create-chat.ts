/** A chat for programs: a session, as the program's own client has one, with its events in order and a promise for each message. Knows no sockets. */
import type {Clock} from '../client/clock.ts';
import type {CreateSession, SessionEvent, SessionOptions} from '../client/session-contract.ts';
import {lobby} from '../limits.ts';
import {whispers} from '../messages.ts';
import {Problem} from '../problem.ts';
import {foldRoomName} from '../text/room-name.ts';
import {sanitize, sanitizeLine} from '../text/sanitize.ts';
import {createAsking} from './asking.ts';
import type {Chat, ChatEvent} from './contract.ts';
import {createFeeds} from './feeds.ts';
import {createHearing} from './hearing.ts';
import {createPlaces} from './places.ts';
import {refusal} from './questions.ts';
import {createEventQueue} from './queue.ts';
import {createRequests, roomName} from './requests.ts';
import {createSaid} from './said.ts';

export type CreateChatOptions = Pick<SessionOptions, 'host' | 'port' | 'name' | 'password' | 'client'> & {
	readonly createSession: CreateSession;
	readonly clock: Clock;
	readonly room?: string | undefined;
	readonly backlog?: number | undefined;
	/** How many events may wait to be taken. */
	readonly eventsMax?: number;
};

const eventsMaxDefault = 1000;

/** How long what was said may take to be kept when one leaves, ms. */
const closeMs = 5000;

/** Resolves when one is in. Rejects with a `Problem`. */
export const createChat = async ({
	room: wanted = lobby,
	backlog = 0,
	eventsMax = eventsMaxDefault,
	createSession,
	clock,
	...options
}: CreateChatOptions): Promise<Chat> => {
	const main = roomName(wanted);
	const opened = Promise.withResolvers<void>();
	/** Whether the connection was lost, and that was told. */
	let isLost = false;
	let skipped = 0;
	/** Set once there is no way back. */
	let over: Problem | undefined;
	let departure: Promise<void> | undefined;

	/** What was left out is told once there is room. */
	const onTaken = (): void => {
		if (skipped > 0 && queue.isLow()) {
			const count = skipped;
			skipped = 0;
			queue.push({type: 'skipped', count});
		}

		feeds.pull();
	};

	const queue = createEventQueue<ChatEvent>(eventsMax, onTaken);
	const feeds = createFeeds({
		request: frame => session.request(frame),
		emit: queue.push,
		isFull: queue.isFull,
		isLow: queue.isLow,
		you: () => hearing.you().id,
	});
	const places = createPlaces(frame => session.request(frame), clock);
	const asking = createAsking({
		request: frame => session.request(frame),
		isReady: frame =>
			!('room' in frame) || frame.room === undefined || frame.room === whispers || places.isIn(frame.room),
		clock,
	});
	const said = createSaid();

	/** What is in no page of history: left out where it was not taken in time. */
	const tell = (event: ChatEvent | undefined): void => {
		if (event !== undefined && queue.isFull()) {
			skipped++;
		} else if (event !== undefined) {
			queue.push(event);
		}
	};

	const hearing = createHearing({
		main,
		backlog,
		clock,
		feeds,
		places,
		asking,
		tell,
		welcomed() {
			opened.resolve();
		},
	});

	const finish = (problem: Problem): void => {
		over = problem;
		opened.reject(problem);
		said.end(problem);
		places.end(problem);
		asking.end(problem);
		if (departure === undefined) {
			queue.fail(problem);
		}
	};

	const onEvent = (event: SessionEvent): void => {
		switch (event.type) {
			case 'frame': {
				hearing.hear(event.frame);
				return;
			}

			case 'acknowledged':
			case 'applied':
			case 'refused':
			case 'given-up': {
				said.answer(event, hearing.bytesMax());
				return;
			}

			case 'connection': {
				const {connection} = event;
				if (connection.status === 'closed') {
					finish(new Problem(connection.code ?? 'closed', connection.problem, connection.hint));
				} else if (connection.status === 'reconnecting' && !isLost) {
					isLost = true;
					feeds.close();
					asking.close();
					tell({type: 'disconnected', problem: connection.problem});
				} else if (connection.status === 'connected' && isLost) {
					isLost = false;
					tell({type: 'connected'});
				}

				return;
			}

			case 'round-trip': {
				return;
			}
		}
	};

	const session = createSession({
		...options,
		onEvents(events) {
			for (const event of events) {
				onEvent(event);
			}
		},
	});

	const requireOpen = (): void => {
		if (over !== undefined) {
			throw over;
		}
	};

	/** What is not sent at all: a frame that is too long would end the connection. */
	const checkText = (text: string): void => {
		const bytesMax = hearing.bytesMax();
		const bytes = Buffer.byteLength(text);
		const code = text.trim() === '' ? 'empty' : bytes > bytesMax ? 'too-long' : undefined;
		if (code !== undefined) {
			throw refusal(code, '', {bytes, bytesMax});
		}
	};

	/** Number a message and wait until it stands. */
	const send = async (message: Parameters<typeof session.send>[0]) => {
		requireOpen();
		checkText(message.text);
		return said.wait(session.send(message).number);
	};

	const leave = async (): Promise<void> => {
		if (over === undefined) {
			let cancel = (): void => {};
			const late = new Promise<void>(resolve => {
				cancel = clock.schedule(closeMs, resolve);
			});
			await Promise.race([Promise.all([said.idle(), asking.idle()]), late]);
			cancel();
		}

		queue.end();
		await session.leave();
	};

	const close = (): Promise<void> => {
		departure ??= leave();
		return departure;
	};

	const join = async (room: string, key?: string): Promise<string> => {
		requireOpen();
		return places.join(roomName(room), key);
	};

	session.start();
	await opened.promise;
	let room: string = lobby;
	try {
		room = foldRoomName(main) === foldRoomName(lobby) ? lobby : await join(main);
	} catch (error) {
		await close();
		throw error;
	}

	return {
		get you() {
			return hearing.you();
		},
		room,
		get rooms() {
			return [...places.rooms];
		},
		get isOpen() {
			return over === undefined && departure === undefined;
		},
		get online() {
			return hearing.online();
		},
		async say(text, {room: raw = room, action = false, replyTo} = {}) {
			const where = roomName(raw);
			const stands = await send({
				type: 'say',
				room: where,
				text: sanitize(text),
				kind: action ? 'action' : 'text',
				...(replyTo === undefined ? {} : {replyTo}),
			});
			return {room: where, ...stands};
		},
		async whisper(to, text, {replyTo} = {}) {
			const stands = await send({
				type: 'whisper',
				to: sanitizeLine(to),
				text: sanitize(text),
				...(replyTo === undefined ? {} : {replyTo}),
			});
			return {room: whispers, ...stands};
		},
		...createRequests({hearing, places, asking, room, requireOpen, checkText}),
		join,
		async part(name) {
			requireOpen();
			await places.part(roomName(name));
		},
		close,
		[Symbol.asyncIterator]: () => queue[Symbol.asyncIterator](),
		[Symbol.asyncDispose]: close,
	};
};
