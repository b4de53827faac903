/** Messages of one's own that wait for the server's answer. Knows no connection. */
import type {Numbered, Outgoing} from './session-contract.ts';

export type {Numbered, Outgoing} from './session-contract.ts';

/** A message as a person types it, for one that is given back: commands with their name, a leading slash doubled. */
export const typedText = (message: Outgoing): string => {
	switch (message.type) {
		case 'whisper': {
			return `/whisper ${message.to} ${message.text}`;
		}

		case 'say': {
			if (message.kind === 'action') {
				return `/me ${message.text}`;
			}

			return message.text.startsWith('/') ? `/${message.text}` : message.text;
		}
	}
};

/** Messages wait here, in their order, until the server says what became of them. Numbers start at 1 and rise. */
export type OutgoingQueue = {
	add(message: Outgoing): Numbered;
	/** Take one out. Undefined when it is not here. */
	take(number: number): Numbered | undefined;
	has(number: number): boolean;
	all(): readonly Numbered[];
	size(): number;
	/** In their order, without a copy of them all. */
	values(): Iterable<Numbered>;
	/** The last number given. */
	last(): number;
	/** Give no number up to this one: the server knows them. */
	skip(number: number): void;
};

/** A queue, empty or with what waited when another ended. */
export const createOutgoingQueue = (
	start: {readonly last: number; readonly messages: readonly Numbered[]} = {last: 0, messages: []},
): OutgoingQueue => {
	// A map keeps the order of insertion, and takes one out without a search.
	const messages = new Map(start.messages.map(message => [message.number, message]));
	let {last} = start;

	return {
		add(message) {
			last++;
			const numbered = {...message, number: last};
			messages.set(last, numbered);
			return numbered;
		},
		take(number) {
			const message = messages.get(number);
			messages.delete(number);
			return message;
		},
		has: number => messages.has(number),
		all: () => [...messages.values()],
		size: () => messages.size,
		values: () => messages.values(),
		last: () => last,
		skip(number) {
			last = Math.max(last, number);
		},
	};
};
