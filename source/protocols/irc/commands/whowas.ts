import {cleanWord} from '../clean.ts';
import type {CommandEntry} from '../client.ts';
import {hostOf} from '../names.ts';
import {numerics} from '../numerics.ts';

/** RFC 1459 §4.5.3: the last one first; a count that is not positive is none. */
export const whowas: CommandEntry = {
	help: 'WHOWAS nick count: who had a name before',
	run(client, {params}) {
		const wanted = cleanWord(params[0] ?? '').split(',')[0] ?? '';
		if (wanted === '') {
			client.reply(numerics.noNicknameGiven, 'No nickname given');
			return;
		}

		const count = Number.parseInt(params[1] ?? '', 10);
		const found = client.directory.former(wanted, count > 0 ? count : undefined);
		for (const {name, ident, address, realName, leftAt} of found) {
			client.reply(numerics.whowasUser, name, ident, hostOf(address), '*', realName || name);
			client.reply(numerics.whoisServer, name, client.serverName, new Date(leftAt).toUTCString());
		}

		if (found.length === 0) {
			client.reply(numerics.wasNoSuchNick, wanted, `Nobody was called ${wanted}.`);
		}

		client.reply(numerics.endOfWhowas, wanted, 'End of /WHOWAS list');
	},
};
