/** From an event to the lines that a client of IRC gets for it. */
import type {Event} from '../../messages.ts';
import type {Outgoing} from './message.ts';
import {hostOf} from './names.ts';
import {renderAmended} from './render-amended.ts';
import {renderEndOfNames, renderNames, renderRoomTopic} from './render-names.ts';
import {
	renderAway,
	renderEjected,
	renderInvited,
	renderJoin,
	renderLeft,
	renderMode,
	renderParted,
	renderProfile,
	renderRenamed,
	renderTopic,
} from './render-rooms.ts';
import {renderMessage, renderTagged, renderTyping} from './render-speech.ts';
import type {View} from './view.ts';

/** One has come into a room: JOIN, the topic, who is there (RFC 2812 §3.2.1). */
const renderEntered = (event: Extract<Event, {type: 'entered'}>, view: View, now: number) => {
	const self = view.directory.self();
	const room = view.directory.room(event.room);
	return self && room
		? [
				...renderJoin(self.id, self.name, room.name, now, view),
				...renderRoomTopic(room, self.name, view),
				...renderNames(room, room.members(), self.name, view),
				renderEndOfNames(room.name, self.name, view),
			]
		: [];
};

/** RFC 1459 §4.6.4: the last line of a connection. */
const closing = ({code, text}: Extract<Event, {type: 'goodbye'}>, address: string): Outgoing => {
	const more = text === '' ? '' : `: ${text}`;
	const bye = text === '' ? 'Client quit' : `Quit: ${text}`;
	const why = code === 'bye' ? bye : code === 'kicked' ? `Kicked${more}` : text || code;
	return {source: '', command: 'ERROR', params: [`Closing link: ${hostOf(address)} (${why})`]};
};

/** The lines for an event; none where the protocol has nothing to say of it. A welcome and refusals are answered by the session, which knows what was asked. */
export const renderEvent = (
	event: Event,
	view: View,
	peer: {readonly address: string; readonly now: number},
): readonly Outgoing[] => {
	switch (event.type) {
		case 'message':
		case 'whisper': {
			return renderMessage(event, view);
		}

		case 'ack': {
			return event.message && view.has('echo-message') ? renderMessage(event.message, view) : [];
		}

		case 'amended': {
			return renderAmended(event, view);
		}

		case 'tagged': {
			return event.from.id === view.selfId() && !view.has('echo-message') ? [] : renderTagged(event, view);
		}

		case 'typing': {
			return renderTyping(event, view);
		}

		case 'joined': {
			return renderJoin(event.member.id, event.member.name, event.room, event.time, view);
		}

		case 'entered': {
			return renderEntered(event, view, peer.now);
		}

		case 'left': {
			return renderLeft(event, view);
		}

		case 'parted': {
			return renderParted(event, view);
		}

		case 'ejected': {
			return renderEjected(event, view);
		}

		case 'renamed': {
			return renderRenamed(event, view);
		}

		case 'topic': {
			return renderTopic(event, view);
		}

		case 'mode': {
			return renderMode(event, view);
		}

		case 'invited': {
			return renderInvited(event, view);
		}

		case 'away': {
			return renderAway(event, view);
		}

		case 'profile': {
			return renderProfile(event, view);
		}

		case 'notice': {
			const me = view.directory.self()?.name ?? '*';
			return event.text
				.split('\n')
				.map(text => ({source: view.serverName, command: 'NOTICE', params: [me, text || ' ']}));
		}

		case 'goodbye': {
			return [closing(event, peer.address)];
		}

		case 'welcome':
		case 'rejected':
		case 'presence':
		case 'members':
		case 'rooms':
		case 'history':
		case 'found':
		case 'server':
		case 'ping':
		case 'pong': {
			return [];
		}
	}
};
