/** Recent messages as their readers name them: to answer, and to change. */
import {type Quote, type RoomName, type Seq, whispers} from '../../messages.ts';
import {foldRoomName} from '../../text/room-name.ts';
import {quoteOf, type RecentMessage} from '../recent.ts';
import type {HubState, User} from '../state.ts';
import type {Proposal} from './proposal.ts';

type Rejected = Extract<Proposal, {type: 'rejected'}>;

/** What is said of a message that cannot be answered or changed. */
export const gone: Rejected = {
	type: 'rejected',
	code: 'no-such-message',
	text: 'That message is gone, or too old to be answered or changed.',
};

/** A recent message that a user may read, in the room that they name. */
export const readable = (
	state: HubState,
	room: RoomName,
	seq: Seq,
	user: User,
): RecentMessage | undefined => {
	const message = state.recent.get(seq);
	if (!message || foldRoomName(message.room) !== foldRoomName(room)) {
		return undefined;
	}

	return message.room === whispers
		? message.from.id === user.id || message.to?.id === user.id
			? message
			: undefined
		: user.rooms.has(foldRoomName(message.room))
			? message
			: undefined;
};

/** What a message answers, as it is kept with it; a refusal when there is no such message. */
export const quoted = (
	state: HubState,
	room: RoomName,
	replyTo: Seq | undefined,
	user: User,
): {readonly quote?: Quote} | Rejected => {
	if (replyTo === undefined) {
		return {};
	}

	const message = readable(state, room, replyTo, user);
	return message ? {quote: quoteOf(replyTo, message)} : gone;
};
