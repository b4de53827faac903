/** A change of a message: told to everyone who may read it, its author included. */
import type {Effect, EntryOf, SessionId} from '../../messages.ts';
import {editRecent, quoteOf} from '../recent.ts';
import type {HubState} from '../state.ts';
import {deliver, report} from './audience.ts';

export const applyAmend = (
	state: HubState,
	entry: EntryOf<'amend'>,
	origin: SessionId | undefined,
): Effect[] => {
	const {seq, time, room, target, by, to, amendment} = entry;
	const message = state.recent.get(target);
	if (!message) {
		// It was deleted, or became too old, while this was on its way.
		return origin === undefined
			? []
			: [
					deliver(
						{sessions: [origin]},
						{type: 'rejected', code: 'no-such-message', of: 'amend', text: 'That message is gone.'},
					),
				];
	}

	if (amendment.type === 'edit') {
		editRecent(state.recent, target, amendment.text);
	} else if (amendment.type === 'delete') {
		state.recent.delete(target);
	}

	const event = {
		type: 'amended',
		seq,
		time,
		room,
		target,
		by,
		amendment,
		quote: quoteOf(target, message),
	} as const;
	const audience = to ? {sessions: to.flatMap(id => state.users.get(id)?.session ?? [])} : {room};
	const reports =
		to || amendment.type === 'react'
			? []
			: [
					report({
						event: 'amend',
						room,
						name: by.name,
						what: amendment.type,
						text: amendment.type === 'edit' ? amendment.text : message.text,
					}),
				];
	return [deliver(audience, event), ...reports];
};
