import {cleanWord} from '../clean.ts';
import type {CommandEntry} from '../client.ts';
import {changeRoomMode} from './room-mode.ts';
import {changeUserMode} from './user-mode.ts';

/** RFC 1459 §4.2.3: of a room, or of oneself. */
export const mode: CommandEntry = {
	paramsMin: 1,
	help: 'MODE #room +o nick, +v nick, +b mask, +k key, +l count, +imnst: the rules of a room',
	run(client, {params}) {
		const [target = '', letters = '', ...values] = params;
		const name = cleanWord(target);
		return name.startsWith('#')
			? changeRoomMode(client, name, letters, values)
			: changeUserMode(client, name, letters);
	},
};
