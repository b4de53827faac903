/** What a program may ask of the server: how each is asked, what answers it, and what its refusal says. Knows no order and no connection. */
import {isSameAmendment} from '../client/amendments.ts';
import {describeRefusal} from '../client/refusals.ts';
import type {PassedFrame} from '../client/session-contract.ts';
import {limits} from '../limits.ts';
import type {Amendment, Member, RejectCode, RoomName, RoomSummary, Seq} from '../messages.ts';
import {Problem} from '../problem.ts';
import {checkNickname} from '../text/nickname.ts';
import {foldRoomName} from '../text/room-name.ts';
import type {Question} from './asking.ts';
import type {Person} from './contract.ts';

type Details = Omit<Parameters<typeof describeRefusal>[1], 'text'>;

/** A refusal as an error. */
export const refusal = (code: RejectCode, text = '', details: Details = {}): Problem => {
	const {problem, hint} = describeRefusal(code, {text, ...details});
	return new Problem(code, problem, hint);
};

const isSameRoom = (one: string, other: string): boolean => foldRoomName(one) === foldRoomName(other);

/** Change a message. It says how it is to be, so that it may be asked again. */
export const amendQuestion = (
	room: RoomName,
	target: Seq,
	amendment: Amendment,
	you: () => Person,
	bytesMax: number,
): Question<true> => ({
	frame: {type: 'amend', room, target, amendment},
	answer: frame =>
		frame.type === 'amended' &&
		frame.by.id === you().id &&
		frame.target === target &&
		isSameAmendment(frame.amendment, amendment)
			? true
			: undefined,
	answerOfRefusal: code => (amendment.type === 'delete' && code === 'no-such-message' ? true : undefined),
	problem: (code, text) =>
		refusal(
			code,
			text,
			amendment.type === 'edit' ? {bytes: Buffer.byteLength(amendment.text), bytesMax} : {bytesMax},
		),
});

/** Be called otherwise: answered with the name as the server has it. */
export const renameQuestion = (name: string, you: () => Person): Question<string> => {
	const checked = checkNickname(name);
	const wanted = checked.ok ? checked.name : name;
	return {
		frame: {type: 'rename', name},
		already: () => (you().name === wanted ? wanted : undefined),
		answer: frame => (frame.type === 'renamed' && frame.id === you().id ? frame.name : undefined),
		problem: (code, text) => refusal(code, text, {name}),
	};
};

export const topicQuestion = (room: RoomName, topic: string): Question<true> => ({
	frame: {type: 'topic', room, topic},
	answer: frame =>
		(frame.type === 'topic' || frame.type === 'entered') &&
		isSameRoom(frame.room, room) &&
		frame.topic === topic
			? true
			: undefined,
	problem: (code, text) =>
		refusal(code, text, {bytes: Buffer.byteLength(topic), bytesMax: limits.topicBytesMax}),
});

export const whoQuestion = (room: RoomName): Question<readonly Member[]> => ({
	frame: {type: 'who', room},
	answer: frame => (frame.type === 'members' && isSameRoom(frame.room, room) ? frame.members : undefined),
	problem: refusal,
});

export const roomsQuestion: Question<readonly RoomSummary[]> = {
	frame: {type: 'rooms'},
	answer: (frame: PassedFrame) => (frame.type === 'rooms' ? frame.rooms : undefined),
	problem: refusal,
};
