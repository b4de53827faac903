import type {CommandEntry} from '../client.ts';
import {isVisible, renderEndOfNames, renderNames} from '../render-names.ts';
import {targetsOf} from './join.ts';

/** RFC 1459 §4.2.5; modern "NAMES message": for a room that does not show itself, the end alone. Without a room, nothing is listed. */
export const names: CommandEntry = {
	help: 'NAMES #room: who is in a room',
	run(client, {params}) {
		const [target = '*'] = targetsOf(params[0]);
		const room = client.directory.room(target);
		const me = client.name();
		if (room && isVisible(room, client)) {
			const isMember = room.member(client.selfId() ?? '') !== undefined;
			const members = room.members().filter(({user}) => isMember || !client.shared.invisible.has(user.id));
			client.send(...renderNames(room, members, me, client));
		}

		client.send(renderEndOfNames(target, me, client));
	},
};
