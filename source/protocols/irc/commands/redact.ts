import {messageOf, roomOfTarget} from '../answers.ts';
import {cleanText, cleanWord} from '../clean.ts';
import type {Client, CommandEntry} from '../client.ts';
import {redact as redactLine} from '../render-amended.ts';

const name = 'REDACT';

/** With whom one speaks, or the room that one is in. */
const isTarget = (client: Client, target: string): boolean =>
	target.startsWith('#')
		? client.directory.room(target)?.member(client.selfId() ?? '') !== undefined
		: client.directory.find(target) !== undefined;

/** IRCv3 draft/message-redaction: delete a message. Why is not kept. */
export const redact: CommandEntry = {
	paramsMin: 2,
	help: 'REDACT #room|nick msgid: delete what you said; room operators delete what others said there',
	async run(client, {params}) {
		const [target, id] = [cleanWord(params[0] ?? ''), cleanText(params[1] ?? '')];
		if (!isTarget(client, target)) {
			client.fail(name, 'INVALID_TARGET', target || '*', 'You cannot delete messages there');
			return;
		}

		const quote = messageOf(client, target, id);
		const self = client.directory.self();
		if (!quote || !self) {
			client.fail(name, 'UNKNOWN_MSGID', target, id || '*', 'That message is gone, or too old to be deleted');
			return;
		}

		const room = roomOfTarget(target);
		const refused = await client.ask({type: 'amend', room, target: quote.seq, amendment: {type: 'delete'}});
		if (refused) {
			client.fail(name, 'REDACT_FORBIDDEN', target, id, refused.text);
		} else if (!target.startsWith('#') && client.has('draft/message-redaction')) {
			const time = client.context.now();
			const by = {id: self.id, name: self.name, color: 0};
			const amendment = {type: 'delete'} as const;
			client.send(
				redactLine(
					{type: 'amended', seq: 0, time, room, target: quote.seq, by, amendment, quote},
					target,
					client,
				),
			);
		}
	},
};
