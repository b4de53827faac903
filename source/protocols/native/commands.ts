import {limits, lobby} from '../../limits.ts';
import type {Command} from '../../messages.ts';
import {truncateBytes} from '../../text/bytes.ts';
import {sanitize, sanitizeLine} from '../../text/sanitize.ts';
import {cleanAmendment} from './clean-amendment.ts';
import type {ClientFrame} from './frames.ts';

/** The frames that ask the hub for something. */
export type CommandFrame = Exclude<ClientFrame, {type: 'hello' | 'ping' | 'pong' | 'bye'}>;

/** Turn a frame into a command. Every text is sanitised here, at the door, and nowhere behind it. */
export const toCommand = (frame: CommandFrame): Command => {
	switch (frame.type) {
		case 'say': {
			const {type, kind, number, replyTo} = frame;
			return {
				type,
				room: sanitizeLine(frame.room),
				text: sanitize(frame.text),
				...(kind === undefined ? {} : {kind}),
				...(replyTo === undefined ? {} : {replyTo}),
				...(number === undefined ? {} : {number}),
			};
		}

		case 'whisper': {
			const {type, number, replyTo} = frame;
			return {
				type,
				to: sanitizeLine(frame.to),
				text: sanitize(frame.text),
				...(replyTo === undefined ? {} : {replyTo}),
				...(number === undefined ? {} : {number}),
			};
		}

		case 'rename': {
			return {type: 'rename', name: sanitizeLine(frame.name)};
		}

		case 'part': {
			const {type, room, reason} = frame;
			return {
				type,
				room: sanitizeLine(room),
				...(reason === undefined ? {} : {reason: sanitizeLine(reason)}),
			};
		}

		case 'topic': {
			return {type: 'topic', room: sanitizeLine(frame.room), topic: sanitizeLine(frame.topic)};
		}

		case 'who': {
			return {type: 'who', room: sanitizeLine(frame.room ?? lobby)};
		}

		case 'history': {
			return {
				type: 'history',
				room: sanitizeLine(frame.room),
				limit: Math.min(frame.limit ?? limits.backlogDefault, limits.historyPageMax),
				...(frame.before === undefined ? {} : {before: frame.before}),
				...(frame.after === undefined ? {} : {after: frame.after}),
			};
		}

		case 'search': {
			const {words, room, before, limit} = frame;
			return {
				type: 'search',
				words: truncateBytes(sanitizeLine(words), limits.topicBytesMax),
				limit: Math.min(limit ?? limits.backlogDefault, limits.historyPageMax),
				...(room === undefined ? {} : {room: sanitizeLine(room)}),
				...(before === undefined ? {} : {before}),
			};
		}

		case 'away': {
			return {type: 'away', text: sanitizeLine(frame.text)};
		}

		case 'amend': {
			const {room, target, amendment} = frame;
			return {type: 'amend', room: sanitizeLine(room), target, amendment: cleanAmendment(amendment)};
		}

		case 'rooms': {
			return {type: 'rooms'};
		}

		case 'join': {
			const {room, key} = frame;
			return {type: 'join', room: sanitizeLine(room), ...(key === undefined ? {} : {key: sanitizeLine(key)})};
		}

		case 'typing': {
			return {type: frame.type, room: sanitizeLine(frame.room)};
		}
	}
};
