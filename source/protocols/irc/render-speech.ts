/** Messages and whispers as lines: PRIVMSG, NOTICE and TAGMSG (RFC 1459 §4.4, modern "Sending Messages", IRCv3 message-tags). */
import {lobby} from '../../limits.ts';
import {
	type Author,
	type Event,
	type HistoryMessage,
	type MessageKind,
	serverId,
	type Time,
} from '../../messages.ts';
import {replyTag} from './answers.ts';
import {type Outgoing, textBytesMax} from './message.ts';
import {messageIdOf} from './message-id.ts';
import {sourceOf} from './names.ts';
import {splitText} from './split.ts';
import type {Tags} from './tags.ts';
import type {View} from './view.ts';

let lastTime = Number.NaN;
let lastTag: Tags = {};

/** IRCv3 server-time. What is said in one millisecond has one. */
export const timeTag = (time: Time): Tags => {
	if (time !== lastTime) {
		lastTag = {time: new Date(time).toISOString()};
		lastTime = time;
	}

	return lastTag;
};

export const commandOf = (kind: MessageKind): 'PRIVMSG' | 'NOTICE' =>
	kind === 'notice' ? 'NOTICE' : 'PRIVMSG';

const actionStart = '\x01ACTION ';
const actionEnd = '\x01';

/** How a text of a kind is cut into the texts of lines. */
export const linesOf = (
	source: string,
	kind: MessageKind,
	target: string,
	text: string,
): readonly string[] => {
	const bytesMax = textBytesMax(source, commandOf(kind), target);
	return kind === 'action'
		? splitText(text, bytesMax - actionStart.length - actionEnd.length).map(
				line => actionStart + line + actionEnd,
			)
		: splitText(text, bytesMax);
};

export type Spoken = {
	readonly time: Time;
	readonly source: string;
	readonly target: string;
	readonly text: string;
	readonly kind: MessageKind;
	readonly tags?: Tags | undefined;
	/** The message id of a line, numbered from 0. */
	readonly id: (part: number) => string;
};

/** One line for each that the text takes. Who gets no tags is spared the making of them. */
export const renderSpoken = (
	{time, source, target, text, kind, tags, id}: Spoken,
	isTagged = true,
): readonly Outgoing[] => {
	const command = commandOf(kind);
	return linesOf(source, kind, target, text).map((line, part) => ({
		...(isTagged ? {tags: {...timeTag(time), msgid: id(part), ...tags}} : {}),
		source,
		command,
		params: [target, line],
	}));
};

/** Whether a client is in the room that everyone else is in. */
export const isInLobby = (view: View): boolean => {
	const self = view.selfId();
	return self !== undefined && view.directory.room(lobby)?.member(self) !== undefined;
};

/** An announcement of the operator goes to everyone: into the lobby of those who are in it, to the others as a notice of the server. */
const roomOf = (event: Extract<Event, {type: 'message'}>, view: View): string =>
	event.from.id === serverId && !isInLobby(view) ? '*' : event.room;

/** An answer begins with the name of whom it answers, as people write it there, for those whose client does not show what it answers. */
export const addressed = (
	{text, kind = 'text', quote, from}: Pick<HistoryMessage, 'text' | 'from' | 'quote'> & {kind?: MessageKind},
	view: View,
): string => {
	const name = quote?.from.name ?? '';
	const isPlain = quote === undefined || view.has('message-tags') || kind !== 'text';
	return isPlain || quote.from.id === from.id || text.toLowerCase().includes(name.toLowerCase())
		? text
		: `${name}: ${text}`;
};

export const renderMessage = (event: Extract<Event, {type: 'message' | 'whisper'}>, view: View) =>
	renderSpoken(
		{
			time: event.time,
			source: sourceOf(view.directory, event.from, view.serverName),
			target: event.type === 'whisper' ? event.to.name : roomOf(event, view),
			text: addressed(event, view),
			kind: event.kind ?? 'text',
			tags: event.quote ? {...event.tags, ...replyTag(event.quote)} : event.tags,
			id: part => messageIdOf(event.time, event.seq, part),
		},
		view.has('message-tags') || view.has('server-time'),
	);

type Tagged = {
	readonly time: Time;
	readonly from: Author;
	readonly target: string;
	readonly tags: Tags;
	readonly id: string;
};

/** Only for those who asked for tags: the line has nothing else (IRCv3 message-tags, "TAGMSG"). */
export const renderTagged = ({time, from, target, tags, id}: Tagged, view: View): readonly Outgoing[] =>
	view.has('message-tags')
		? [
				{
					tags: {...timeTag(time), msgid: id, ...tags},
					source: sourceOf(view.directory, from, view.serverName),
					command: 'TAGMSG',
					params: [target],
				},
			]
		: [];

/** Someone who types elsewhere, as clients of IRC say it to each other (IRCv3 typing). */
export const renderTyping = (event: Extract<Event, {type: 'typing'}>, view: View): readonly Outgoing[] =>
	view.has('message-tags') && view.directory.user(event.id)?.protocol !== 'irc'
		? [
				{
					tags: {'+typing': 'active'},
					source: sourceOf(view.directory, event, view.serverName),
					command: 'TAGMSG',
					params: [event.room],
				},
			]
		: [];
