/** What the plain mode prints: lines of text, one form for people and for programs. */
import type {StateFrame} from '../client/actions.ts';
import type {ShownQuote} from '../client/state.ts';
import {
	type Author,
	type FoundMessage,
	type HistoryAmendment,
	type MessageKind,
	type Quote,
	type Time,
	whispers,
} from '../messages.ts';
import {truncate} from '../text/cells.ts';
import {formatClock, formatDate} from '../text/format.ts';
import {words} from '../words/words.ts';

/** As wide as `12:03 `: the lines of one message stand under its first. */
const indent = '      ';

const beginningCells = 40;

const beginningOf = (text: string): string => truncate(text.replaceAll(/\s+/g, ' '), beginningCells);

/** `12:03 name: text`, further lines indented. */
export const formatMessage = (
	{
		time,
		from,
		text,
		kind,
		isWhisper,
		quote,
		deleted,
		place,
	}: {
		time: Time;
		from: Author;
		text: string;
		kind: MessageKind;
		isWhisper: boolean;
		quote?: ShownQuote | undefined;
		/** Where it was said, if that is to be told. */
		place?: string | undefined;
		deleted?: true | {readonly by?: string} | undefined;
	},
	timeZone?: string,
): string => {
	const {plain, deleted: gone} = words().messages;
	const answers =
		quote === undefined
			? ''
			: quote.ignored
				? `${plain.answersIgnored(quote.from.name)} `
				: `${plain.answers(quote.from.name, beginningOf(quote.text))} `;
	const said = answers + (deleted ? `(${gone})` : text.replaceAll('\n', `\n${indent}`));
	const who = isWhisper
		? `${words().plain.whispers(from.name)} `
		: kind === 'action'
			? `* ${from.name} `
			: `${from.name}: `;
	const where = place === undefined ? '' : `${place} `;
	return `${formatClock(time, timeZone)} ${where}${who}${said}`;
};

/** `2026-03-04 12:03 #room name: text`, a message that was found. */
export const formatHit = (hit: FoundMessage, timeZone?: string): string => {
	const said = formatMessage({...hit, isWhisper: hit.room === whispers}, timeZone);
	const clock = formatClock(hit.time, timeZone);
	const room = hit.room === whispers ? '' : ` ${hit.room}`;
	return `${formatDate(hit.time, timeZone)} ${clock}${room}${said.slice(clock.length)}`;
};

/** What became of a message, which was as `quote` says where that is known. Undefined where there is nothing worth saying. */
export const formatChange = (
	{time, by, amendment, quote}: Omit<HistoryAmendment, 'seq' | 'target'> & {quote?: Quote},
	timeZone?: string,
): string | undefined => {
	const said = words().messages.plain;
	const author = quote?.from.name ?? '';
	const text = beginningOf(quote?.text ?? '');
	const tell = (): string | undefined => {
		switch (amendment.type) {
			case 'edit': {
				const now = amendment.text.replaceAll('\n', `\n${indent}`);
				return quote === undefined ? said.editedEarlier(by.name, now) : said.edited(by.name, text, now);
			}

			case 'delete': {
				return quote === undefined ? said.deletedEarlier(by.name) : said.deleted(by.name, author, text);
			}

			case 'react': {
				const what = amendment.on ? said.reacted : said.unreacted;
				return quote === undefined ? undefined : what(by.name, amendment.emoji, author, text);
			}
		}
	};

	const told = tell();
	return told === undefined ? undefined : `${formatClock(time, timeZone)} ${told}`;
};

/** What happened besides messages, or undefined when a line mode has nothing to say of it. */
export const formatActivity = (frame: StateFrame, timeZone?: string): string | undefined => {
	const said = words().plain;
	const at = (time: Time, text: string): string => `${formatClock(time, timeZone)} ${text}`;
	switch (frame.type) {
		case 'joined': {
			return at(frame.time, said.joined(frame.member.name, frame.online));
		}

		case 'left': {
			const {time, member, reason, text, online} = frame;
			const how = reason === 'quit' ? '' : (said.reasons[reason] ?? reason);
			const why = [how, text].filter(part => part !== '').join(': ');
			return at(time, said.left(member.name, why, online));
		}

		case 'ejected': {
			return at(frame.time, said.ejected(frame.member.name, frame.by.name, frame.text));
		}

		case 'renamed': {
			return at(frame.time, said.renamed(frame.from, frame.name));
		}

		case 'amended': {
			return formatChange(frame, timeZone);
		}

		case 'topic': {
			return at(frame.time, said.topic(frame.by, frame.topic));
		}

		case 'welcome': {
			const {you, room, topic, online, server} = frame;
			const about = topic === '' ? [] : [said.topicIs(topic)];
			return [said.welcome(you.name, room, server.name, online), ...about, said.commands].join(' ');
		}

		default: {
			return undefined;
		}
	}
};
