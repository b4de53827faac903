/** The client's state, and what each action makes of it. Pure: no clock, no socket, no screen. */
import {lobby} from '../limits.ts';
import {sanitizeLine} from '../text/sanitize.ts';
import {words} from '../words/words.ts';
import type {ClientAction} from './actions.ts';
import {applyFind} from './apply-find.ts';
import {addStretch, applyFrame} from './apply-frame.ts';
import {applyPlace, dropEmpty, hushActivity} from './apply-place.ts';
import {quoteOf} from './changes.ts';
import {cleanFrame, cleanMessage} from './clean-frame.ts';
import {openConversation} from './conversations.ts';
import {createDraft, type Draft} from './draft.ts';
import {withStatus} from './gaps.ts';
import {insertBySeq, insertUnplaced, ownKey, removeByKey} from './lines.ts';
import {type ChatState, emptyRoom, type Line} from './state.ts';
import {isLookedAt, look, readAll} from './unread.ts';

type OwnLine = Extract<Line, {type: 'message'}>;

/** So far are the numbers of another journal from this one's. */
const ages = Number.MAX_SAFE_INTEGER / 1024;

const quoteOfOld = (line: Line): Pick<OwnLine, 'quote'> =>
	line.type === 'message' && line.quote !== undefined
		? {quote: {...line.quote, seq: line.quote.seq - ages}}
		: {};

/** A line of another journal: before all of this one, in the order that it had. */
const age = (line: Line): Line =>
	line.seq === undefined ? line : {...line, key: `${line.key}'`, seq: line.seq - ages, ...quoteOfOld(line)};

/** Before anything is known. */
export const initialState = (address: string): ChatState => ({
	address,
	connection: {status: 'connecting', attempt: 1},
	server: undefined,
	you: undefined,
	active: lobby,
	previous: lobby,
	since: undefined,
	rooms: new Map([[lobby, emptyRoom(lobby)]]),
	looking: 'here',
	kept: new Map(),
	online: 0,
	rttMs: undefined,
	find: undefined,
	typing: [],
});

/** Without a connection nothing comes of what was asked for. */
const dropRequests = (draft: Draft): void => {
	const {find} = draft.head;
	if (find?.status === 'searching') {
		draft.head.find = {...find, status: 'failed', problem: words().client.connectionLost, isAhead: false};
	}

	for (const room of draft.roomNames()) {
		const {gaps} = draft.peek(room);
		if (gaps.some(({status}) => status !== 'idle')) {
			draft.change(room, {gaps: gaps.map(gap => ({...gap, status: 'idle'}))});
		}
	}
};

/** Take one's own message out of whichever room it is in. */
const takeOwn = (draft: Draft, number: number): {room: string; line: OwnLine} | undefined => {
	const key = ownKey(number);
	for (const room of draft.roomNames()) {
		if (draft.peekLines(room).findLastIndex(line => line.key === key) !== -1) {
			const line = removeByKey(draft.lines(room), key);
			if (line?.type === 'message') {
				return {room, line};
			}
		}
	}

	return undefined;
};

const apply = (draft: Draft, action: ClientAction): void => {
	switch (action.type) {
		case 'connection': {
			draft.head.connection = action.connection;
			if (action.connection.status !== 'connected') {
				draft.head.rttMs = undefined;
				draft.head.typing = [];
				dropRequests(draft);
			}

			return;
		}

		case 'frame': {
			applyFrame(draft, cleanFrame(action.frame), action.isFirst);
			if (action.isQuiet && 'seq' in action.frame) {
				hushActivity(draft, action.frame.seq);
			}

			return;
		}

		case 'said': {
			const {number, room, from, to, replyTo, text, kind, time} = action;
			// One may have left the room in the moment before; what is taken up from last time comes before any room is known.
			const isIn = draft.hasRoom(room) || draft.head.you === undefined;
			const place = to === undefined ? (isIn ? room : draft.head.active) : openConversation(draft, to, true);
			const lines = draft.lines(place);
			lines.push({
				type: 'message',
				key: ownKey(number),
				seq: undefined,
				time,
				from,
				text,
				kind,
				own: true,
				delivery: 'pending',
				...(to === undefined ? {} : {to}),
				...(replyTo === undefined ? {} : {quote: quoteOf(lines, replyTo)}),
				earlier: false,
			});
			draft.change(place, {marker: undefined});
			return;
		}

		case 'acknowledged': {
			const {seq, time} = action;
			const own = takeOwn(draft, action.number);
			if (own !== undefined) {
				// The name may have been given by the server since the message was written.
				const from = draft.head.you ?? own.line.from;
				const lines = draft.lines(own.room);
				const {quote} = own.line;
				insertBySeq(lines, {
					...own.line,
					from,
					seq,
					time,
					delivery: 'sent',
					// What it answers may have come since it was written.
					...(quote?.text === '' ? {quote: quoteOf(lines, quote.seq)} : {}),
				});
				if (isLookedAt(draft, own.room)) {
					readAll(draft, own.room);
				}
			}

			return;
		}

		case 'applied':
		case 'failed': {
			const delivery = action.type === 'applied' ? 'sent' : 'refused';
			for (const number of action.numbers) {
				const own = takeOwn(draft, number);
				if (own?.line.seq !== undefined) {
					// A page had it, before the server's answer: it is in the journal, and has its place.
					insertBySeq(draft.lines(own.room), {...own.line, seq: own.line.seq});
				} else if (own !== undefined) {
					insertUnplaced(draft.lines(own.room), {...own.line, delivery});
				}
			}
			return;
		}

		case 'withdrawn': {
			const own = takeOwn(draft, action.number);
			if (own !== undefined) {
				dropEmpty(draft, own.room);
			}

			return;
		}

		case 'notice': {
			const {type, key, level, text, time} = action;
			insertUnplaced(draft.lines(draft.head.active), {type, key, seq: undefined, level, text, time});
			return;
		}

		case 'aged': {
			draft.head.since = undefined;
			draft.head.kept = new Map();
			// What was found is in the other journal.
			draft.head.find = undefined;
			for (const room of draft.roomNames()) {
				const lines = draft.lines(room);
				const {readTo, marker} = draft.peek(room);
				lines.splice(0, lines.length, ...lines.map(line => age(line)));
				draft.displace(room);
				draft.change(room, {
					readTo: readTo === undefined ? undefined : readTo - ages,
					marker: marker === undefined ? undefined : marker - ages,
				});
			}

			return;
		}

		case 'switched':
		case 'conversing':
		case 'put-away':
		case 'hidden':
		case 'unhidden':
		case 'cleared': {
			applyPlace(draft, action);
			return;
		}

		case 'paging': {
			const {room, gap, status} = action;
			if (draft.hasRoom(room)) {
				draft.change(room, {gaps: withStatus(draft.peek(room).gaps, gap, status)});
			}

			return;
		}

		case 'paged': {
			// One may have left the room meanwhile.
			if (draft.hasRoom(action.room)) {
				addStretch(draft, {...action, entries: action.entries.map(entry => cleanMessage(entry))});
			}

			return;
		}

		case 'held': {
			if (draft.hasRoom(action.room)) {
				draft.change(action.room, {heldAt: action.at});
				if (isLookedAt(draft, action.room)) {
					readAll(draft, action.room);
				}
			}

			return;
		}

		case 'typing': {
			const {room, id, name} = action;
			const {typing} = draft.head;
			if (!typing.some(one => one.room === room && one.id === id)) {
				draft.head.typing = [...typing, {room, id, name: sanitizeLine(name)}];
			}

			return;
		}

		case 'typed': {
			const {room, id} = action;
			draft.head.typing = draft.head.typing.filter(one => one.room !== room || one.id !== id);
			return;
		}

		case 'looked': {
			look(draft, action.at);
			return;
		}

		case 'read-before': {
			draft.head.kept = new Map(action.rooms);
			return;
		}

		case 'round-trip': {
			draft.head.rttMs = action.ms;
			return;
		}

		case 'finding':
		case 'found':
		case 'find-failed':
		case 'find-moved':
		case 'find-ended':
		case 'revealed': {
			applyFind(draft, action);
		}
	}
};

/** Apply actions in their order, with one copy of each list that they touch. */
export const reduce = (state: ChatState, actions: readonly ClientAction[]): ChatState => {
	const draft = createDraft(state);
	for (const action of actions) {
		apply(draft, action);
	}

	return draft.finish();
};
