/** A chat for programs: a session, as the program's own client has one, with its events in order and a promise for each message. Knows no sockets. */
import type {Clock} from '../client/clock.ts';
import {describeRefusedMessage} from '../client/refusals.ts';
import type {CreateSession, SessionEvent, SessionOptions} from '../client/session-contract.ts';
import {lobby} from '../limits.ts';
import {Problem} from '../problem.ts';
import {foldRoomName} from '../text/room-name.ts';
import {sanitize, sanitizeLine} from '../text/sanitize.ts';
import type {Chat, ChatEvent, Receipt} from './contract.ts';
import {createFeeds} from './feeds.ts';
import {createHearing} from './hearing.ts';
import {createPlaces} from './places.ts';
import {createEventQueue} from './queue.ts';
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

/** A room's name as it is meant, with or without its `#`. */
const roomName = (raw: string): string => {
	const name = sanitizeLine(raw);
	return name.startsWith('#') ? name : `#${name}`;
};

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

	/** Number a message and wait for its receipt. */
	const send = async (message: Parameters<typeof session.send>[0]): Promise<Receipt> => {
		if (over !== undefined) {
			throw over;
		}

		const bytesMax = hearing.bytesMax();
		const code =
			message.text.trim() === ''
				? 'empty'
				: Buffer.byteLength(message.text) > bytesMax
					? 'too-long'
					: undefined;
		// Not sent at all: a frame that is too long would end the connection.
		if (code !== undefined) {
			const {problem, hint} = describeRefusedMessage(message, code, {bytesMax});
			throw new Problem(code, problem, hint);
		}

		return said.wait(session.send(message).number);
	};

	const leave = async (): Promise<void> => {
		if (over === undefined) {
			let cancel = (): void => {};
			const late = new Promise<void>(resolve => {
				cancel = clock.schedule(closeMs, resolve);
			});
			await Promise.race([said.idle(), late]);
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
		if (over !== undefined) {
			throw over;
		}

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
		say: (text, {room: where = room, action = false} = {}) =>
			send({type: 'say', room: roomName(where), text: sanitize(text), kind: action ? 'action' : 'text'}),
		whisper: (to, text) => send({type: 'whisper', to: sanitizeLine(to), text: sanitize(text)}),
		join,
		async part(name) {
			if (over !== undefined) {
				throw over;
			}

			await places.part(roomName(name));
		},
		close,
		[Symbol.asyncIterator]: () => queue[Symbol.asyncIterator](),
		[Symbol.asyncDispose]: close,
	};
};
