/** Changes of messages in the words that plain lines have for them. */
import {type Author, type Event, type Quote, type Time, whispers} from '../messages.ts';
import {truncate} from '../text/cells.ts';
import {sanitizeLine} from '../text/sanitize.ts';

type Amended = Extract<Event, {type: 'amended'}>;

/** How much of a message is quoted, in cells. */
const quoteCells = 60;

/** How a message begins, in one line. */
export const beginningOf = ({text}: Quote): string => truncate(sanitizeLine(text), quoteCells, '…');

const plural = (count: number, unit: string): string => `${count} ${unit}${count === 1 ? '' : 's'} ago`;

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
const dayMs = 24 * hourMs;

/** `5 minutes ago`: readers are in other time zones than the server. */
const ago = (ms: number): string => {
	if (ms < minuteMs) {
		return 'just now';
	}

	return ms < hourMs
		? plural(Math.floor(ms / minuteMs), 'minute')
		: ms < dayMs
			? plural(Math.floor(ms / hourMs), 'hour')
			: plural(Math.floor(ms / dayMs), 'day');
};

/** What a deletion says besides who did it. What was deleted is not said again; when it was said tells which it was. */
export const deletedWords = ({by, quote, time}: Amended, nameOf: (author: Author) => string): string => {
	const whose = by.id === quote.from.id ? '' : ` by ${nameOf(quote.from)}`;
	const when = (said: Time): string => ` (${ago(time - said)})`;
	return `deleted a message${whose}${quote.time === undefined ? '' : when(quote.time)}`;
};

/** A line for people whose protocol has nothing of its own for it; `''` for what is not worth one. */
export const amendedLine = (event: Amended, nameOf: (author: Author) => string): string => {
	const {by, amendment, quote, room} = event;
	const name = `${nameOf(by)}${room === whispers ? ' (whisper)' : ''}`;
	switch (amendment.type) {
		case 'edit': {
			return `${name} edited: ${sanitizeLine(amendment.text)}`;
		}

		case 'delete': {
			return `${name} ${deletedWords(event, nameOf)}`;
		}

		case 'react': {
			return amendment.on
				? `${name} reacts with ${sanitizeLine(amendment.emoji)} to ${nameOf(quote.from)}: ${beginningOf(quote)}`
				: '';
		}
	}
};

/** The line before an answer that says what it answers; undefined for what answers nothing. */
export const quoteLine = (
	quote: Quote | undefined,
	nameOf: (author: Author) => string,
): string | undefined => (quote ? `> ${nameOf(quote.from)}: ${beginningOf(quote)}` : undefined);
