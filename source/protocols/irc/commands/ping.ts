import {cleanPhrase} from '../clean.ts';
import type {CommandEntry} from '../client.ts';
import {numerics} from '../numerics.ts';

/** RFC 1459 §4.6.2, modern "PING message". */
export const ping: CommandEntry = {
	early: true,
	help: 'PING token: the server answers PONG token',
	run(client, {params}) {
		const [token] = params;
		if (token === undefined || token === '') {
			client.reply(numerics.noOrigin, 'No origin specified');
			return;
		}

		const source = client.serverName;
		client.send({source, command: 'PONG', params: [source, token]});
	},
};

/** RFC 1459 §4.6.3: never answered. */
export const pong: CommandEntry = {
	early: true,
	help: 'PONG token: the answer to PING',
	run(client, {params}) {
		// Some clients put the server first.
		client.pong(cleanPhrase(params.at(-1) ?? ''));
	},
};
