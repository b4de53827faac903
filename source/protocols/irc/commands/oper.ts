import type {CommandEntry} from '../client.ts';
import {numerics} from '../numerics.ts';

/** RFC 1459 §4.1.5. There are no IRC operators: whoever runs the server has a screen of their own. */
export const oper: CommandEntry = {
	paramsMin: 2,
	help: 'There are no IRC operators here: whoever runs the server does it at the server.',
	run(client) {
		client.reply(numerics.noOperatorHost, 'There are no IRC operators here');
	},
};
