/** What became of what was said, by the journal alone: a reckoning of its own, so that the program's cannot vouch for itself. Knows no clients. */
import type {Line} from '../../../source/client/state.ts';
import type {Amend, Seq, Spoken, UserId} from '../../../source/messages.ts';

type Became = {
	readonly author: UserId;
	/** What it was said as, and edited to since; the last stands. */
	readonly texts: string[];
	isDeleted: boolean;
	/** Who reacts with what, and the name that they had. */
	readonly reactions: Map<string, {readonly emoji: string; readonly name: string}>;
};

export type Changes = {
	said(entry: Spoken): void;
	/** What is wrong with it, if anything is. */
	changed(amend: Amend): string | undefined;
	/** Whether a message was ever said, or edited, to be so; an empty text is that of one that was deleted. */
	wasEver(seq: Seq, text: string): boolean;
	/** Which message has had this text. */
	placeOf(text: string): Seq | undefined;
	/** How a line differs from what its message has become. */
	difference(line: Extract<Line, {type: 'message'}>): string | undefined;
};

const named = (reactions: Iterable<readonly [string, string]>): string =>
	[...reactions]
		.map(([emoji, name]) => `${emoji} ${name}`)
		.sort()
		.join(', ');

export const createChanges = (): Changes => {
	const messages = new Map<Seq, Became>();
	const places = new Map<string, Seq>();
	return {
		said({seq, from, text}) {
			messages.set(seq, {author: from.id, texts: [text], isDeleted: false, reactions: new Map()});
			places.set(text, seq);
		},
		changed({seq, target, by, amendment}) {
			const message = messages.get(target);
			if (!message) {
				return `at ${seq} the journal changes ${target}, which is no message`;
			}

			if (amendment.type !== 'react' && by.id !== message.author) {
				return `at ${seq} ${by.name} changes ${target}, which another said`;
			}

			// Of two that were on their way to the disk at once the second changes nothing.
			if (message.isDeleted) {
				return undefined;
			}

			switch (amendment.type) {
				case 'edit': {
					message.texts.push(amendment.text);
					places.set(amendment.text, target);
					return undefined;
				}

				case 'delete': {
					message.isDeleted = true;
					message.reactions.clear();
					return undefined;
				}

				case 'react': {
					const key = `${by.id} ${amendment.emoji}`;
					message.reactions.delete(key);
					if (amendment.on) {
						message.reactions.set(key, {emoji: amendment.emoji, name: by.name});
					}

					return undefined;
				}
			}
		},
		wasEver(seq, text) {
			const message = messages.get(seq);
			return message !== undefined && (message.texts.includes(text) || (message.isDeleted && text === ''));
		},
		placeOf: text => places.get(text),
		difference({seq, text, deleted, reactions = []}) {
			const message = messages.get(seq ?? 0);
			if (!message) {
				return undefined;
			}

			if (message.isDeleted !== (deleted !== undefined)) {
				return `${seq} as ${deleted ? 'deleted' : `"${text}"`}, and it is ${message.isDeleted ? 'deleted' : 'not'}`;
			}

			const last = message.texts.at(-1);
			if (!message.isDeleted && text !== last) {
				return `"${text}" at ${seq}, which was edited to "${last}"`;
			}

			const [shown, kept] = [
				named(reactions.flatMap(({emoji, names}) => names.map(name => [emoji, name] as const))),
				named([...message.reactions.values()].map(({emoji, name}) => [emoji, name] as const)),
			];
			return shown === kept ? undefined : `under ${seq} the reactions "${shown}", and they are "${kept}"`;
		},
	};
};
