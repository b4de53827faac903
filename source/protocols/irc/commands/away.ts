import {cleanPhrase} from '../clean.ts';
import type {CommandEntry} from '../client.ts';
import {numerics} from '../numerics.ts';
import {answerRefusal} from '../refusals.ts';

/** RFC 1459 §5.1; modern "AWAY message": an empty text is as good as none. */
export const away: CommandEntry = {
	help: 'AWAY :text: say that you are away; without a text, that you are back',
	async run(client, {params}) {
		const text = cleanPhrase(params[0] ?? '');
		const refused = await client.ask({type: 'away', text});
		if (refused) {
			answerRefusal(client, refused, {command: 'AWAY'});
		} else if (text === '') {
			client.reply(numerics.unAway, 'You are no longer marked as being away');
		} else {
			client.reply(numerics.nowAway, 'You have been marked as being away');
		}
	},
};
