/** What the plain mode prints: lines of text, one form for people and for programs. */
import type {StateFrame} from '../client/actions.ts';
import {type Author, type FoundMessage, type MessageKind, type Time, whispers} from '../messages.ts';
import {formatClock, formatDate} from '../text/format.ts';

/** As wide as `12:03 `: the lines of one message stand under its first. */
const indent = '      ';

/** `12:03 name: text`, further lines indented. */
export const formatMessage = (
	{
		time,
		from,
		text,
		kind,
		isWhisper,
	}: {time: Time; from: Author; text: string; kind: MessageKind; isWhisper: boolean},
	timeZone?: string,
): string => {
	const said = text.replaceAll('\n', `\n${indent}`);
	const who = isWhisper
		? `${from.name} whispers: `
		: kind === 'action'
			? `* ${from.name} `
			: `${from.name}: `;
	return `${formatClock(time, timeZone)} ${who}${said}`;
};

/** `2026-03-04 12:03 #room name: text`, a message that was found. */
export const formatHit = (hit: FoundMessage, timeZone?: string): string => {
	const said = formatMessage({...hit, isWhisper: hit.room === whispers}, timeZone);
	const clock = formatClock(hit.time, timeZone);
	const room = hit.room === whispers ? '' : ` ${hit.room}`;
	return `${formatDate(hit.time, timeZone)} ${clock}${room}${said.slice(clock.length)}`;
};

/** What happened besides messages, or undefined when a line mode has nothing to say of it. */
export const formatActivity = (frame: StateFrame, timeZone?: string): string | undefined => {
	switch (frame.type) {
		case 'joined': {
			return `${formatClock(frame.time, timeZone)} ${frame.member.name} joined. ${frame.online} online.`;
		}

		case 'left': {
			const {time, member, reason, text, online} = frame;
			const why = [reason === 'quit' ? '' : reason, text].filter(part => part !== '').join(': ');
			return `${formatClock(time, timeZone)} ${member.name} left${why === '' ? '' : ` (${why})`}. ${online} online.`;
		}

		case 'ejected': {
			const why = frame.text === '' ? '' : `: ${frame.text}`;
			return `${formatClock(frame.time, timeZone)} ${frame.member.name} was removed by ${frame.by.name}${why}.`;
		}

		case 'renamed': {
			return `${formatClock(frame.time, timeZone)} ${frame.from} is now ${frame.name}.`;
		}

		case 'topic': {
			return `${formatClock(frame.time, timeZone)} ${frame.by} set the topic: ${frame.topic}`;
		}

		case 'welcome': {
			const {you, room, topic, online, server} = frame;
			const about = topic === '' ? '' : ` Topic: ${topic}`;
			return `You are ${you.name} in ${room} on ${server.name}, ${online} online.${about} Commands: /help`;
		}

		default: {
			return undefined;
		}
	}
};
