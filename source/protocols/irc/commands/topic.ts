import {cleanPhrase, cleanWord} from '../clean.ts';
import type {CommandEntry} from '../client.ts';
import {numerics} from '../numerics.ts';
import {answerRefusal} from '../refusals.ts';
import {isVisible, renderRoomTopic} from '../render-names.ts';

/** RFC 1459 §4.2.4: without a text the topic is told, with an empty one it is taken away. */
export const topic: CommandEntry = {
	paramsMin: 1,
	help: 'TOPIC #room :topic: what a room is about; without a topic, tell it',
	async run(client, {params}) {
		const name = cleanWord(params[0] ?? '');
		const wanted = params[1];
		if (wanted !== undefined) {
			const refused = await client.ask({type: 'topic', room: name, topic: cleanPhrase(wanted)});
			if (refused) {
				answerRefusal(client, refused, {command: 'TOPIC', room: name});
			}

			return;
		}

		const room = client.directory.room(name);
		if (!room) {
			client.reply(numerics.noSuchChannel, name, `There is no room ${name}.`);
		} else if (!isVisible(room, client)) {
			client.reply(numerics.notOnChannel, name, `You are not in ${name}.`);
		} else if (room.topic === '') {
			client.reply(numerics.noTopic, room.name, 'No topic is set');
		} else {
			client.send(...renderRoomTopic(room, client.name(), client));
		}
	},
};
