/** A message of the history as a line of `search` or `export`: for people, or as JSON. Everything is made safe for a terminal. */
import type {Archived} from '../history/sqlite/archive.ts';
import {type Time, whispers} from '../messages.ts';
import {sanitize, sanitizeLine} from '../text/sanitize.ts';
import {matchesIn, type Query} from '../text/search.ts';
import {formatMessage} from './plain-lines.ts';

const roomOf = (message: Archived): string =>
	message.type === 'message' ? sanitizeLine(message.room) : whispers;

/** A message with nothing in it that a terminal would act on; whoever was whispered to is in its name. */
const clean = (message: Archived) => ({
	...message,
	from: {...message.from, name: sanitizeLine(message.from.name)},
	text: sanitize(message.text),
	kind: message.kind ?? 'text',
	to: message.type === 'whisper' ? sanitizeLine(message.to.name) : undefined,
});

const isoTime = (time: Time): string | undefined => {
	const date = new Date(time);
	return Number.isNaN(date.getTime()) ? undefined : date.toISOString();
};

/**
One JSON object: `seq`, `time` (ISO), `room` (`@` for a whisper), `from`, `to` of a whisper, `text`, `kind`; where they apply `replyTo` (the `seq`
of the message that it answers), `editedAt` (ISO), `deleted` and `reactions` (an emoji to names).
*/
export const jsonLine = (message: Archived): string => {
	const {seq, time, from, to, text, kind, quote, editedAt, deleted, reactions} = clean(message);
	const line = {
		seq,
		time: isoTime(time),
		room: roomOf(message),
		from: from.name,
		to,
		text,
		kind,
		replyTo: quote?.seq,
		editedAt: editedAt === undefined ? undefined : isoTime(editedAt),
		deleted,
		reactions:
			reactions &&
			Object.fromEntries(
				reactions.map(({emoji, names}) => [sanitizeLine(emoji), names.map(name => sanitizeLine(name))]),
			),
	};
	return JSON.stringify(line);
};

const highlighted = (text: string, query: Query, isColored: boolean): string => {
	let rest = 0;
	let marked = '';
	for (const {start, end} of isColored ? matchesIn(text, query) : []) {
		// The colour of matches in grep. It is switched off at the end of a line, for what comes before the next one is not of the match.
		const match = text.slice(start, end).replaceAll('\n', '\u001B[0m\n\u001B[1;31m');
		marked += `${text.slice(rest, start)}\u001B[1;31m${match}\u001B[0m`;
		rest = end;
	}

	return marked + text.slice(rest);
};

const twoDigits = (value: number): string => String(value).padStart(2, '0');

/** `2025-03-03`, local. */
export const formatDate = (time: Time): string => {
	const date = new Date(time);
	return Number.isNaN(date.getTime())
		? '----------'
		: `${String(date.getFullYear()).padStart(4, '0')}-${twoDigits(date.getMonth() + 1)}-${twoDigits(date.getDate())}`;
};

/** `12:03 name: text`, as the plain mode writes it; with the room's name before the speaker's when `withRoom`. */
export const textLine = (
	message: Archived,
	{withRoom, query, isColored = false}: {withRoom: boolean; query?: Query; isColored?: boolean},
): string => {
	const {from, to, text, deleted, ...rest} = clean(message);
	const isWhisper = message.type === 'whisper';
	const line = formatMessage({
		...rest,
		from: isWhisper ? {...from, name: `${from.name} → ${to}`} : from,
		text: deleted ? '(deleted)' : query ? highlighted(text, query, isColored) : text,
		isWhisper: false,
	});
	return withRoom ? line.replace(' ', ` ${roomOf(message)} `) : line;
};
