/** Changes of messages as lines: REDACT (IRCv3 draft/message-redaction), TAGMSG with a reaction (draft/react), and words where there is nothing else. */
import {type Author, type Event, serverId, whispers} from '../../messages.ts';
import {deletedWords} from '../amended-words.ts';
import {reactionTags, replyTag} from './answers.ts';
import type {Outgoing} from './message.ts';
import {messageIdOf} from './message-id.ts';
import {sourceOf} from './names.ts';
import {renderSpoken, renderTagged, timeTag} from './render-speech.ts';
import type {View} from './view.ts';

type Amended = Extract<Event, {type: 'amended'}>;

/** REDACT of a message, as it is sent to a target. */
export const redact = ({by, quote, time}: Amended, target: string, view: View): Outgoing => ({
	tags: timeTag(time),
	source: sourceOf(view.directory, by, view.serverName),
	command: 'REDACT',
	params: [target, messageIdOf(quote.time ?? 0, quote.seq)],
});

/** `* mina edited: the new text`, which looks the same in every client; a notice where the server itself did it. */
const words = (event: Amended, target: string, text: string, view: View): readonly Outgoing[] =>
	renderSpoken({
		time: event.time,
		source: sourceOf(view.directory, event.by, view.serverName),
		target,
		text,
		kind: event.by.id === serverId ? 'notice' : 'action',
		tags: replyTag(event.quote),
		id: part => messageIdOf(event.time, event.seq, part),
	});

/** To whom a line goes: the room, or this client. What it did itself to a whisper is answered by the command, which knows with whom it was. */
const targetOf = ({room, by}: Amended, view: View): string | undefined =>
	room === whispers ? (by.id === view.selfId() ? undefined : view.directory.self()?.name) : room;

export const renderAmended = (event: Amended, view: View): readonly Outgoing[] => {
	const {amendment, by, quote} = event;
	const target = targetOf(event, view);
	const isOwn = by.id === view.selfId();
	if (target === undefined) {
		return [];
	}

	switch (amendment.type) {
		case 'edit': {
			return words(event, target, `edited: ${amendment.text}`, view);
		}

		case 'delete': {
			if (view.has('draft/message-redaction')) {
				return [redact(event, target, view)];
			}

			const nameOf = (author: Author): string => author.name;
			return isOwn ? [] : words(event, target, deletedWords(event, nameOf), view);
		}

		case 'react': {
			const tags = reactionTags(amendment, quote);
			const id = messageIdOf(event.time, event.seq);
			return isOwn && !view.has('echo-message')
				? []
				: renderTagged({time: event.time, from: by, target, tags, id}, view);
		}
	}
};
