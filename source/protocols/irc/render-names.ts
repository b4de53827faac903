/** Who is in a room, and its topic: what a member gets on entering, and what NAMES and TOPIC answer. */
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
	const lines: string[] = [];
	let line = '';
	let size = 0;
	for (const member of members) {
		const name = view.has('userhost-in-names') ? fullName(member.user) : member.user.name;
		const word = prefixOf(member, view) + name;
		const bytes = Buffer.byteLength(word);
		if (line !== '' && size + 1 + bytes > bytesMax) {
			lines.push(line);
			line = '';
			size = 0;
		}

		line += line === '' ? word : ` ${word}`;
		size += bytes + 1;
	}

	return [...lines, ...(line === '' ? [] : [line])].map(text => ({
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
