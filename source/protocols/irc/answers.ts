/** Which message a line is about, and what it says of it: the tags of IRCv3's drafts `reply` and `react`. */
import {type Amendment, type Quote, type RoomName, whispers} from '../../messages.ts';
import {sanitizeLine} from '../../text/sanitize.ts';
import {messageIdOf, seqOfMessageId} from './message-id.ts';
import type {Tags} from './tags.ts';
import type {View} from './view.ts';

const reply = '+draft/reply';
const react = '+draft/react';
const unreact = '+draft/unreact';

/** The tag of what answers a message, or is about it. */
export const replyTag = ({seq, time}: Pick<Quote, 'seq' | 'time'>): Tags =>
	time === undefined ? {} : {[reply]: messageIdOf(time, seq)};

/** The room of what a target is sent; that of whispers for a user. */
export const roomOfTarget = (target: string): RoomName => (target.startsWith('#') ? target : whispers);

/** The recent message that a message id means. */
export const messageOf = (view: View, target: string, id: string | undefined): Quote | undefined => {
	const seq = id === undefined ? undefined : seqOfMessageId(id);
	return seq === undefined ? undefined : view.directory.recent(roomOfTarget(target), seq);
};

/** What a line's tags say it answers, and the tags that say something else. An id that is not known says nothing to us, and may to others. */
export const splitReply = (
	view: View,
	target: string,
	tags: Tags,
): {readonly answered: Quote | undefined; readonly rest: Tags} => {
	const {[reply]: draft, '+reply': ratified, ...rest} = tags;
	const answered = messageOf(view, target, draft ?? ratified);
	return answered ? {answered, rest} : {answered, rest: tags};
};

/** The reaction in a line's tags, and those that say something else. */
export const splitReaction = (
	tags: Tags,
): {readonly reaction: Amendment | undefined; readonly rest: Tags} => {
	const {[react]: on, [unreact]: off, ...rest} = tags;
	const emoji = on ?? off;
	return emoji === undefined || emoji === ''
		? {reaction: undefined, rest: tags}
		: {reaction: {type: 'react', emoji: sanitizeLine(emoji), on: on !== undefined}, rest};
};

/** The tags of a reaction to a message. */
export const reactionTags = (
	{emoji, on}: Extract<Amendment, {type: 'react'}>,
	message: Pick<Quote, 'seq' | 'time'>,
): Tags => ({[on ? react : unreact]: emoji, ...replyTag(message)});
