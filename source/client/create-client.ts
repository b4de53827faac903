/**
The chat client: a session, which is given to it, and a store behind the one interface that screens and scripts use. The folder `client` knows sockets, the
native protocol and what a client remembers; it knows nothing of Ink, of the terminal or of the server's inside.
*/
import {limits} from '../limits.ts';
import {formatAddress} from '../text/format.ts';
import {sanitizeLine} from '../text/sanitize.ts';
import {words} from '../words/words.ts';
import type {ClientAction} from './actions.ts';
import {aboutOf, createAnswering} from './answering.ts';
import {createAway} from './away.ts';
import type {Clock} from './clock.ts';
import {createConnectionNews} from './connection-news.ts';
import type {ChatClient} from './contract.ts';
import {createFrameActions} from './frame-actions.ts';
import {createIgnoring, type IgnoredNames} from './ignoring.ts';
import {createJournalWatch} from './journal-watch.ts';
import {createKeeper} from './keeper.ts';
import {describeRestored, type KeepsakeStore, type Restored} from './keepsake.ts';
import {createNotables} from './notables.ts';
import {typedText} from './outgoing.ts';
import {createReadPositions, type PositionStore} from './read-positions.ts';
import {createReading} from './reading.ts';
import {initialState, reduce} from './reducer.ts';
import {describeRefusedMessage} from './refusals.ts';
import {createRestoredMessages} from './restored-messages.ts';
import {createRooms} from './rooms.ts';
import {createRoundTrips} from './round-trips.ts';
import type {CreateSession, SessionEvent, SessionOptions} from './session-contract.ts';
import {createSpeaking} from './speaking.ts';
import {createStore} from './store.ts';
import type {Address} from './transport.ts';
import {createVoice} from './voice.ts';

export type ChatClientOptions = Pick<SessionOptions, 'name' | 'suggestedName' | 'password' | 'client'> & {
	readonly address: Address;
	/** What it is built on: how it is wired is another's matter. */
	readonly createSession: CreateSession;
	readonly clock: Clock;
	/** Where to keep what must not be lost with the program; without one, nowhere. */
	readonly keepsakes?: KeepsakeStore | undefined;
	/** What another left. */
	readonly restored?: Restored | undefined;
	/** Where it is kept how far one has read; without it, for this run alone. */
	readonly readPositions?: PositionStore | undefined;
	/** Where the names of those are kept whom one ignores; without it, for this run alone. */
	readonly ignoredNames?: IgnoredNames | undefined;
	/** After how long without a key one is away, ms; undefined is never. Without it, a quarter of an hour. */
	readonly idleAfterMs?: (() => number | undefined) | undefined;
	/** Every change as it comes, for what cannot wait for the screen's pace. Frames in it are as the server sent them. */
	readonly onActions?: (actions: readonly ClientAction[]) => void;
};

/** What one does oneself: it brings another room into view, or says something. */
const moves: ReadonlySet<ClientAction['type']> = new Set([
	'switched',
	'conversing',
	'put-away',
	'revealed',
	'said',
]);

/** A client that has begun to connect. */
export const createChatClient = ({
	address: {host, port},
	createSession,
	clock,
	onActions,
	keepsakes,
	restored,
	ignoredNames,
	readPositions,
	idleAfterMs,
	...options
}: ChatClientOptions): ChatClient => {
	const address = formatAddress(host, port);
	const store = createStore({
		initial: initialState(address),
		reduce,
		clock,
	});
	const notables = createNotables(store.getState);
	const dispatch = (all: readonly ClientAction[]): void => {
		const actions = ignoring.filter(all);
		store.dispatch(actions);
		// What one says is there at once, whatever else comes; what one says next goes to what is in view, and whoever hears of each change may ask what it came to.
		if (onActions !== undefined || actions.some(action => moves.has(action.type))) {
			store.flush();
		}

		onActions?.(actions);
		notables.look(actions);
		positions.changed();
	};

	const ignoring = createIgnoring({kept: ignoredNames, dispatch, getState: store.getState});
	const positions = createReadPositions({store: readPositions, getState: store.getState, clock});
	const voice = createVoice(clock);
	const {notice, error, refuse, giveBack, onRefused} = voice;
	let renaming = '';
	const roundTrips = createRoundTrips({getState: store.getState, notice});
	const connectionNews = createConnectionNews();
	const journal = createJournalWatch(frame => session.request(frame), clock, ignoring.isHeard);

	const bytesMax = (): number => store.getState().server?.limits.messageBytesMax ?? limits.messageBytesMax;

	const told = (texts: readonly string[], level: 'info' | 'warning' = 'info'): ClientAction[] =>
		texts.map(text => notice(text, level));

	const actionsFor = (event: SessionEvent): readonly ClientAction[] => {
		switch (event.type) {
			case 'frame': {
				return frameActions(event, renaming);
			}

			case 'connection': {
				if (event.connection.status !== 'connected') {
					reading.reset();
					answering.reset();
				}

				return [event, ...connectionNews(event.connection).map(({text, level}) => notice(text, level))];
			}

			case 'acknowledged': {
				restoredMessages.acknowledged(event.number, event.seq);
				return [event];
			}

			case 'applied': {
				return [{type: 'applied', numbers: event.messages.map(({number}) => number)}];
			}

			case 'refused': {
				const {message, code, text} = event;
				const said = describeRefusedMessage(message, code, {text: sanitizeLine(text), bytesMax: bytesMax()});
				return [
					{type: 'withdrawn', number: message.number, code},
					...refuse(typedText(message), said, aboutOf(message, code)),
				];
			}

			case 'given-up': {
				return giveBack(event.messages, event.reason);
			}

			case 'round-trip': {
				return roundTrips.measured(event.ms);
			}
		}
	};

	const session = createSession({
		...options,
		host,
		port,
		start: restored?.session,
		onUnsent: keepsakes && ((unsent, isNew) => keeper.note(unsent, isNew)),
		onEvents(events) {
			dispatch(events.flatMap(event => actionsFor(event)));
		},
	});

	const keeper = createKeeper({
		address: address.toLowerCase(),
		token: session.token,
		store: keepsakes,
		restored,
		clock,
	});

	const speaking = createSpeaking({
		send(message) {
			answering.said();
			return session.send(message);
		},
		dispatch,
		getState: store.getState,
		refuse,
		bytesMax,
		whispered: to => away.whispered(to),
		now: clock.now,
		name: options.name ?? restored?.session.name ?? '',
	});

	/** What needs a connection is given back as it was `typed`, if that is worth it. */
	const requireConnection = (isConnected: boolean, typed?: string): void => {
		if (!isConnected) {
			const {noConnection} = words().client;
			dispatch(typed === undefined ? [error(noConnection)] : refuse(typed, noConnection));
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
	const away = createAway({
		request: frame => session.request(frame),
		dispatch,
		getState: store.getState,
		notice,
		refuse() {
			requireConnection(false);
		},
		clock,
		idleAfterMs,
	});
	const answering = createAnswering({
		clock,
		request: frame => session.request(frame),
		send: speaking.send,
		dispatch,
		getState: store.getState,
		bytesMax,
		voice,
	});
	const rooms = createRooms({
		request(frame, typed) {
			const isAsked = session.request(frame);
			if (isAsked) {
				journal.asked(frame);
			}

			requireConnection(isAsked, typed);
		},
		dispatch,
		getState: store.getState,
		notice,
	});

	const restoredMessages = createRestoredMessages(restored?.session.messages ?? [], frame =>
		session.request(frame),
	);
	const frameActions = createFrameActions({
		answering,
		restored: restoredMessages,
		reading,
		rooms,
		journal,
		voice,
		away,
		positions,
		getState: store.getState,
	});

	if (restored !== undefined) {
		speaking.show(restored.session.messages);
		dispatch(told(describeRestored(restored)));
	}

	session.start();

	return {
		store,
		...reading.actions,
		...answering.actions,
		...rooms.actions,
		...speaking.actions,
		...away.actions,
		...ignoring.actions,
		drafts: keeper,
		rename(raw) {
			renaming = sanitizeLine(raw);
			requireConnection(session.request({type: 'rename', name: renaming}), `/nick ${renaming}`);
		},
		notify(text, level) {
			dispatch([notice(text, level)]);
		},
		look(at) {
			dispatch([{type: 'looked', at}]);
		},
		clear() {
			dispatch([{type: 'cleared'}]);
		},
		measureRoundTrip() {
			requireConnection(roundTrips.ask(session.ping()));
		},
		retry() {
			session.retry();
		},
		nudge() {
			session.nudge();
		},
		onRefused,
		onNotable: notables.onNotable,
		leave: async () => {
			away.end();
			store.flush();
			positions.end();
			await session.leave();
			return keeper.finish();
		},
	};
};
