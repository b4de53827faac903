/**
The frames that a server of the native protocol sends: `Event` as JSON, without the addresses of others.
*/
import * as v from 'valibot';
import type {Event, Member} from '../../messages.ts';
import type {Frame} from '../protocol.ts';
import {goodbyeCode, kind, leaveReason, presence, rejectCode, rejectedOf} from './codes.ts';
import {encodeMembers, membersInPieces} from './encode-members.ts';
import {parseObject} from './json.ts';

/** What a client takes as one frame of a server, bytes: a welcome names every member, a page of history has up to 200 messages. */
export const serverFrameBytesMax = 16 * 1024 * 1024;

const text = v.string();
const integer = v.pipe(v.number(), v.safeInteger());
/** What a `Date` can hold, so that nothing a server says makes formatting throw (ECMA-262, 21.4.1.1). */
const time = v.pipe(v.number(), v.finite(), v.minValue(0), v.maxValue(8.64e15));
const rate = v.pipe(v.number(), v.finite(), v.minValue(0));
const author = v.object({id: text, name: text, color: integer});
const member = v.object({id: text, name: text, color: integer, presence, away: v.exactOptional(text)});
const quoted = v.object({seq: integer, from: author, text, time: v.exactOptional(time)});
const quote = v.exactOptional(quoted);
const amendment = v.variant('type', [
	v.object({type: v.literal('edit'), text}),
	v.object({type: v.literal('delete')}),
	v.object({type: v.literal('react'), emoji: text, on: v.boolean()}),
]);
const amended = {seq: integer, time, target: integer, by: author, amendment};
const about = v.object({
	room: v.exactOptional(text),
	target: v.exactOptional(integer),
	change: v.exactOptional(text),
	emoji: v.exactOptional(text),
});
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
	quote,
	editedAt: v.exactOptional(time),
	deleted: v.exactOptional(v.literal(true)),
	reactions: v.exactOptional(
		v.pipe(
			v.array(
				v.object({
					emoji: text,
					names: v.pipe(v.array(text), v.readonly()),
					ids: v.exactOptional(v.pipe(v.array(text), v.readonly())),
				}),
			),
			v.readonly(),
		),
	),
};
const historyMessage = v.object(historyFields);
const foundMessage = v.object({...historyFields, room: text});

/** What the native protocol leaves out: addresses, and what only other protocols have. */
type Hidden = 'address' | 'port' | 'tags';

type FrameOf<Told> = Told extends unknown
	? {
			[Field in keyof Told as Exclude<
				Field,
				Hidden | (Told extends {type: 'ack'} ? 'message' : Told extends {type: 'whisper'} ? 'kind' : never)
			>]: Told[Field];
		}
	: never;

/** What a server sends, as far as this client knows it: an `Event` without the addresses of others. */
export type ServerFrame = FrameOf<Exclude<Event, {type: 'tagged' | 'mode' | 'invited' | 'profile'}>>;

const eventSchema: v.GenericSchema<unknown, ServerFrame> = v.variant('type', [
	v.object({type: v.literal('message'), seq: integer, time, room: text, from: author, text, kind, quote}),
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
	v.object({type: v.literal('whisper'), seq: integer, time, from: author, to: author, text, quote}),
	v.object({
		type: v.literal('amended'),
		...amended,
		room: text,
		quote: quoted,
	}),
	v.object({type: v.literal('away'), seq: integer, time, id: text, name: text, text}),
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
		// What a newer server may say in another form is no reason not to hear the refusal.
		about: v.exactOptional(v.fallback(about, {})),
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
		amended: v.exactOptional(v.array(v.object(amended))),
		more: v.boolean(),
		backlog: v.boolean(),
		asOf: v.exactOptional(integer),
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

/** Read one line that a server sent. Undefined when this client does not know it, which is no error. Never throws. */
export const parseServerFrame = (line: string): ServerFrame | undefined => {
	const value = parseObject(line);
	if (value === undefined) {
		return undefined;
	}

	const result = v.safeParse(eventSchema, value, {abortEarly: true});
	return result.success ? result.output : undefined;
};

type WithMembers = Extract<Event, {readonly members: readonly Member[]}>;

const beginningOf = ({members: _members, ...rest}: WithMembers): string =>
	`${JSON.stringify(rest).slice(0, -1)},"members":`;

const encodeWithMembers = (event: WithMembers): string =>
	`${beginningOf(event)}${encodeMembers(event.members)}}\n`;

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

		case 'welcome':
		case 'entered':
		case 'members': {
			return encodeWithMembers(event);
		}

		case 'tagged':
		case 'mode':
		case 'invited':
		case 'profile': {
			return '';
		}

		default: {
			return `${JSON.stringify(event)}\n`;
		}
	}
};

/** The same for one reader alone: the members of a large room are bytes that all of them get. */
export const encodeInPieces = (event: Event): Frame => {
	switch (event.type) {
		case 'welcome':
		case 'entered':
		case 'members': {
			const pieces = membersInPieces(event.members);
			return pieces ? [beginningOf(event), ...pieces, '}\n'] : encodeWithMembers(event);
		}

		default: {
			return encodeEvent(event);
		}
	}
};
