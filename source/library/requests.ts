/** What a program asks for besides speaking: changes of messages, its name, topics, who and what there is. Knows no connection. */
import {type Amendment, whispers} from '../messages.ts';
import {sanitize, sanitizeLine} from '../text/sanitize.ts';
import type {Asking, Question} from './asking.ts';
import type {Chat, MessageRef} from './contract.ts';
import type {Hearing} from './hearing.ts';
import type {Places} from './places.ts';
import {
	amendQuestion,
	refusal,
	renameQuestion,
	roomsQuestion,
	topicQuestion,
	whoQuestion,
} from './questions.ts';

export type Requests = Pick<
	Chat,
	'edit' | 'delete' | 'react' | 'rename' | 'topic' | 'setTopic' | 'who' | 'listRooms'
>;

export type RequestsOptions = {
	readonly hearing: Hearing;
	readonly places: Places;
	readonly asking: Asking;
	/** Where one speaks unless another room is named. */
	readonly room: string;
	/** Throws a `Problem` when the chat is over. */
	requireOpen(): void;
	/** Throws a `Problem` when a text cannot be said. */
	checkText(text: string): void;
};

/** A room's name as it is meant, with or without its `#`. */
export const roomName = (raw: string): string => {
	const name = sanitizeLine(raw);
	return name.startsWith('#') ? name : `#${name}`;
};

export const createRequests = (options: RequestsOptions): Requests => {
	const {hearing, places, asking, room, requireOpen, checkText} = options;

	const ask = async <Answer>(question: Question<Answer>): Promise<Answer> => {
		requireOpen();
		const {frame} = question;
		if (
			'room' in frame &&
			frame.room !== undefined &&
			frame.room !== whispers &&
			!places.isKnown(frame.room)
		) {
			throw refusal('not-in-room');
		}

		return asking.ask(question);
	};

	const amend = async ({room: raw, seq}: MessageRef, amendment: Amendment): Promise<void> => {
		if (seq === undefined) {
			throw refusal('no-such-message');
		}

		const where = raw === whispers ? whispers : roomName(raw);
		await ask(amendQuestion(where, seq, amendment, hearing.you, hearing.bytesMax()));
	};

	return {
		async edit(message, raw) {
			const text = sanitize(raw);
			checkText(text);
			await amend(message, {type: 'edit', text});
		},
		delete: message => amend(message, {type: 'delete'}),
		react: (message, emoji, on = true) => amend(message, {type: 'react', emoji: sanitizeLine(emoji), on}),
		rename: name => ask(renameQuestion(sanitizeLine(name), hearing.you)),
		topic: (where = room) => hearing.topic(roomName(where)),
		async setTopic(topic, where = room) {
			await ask(topicQuestion(roomName(where), sanitizeLine(topic)));
		},
		who: async (where = room) => ask(whoQuestion(roomName(where))),
		listRooms: () => ask(roomsQuestion),
	};
};
