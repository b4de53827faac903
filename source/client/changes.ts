/** What becomes of messages after they were said: each change once, and an older one never wins, however they come. Knows lines; nothing of connections. */
import {
	type HistoryAmendment,
	type HistoryMessage,
	type Quote,
	type RoomName,
	type Seq,
	whispers,
} from '../messages.ts';
import {truncate} from '../text/cells.ts';
import type {Draft} from './draft.ts';
import {isSame, peopleOf, type Reacting, withReaction} from './reactions.ts';
import {indexFrom, type Line} from './state.ts';

type Message = Extract<Line, {type: 'message'}>;

/** What a page of history says of a message besides what was said, as a line has it. */
export const becameOf = ({
	quote,
	editedAt,
	deleted,
	reactions = [],
}: HistoryMessage): Pick<Message, 'quote' | 'editedAt' | 'deleted' | 'reactions'> => ({
	...(quote === undefined ? {} : {quote}),
	...(editedAt === undefined ? {} : {editedAt}),
	...(deleted === undefined ? {} : {deleted: {}}),
	...(reactions.length === 0 ? {} : {reactions}),
});

/** A message after a change; the same when it changes nothing: it came before, or a later one has. */
export const amendMessage = (line: Message, {seq, time, by, amendment}: HistoryAmendment): Message => {
	if (line.deleted !== undefined) {
		return line;
	}

	const what = amendment.type === 'react' ? `${by.id} ${amendment.emoji}` : amendment.type;
	const known = line.changes?.get(what);
	if (known !== undefined && known.seq >= seq) {
		return line;
	}

	const changes = new Map([...(line.changes ?? []), [what, {seq, name: by.name}]]);
	switch (amendment.type) {
		case 'edit': {
			// A page has all edits until it was read, and says when the last was.
			return known === undefined && (line.editedAt ?? 0) > time
				? line
				: {...line, text: amendment.text, editedAt: time, changes};
		}

		case 'delete': {
			const {quote: _, editedAt: _editedAt, reactions: _reactions, changes: _changes, ...rest} = line;
			return {...rest, text: '', deleted: by.id === line.from.id ? {} : {by: by.name}};
		}

		case 'react': {
			// Whoever has another name by now takes off what they put on under the old one.
			const reactions = withReaction(line.reactions ?? [], amendment.emoji, people => {
				const others = people.filter(person => !isSame(person, by, [known?.name, by.name]));
				return amendment.on ? [...others, {id: by.id, name: by.name}] : others;
			});
			return {...line, reactions, changes};
		}
	}
};

/** Change a message, where it is loaded; `@` is a whisper, wherever it is shown. */
export const amend = (draft: Draft, feed: RoomName, change: HistoryAmendment): void => {
	for (const room of feed === whispers ? draft.roomNames() : [feed]) {
		const known = draft.peekLines(room);
		const index = indexFrom(known, change.target);
		const line = known[index];
		if (line?.type !== 'message' || line.seq !== change.target) {
			continue;
		}

		const changed = amendMessage(line, change);
		if (changed !== line) {
			draft.lines(room)[index] = changed;
		}
	}
};

/** How much of a message is quoted, cells: a row of a wide terminal. */
const quoteCells = 120;

/** What a message of one's own answers, until the server says it; its number alone where that is not loaded. */
export const quoteOf = (lines: readonly Line[], seq: Seq): Quote => {
	const line = lines[indexFrom(lines, seq)];
	return line?.type === 'message' && line.seq === seq
		? {seq, from: line.from, text: truncate(line.text.replaceAll('\n', ' '), quoteCells)}
		: {seq, from: {id: '', name: '', color: -1}, text: ''};
};

/** A message that a page has, too: as the page has it, and what is known to have been changed after `asOf`. */
const refreshMessage = (line: Message, entry: HistoryMessage, asOf: Seq): Message => {
	if (line.deleted !== undefined) {
		return line;
	}

	const {quote: _, editedAt: _editedAt, reactions: shown = [], ...rest} = line;
	if (entry.deleted !== undefined) {
		return {...rest, text: '', deleted: {}};
	}

	const later = [...(line.changes ?? [])].filter(([, {seq}]) => seq > asOf);
	const isEdited = later.some(([what]) => what === 'edit');
	const {text, editedAt} = isEdited ? line : entry;
	let reactions = entry.reactions ?? [];
	for (const [what, {name}] of later.filter(([subject]) => subject !== 'edit')) {
		const [id, emoji] = [what.slice(0, what.indexOf(' ')), what.slice(what.indexOf(' ') + 1)];
		const isTheirs = (person: Reacting): boolean => isSame(person, {id}, [name]);
		const on = shown.some(reaction => reaction.emoji === emoji && peopleOf(reaction).some(isTheirs));
		reactions = withReaction(reactions, emoji, people => {
			const others = people.filter(person => !isTheirs(person));
			return !on ? others : people.length > others.length ? people : [...others, {id, name}];
		});
	}

	const {quote} = entry;
	return {
		...rest,
		text,
		...(quote === undefined ? {} : {quote}),
		...(editedAt === undefined ? {} : {editedAt}),
		...(reactions.length === 0 ? {} : {reactions}),
	};
};

/**
Take over from a page what became of messages that are loaded already. The page has all changes up to `asOf`, and maybe later ones, which
will still come.
*/
export const refresh = (
	draft: Draft,
	feed: RoomName,
	entries: readonly HistoryMessage[],
	asOf: Seq | undefined,
): void => {
	for (const room of asOf === undefined ? [] : feed === whispers ? draft.roomNames() : [feed]) {
		const known = draft.peekLines(room);
		for (const entry of entries) {
			const index = indexFrom(known, entry.seq);
			const line = known[index];
			if (line?.type === 'message' && line.seq === entry.seq && asOf !== undefined) {
				draft.lines(room)[index] = refreshMessage(line, entry, asOf);
			}
		}
	}
};
