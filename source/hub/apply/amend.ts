/** A change of a message: told to everyone who may read it, its author included. */
import type {Amend, Audience, Effect, Event, SessionId} from '../../messages.ts';
import {editRecent} from '../recent.ts';
import type {HubState} from '../state.ts';
import {subjectOf} from '../subject.ts';
import {deliver, report} from './audience.ts';

/** A change as those who may read the message are told of it: live, or read back from the journal. */
export const amendedEvent = ({
	seq,
	time,
	room,
	target,
	by,
	amendment,
	quote,
}: Amend): Extract<Event, {type: 'amended'}> => ({
	type: 'amended',
	seq,
	time,
	room,
	target,
	by,
	amendment,
	quote,
});

export const applyAmend = (state: HubState, entry: Amend, origin: SessionId | undefined): Effect[] => {
	const {room, target, by, to, amendment} = entry;
	const message = state.recent.get(target);
	if (!message) {
		// It was deleted, or became too old, while this was on its way.
		return origin === undefined
			? []
			: [
					deliver(
						{sessions: [origin]},
						{
							type: 'rejected',
							code: 'no-such-message',
							of: 'amend',
							text: 'That message is gone.',
							...subjectOf(entry),
						},
					),
				];
	}

	if (amendment.type === 'edit') {
		editRecent(state.recent, target, amendment.text);
	} else if (amendment.type === 'delete') {
		state.recent.delete(target);
	}

	const author = state.users.get(by.id)?.session;
	// Whoever asked gets it apart: protocols have it for an answer.
	const audiences: readonly Audience[] = to
		? [{sessions: to.flatMap(id => state.users.get(id)?.session ?? [])}]
		: author === undefined
			? [{room}]
			: [{room, except: author}, {sessions: [author]}];
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
	const event = amendedEvent(entry);
	return [...audiences.map(audience => deliver(audience, event)), ...reports];
};
