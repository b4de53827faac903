import type {DirectoryRoom} from '../../protocol.ts';
import {cleanWord} from '../clean.ts';
import type {Client, CommandEntry} from '../client.ts';
import {numerics} from '../numerics.ts';
import {isVisible} from '../render-names.ts';

type Test = (room: DirectoryRoom) => boolean;

const minuteMs = 60_000;

/** One condition: users `<3` `>3`, minutes since the creation `C<3` `C>3` or since the topic was set `T<3` `T>3` (modern "ELIST"). */
const conditionOf = (word: string, now: number): Test | undefined => {
	const match = /^([CT]?)([<>])(\d{1,9})$/i.exec(word);
	if (!match) {
		return undefined;
	}

	const [, kind = '', sign, digits] = match;
	const value = Number(digits);
	return room => {
		const since = kind.toUpperCase() === 'C' ? room.createdAt : room.topicAt;
		if (kind.toUpperCase() === 'T' && room.topic === '') {
			return false;
		}

		const actual = kind === '' ? room.size : (now - since) / minuteMs;
		return sign === '<' ? actual < value : actual > value;
	};
};

/** What a list of conditions, masks and names lets through: every condition has to hold, and one of the masks. */
const filterOf = (client: Client, list: string): Test => {
	const conditions: Test[] = [];
	const masks: Test[] = [];
	for (const word of list.split(',').map(cleanWord)) {
		const condition = conditionOf(word, client.context.now());
		if (condition) {
			conditions.push(condition);
		} else if (word.startsWith('!')) {
			conditions.push(room => !client.directory.matches(word.slice(1), room.name));
		} else if (word !== '') {
			masks.push(room => client.directory.matches(word, room.name));
		}
	}

	return room =>
		conditions.every(fits => fits(room)) && (masks.length === 0 || masks.some(fits => fits(room)));
};

/** RFC 1459 §4.2.6. A room in which nobody is does not show. */
export const list: CommandEntry = {
	help: 'LIST #mask*,>5: which rooms there are',
	run(client, {params}) {
		const fits = filterOf(client, params[0] ?? '');
		client.reply(numerics.listStart, 'Channel', 'Users  Name');
		for (const room of client.directory.rooms()) {
			if (room.size > 0 && isVisible(room, client) && fits(room)) {
				client.reply(numerics.list, room.name, String(room.size), room.topic);
			}
		}

		client.reply(numerics.listEnd, 'End of /LIST');
	},
};
