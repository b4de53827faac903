/** The client for lines that come one after the other: what is asked of it is waited for before the next. Knows no lines. */
import type {ChatClient} from '../client/contract.ts';
import {lobby} from '../limits.ts';
import {words} from '../words/words.ts';

/** How long the answer to a command is waited for before the next line is read, ms. */
export const answerMs = 5000;

export type Awaited = 'backlog' | 'page' | 'room' | 'message' | 'amend' | 'rename' | 'round-trip' | 'find';

export type AwaitingClient = {
	readonly client: ChatClient;
	/** Something was found; whether there is more of it. */
	found(hasMore: boolean): void;
};

/** `wait` is told what the next line has to wait for, and for how long at most, ms. */
export const createAwaitingClient = (
	client: ChatClient,
	wait: (what: Awaited, ms?: number) => void,
): AwaitingClient => {
	/** Whether there is more of what was looked for; undefined while nothing was. */
	let hasOlder: boolean | undefined;
	const awaiting: ChatClient = {
		...client,
		// What comes after it is said in the room that one is in then.
		join(room, key) {
			wait('room', answerMs);
			client.join(room, key);
		},
		part() {
			const {active} = client.store.getState();
			if (active.startsWith('#') && active !== lobby) {
				wait('room', answerMs);
			}

			client.part();
		},
		rename(name) {
			wait('rename', answerMs);
			client.rename(name);
		},
		find(words, room) {
			wait('find', answerMs);
			client.find(words, room);
		},
		// There is no place to be at: again is the next older ones.
		findNext() {
			if (hasOlder === undefined) {
				return false;
			}

			if (!hasOlder) {
				client.notify(words().plain.noOlder);
				return true;
			}

			wait('find', answerMs);
			client.findFurther();
			return true;
		},
		amend(target, amendment) {
			const isConnected = client.store.getState().connection.status === 'connected';
			wait('amend', isConnected ? answerMs : undefined);
			client.amend(target, amendment);
		},
		measureRoundTrip() {
			wait('round-trip', answerMs);
			client.measureRoundTrip();
		},
	};

	return {
		client: awaiting,
		found(hasMore) {
			hasOlder = hasMore;
		},
	};
};
