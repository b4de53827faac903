import type {CommandEntry} from '../client.ts';
import {targetsMax} from '../isupport.ts';
import {numerics} from '../numerics.ts';
import {answerRefusal} from '../refusals.ts';
import {renderTagged} from '../render-speech.ts';
import {clientTags} from '../tags.ts';
import {targetsOf} from './join.ts';

/** IRCv3 message-tags, "The TAGMSG tag-only message"; for those who asked for tags. */
export const tagMessage: CommandEntry = {
	paramsMin: 1,
	help: 'TAGMSG #room|nick: tags alone, such as that you are typing',
	async run(client, message) {
		const tags = clientTags(message.tags);
		if (!client.has('message-tags')) {
			client.reply(numerics.unknownCommand, 'TAGMSG', 'Ask for message-tags first');
			return;
		}

		if (Object.keys(tags).length === 0) {
			return;
		}

		for (const target of targetsOf(message.params[0]).slice(0, targetsMax)) {
			const isRoom = target.startsWith('#');
			const self = client.directory.self();
			if (self && client.directory.isSameName(self.name, target)) {
				const id = `self-${client.reference()}`;
				const time = client.context.now();
				const lines = renderTagged({time, from: {...self, color: 0}, target: self.name, tags, id}, client);
				client.send(...(client.has('echo-message') ? lines : []));
				client.sendApart(...lines);
				continue;
			}

			const refused = await client.ask({type: 'tag', target, tags});
			if (refused) {
				answerRefusal(client, refused, {
					command: 'TAGMSG',
					[isRoom ? 'room' : 'nick']: target,
					isSpeech: true,
				});
			} else if (isRoom && tags['+typing'] === 'active') {
				// Clients of other protocols show that someone types, too.
				await client.ask({type: 'typing', room: target});
			}
		}
	},
};
