/** Frames as the library's events. Knows no order and no connection. */
import type {PassedFrame} from '../client/session-contract.ts';
import {type Author, type HistoryAmendment, type HistoryMessage, whispers} from '../messages.ts';
import type {ChatEvent, Person} from './contract.ts';

export const person = ({id, name}: Author): Person => ({id, name});

type Said = Extract<PassedFrame, {type: 'message' | 'whisper'}>;

const replyOf = (quote: {readonly seq: number} | undefined): {replyTo?: number} =>
	quote === undefined ? {} : {replyTo: quote.seq};

/** What was said just now. */
export const saidEvent = (frame: Said): ChatEvent => {
	const {seq, from, text, quote} = frame;
	const common = {seq, time: new Date(frame.time), from: person(from), text, ...replyOf(quote)};
	return frame.type === 'message'
		? {type: 'message', ...common, room: frame.room, kind: frame.kind, earlier: false}
		: {type: 'whisper', ...common, room: whispers, to: person(frame.to)};
};

/** A message of a page of history; nothing of one that is deleted. */
export const pageEvent = (
	room: string,
	{seq, time, from, to, text, kind, quote, deleted}: HistoryMessage,
	earlier: boolean,
): ChatEvent | undefined => {
	if (deleted) {
		return undefined;
	}

	const common = {seq, time: new Date(time), from: person(from), text, ...replyOf(quote)};
	return to === undefined
		? {type: 'message', ...common, room, kind, earlier}
		: {type: 'whisper', ...common, room: whispers, to: person(to)};
};

/** A change of a message. */
export const amendedEvent = (
	room: string,
	{seq, time, target, by, amendment}: HistoryAmendment,
): ChatEvent => {
	const common = {seq, time: new Date(time), room, target, by: person(by)};
	switch (amendment.type) {
		case 'edit': {
			return {type: 'edited', ...common, text: amendment.text};
		}

		case 'delete': {
			return {type: 'deleted', ...common};
		}

		case 'react': {
			return {type: 'reacted', ...common, emoji: amendment.emoji, on: amendment.on};
		}
	}
};

/** Everything that is not kept for reading back. Undefined where the library says nothing of it. */
export const activityEvent = (frame: PassedFrame): ChatEvent | undefined => {
	switch (frame.type) {
		case 'joined': {
			const {type, seq, time, room, member, online} = frame;
			return {type, seq, time: new Date(time), room, who: person(member), online};
		}

		case 'left': {
			const {type, seq, time, rooms, member, reason, text, online} = frame;
			return {type, seq, time: new Date(time), rooms, who: person(member), reason, text, online};
		}

		case 'parted': {
			const {type, seq, time, room, member, text} = frame;
			return {type, seq, time: new Date(time), room, who: person(member), text};
		}

		case 'ejected': {
			const {type, seq, time, room, member, by, text} = frame;
			return {type, seq, time: new Date(time), room, who: person(member), by: person(by), text};
		}

		case 'renamed': {
			const {type, seq, time, id, from, name} = frame;
			return {type, seq, time: new Date(time), who: {id, name}, from};
		}

		case 'topic': {
			const {type, seq, time, room, topic, by} = frame;
			return {type, seq, time: new Date(time), room, topic, by};
		}

		case 'notice': {
			return {type: 'notice', text: frame.text};
		}

		default: {
			return undefined;
		}
	}
};

/** The feed that something belongs to: its room, or `@`. */
export const feedOf = (frame: Extract<PassedFrame, {type: 'message' | 'whisper' | 'amended'}>): string =>
	frame.type === 'whisper' ? whispers : frame.room;
