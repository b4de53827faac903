import {cleanPhrase} from '../clean.ts';
import type {CommandEntry} from '../client.ts';

/** RFC 1459 §4.1.6; RFC 2812 §3.1.7: acknowledged with ERROR. */
export const quit: CommandEntry = {
	early: true,
	help: 'QUIT :reason: leave',
	run(client, {params}) {
		client.quit(cleanPhrase(params[0] ?? ''));
	},
};
