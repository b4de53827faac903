/** What stands of the changes of messages, and what a message is with them. Pure: knows no store. */
import {limits} from '../limits.ts';
import type {Amend, Author, Reaction, Seq, Spoken, Time} from '../messages.ts';

/** Of the changes of one message with the same subject, the last one stands; after a deletion, nothing else does. */
export const subjectOf = ({amendment, by}: Pick<Amend, 'amendment' | 'by'>): string =>
	amendment.type === 'react' ? `${by.id} ${amendment.emoji}` : amendment.type;

/** The changes that stand, in their order. `amends` are all there are of their messages, oldest first. */
export const standing = (amends: Iterable<Amend>): readonly Amend[] => {
	const bySubject = new Map<Seq, Map<string, Amend>>();
	for (const amend of amends) {
		const {target, amendment} = amend;
		const subjects = bySubject.get(target);
		if (amendment.type === 'delete') {
			bySubject.set(target, subjects?.has('delete') ? subjects : new Map([['delete', amend]]));
		} else if (!subjects) {
			bySubject.set(target, new Map([[subjectOf(amend), amend]]));
		} else if (!subjects.has('delete')) {
			subjects.set(subjectOf(amend), amend);
		}
	}

	return Array.from(bySubject.values(), subjects => [...subjects.values()])
		.flat()
		.sort((one, other) => one.seq - other.seq);
};

/** The changes of each message. */
export type AmendsByTarget = ReadonlyMap<Seq, readonly Amend[]>;

export const byTarget = (amends: Iterable<Amend>): AmendsByTarget => {
	const map = new Map<Seq, Amend[]>();
	for (const amend of amends) {
		const list = map.get(amend.target);
		if (list) {
			list.push(amend);
		} else {
			map.set(amend.target, [amend]);
		}
	}

	return map;
};

/** A message as it stands: its text is empty when it is deleted. */
export type Standing = {
	readonly text: string;
	readonly editedAt?: Time;
	readonly deleted?: true;
	readonly reactions?: readonly Reaction[];
};

/** The first that came, and no more names than a page can carry. */
const reactionsOf = (amends: readonly Amend[]): readonly Reaction[] => {
	const reacting = new Map<string, Author[]>();
	let count = 0;
	for (const {amendment, by} of amends) {
		if (amendment.type === 'react' && amendment.on && count < limits.reactionsPerMessageMax) {
			count++;
			const list = reacting.get(amendment.emoji) ?? [];
			list.push(by);
			reacting.set(amendment.emoji, list);
		}
	}

	return Array.from(reacting, ([emoji, list]) => ({
		emoji,
		names: list.map(({name}) => name),
		ids: list.map(({id}) => id),
	}));
};

/** What became of a text, by the changes of it that stand. */
export const standingOf = (text: string, amends: readonly Amend[] = []): Standing => {
	if (amends.some(({amendment}) => amendment.type === 'delete')) {
		return {text: '', deleted: true};
	}

	const reactions = reactionsOf(amends);
	let now: Standing = {text, ...(reactions.length > 0 ? {reactions} : {})};
	for (const {amendment, time} of amends) {
		if (amendment.type === 'edit') {
			now = {...now, text: amendment.text, editedAt: time};
		}
	}

	return now;
};

/** A message that answers one that was deleted since: that is quoted without its text. */
export const withQuote = <Message extends Spoken>(entry: Message, amends: AmendsByTarget): Message =>
	entry.quote && standingOf(entry.quote.text, amends.get(entry.quote.seq)).deleted
		? {...entry, quote: {...entry.quote, text: ''}}
		: entry;

/** The messages that one must know the changes of to show these: they themselves, and what they answer. */
export const targetsOf = (entries: readonly Spoken[]): readonly Seq[] =>
	entries.flatMap(({seq, quote}) => (quote ? [seq, quote.seq] : [seq]));
