/** What a search and its answers change in the state. */
import {whispers} from '../messages.ts';
import type {ClientAction} from './actions.ts';
import {addPage} from './add-page.ts';
import {cleanFrame} from './clean-frame.ts';
import {openConversation, otherOf} from './conversations.ts';
import type {Draft} from './draft.ts';
import {cover, gapAt} from './gaps.ts';
import {type Find, indexFrom} from './state.ts';
import {showRoom} from './unread.ts';

type FindAction = Extract<
	ClientAction,
	{type: 'finding' | 'found' | 'find-failed' | 'find-moved' | 'find-ended' | 'revealed'}
>;

/** Go to the next hit, or say that one wants it. */
const move = (find: Find, to: 'older' | 'newer'): Find => {
	const {hits, index, more} = find;
	if (to === 'newer') {
		return {...find, index: Math.max(0, index - 1), isAhead: false};
	}

	return index + 1 < hits.length
		? {...find, index: index + 1, isAhead: false}
		: {...find, isAhead: more && find.status !== 'failed'};
};

const addHits = (find: Find, {frame, last}: Extract<FindAction, {type: 'found'}>): Find => {
	const {words, room, before, hits, more} = cleanFrame(frame);
	// Of another search: one has asked for something else meanwhile.
	if (find.status !== 'searching' || words !== find.words || room !== find.room || before !== find.last) {
		return find;
	}

	const longer: Find = {
		...find,
		hits: [...find.hits, ...hits],
		last: last ?? hits.at(-1)?.seq ?? before,
		more,
		status: 'idle',
		isAhead: false,
	};
	return find.isAhead ? move(longer, 'older') : longer;
};

const reveal = (draft: Draft, {message}: Extract<FindAction, {type: 'revealed'}>): void => {
	const {from, to} = message;
	const room =
		message.room === whispers && to !== undefined
			? openConversation(draft, otherOf({from, to}, draft.head.you?.id), false)
			: message.room;
	if (!draft.hasRoom(room)) {
		return;
	}

	const {seq} = message;
	const {gaps, since = 0} = draft.peek(room);
	const lines = draft.peekLines(room);
	// Whoever looks further up does not see what comes.
	draft.change(room, {heldAt: seq});
	showRoom(draft, room);
	if (lines[indexFrom(lines, seq)]?.seq !== seq) {
		const fillsGap = gapAt(gaps, seq) !== undefined;
		addPage(draft, room, [message], {isEarlier: other => other <= since, fillsGap});
		draft.change(room, {gaps: cover(gaps, seq, seq + 1)});
	}
};

export const applyFind = (draft: Draft, action: FindAction): void => {
	const {head} = draft;
	const {find} = head;
	switch (action.type) {
		case 'finding': {
			const {words, room, isFurther} = action;
			head.find =
				find !== undefined && isFurther
					? {...find, status: 'searching', problem: ''}
					: {
							words,
							room,
							hits: [],
							last: undefined,
							index: 0,
							more: false,
							status: 'searching',
							problem: '',
							isAhead: false,
							from: find?.from ?? head.active,
						};
			return;
		}

		case 'found': {
			head.find = find === undefined ? undefined : addHits(find, action);
			return;
		}

		case 'find-failed': {
			head.find =
				find === undefined ? undefined : {...find, status: 'failed', problem: action.problem, isAhead: false};
			return;
		}

		case 'find-moved': {
			head.find = find === undefined ? undefined : move(find, action.to);
			return;
		}

		case 'find-ended': {
			head.find = undefined;
			if (action.returns && find !== undefined && draft.hasRoom(find.from)) {
				showRoom(draft, find.from);
			}

			return;
		}

		case 'revealed': {
			reveal(draft, action);
		}
	}
};
