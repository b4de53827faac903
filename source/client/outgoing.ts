import type {MessageKind, RoomName} from '../messages.ts';

/** A message of one's own that the server has not acknowledged. */
export type Outgoing =
	| {readonly type: 'say'; readonly room: RoomName; readonly text: string; readonly kind: MessageKind}
	| {readonly type: 'whisper'; readonly to: string; readonly text: string};

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

export type Numbered = Outgoing & {readonly number: number};

/** Messages wait here, in their order, until the server says what became of them. Numbers start at 1 and rise by one. */
export type OutgoingQueue = {
	add(message: Outgoing): Numbered;
	/** Take one out. Undefined when it is not here. */
	take(number: number): Numbered | undefined;
	all(): readonly Numbered[];
};

export const createOutgoingQueue = (): OutgoingQueue => {
	// A map keeps the order of insertion, and takes one out without a search.
	const messages = new Map<number, Numbered>();
	let last = 0;

	const take = (number: number): Numbered | undefined => {
		const message = messages.get(number);
		messages.delete(number);
		return message;
	};

	return {
		add(message) {
			last++;
			const numbered = {...message, number: last};
			messages.set(last, numbered);
			return numbered;
		},
		take,
		all: () => [...messages.values()],
	};
};
