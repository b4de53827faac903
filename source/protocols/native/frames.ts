/**
The frames that a client of the native protocol sends. What a server sends is in `events.ts`; `readme.md` has both with
examples. Unknown fields are ignored, so that older and newer programs can talk.
*/
import * as v from 'valibot';
import {protocolVersion} from '../../limits.ts';
import {parseObject} from './json.ts';

/** A token shorter than this could be guessed, and with it someone's place in the chat. */
const tokenLengthMin = 16;
const tokenLengthMax = 256;

const position = v.pipe(v.number(), v.safeInteger(), v.minValue(0));
const messageNumber = v.pipe(v.number(), v.safeInteger(), v.minValue(1));
const time = v.pipe(v.number(), v.finite());
const text = v.string();

const frameSchemas = {
	hello: v.object({
		type: v.literal('hello'),
		version: v.literal(protocolVersion),
		/** Without one the server gives a random name. */
		name: v.exactOptional(text),
		password: v.exactOptional(text),
		/** The client's secret: says that it is the one from before. */
		token: v.exactOptional(v.pipe(text, v.minLength(tokenLengthMin), v.maxLength(tokenLengthMax))),
		/** When this was said, by the client's clock: later for each of its connections. */
		saidAt: v.exactOptional(time),
		/** Per room the last sequence number that the client has. */
		after: v.exactOptional(v.record(text, position)),
		rooms: v.exactOptional(v.array(text)),
		/** The program and its version, for people. */
		client: v.exactOptional(text),
	}),
	say: v.object({
		type: v.literal('say'),
		room: text,
		text,
		number: v.exactOptional(messageNumber),
		kind: v.exactOptional(v.picklist(['text', 'action', 'notice'])),
		/** The message that it answers. */
		replyTo: v.exactOptional(messageNumber),
	}),
	whisper: v.object({
		type: v.literal('whisper'),
		to: text,
		text,
		number: v.exactOptional(messageNumber),
		replyTo: v.exactOptional(messageNumber),
	}),
	/** Change a message: `room` is its room, `@` for a whisper. */
	amend: v.object({
		type: v.literal('amend'),
		room: text,
		target: messageNumber,
		amendment: v.variant('type', [
			v.object({type: v.literal('edit'), text}),
			v.object({type: v.literal('delete')}),
			v.object({type: v.literal('react'), emoji: text, on: v.boolean()}),
		]),
	}),
	/** Away with a text; back without one. */
	away: v.object({type: v.literal('away'), text}),
	rename: v.object({type: v.literal('rename'), name: text}),
	rooms: v.object({type: v.literal('rooms')}),
	join: v.object({type: v.literal('join'), room: text, key: v.exactOptional(text)}),
	part: v.object({type: v.literal('part'), room: text, reason: v.exactOptional(text)}),
	topic: v.object({type: v.literal('topic'), room: text, topic: text}),
	who: v.object({type: v.literal('who'), room: v.exactOptional(text)}),
	history: v.object({
		type: v.literal('history'),
		room: text,
		before: v.exactOptional(position),
		after: v.exactOptional(position),
		limit: v.exactOptional(messageNumber),
	}),
	search: v.object({
		type: v.literal('search'),
		words: text,
		/** One room alone; `@` is one's own whispers. */
		room: v.exactOptional(text),
		before: v.exactOptional(position),
		limit: v.exactOptional(messageNumber),
	}),
	typing: v.object({type: v.literal('typing'), room: text}),
	ping: v.object({type: v.literal('ping'), time}),
	pong: v.object({type: v.literal('pong'), time}),
	bye: v.object({type: v.literal('bye'), reason: v.exactOptional(text)}),
};

type Schemas = typeof frameSchemas;
type FrameType = keyof Schemas;

/** Anything a client may send. */
export type ClientFrame = {[Type in FrameType]: v.InferOutput<Schemas[Type]>}[FrameType];

export type ParsedFrame =
	| {readonly type: 'frame'; readonly frame: ClientFrame}
	/** Not one JSON object, or nested too deep: nothing after it can be trusted. */
	| {readonly type: 'garbage'}
	/** A hello of another version, which may have any other shape. */
	| {readonly type: 'version'; readonly version: number}
	/** An object that is no frame of this version; `number` names the message, when it was one. */
	| {readonly type: 'unknown'; readonly problem: string; readonly number?: number};

const isFrameType = (type: unknown): type is FrameType =>
	typeof type === 'string' && Object.hasOwn(frameSchemas, type);

const describe = (type: FrameType, issue: v.BaseIssue<unknown>): string => {
	const path = v.getDotPath(issue);
	return `The ${type} frame is not valid${path ? `: "${path}"` : ''}: ${issue.message}`;
};

/** Read one line that a client sent. Never throws. */
export const parseClientFrame = (line: string): ParsedFrame => {
	const value = parseObject(line);
	if (value === undefined) {
		return {type: 'garbage'};
	}

	const {type, version, number} = value;
	if (!isFrameType(type)) {
		return {type: 'unknown', problem: 'This server does not know that type of frame.'};
	}

	if (type === 'hello' && typeof version === 'number' && version !== protocolVersion) {
		return {type: 'version', version};
	}

	const result = v.safeParse(frameSchemas[type] as v.GenericSchema<unknown, ClientFrame>, value, {
		abortEarly: true,
	});
	if (result.success) {
		return {type: 'frame', frame: result.output};
	}

	return {
		type: 'unknown',
		problem: describe(type, result.issues[0]),
		...(v.is(messageNumber, number) ? {number} : {}),
	};
};

/** The line for a frame, its newline included. */
export const encodeClientFrame = (frame: ClientFrame): string => `${JSON.stringify(frame)}\n`;
