/**
The chat client: a session and a store behind the one interface that screens and scripts use. The folder `client` knows sockets, the
native protocol and what a client remembers; it knows nothing of Ink, of the terminal or of the server's inside.
*/
import {limits, lobby} from '../limits.ts';
import type {Author, RoomName} from '../messages.ts';
import {formatAddress} from '../text/format.ts';
import {sanitize, sanitizeLine} from '../text/sanitize.ts';
import type {ClientAction, StateFrame} from './actions.ts';
import {cleanFrame} from './clean-frame.ts';
import {createConnectionNews} from './connection-news.ts';
import type {ChatClient} from './contract.ts';
import {describeRooms} from './describe-rooms.ts';
import {createJournalWatch} from './journal-watch.ts';
import {memberNamed} from './member-named.ts';
import {type Outgoing, typedText} from './outgoing.ts';
import {createReading} from './reading.ts';
import {initialState, reduce} from './reducer.ts';
import {describeRefusal, type Words} from './refusals.ts';
import {createRooms} from './rooms.ts';
import {createChatSession} from './session.ts';
import type {ChatSessionOptions, SessionEvent} from './session-contract.ts';
import type {Line, Refusal} from './state.ts';
import {createStore} from './store.ts';

export type ChatClientOptions = Omit<ChatSessionOptions, 'onEvents'> & {
	/** Every change as it comes, for what cannot wait for the screen's pace. Frames in it are as the server sent them. */
	readonly onActions?: (actions: readonly ClientAction[]) => void;
};

/** A client that has begun to connect. */
export const createChatClient = ({onActions, ...options}: ChatClientOptions): ChatClient => {
	const {clock} = options;
	const store = createStore({
		initial: initialState(formatAddress(options.address.host, options.address.port)),
		reduce,
		clock,
	});
	const dispatch = (actions: readonly ClientAction[]): void => {
		store.dispatch(actions);
		onActions?.(actions);
	};

	const refusalListeners = new Set<(refusal: Refusal) => void>();
	let notices = 0;
	let motd = '';
	let renaming = '';
	let measuring = false;
	const connectionNews = createConnectionNews();
	const journal = createJournalWatch(frame => session.request(frame));

	const notice = (text: string, level: Extract<Line, {type: 'notice'}>['level'] = 'info'): ClientAction => {
		notices++;
		return {type: 'notice', key: `n${notices}`, level, text: sanitize(text), time: clock.now()};
	};

	const error = ({problem, hint}: Words): ClientAction => notice(`${problem} ${hint}`, 'error');

	/** Give a text back: to the editor, or to the pane when nobody takes it. */
	const refuse = (text: string, words: Words): ClientAction[] => {
		if (refusalListeners.size === 0) {
			return [error(words)];
		}

		for (const listener of refusalListeners) {
			listener({...words, text});
		}

		return [];
	};

	const wordsFor = (message: Outgoing, code: Parameters<typeof describeRefusal>[0], text: string): Words =>
		describeRefusal(code, {
			text,
			bytes: Buffer.byteLength(message.text),
			bytesMax: store.getState().server?.limits.messageBytesMax ?? limits.messageBytesMax,
			...(message.type === 'whisper' ? {name: message.to} : {}),
		});

	/** A place that was given up is one in the first room alone: the others are entered again, out of view. */
	const returnTo = (rooms: Iterable<RoomName>, first: RoomName): void => {
		for (const room of [...rooms]) {
			if (room !== first && room !== lobby) {
				session.request({type: 'join', room});
			}
		}
	};

	/** A frame with what its place in the journal means. */
	const placed = (frame: StateFrame, isFirst: boolean): ClientAction[] => {
		const {first, missed} = journal.look(frame, store.getState().you?.id);
		const messages = missed === 1 ? '1 message' : `${missed} messages`;
		return [...first, {type: 'frame', frame, isFirst}, ...(missed ? [notice(`${messages} caught up.`)] : [])];
	};

	const frameActions = (event: Extract<SessionEvent, {type: 'frame'}>): readonly ClientAction[] => {
		const {frame, welcomes} = event;
		const isFirst = welcomes <= 1;
		const read = reading.look(frame, welcomes);
		if (read !== undefined) {
			return read;
		}

		switch (frame.type) {
			case 'typing':
			case 'found': {
				return [];
			}

			case 'notice': {
				return [notice(frame.text)];
			}

			case 'rejected': {
				const {text} = cleanFrame(frame);
				const words = describeRefusal(frame.code, {text});
				return frame.of === 'rename'
					? refuse(`/nick ${renaming}`, describeRefusal(frame.code, {text, name: renaming}))
					: (reading.refused(frame.of, text === '' ? words.problem : text) ?? [error(words)]);
			}

			case 'rooms': {
				return [notice(describeRooms(cleanFrame(frame).rooms))];
			}

			case 'entered': {
				return [
					...placed(frame, isFirst),
					...(rooms.entered(frame.room) ? [{type: 'switched', room: frame.room} as const] : []),
				];
			}

			case 'ejected': {
				const {room, member, by, text} = cleanFrame(frame);
				const isOwn = member.id === store.getState().you?.id;
				return [
					...placed(frame, isFirst),
					...(isOwn
						? [notice(`${by.name} made you leave ${room}${text === '' ? '.' : `: ${text}`}`, 'warning')]
						: []),
				];
			}

			case 'welcome':
			case 'server': {
				const isNews = frame.server.motd !== motd && frame.server.motd !== '';
				motd = frame.server.motd;
				if (frame.type === 'welcome' && !frame.resumed) {
					returnTo(store.getState().rooms.keys(), frame.room);
				}

				return [...placed(frame, isFirst), ...(isNews ? [notice(motd)] : [])];
			}

			default: {
				return placed(frame, isFirst);
			}
		}
	};

	const actionsFor = (event: SessionEvent): readonly ClientAction[] => {
		switch (event.type) {
			case 'frame': {
				return frameActions(event);
			}

			case 'connection': {
				if (event.connection.status !== 'connected') {
					reading.reset();
				}

				return [event, ...connectionNews(event.connection).map(({text, level}) => notice(text, level))];
			}

			case 'acknowledged': {
				return [event];
			}

			case 'applied': {
				return [{type: 'applied', numbers: event.messages.map(({number}) => number)}];
			}

			case 'refused': {
				const {message, code, text} = event;
				const words = wordsFor(message, code, sanitizeLine(text));
				return [{type: 'withdrawn', number: message.number, code}, ...refuse(typedText(message), words)];
			}

			case 'round-trip': {
				const {type, ms} = event;
				const answer = measuring ? [notice(`Round trip: ${ms < 1 ? 'under 1' : ms} ms.`)] : [];
				measuring = false;
				return [{type, ms}, ...answer];
			}
		}
	};

	const session = createChatSession({
		...options,
		onEvents(events) {
			dispatch(events.flatMap(event => actionsFor(event)));
		},
	});

	const send = (message: Outgoing, to?: Author): void => {
		const {server, you, active, connection} = store.getState();
		// Ended for good: it would stand there as if it were still on its way.
		if (connection.status === 'closed') {
			dispatch(
				refuse(typedText(message), {problem: 'Not sent: the connection has ended.', hint: connection.hint}),
			);
			return;
		}

		const bytesMax = server?.limits.messageBytesMax ?? limits.messageBytesMax;
		// Not sent at all: a frame that is too long would end the connection.
		if (Buffer.byteLength(message.text) > bytesMax) {
			dispatch(refuse(typedText(message), wordsFor(message, 'too-long', '')));
			return;
		}

		const {number} = session.send(message);
		const from = you ?? {id: '', name: options.name ?? '', color: 0};
		const {text} = message;
		const kind = message.type === 'say' ? message.kind : 'text';
		const room = message.type === 'say' ? message.room : active;
		const time = clock.now();
		dispatch([{type: 'said', number, room, from, text, kind, time, ...(to === undefined ? {} : {to})}]);
	};

	const requireConnection = (isConnected: boolean): void => {
		if (!isConnected) {
			dispatch([error({problem: 'There is no connection.', hint: 'Try again when it is back.'})]);
		}
	};

	const reading = createReading({
		request: frame => session.request(frame),
		dispatch,
		getState: store.getState,
		refuse() {
			requireConnection(false);
		},
	});
	const rooms = createRooms({
		request(frame) {
			requireConnection(session.request(frame));
		},
		dispatch,
		getState: store.getState,
		notice,
	});
	session.start();

	return {
		store,
		...reading.actions,
		...rooms.actions,
		say(raw, kind = 'text') {
			const text = sanitize(raw);
			if (text.trim() !== '') {
				send({type: 'say', room: store.getState().active, text, kind});
			}
		},
		whisper(raw, rawText) {
			const text = sanitize(rawText);
			const to = sanitizeLine(raw);
			if (text.trim() !== '') {
				send({type: 'whisper', to, text}, memberNamed(store.getState(), to) ?? {id: '', name: to, color: 0});
			}
		},
		rename(raw) {
			renaming = sanitizeLine(raw);
			requireConnection(session.request({type: 'rename', name: renaming}));
		},
		notify(text, level) {
			dispatch([notice(text, level)]);
		},
		clear() {
			dispatch([{type: 'cleared'}]);
		},
		measureRoundTrip() {
			measuring = session.ping();
			requireConnection(measuring);
		},
		retry() {
			session.retry();
		},
		onRefused(listener) {
			refusalListeners.add(listener);
			return () => {
				refusalListeners.delete(listener);
			};
		},
		leave: () => session.leave(),
	};
};
