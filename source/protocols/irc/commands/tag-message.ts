import {whispers} from '../../../messages.ts';
import {roomOfTarget, splitReaction, splitReply} from '../answers.ts';
import type {Client, CommandEntry, Rejected} from '../client.ts';
import {targetsMax} from '../isupport.ts';
import {numerics} from '../numerics.ts';
import {answerRefusal} from '../refusals.ts';
import {renderTagged} from '../render-speech.ts';
import {clientTags, type Tags} from '../tags.ts';
import {targetsOf} from './join.ts';

/** A reaction to a message that is known is for everyone, in whatever protocol; all else is for other clients of IRC to read. */
const passOn = async (client: Client, target: string, tags: Tags): Promise<Rejected | undefined> => {
	const {answered, rest: others} = splitReply(client, target, tags);
	const {reaction, rest} = splitReaction(others);
	if (!answered || !reaction) {
		return client.ask({type: 'tag', target, tags});
	}

	const room = roomOfTarget(target);
	const refused = await client.ask({type: 'amend', room, target: answered.seq, amendment: reaction});
	if (refused?.code === 'not-permitted') {
		// It is a word, not an emoji.
		return client.ask({type: 'tag', target, tags});
	}

	if (!refused && room === whispers && client.has('echo-message')) {
		// Whom the whisper was with, only this command knows.
		const self = client.directory.self();
		const time = client.context.now();
		const id = `self-${client.reference()}`;
		client.send(...(self ? renderTagged({time, from: {...self, color: 0}, target, tags, id}, client) : []));
	}

	return refused || Object.keys(rest).length === 0 ? refused : client.ask({type: 'tag', target, tags: rest});
};

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

			const refused = await passOn(client, target, tags);
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
