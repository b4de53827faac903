/**
The frames that a server of the native protocol sends: `Event` as JSON, without the addresses of others.
Values that a newer server may add to a list (codes, kinds, reasons) fall back to one that this client knows.
*/
import * as v from 'valibot';
import type {Event, GoodbyeCode, LeaveReason, MessageKind, Presence, RejectCode} from '../../messages.ts';
import {parseObject} from './json.ts';

/** What a client takes as one frame of a server, bytes: a welcome names every member, a page of history has up to 200 messages. */
export const serverFrameBytesMax = 16 * 1024 * 1024;

const text = v.string();
const integer = v.pipe(v.number(), v.safeInteger());
/** What a `Date` can hold, so that nothing a server says makes formatting throw (ECMA-262, 21.4.1.1). */
const time = v.pipe(v.number(), v.finite(), v.minValue(0), v.maxValue(8.64e15));
/** One of a list that the compiler keeps complete; what is not in it becomes `otherwise`. */
const oneOf = <Value extends string>(values: Readonly<Record<Value, true>>, otherwise: NoInfer<Value>) => {
	const known = new Set(Object.keys(values));
	return v.pipe(
		v.string(),
		v.transform((value): Value => (known.has(value) ? (value as Value) : otherwise)),
	);
};

type Rejected = Extract<Event, {type: 'rejected'}>;

const kind = oneOf<MessageKind>({text: true, action: true, notice: true}, 'text');
const presence = oneOf<Presence>({online: true, reconnecting: true}, 'online');
const leaveReason = oneOf<LeaveReason>(
	{
		quit: true,
		lost: true,
		timeout: true,
		kicked: true,
		banned: true,
		slow: true,
		flood: true,
		shutdown: true,
		error: true,
	},
	'quit',
);
const rejectCode = oneOf<RejectCode>(
	{
		'name-taken': true,
		'name-invalid': true,
		'wrong-password': true,
		'server-full': true,
		banned: true,
		version: true,
		'not-registered': true,
		'already-registered': true,
		'too-long': true,
		'too-fast': true,
		empty: true,
		'banned-word': true,
		muted: true,
		'no-such-user': true,
		'no-such-room': true,
		'room-invalid': true,
		'not-in-room': true,
		'too-many-rooms': true,
		'to-self': true,
		'not-permitted': true,
		'bad-frame': true,
		unavailable: true,
		moderated: true,
		'room-banned': true,
		'room-full': true,
		'room-key': true,
		'invite-only': true,
		'not-operator': true,
		'not-there': true,
		'already-there': true,
	},
	'unavailable',
);
const rejectedOf = oneOf<Rejected['of']>(
	{
		register: true,
		say: true,
		whisper: true,
		rename: true,
		join: true,
		part: true,
		topic: true,
		who: true,
		rooms: true,
		typing: true,
		history: true,
		search: true,
		quit: true,
		mode: true,
		invite: true,
		eject: true,
		away: true,
		profile: true,
		tag: true,
		frame: true,
	},
	'frame',
);
/** A reason that this client does not know is no reason to give up: it comes back, as after a shutdown. */
const goodbyeCode = oneOf<GoodbyeCode>(
	{
		bye: true,
		kicked: true,
		shutdown: true,
		restart: true,
		slow: true,
		silent: true,
		replaced: true,
		rejected: true,
		'too-many-connections': true,
		'bad-frame': true,
	},
	'shutdown',
);

const rate = v.pipe(v.number(), v.finite(), v.minValue(0));
const author = v.object({id: text, name: text, color: integer});
const member = v.object({id: text, name: text, color: integer, presence});
const server = v.object({
	name: text,
	version: text,
	motd: text,
	limits: v.object({
		messageBytesMax: integer,
		nicknameCellsMax: integer,
		frameBytesMax: integer,
		messagesPerSecond: v.exactOptional(rate),
		messagesBurst: v.exactOptional(rate),
	}),
});
const historyFields = {
	seq: integer,
	time,
	from: author,
	text,
	kind,
	to: v.exactOptional(author),
	number: v.exactOptional(integer),
};
const historyMessage = v.object(historyFields);
const foundMessage = v.object({...historyFields, room: text});

const eventSchema = v.variant('type', [
	v.object({type: v.literal('message'), seq: integer, time, room: text, from: author, text, kind}),
	v.object({type: v.literal('ack'), number: v.exactOptional(integer), seq: integer, time}),
	v.object({type: v.literal('ping'), time}),
	v.object({type: v.literal('pong'), time}),
	v.object({
		type: v.literal('welcome'),
		you: author,
		room: text,
		rooms: v.exactOptional(v.array(text)),
		topic: text,
		members: v.array(member),
		online: integer,
		server,
		resumed: v.boolean(),
		number: integer,
		seq: integer,
		epoch: v.fallback(text, ''),
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
	v.object({
		type: v.literal('ejected'),
		seq: integer,
		time,
		room: text,
		member: author,
		by: author,
		text,
	}),
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
	v.object({
		type: v.literal('entered'),
		room: text,
		topic: text,
		members: v.array(member),
		seq: integer,
		online: v.exactOptional(integer),
	}),
	v.object({type: v.literal('members'), room: text, members: v.array(member)}),
	v.object({
		type: v.literal('rooms'),
		rooms: v.array(v.object({name: text, topic: text, size: integer, joined: v.boolean()})),
	}),
	v.object({
		type: v.literal('history'),
		room: text,
		after: v.exactOptional(integer),
		before: v.exactOptional(integer),
		entries: v.array(historyMessage),
		more: v.boolean(),
		backlog: v.boolean(),
	}),
	v.object({
		type: v.literal('found'),
		words: text,
		room: v.exactOptional(text),
		before: v.exactOptional(integer),
		hits: v.array(foundMessage),
		more: v.boolean(),
	}),
	v.object({type: v.literal('typing'), room: text, id: text, name: text}),
	v.object({type: v.literal('notice'), text}),
	v.object({type: v.literal('server'), server}),
	v.object({type: v.literal('goodbye'), code: goodbyeCode, text}),
]);

/** What a server sends, as far as this client knows it: an `Event` without the addresses of others. */
export type ServerFrame = v.InferOutput<typeof eventSchema>;

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

		case 'message':
		case 'whisper': {
			const {tags: _tags, ...frame} = event;
			return `${JSON.stringify(frame)}\n`;
		}

		case 'tagged':
		case 'mode':
		case 'invited':
		case 'away':
		case 'profile': {
			return '';
		}

		default: {
			return `${JSON.stringify(event)}\n`;
		}
	}
};
