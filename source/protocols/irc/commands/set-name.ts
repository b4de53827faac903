import {cleanPhrase} from '../clean.ts';
import type {CommandEntry} from '../client.ts';
import {numerics} from '../numerics.ts';
import {answerRefusal} from '../refusals.ts';

/** IRCv3 setname. */
export const setName: CommandEntry = {
	paramsMin: 1,
	help: 'SETNAME :real name: change your real name',
	async run(client, {params}) {
		const realName = cleanPhrase(params[0] ?? '');
		if (realName === '') {
			if (client.has('standard-replies')) {
				client.fail('SETNAME', 'INVALID_REALNAME', 'A real name needs at least one letter');
			} else {
				client.reply(numerics.needMoreParams, 'SETNAME', 'Not enough parameters');
			}

			return;
		}

		const refused = await client.ask({type: 'profile', realName});
		if (refused) {
			answerRefusal(client, refused, {command: 'SETNAME'});
		}
	},
};
