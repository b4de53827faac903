/**
The frames that a server of the native protocol sends: `Event` as JSON, without the addresses of others.
Values that a newer server may add to a list (codes, kinds, reasons) fall back to one that this client knows.
*/
import * as v from 'valibot';
import type {Event} from '../../messages.ts';
import {parseObject} from './json.ts';

/** What a client takes as one frame of a server, bytes: a welcome names every member, a page of history has up to 200 messages. */
export const serverFrameBytesMax = 16 * 1024 * 1024;

const text = v.string();
const integer = v.pipe(v.number(), v.safeInteger());
/** What a `Date` can hold, so that nothing a server says makes formatting throw (ECMA-262, 21.4.1.1). */
const time = v.pipe(v.number(), v.finite(), v.minValue(0), v.maxValue(8.64e15));
const kind = v.fallback(v.picklist(['text', 'action', 'notice']), 'text');
const presence = v.fallback(v.picklist(['online', 'reconnecting']), 'online');
const leaveReason = v.fallback(
	v.picklist(['quit', 'lost', 'timeout', 'kicked', 'banned', 'slow', 'flood', 'shutdown', 'error']),
	'quit',
);
const rejectCode = v.fallback(
	v.picklist([
		'name-taken',
		'name-invalid',
		'wrong-password',
		'server-full',
		'banned',
		'version',
		'not-registered',
		'already-registered',
		'too-long',
		'too-fast',
		'empty',
		'banned-word',
		'muted',
		'no-such-user',
		'no-such-room',
		'room-invalid',
		'not-in-room',
		'too-many-rooms',
		'to-self',
		'not-permitted',
		'bad-frame',
		'unavailable',
	]),
	'unavailable',
);
const rejectedOf = v.fallback(
	v.picklist([
		'register',
		'say',
		'whisper',
		'rename',
		'join',
		'part',
		'topic',
		'who',
		'typing',
		'history',
		'quit',
		'frame',
	]),
	'frame',
);
/** A reason that this client does not know is no reason to give up: it comes back, as after a shutdown. */
const goodbyeCode = v.fallback(
	v.picklist([
		'bye',
		'kicked',
		'shutdown',
		'restart',
		'slow',
		'silent',
		'replaced',
		'rejected',
		'too-many-connections',
		'bad-frame',
	]),
	'shutdown',
);

const author = v.object({id: text, name: text, color: integer});
const member = v.object({id: text, name: text, color: integer, presence});
const server = v.object({
	name: text,
	version: text,
	motd: text,
	limits: v.object({messageBytesMax: integer, nicknameCellsMax: integer, frameBytesMax: integer}),
});
const historyMessage = v.object({
	seq: integer,
	time,
	from: author,
	text,
	kind,
	number: v.exactOptional(integer),
});

const eventSchema = v.variant('type', [
	v.object({type: v.literal('message'), seq: integer, time, room: text, from: author, text, kind}),
	v.object({type: v.literal('ack'), number: v.exactOptional(integer), seq: integer, time}),
	v.object({type: v.literal('ping'), time}),
	v.object({type: v.literal('pong'), time}),
	v.object({
		type: v.literal('welcome'),
		you: author,
		room: text,
		topic: text,
		members: v.array(member),
		online: integer,
		server,
		resumed: v.boolean(),
		number: integer,
		seq: integer,
	}),
	v.object({type: v.literal('whisper'), seq: integer, time, from: author, to: author, text}),
	v.object({type: v.literal('joined'), seq: integer, time, room: text, member, online: integer}),
	v.object({
		type: v.literal('left'),
		seq: integer,
		time,
		rooms: v.array(text),
		member: author,
		reason: leaveReason,
		text,
		online: integer,
	}),
	v.object({type: v.literal('parted'), seq: integer, time, room: text, member: author, text}),
	v.object({type: v.literal('renamed'), seq: integer, time, id: text, from: text, name: text}),
	v.object({type: v.literal('presence'), id: text, name: text, presence}),
	v.object({type: v.literal('topic'), seq: integer, time, room: text, topic: text, by: text}),
	v.object({
		type: v.literal('rejected'),
		code: rejectCode,
		of: rejectedOf,
		text,
		number: v.exactOptional(integer),
	}),
	v.object({type: v.literal('entered'), room: text, topic: text, members: v.array(member), seq: integer}),
	v.object({type: v.literal('members'), room: text, members: v.array(member)}),
	v.object({
		type: v.literal('history'),
		room: text,
		entries: v.array(historyMessage),
		more: v.boolean(),
		backlog: v.boolean(),
	}),
	v.object({type: v.literal('typing'), room: text, id: text, name: text}),
	v.object({type: v.literal('notice'), text}),
	v.object({type: v.literal('server'), server}),
	v.object({type: v.literal('goodbye'), code: goodbyeCode, text}),
]);

type Wire<Type> = Type extends {type: 'joined' | 'left'}
	? Omit<Type, 'address' | 'port'>
	: Type extends {type: 'ack'}
		? Omit<Type, 'message'>
		: Type;

/** What a server sends: an `Event` without the addresses of others, and without the echo of one's own message. */
export type ServerFrame = Wire<Event>;

/** Read one line that a server sent. Undefined when this client does not know it, which is no error. Never throws. */
export const parseServerFrame = (line: string): ServerFrame | undefined => {
	const value = parseObject(line);
	if (value === undefined) {
		return undefined;
	}

	const result = v.safeParse(eventSchema, value, {abortEarly: true});
	return result.success ? result.output : undefined;
};

/** The line for an event, its newline included. Addresses stay with the operator; the sender knows its own message. */
export const encodeEvent = (event: Event): string => {
	switch (event.type) {
		case 'joined':
		case 'left': {
			const {address: _address, port: _port, ...frame} = event;
			return `${JSON.stringify(frame)}\n`;
		}

		case 'ack': {
			const {message: _message, ...frame} = event;
			return `${JSON.stringify(frame)}\n`;
		}

		default: {
			return `${JSON.stringify(event)}\n`;
		}
	}
};
