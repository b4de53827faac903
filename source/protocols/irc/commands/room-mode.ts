import type {ModeChange} from '../../../messages.ts';
import type {DirectoryRoom} from '../../protocol.ts';
import {cleanWord} from '../clean.ts';
import type {Client} from '../client.ts';
import {keyMax} from '../isupport.ts';
import {flagOfLetter, modesMax} from '../mode-letters.ts';
import {numerics} from '../numerics.ts';
import {answerRefusal} from '../refusals.ts';
import {isVisible} from '../render-names.ts';

/** RPL_CHANNELMODEIS and RPL_CREATIONTIME; the key is for members (modern "RPL_CHANNELMODEIS"). */
const tellModes = (client: Client, room: DirectoryRoom): void => {
	const isMember = room.member(client.selfId() ?? '') !== undefined;
	let letters = '+';
	for (const [letter, flag] of flagOfLetter) {
		letters += room.flags.has(flag) ? letter : '';
	}

	const values: string[] = [];
	if (room.key !== undefined) {
		letters += 'k';
		values.push(isMember ? room.key : '*');
	}

	if (room.limit !== undefined) {
		letters += 'l';
		values.push(String(room.limit));
	}

	client.reply(numerics.channelModeIs, room.name, letters, ...values);
	// The lobby was never opened: it is always there.
	if (room.createdAt > 0) {
		client.reply(numerics.creationTime, room.name, String(Math.floor(room.createdAt / 1000)));
	}
};

const tellBans = (client: Client, room: DirectoryRoom): void => {
	for (const {mask, by, time} of room.bans()) {
		client.reply(numerics.banList, room.name, mask, by, String(Math.floor(time / 1000)));
	}

	client.reply(numerics.endOfBanList, room.name, 'End of channel ban list');
};

type Parsed = {readonly changes: readonly ModeChange[]; readonly listsBans: boolean};

/** Modern "ERR_INVALIDMODEPARAM". */
const complain = (
	client: Client,
	room: DirectoryRoom,
	letter: string,
	value: string,
	text: string,
): undefined => {
	client.reply(numerics.invalidModeParam, room.name, letter, value, text);
	return undefined;
};

const parseKey = (client: Client, room: DirectoryRoom, value: string): ModeChange | undefined => {
	const isFit = value !== '' && value.length <= keyMax && cleanWord(value) === value && !/[\s,:]/.test(value);
	return isFit
		? {mode: 'key', on: true, key: value}
		: // The key is not repeated: it may be one that is in use elsewhere.
			complain(
				client,
				room,
				'k',
				'*',
				`A key is 1 to ${keyMax} characters without spaces, commas and colons`,
			);
};

const parseLimit = (client: Client, room: DirectoryRoom, value: string): ModeChange | undefined =>
	/^[1-9]\d{0,8}$/.test(value)
		? {mode: 'limit', on: true, limit: Number(value)}
		: complain(client, room, 'l', cleanWord(value) || '*', 'A limit is a number from 1');

const parseMember = (
	client: Client,
	room: DirectoryRoom,
	mode: 'operator' | 'voice',
	on: boolean,
	value: string,
): ModeChange | undefined => {
	const name = cleanWord(value);
	const target = client.directory.find(name);
	if (!target) {
		client.reply(numerics.noSuchNick, name || '*', `Nobody here is called ${name}.`);
		return undefined;
	}

	if (!room.member(target.id)) {
		client.reply(numerics.userNotInChannel, target.name, room.name, `${target.name} is not in ${room.name}.`);
		return undefined;
	}

	return {mode, on, name: target.name};
};

const parseOne = (
	client: Client,
	room: DirectoryRoom,
	letter: string,
	on: boolean,
	take: () => string | undefined,
): ModeChange | undefined => {
	const flag = flagOfLetter.get(letter);
	if (flag) {
		return {mode: flag, on};
	}

	switch (letter) {
		case 'o':
		case 'v': {
			const value = take();
			return value === undefined
				? complain(client, room, letter, '*', 'Whom?')
				: parseMember(client, room, letter === 'o' ? 'operator' : 'voice', on, value);
		}

		case 'b': {
			const mask = cleanWord(take() ?? '').replace(/\s/g, '');
			return mask === '' ? undefined : {mode: 'ban', on, mask};
		}

		case 'k': {
			// Of a key that is taken away the value does not matter, and may be missing.
			const value = take();
			return on ? parseKey(client, room, value ?? '') : {mode: 'key', on};
		}

		case 'l': {
			return on ? parseLimit(client, room, take() ?? '') : {mode: 'limit', on};
		}

		default: {
			client.reply(numerics.unknownMode, cleanWord(letter) || '*', `is no mode of ${room.name}`);
			return undefined;
		}
	}
};

const parse = (client: Client, room: DirectoryRoom, letters: string, values: readonly string[]): Parsed => {
	const changes: ModeChange[] = [];
	let next = 0;
	let isOn = true;
	let listsBans = false;
	for (const letter of letters) {
		if (letter === '+' || letter === '-') {
			isOn = letter === '+';
		} else if (letter === 'b' && next >= values.length) {
			// RFC 1459 §4.2.3: without a mask, the list.
			listsBans = true;
		} else if (changes.length < modesMax) {
			const change = parseOne(client, room, letter, isOn, () => values[next++]);
			if (change) {
				changes.push(change);
			}
		}
	}

	return {changes, listsBans};
};

/** Whether letters only ask for the list of bans, which everyone may see who sees the room. */
const isQuestion = (letters: string, values: readonly string[]): boolean =>
	values.length === 0 && /^[+-]?b+$/.test(letters);

/** RFC 1459 §4.2.3.1. */
export const changeRoomMode = async (
	client: Client,
	name: string,
	letters: string,
	values: readonly string[],
): Promise<void> => {
	const room = client.directory.room(name);
	if (!room || (!isVisible(room, client) && letters === '')) {
		client.reply(numerics.noSuchChannel, name, `There is no room ${name}.`);
		return;
	}

	if (letters === '') {
		tellModes(client, room);
		return;
	}

	const self = room.member(client.selfId() ?? '');
	if (isQuestion(letters, values) && (self || isVisible(room, client))) {
		tellBans(client, room);
		return;
	}

	if (!self?.isOperator) {
		const [numeric, text] = self
			? [numerics.operatorPrivilegesNeeded, `You are no operator of ${room.name}.`]
			: [numerics.notOnChannel, `You are not in ${room.name}.`];
		client.reply(numeric, room.name, text);
		return;
	}

	const {changes, listsBans} = parse(client, room, letters, values);
	if (changes.length > 0) {
		const refused = await client.ask({type: 'mode', room: room.name, changes});
		if (refused) {
			answerRefusal(client, refused, {command: 'MODE', room: room.name});
		}
	}

	if (listsBans) {
		tellBans(client, room);
	}
};
