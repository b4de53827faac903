/** Changes of what was said: one's own message is edited or deleted, anyone's gets a reaction, a room's operators delete. */
import {
	type Amendment,
	type Command,
	type OperatorCommand,
	type SessionId,
	serverId,
	type Time,
	type UserId,
} from '../../messages.ts';
import {segmentGraphemes} from '../../text/graphemes.ts';
import {foldRoomName} from '../../text/room-name.ts';
import {quoteOf, type RecentMessage} from '../recent.ts';
import {speechRefusal} from '../room.ts';
import {authorOf, type HubState, type User} from '../state.ts';
import {checkText} from './check-text.ts';
import {entryOf, type Proposal, reject, tooFast} from './proposal.ts';
import {gone, readable} from './quote.ts';

/** In bytes: the longest emoji, a family or a flag of a region, has about 40. */
const emojiBytesMax = 64;

/** Whether a text is one emoji: one thing to look at, with a picture in it. */
export const isEmoji = (text: string): boolean =>
	Buffer.byteLength(text) <= emojiBytesMax &&
	/\p{Extended_Pictographic}|\p{Regional_Indicator}|[0-9#*]\uFE0F?\u20E3/u.test(text) &&
	[...segmentGraphemes(text)].length === 1;

const refusalOf = (
	state: HubState,
	message: RecentMessage,
	amendment: Amendment,
	user: User,
	now: Time,
): Proposal | undefined => {
	const room = state.rooms.get(foldRoomName(message.room));
	const isOwn = message.from.id === user.id;
	switch (amendment.type) {
		case 'edit': {
			return isOwn
				? checkText(state, user, amendment.text, now)
				: reject('not-yours', 'Only who wrote a message edits it.');
		}

		case 'delete': {
			return isOwn || room?.operators.has(user.id)
				? tooFast(state, user, now)
				: reject('not-yours', 'Only who wrote a message deletes it, or an operator of the room.');
		}

		case 'react': {
			return isEmoji(amendment.emoji)
				? tooFast(state, user, now)
				: reject('not-permitted', 'A reaction is one emoji.');
		}
	}
};

/** Those who may read a whisper. */
const readers = ({from, to}: RecentMessage): {to?: readonly UserId[]} => (to ? {to: [from.id, to.id]} : {});

export const amend = (
	state: HubState,
	{room: wanted, target, amendment}: Extract<Command, {type: 'amend'}>,
	user: User,
	session: SessionId,
	now: Time,
): Proposal => {
	const message = readable(state, wanted, target, user);
	if (!message) {
		return gone;
	}

	const room = state.rooms.get(foldRoomName(message.room));
	const silenced = room && speechRefusal(room, user);
	if (silenced) {
		return reject(silenced.code, silenced.text);
	}

	return (
		refusalOf(state, message, amendment, user, now) ??
		entryOf(
			state,
			{
				type: 'amend',
				room: message.room,
				target,
				by: authorOf(user),
				...readers(message),
				amendment,
				quote: quoteOf(target, message),
			},
			now,
			session,
		)
	);
};

/** The server's operator deletes what they like. */
export const operatorDelete = (
	state: HubState,
	{target}: Extract<OperatorCommand, {type: 'delete'}>,
	now: Time,
): Proposal => {
	const message = state.recent.get(target);
	return message
		? entryOf(
				state,
				{
					type: 'amend',
					room: message.room,
					target,
					by: {id: serverId, name: state.options.name, color: -1},
					...readers(message),
					amendment: {type: 'delete'},
					quote: quoteOf(target, message),
				},
				now,
			)
		: gone;
};
