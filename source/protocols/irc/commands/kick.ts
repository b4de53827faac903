import {cleanPhrase, cleanWord} from '../clean.ts';
import type {CommandEntry} from '../client.ts';
import {numerics} from '../numerics.ts';
import {answerRefusal} from '../refusals.ts';

/** RFC 1459 §4.2.8; RFC 2812 §3.2.8: one room and several users, or as many of both. */
export const kick: CommandEntry = {
	paramsMin: 2,
	help: 'KICK #room nick,nick :reason: make people leave a room, for its operators',
	async run(client, {params}) {
		const rooms = (params[0] ?? '').split(',').map(cleanWord);
		const users = (params[1] ?? '').split(',').map(cleanWord);
		if (rooms.length !== 1 && rooms.length !== users.length) {
			client.reply(numerics.needMoreParams, 'KICK', 'One room, or as many rooms as users');
			return;
		}

		const reason = cleanPhrase(params[2] ?? '');
		for (const [index, nick] of users.entries()) {
			const room = rooms[rooms.length === 1 ? 0 : index] ?? '';
			const refused = await client.ask({type: 'eject', room, name: nick, reason});
			if (refused) {
				answerRefusal(client, refused, {command: 'KICK', room, nick});
			}
		}
	},
};
