import {type Author, type Time, whispers} from '../messages.ts';
import type {ClientAction} from './actions.ts';
import {memberNamed} from './member-named.ts';
import type {Numbered} from './outgoing.ts';
import type {ChatState} from './state.ts';

/** What shows a message of one's own as pending. `name` is what one wants to be called, until the server has said. */
export const saidAction = (
	message: Numbered,
	state: ChatState,
	{name, time}: {readonly name: string; readonly time: Time},
): Extract<ClientAction, {type: 'said'}> => {
	const from: Author = state.you ?? {id: '', name, color: 0};
	const {number, text, replyTo} = message;
	const common = {
		type: 'said',
		number,
		from,
		text,
		time,
		...(replyTo === undefined ? {} : {replyTo}),
	} as const;
	return message.type === 'say'
		? {...common, room: message.room, kind: message.kind}
		: {
				...common,
				room: whispers,
				kind: 'text',
				to: memberNamed(state, message.to) ?? {id: '', name: message.to, color: 0},
			};
};
