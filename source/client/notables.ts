/** What is worth telling somebody who looks elsewhere: each whisper, mention and message of others once, as it comes. Knows frames; nothing of how it is told. */
import {type Author, type RoomName, type Seq, type Time, whispers} from '../messages.ts';
import {mentions} from '../text/mention.ts';
import type {ClientAction} from './actions.ts';
import {cleanFrame} from './clean-frame.ts';
import {conversationIn} from './conversations.ts';
import type {ChatState} from './state.ts';

/** Something that another said. `room` is where one finds it: the name of a room, or of a conversation. */
export type Notable = {
	readonly kind: 'whisper' | 'mention' | 'message';
	readonly room: RoomName;
	readonly from: Author;
	readonly text: string;
	readonly seq: Seq;
	readonly time: Time;
	/** It came in a page of what a broken connection missed. */
	readonly isMissed: boolean;
};

export type Notables = {
	/** Look at what has just been done to the state. */
	look(actions: readonly ClientAction[]): void;
	/** The listener gets each once. Returns its undo. */
	onNotable(listener: (notable: Notable) => void): () => void;
};

type Said = {
	readonly seq: Seq;
	readonly time: Time;
	readonly from: Author;
	readonly to?: Author;
	readonly text: string;
	/** One's own have it, also those of an earlier run, to which one was somebody else. */
	readonly number?: number;
};

/** How many are remembered: a page of what was missed may have what came live meanwhile. */
const rememberedMax = 2000;

export const createNotables = (getState: () => ChatState): Notables => {
	const listeners = new Set<(notable: Notable) => void>();
	const told = new Set<Seq>();

	const tell = (room: RoomName, {seq, time, from, to, text, number}: Said, isMissed: boolean): void => {
		const state = getState();
		const {you} = state;
		if (number !== undefined || from.id === you?.id || told.has(seq)) {
			return;
		}

		told.add(seq);
		if (told.size > rememberedMax) {
			told.delete(told.values().next().value ?? 0);
		}

		const isMention = you !== undefined && mentions(text, you.name);
		const notable: Notable = {
			kind: to === undefined ? (isMention ? 'mention' : 'message') : 'whisper',
			room: to === undefined ? room : conversationIn(state, from),
			from,
			text,
			seq,
			time,
			isMissed,
		};
		for (const listener of listeners) {
			listener(notable);
		}
	};

	return {
		look(actions) {
			for (const action of listeners.size === 0 ? [] : actions) {
				if (action.type === 'aged') {
					told.clear();
				}

				if (action.type !== 'frame') {
					continue;
				}

				const {frame} = action;
				if (frame.type === 'message' || frame.type === 'whisper') {
					const clean = cleanFrame(frame);
					tell(clean.type === 'message' ? clean.room : whispers, clean, false);
				} else if (frame.type === 'history' && frame.after !== undefined) {
					// What a broken connection missed; what was said before one came is no news.
					const {room, entries} = cleanFrame(frame);
					for (const entry of entries.filter(({deleted}) => deleted === undefined)) {
						tell(room, entry, true);
					}
				}
			}
		},
		onNotable(listener) {
			listeners.add(listener);
			return () => {
				listeners.delete(listener);
			};
		},
	};
};
