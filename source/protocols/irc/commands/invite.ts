import {cleanWord} from '../clean.ts';
import type {CommandEntry} from '../client.ts';
import {numerics} from '../numerics.ts';
import {answerRefusal} from '../refusals.ts';

/** RFC 1459 §4.2.7; modern "INVITE message": without parameters, the rooms that one is invited to. */
export const invite: CommandEntry = {
	help: 'INVITE nick #room: let someone in; without parameters, where you are invited',
	async run(client, {params}) {
		if (params.length === 0) {
			const self = client.selfId() ?? '';
			for (const room of client.directory.rooms().filter(candidate => candidate.isInvited(self))) {
				client.reply(numerics.inviteList, room.name);
			}

			client.reply(numerics.endOfInviteList, 'End of /INVITE list');
			return;
		}

		const nick = cleanWord(params[0] ?? '');
		const room = cleanWord(params[1] ?? '');
		if (nick === '' || room === '') {
			client.reply(numerics.needMoreParams, 'INVITE', 'Not enough parameters');
			return;
		}

		const refused = await client.ask({type: 'invite', room, to: nick});
		if (refused) {
			answerRefusal(client, refused, {command: 'INVITE', room, nick});
			return;
		}

		const target = client.directory.find(nick);
		if (target && target.away !== '') {
			client.reply(numerics.away, target.name, target.away);
		}
	},
};
