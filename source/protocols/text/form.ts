/** The wording in which the text protocols differ. What they share is in `session.ts` and `render.ts`. */
import type {Author, Event} from '../../messages.ts';

type EventOf<Type extends Event['type']> = Extract<Event, {type: Type}>;

/** What goes out, in order. A `gap` keeps what follows it from being read as one with what is before it. */
export type Piece = string | {readonly gap: true};

export const gap: Piece = {gap: true};

export type TextForm = {
	readonly name: 'nickname' | 'assigned' | 'address';
	/** Whether users see their own messages come back. */
	readonly echoes: boolean;
	/** Where a user's name comes from: `asked` for one, `given` by the server, or this one. */
	readonly naming: {readonly type: 'asked' | 'given'} | {readonly type: 'fixed'; readonly name: string};
	/** A user in a line. `at` is where they are, when the event says so. */
	label(author: Author, at?: {readonly address: string; readonly port: number}): string;
	/** A user of whom only the name is known; `now` is what they go by now, where `name` is an older one. */
	called(name: string, now?: string): string;
	/** One line of what someone says. Labels come from the functions above. */
	spoken(label: string, line: string): string;
	joined(label: string, event: EventOf<'joined'>): string;
	left(label: string, event: EventOf<'left'>): string;
	/** A line of the server's own. */
	notice(line: string): string;
	/** What a connection that is to say its name gets first. `others` are labels. */
	prompt(others: readonly string[]): readonly Piece[];
	welcome(event: EventOf<'welcome'>): readonly Piece[];
	/** Take off what the client puts around a message by itself. `names` are all that the client may mean by its own. */
	unwrap(message: string, names: readonly string[]): string;
	/** Whether a message means goodbye. */
	isFarewell(message: string): boolean;
};

/** `1 user`, `2 users`. */
export const users = (count: number): string => `${count} ${count === 1 ? 'user' : 'users'}`;
