/** Where one is, and what of it one sees: another room or conversation, one put away, a pane emptied, somebody not listened to. */
import {lobby} from '../limits.ts';
import type {Author, FoundMessage, Seq} from '../messages.ts';
import {foldName} from '../text/nickname.ts';
import type {ClientAction} from './actions.ts';
import {isConversation, openConversation} from './conversations.ts';
import type {Draft} from './draft.ts';
import {uncover} from './gaps.ts';
import {indexFrom, type Line, type ShownQuote} from './state.ts';
import {readAll, recount, showRoom} from './unread.ts';

type PlaceAction = Extract<
	ClientAction,
	{type: 'switched' | 'conversing' | 'put-away' | 'hidden' | 'unhidden' | 'cleared'}
>;

const isListed = (draft: Draft, room: string): boolean => draft.hasRoom(room) && !draft.peek(room).isClosed;

/** A conversation with somebody who is not there, and never was, does not stay. */
export const dropEmpty = (draft: Draft, room: string): void => {
	const id = draft.peek(room).peer?.id;
	const isNobody = isConversation(room) && (id === '' || id === draft.head.you?.id);
	if (isNobody && !draft.peekLines(room).some(({type}) => type === 'message')) {
		const {active, previous} = draft.head;
		draft.removeRoom(room);
		if (active === room) {
			showRoom(draft, isListed(draft, previous) ? previous : lobby);
		}
	}
};

/** Somebody whom one does not listen to came or went: they did, and no line says it. */
export const hushActivity = (draft: Draft, seq: Seq): void => {
	for (const room of draft.roomNames()) {
		const known = draft.peekLines(room);
		const index = indexFrom(known, seq);
		if (known[index]?.type === 'activity' && known[index].seq === seq) {
			draft.lines(room).splice(index, 1);
		}
	}
};

const putAway = (draft: Draft, room: string): void => {
	const {active, previous} = draft.head;
	readAll(draft, room);
	draft.change(room, {isClosed: true, marker: undefined});
	if (active === room) {
		showRoom(draft, isListed(draft, previous) && previous !== active ? previous : lobby);
	}
};

type IsTheirs = (person: Pick<Author, 'id' | 'name'>) => boolean;

/** Whether a line is only there because of one of these people. */
const isOf = (line: Line, isTheirs: IsTheirs): boolean => {
	if (line.type === 'message') {
		return !line.own && isTheirs(line.from);
	}

	if (line.type !== 'activity') {
		return false;
	}

	const {what} = line;
	switch (what.type) {
		case 'joined':
			return isTheirs(what.member);
		case 'left':
			return what.reason !== 'kicked' && what.reason !== 'banned' && isTheirs(what.member);
		case 'renamed':
			return isTheirs({id: what.id, name: what.from});
		case 'topic':
			return false;
	}
};

/** Hide, or show again, what others quote of somebody. */
const hideQuotes = (draft: Draft, isHidden: boolean, isTheirs: IsTheirs): void => {
	const isOther = ({quote}: {readonly quote?: ShownQuote}): boolean =>
		quote !== undefined && (quote.ignored === true) !== isHidden && isTheirs(quote.from);
	const changed = <Message extends {readonly quote?: ShownQuote}>(message: Message): Message => {
		if (message.quote === undefined || !isOther(message)) {
			return message;
		}

		const {ignored: _, ...quote} = message.quote;
		return {...message, quote: isHidden ? {...quote, ignored: true} : quote};
	};

	for (const room of draft.roomNames()) {
		if (draft.peekLines(room).some(line => line.type === 'message' && isOther(line))) {
			const lines = draft.lines(room);
			for (const [index, line] of lines.entries()) {
				lines[index] = line.type === 'message' ? changed(line) : line;
			}
		}
	}

	const {find} = draft.head;
	draft.head.find = find?.hits.some(isOther) ? {...find, hits: find.hits.map(changed)} : find;
};

/** Hide what was found of somebody. One stays at the hit that one is at, or comes to the one behind it. */
const hideHits = (draft: Draft, isTheirs: IsTheirs): void => {
	const {find, you} = draft.head;
	const isGone = ({from, number}: FoundMessage): boolean =>
		number === undefined && from.id !== you?.id && isTheirs(from);
	if (find?.hits.some(isGone)) {
		const hits = find.hits.filter(hit => !isGone(hit));
		const before = find.hits.slice(0, find.index).filter(isGone).length;
		draft.head.find = {...find, hits, index: Math.max(0, Math.min(find.index - before, hits.length - 1))};
	}
};

const hide = (draft: Draft, {name, ids}: Extract<PlaceAction, {type: 'hidden'}>): void => {
	const folded = foldName(name);
	const isTheirs: IsTheirs = person => ids.includes(person.id) || foldName(person.name) === folded;
	hideQuotes(draft, true, isTheirs);
	hideHits(draft, isTheirs);
	// Nor is it told any more that they have whispered.
	const told = new Set(
		draft
			.roomNames()
			.flatMap(room => draft.peekLines(room))
			.flatMap(line => (line.type === 'message' && line.to && isOf(line, isTheirs) ? [`w${line.seq}`] : [])),
	);
	const isGone = (line: Line): boolean => told.has(line.key) || isOf(line, isTheirs);
	draft.head.typing = draft.head.typing.filter(one => !isTheirs(one));
	for (const room of draft.roomNames()) {
		const known = draft.peekLines(room);
		const {peer} = draft.peek(room);
		if (known.some(isGone)) {
			const lines = draft.lines(room);
			const rest = lines.filter(line => !isGone(line));
			lines.length = 0;
			for (const line of rest) {
				lines.push(line);
			}

			recount(draft, room);
		}

		if (peer !== undefined && isTheirs(peer)) {
			putAway(draft, room);
		}
	}
};

export const applyPlace = (draft: Draft, action: PlaceAction): void => {
	switch (action.type) {
		case 'switched': {
			showRoom(draft, action.room);
			return;
		}

		case 'conversing': {
			showRoom(draft, openConversation(draft, action.peer, false));
			return;
		}

		case 'put-away': {
			putAway(draft, action.room);
			return;
		}

		case 'cleared': {
			// What is on its way is no history yet: it stays until it is answered.
			const lines = draft.lines(draft.head.active);
			const pending = lines.filter(line => line.type === 'message' && line.delivery === 'pending');
			const {gaps, since} = draft.peek(draft.head.active);
			const last = Math.max(since ?? 0, lines.findLast(({seq}) => seq !== undefined)?.seq ?? 0);
			lines.splice(0, lines.length, ...pending);
			draft.change(draft.head.active, {marker: undefined});
			if (since !== undefined) {
				draft.change(draft.head.active, {gaps: uncover(gaps, 0, last + 1)});
			}

			return;
		}

		case 'hidden': {
			hide(draft, action);
			return;
		}

		case 'unhidden': {
			const names = new Set(action.names.map(name => foldName(name)));
			hideQuotes(draft, false, ({id, name}) => action.ids.includes(id) || names.has(foldName(name)));
		}
	}
};
