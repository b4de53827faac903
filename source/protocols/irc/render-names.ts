/** Who is in a room, and its topic: what a member gets on entering, and what NAMES and TOPIC answer. */

import {beginsWith} from '../begins-with.ts';
import type {DirectoryMember, DirectoryRoom} from '../protocol.ts';
import {lineBytesMax, type Outgoing} from './message.ts';
import {fullName} from './names.ts';
import {numerics} from './numerics.ts';
import type {View} from './view.ts';

/** `@`, `+`, both with multi-prefix, or nothing. */
export const prefixOf = (member: DirectoryMember | undefined, view: View): string => {
	const all = `${member?.isOperator ? '@' : ''}${member?.isVoiced ? '+' : ''}`;
	return view.has('multi-prefix') ? all : all.slice(0, 1);
};

/** Whether a room shows itself to a client (modern "secret channel mode"). */
export const isVisible = (room: DirectoryRoom, view: View): boolean => {
	const self = view.selfId();
	return !room.flags.has('secret') || (self !== undefined && room.member(self) !== undefined);
};

const topicAuthor = (room: DirectoryRoom, view: View): string => {
	const user = view.directory.find(room.topicBy);
	return user ? fullName(user) : room.topicBy;
};

/** RPL_TOPIC and RPL_TOPICWHOTIME; nothing when there is none. */
export const renderRoomTopic = (room: DirectoryRoom, me: string, view: View): readonly Outgoing[] => {
	const source = view.serverName;
	return room.topic === ''
		? []
		: [
				{source, command: numerics.topic, params: [me, room.name, room.topic]},
				{
					source,
					command: numerics.topicWhoTime,
					params: [me, room.name, topicAuthor(room, view), String(Math.floor(room.topicAt / 1000))],
				},
			];
};

/** Names packed into lines, as far as they are known. */
type Packed = {
	/** Whose names they are. */
	of: readonly DirectoryMember[];
	readonly lines: string[];
	/** The line that is not full, and its bytes with a space behind. */
	line: string;
	size: number;
};

/** By the first member of a list, and by what else the lines depend on. */
const known = new WeakMap<DirectoryMember, Map<string, Packed>>();

/**
What is packed of a list already: a room of thousands is asked for its names by everyone who comes in. A list that begins with the
very objects of one that was packed before is that one, with more behind.
*/
const packedOf = (members: readonly DirectoryMember[], key: string): Packed => {
	const [first] = members;
	const fresh: Packed = {of: [], lines: [], line: '', size: 0};
	if (!first) {
		return fresh;
	}

	let packs = known.get(first);
	if (!packs) {
		packs = new Map();
		known.set(first, packs);
	}

	const packed = packs.get(key);
	if (packed && beginsWith(members, packed.of)) {
		return packed;
	}

	packs.set(key, fresh);
	return fresh;
};

/** RFC 1459 §6.2 RPL_NAMREPLY, as many lines as it takes, without RPL_ENDOFNAMES. */
export const renderNames = (
	room: DirectoryRoom,
	members: readonly DirectoryMember[],
	me: string,
	view: View,
): readonly Outgoing[] => {
	const source = view.serverName;
	const symbol = room.flags.has('secret') ? '@' : '=';
	const bytesMax = lineBytesMax - 2 - Buffer.byteLength(`:${source} 353 ${me} ${symbol} ${room.name} :`);
	const isFull = view.has('userhost-in-names');
	const packed = packedOf(members, `${bytesMax} ${isFull} ${view.has('multi-prefix')}`);
	for (let index = packed.of.length; index < members.length; index++) {
		const member = members[index] as DirectoryMember;
		const word = prefixOf(member, view) + (isFull ? fullName(member.user) : member.user.name);
		const bytes = Buffer.byteLength(word);
		if (packed.line !== '' && packed.size + 1 + bytes > bytesMax) {
			packed.lines.push(packed.line);
			packed.line = '';
			packed.size = 0;
		}

		packed.line += packed.line === '' ? word : ` ${word}`;
		packed.size += bytes + 1;
	}

	packed.of = members;
	return [...packed.lines, ...(packed.line === '' ? [] : [packed.line])].map(text => ({
		source,
		command: numerics.namesReply,
		params: [me, symbol, room.name, text],
	}));
};

export const renderEndOfNames = (target: string, me: string, view: View): Outgoing => ({
	source: view.serverName,
	command: numerics.endOfNames,
	params: [me, target, 'End of /NAMES list'],
});
