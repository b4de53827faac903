/** What the server refuses, in words: what happened, and what to do about it. */
import {limits} from '../limits.ts';
import type {RejectCode} from '../messages.ts';
import {checkNickname, type NicknameProblem} from '../text/nickname.ts';
import {type Catalogue, words} from '../words/words.ts';
import type {Outgoing} from './outgoing.ts';

export type Words = {readonly problem: string; readonly hint: string};

export type RefusalDetails = {
	/** What the server wrote. */
	readonly text: string;
	/** The name in question: asked for, or whispered to. */
	readonly name?: string;
	/** The message's size and the server's limit, bytes of UTF-8. */
	readonly bytes?: number;
	readonly bytesMax?: number;
};

const size = (bytes: number | undefined): string =>
	bytes === undefined ? words().refusals.tooMuch : `${(bytes / 1024).toFixed(1)} KiB`;

/** What is wrong with a name that was refused: said by the server, and mostly known here too. */
const nameHint = (name: string, text: string): string => {
	const checked = checkNickname(name);

	return words().refusals.nameInvalid.hint(text, checked.ok ? '' : describeName(checked.problem));
};

/** A sentence: what is wrong with a nickname, and what would be right. */
export const describeName = (problem: NicknameProblem): string => {
	const said = words().refusals.name;

	return problem === 'too-long'
		? said[problem](limits.nicknameCellsMax, limits.nicknameCellsMax / 2)
		: said[problem];
};

/** Codes that say it all, or to which the server's own words belong. */
const simple = {
	'too-fast': 'tooFast',
	'banned-word': 'bannedWord',
	empty: 'empty',
	muted: 'muted',
	'to-self': 'toSelf',
	'no-such-room': 'notInRoom',
	'not-in-room': 'notInRoom',
	'not-permitted': 'notPermitted',
} as const satisfies Partial<Record<RejectCode, keyof Catalogue['refusals']>>;

const told = {
	moderated: 'moderated',
	'room-banned': 'roomBanned',
	'room-full': 'roomFull',
	'room-key': 'roomKey',
	'invite-only': 'inviteOnly',
	'not-operator': 'notOperator',
	'not-there': 'notThere',
	'already-there': 'alreadyThere',
	'bad-frame': 'badFrame',
	'no-such-message': 'noSuchMessage',
	'not-yours': 'notYours',
	'room-invalid': 'roomInvalid',
	'too-many-rooms': 'tooManyRooms',
	unavailable: 'unavailable',
} as const satisfies Partial<Record<RejectCode, keyof Catalogue['refusals']>>;

const isIn = <Table extends object>(table: Table, code: PropertyKey): code is keyof Table =>
	Object.hasOwn(table, code);

/** The words for a code. What has no words of its own says what the server wrote. */
export const describeRefusal = (code: RejectCode, details: RefusalDetails): Words => {
	const {text, name = '', bytes, bytesMax} = details;
	const said = words().refusals;
	switch (code) {
		case 'too-long': {
			return {problem: said.tooLong.problem(size(bytes), size(bytesMax)), hint: said.tooLong.hint};
		}

		case 'name-taken': {
			return {problem: said.nameTaken.problem(name), hint: said.nameTaken.hint};
		}

		case 'name-invalid': {
			return {problem: said.nameInvalid.problem(name), hint: nameHint(name, text)};
		}

		case 'no-such-user': {
			return {problem: said.noSuchUser.problem(name), hint: said.noSuchUser.hint};
		}

		default: {
			if (isIn(simple, code)) {
				return said[simple[code]];
			}

			// A newer server may know codes that are not known here.
			const {problem, hint} = said[isIn(told, code) ? told[code] : 'other'];
			return {problem: problem(text), hint};
		}
	}
};

/** The words for a message that was not taken. `bytesMax` is the server's limit. */
export const describeRefusedMessage = (
	message: Outgoing,
	code: RejectCode,
	{text = '', bytesMax}: {readonly text?: string; readonly bytesMax: number},
): Words =>
	describeRefusal(code, {
		text,
		bytes: Buffer.byteLength(message.text),
		bytesMax,
		...(message.type === 'whisper' ? {name: message.to} : {}),
	});
