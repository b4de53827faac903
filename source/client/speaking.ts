/** Saying something: in a room, or to one person. Knows what cannot be sent at all; what becomes of the rest the session knows. */
import type {Time} from '../messages.ts';
import {sanitize, sanitizeLine} from '../text/sanitize.ts';
import {words} from '../words/words.ts';
import type {ClientAction} from './actions.ts';
import type {ChatClient} from './contract.ts';
import {type Numbered, type Outgoing, typedText} from './outgoing.ts';
import {describeRefusedMessage} from './refusals.ts';
import {saidAction} from './said.ts';
import type {ChatState} from './state.ts';
import type {Voice} from './voice.ts';

export type Speaking = {
	/** What the screen may ask for. */
	readonly actions: Pick<ChatClient, 'say' | 'whisper'>;
	/** Send a message, or give it back where it cannot be. */
	send(message: Outgoing): void;
	/** These are on their way. */
	show(messages: readonly Numbered[]): void;
};

export type SpeakingOptions = {
	send(message: Outgoing): Numbered;
	dispatch(actions: readonly ClientAction[]): void;
	getState(): ChatState;
	readonly refuse: Voice['refuse'];
	/** The most that a message may have, bytes of UTF-8. */
	bytesMax(): number;
	now(): Time;
	/** Something is on its way to one person. */
	whispered(to: string): void;
	/** What one wants to be called, until the server has said. */
	readonly name: string;
};

export const createSpeaking = ({
	send: pass,
	dispatch,
	getState,
	refuse,
	bytesMax,
	whispered,
	now,
	name,
}: SpeakingOptions): Speaking => {
	const show = (messages: readonly Numbered[]): void => {
		dispatch(messages.map(message => saidAction(message, getState(), {name, time: now()})));
	};

	const send = (message: Outgoing): void => {
		const {connection} = getState();
		// Ended for good: it would stand there as if it were still on its way.
		if (connection.status === 'closed') {
			dispatch(refuse(typedText(message), {problem: words().client.notSent, hint: connection.hint}));
			return;
		}

		// Not sent at all: a frame that is too long would end the connection.
		if (Buffer.byteLength(message.text) > bytesMax()) {
			dispatch(
				refuse(typedText(message), describeRefusedMessage(message, 'too-long', {bytesMax: bytesMax()})),
			);
			return;
		}

		show([pass(message)]);
		if (message.type === 'whisper') {
			whispered(message.to);
		}
	};

	return {
		actions: {
			say(raw, kind = 'text') {
				const text = sanitize(raw);
				const {active, rooms} = getState();
				const peer = rooms.get(active)?.peer;
				if (text.trim() !== '') {
					// What is private stays private, also when the one it goes to is gone.
					send(peer ? {type: 'whisper', to: peer.name, text} : {type: 'say', room: active, text, kind});
				}
			},
			whisper(raw, rawText) {
				const text = sanitize(rawText);
				const to = sanitizeLine(raw);
				if (text.trim() !== '') {
					send({type: 'whisper', to, text});
				}
			},
		},
		send,
		show,
	};
};
