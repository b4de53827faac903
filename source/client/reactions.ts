/** Who has put what on a message. Knows one message's reactions; older servers tell names alone, and then the name decides. */
import type {Author, Reaction, UserId} from '../messages.ts';

/** Somebody who reacted; without an id where only the name is known. */
export type Reacting = {readonly id: UserId; readonly name: string};

/** Those who have a reaction, in the order in which they came. */
export const peopleOf = ({names, ids = []}: Reaction): readonly Reacting[] =>
	names.map((name, index) => ({id: ids[index] ?? '', name}));

const reactionOf = (emoji: string, people: readonly Reacting[]): Reaction => ({
	emoji,
	names: people.map(({name}) => name),
	...(people.some(({id}) => id !== '') ? {ids: people.map(({id}) => id)} : {}),
});

/** Reactions of which one has other people; one that nobody has is gone. */
export const withReaction = (
	reactions: readonly Reaction[],
	emoji: string,
	change: (people: readonly Reacting[]) => readonly Reacting[],
): readonly Reaction[] => {
	const known = reactions.some(reaction => reaction.emoji === emoji);
	return [...reactions, ...(known ? [] : [{emoji, names: []}])]
		.map(reaction => (reaction.emoji === emoji ? reactionOf(emoji, change(peopleOf(reaction))) : reaction))
		.filter(({names}) => names.length > 0);
};

/** Whether somebody who reacted is this one: by who they are, or by any of the names that they have had. */
export const isSame = (
	person: Reacting,
	{id}: Pick<Author, 'id'>,
	names: ReadonlyArray<string | undefined>,
): boolean => (person.id === '' ? names.includes(person.name) : person.id === id);
