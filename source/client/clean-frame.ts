import {limits} from '../limits.ts';
import type {Author, HistoryMessage, Member, Quote, ServerInfo} from '../messages.ts';
import {cleanAmendment} from '../protocols/native/clean-amendment.ts';
import {sanitize, sanitizeLine} from '../text/sanitize.ts';
import type {PassedFrame} from './session-contract.ts';

const cleanColor = (color: number): number => (color < 0 ? -1 : color % limits.colors);

const cleanAuthor = ({id, name, color}: Author): Author => ({
	id,
	name: sanitizeLine(name),
	color: cleanColor(color),
});

const cleanMember = (member: Member): Member => ({
	...cleanAuthor(member),
	presence: member.presence,
	...(member.away === undefined ? {} : {away: sanitizeLine(member.away)}),
});

/** What a message answers, made safe. */
const cleanQuote = ({from, text, ...rest}: Quote): Quote => ({
	...rest,
	from: cleanAuthor(from),
	text: sanitizeLine(text),
});

/** A message of a page, made safe. */
export const cleanMessage = (message: HistoryMessage): HistoryMessage => ({
	...message,
	from: cleanAuthor(message.from),
	...(message.to === undefined ? {} : {to: cleanAuthor(message.to)}),
	...(message.quote === undefined ? {} : {quote: cleanQuote(message.quote)}),
	...(message.reactions === undefined
		? {}
		: {
				reactions: message.reactions.map(({names, emoji, ...rest}) => ({
					...rest,
					emoji: sanitizeLine(emoji),
					names: names.map(name => sanitizeLine(name)),
				})),
			}),
	text: sanitize(message.text),
});

const cleanServer = (server: ServerInfo): ServerInfo => ({
	name: sanitizeLine(server.name),
	version: sanitizeLine(server.version),
	motd: sanitize(server.motd),
	limits: server.limits,
});

/** The same frame with all that may be drawn made safe: a server is trusted no more than its users. */
export const cleanFrame = <Frame extends PassedFrame>(frame: Frame): Frame => {
	const clean = (value: PassedFrame): PassedFrame => {
		switch (value.type) {
			case 'message': {
				return {
					...value,
					room: sanitizeLine(value.room),
					from: cleanAuthor(value.from),
					text: sanitize(value.text),
					...(value.quote === undefined ? {} : {quote: cleanQuote(value.quote)}),
				};
			}

			case 'whisper': {
				const {from, to, text, quote} = value;
				return {
					...value,
					from: cleanAuthor(from),
					to: cleanAuthor(to),
					text: sanitize(text),
					...(quote === undefined ? {} : {quote: cleanQuote(quote)}),
				};
			}

			case 'amended': {
				return {
					...value,
					room: sanitizeLine(value.room),
					by: cleanAuthor(value.by),
					amendment: cleanAmendment(value.amendment),
					quote: cleanQuote(value.quote),
				};
			}

			case 'away': {
				return {...value, name: sanitizeLine(value.name), text: sanitizeLine(value.text)};
			}

			case 'welcome': {
				return {
					...value,
					you: cleanAuthor(value.you),
					room: sanitizeLine(value.room),
					...(value.rooms === undefined ? {} : {rooms: value.rooms.map(room => sanitizeLine(room))}),
					topic: sanitizeLine(value.topic),
					members: value.members.map(member => cleanMember(member)),
					server: cleanServer(value.server),
				};
			}

			case 'entered': {
				return {
					...value,
					room: sanitizeLine(value.room),
					topic: sanitizeLine(value.topic),
					members: value.members.map(member => cleanMember(member)),
				};
			}

			case 'rooms': {
				return {
					...value,
					rooms: value.rooms.map(room => ({
						...room,
						name: sanitizeLine(room.name),
						topic: sanitizeLine(room.topic),
					})),
				};
			}

			case 'members': {
				return {
					...value,
					room: sanitizeLine(value.room),
					members: value.members.map(member => cleanMember(member)),
				};
			}

			case 'history': {
				return {
					...value,
					room: sanitizeLine(value.room),
					entries: value.entries.map(entry => cleanMessage(entry)),
					...(value.amended === undefined
						? {}
						: {
								amended: value.amended.map(change => ({
									...change,
									by: cleanAuthor(change.by),
									amendment: cleanAmendment(change.amendment),
								})),
							}),
				};
			}

			case 'found': {
				return {
					...value,
					words: sanitizeLine(value.words),
					...(value.room === undefined ? {} : {room: sanitizeLine(value.room)}),
					hits: value.hits.map(hit => ({...cleanMessage(hit), room: sanitizeLine(hit.room)})),
				};
			}

			case 'joined': {
				return {...value, room: sanitizeLine(value.room), member: cleanMember(value.member)};
			}

			case 'left': {
				return {
					...value,
					rooms: value.rooms.map(room => sanitizeLine(room)),
					member: cleanAuthor(value.member),
					text: sanitizeLine(value.text),
				};
			}

			case 'parted': {
				return {
					...value,
					room: sanitizeLine(value.room),
					member: cleanAuthor(value.member),
					text: sanitizeLine(value.text),
				};
			}

			case 'ejected': {
				return {
					...value,
					room: sanitizeLine(value.room),
					member: cleanAuthor(value.member),
					by: cleanAuthor(value.by),
					text: sanitizeLine(value.text),
				};
			}

			case 'renamed': {
				return {...value, from: sanitizeLine(value.from), name: sanitizeLine(value.name)};
			}

			case 'presence':
			case 'typing': {
				return {...value, name: sanitizeLine(value.name)};
			}

			case 'topic': {
				return {
					...value,
					room: sanitizeLine(value.room),
					topic: sanitizeLine(value.topic),
					by: sanitizeLine(value.by),
				};
			}

			case 'notice': {
				return {...value, text: sanitize(value.text)};
			}

			case 'rejected': {
				return {...value, text: sanitizeLine(value.text)};
			}

			case 'server': {
				return {...value, server: cleanServer(value.server)};
			}
		}
	};

	return clean(frame) as Frame;
};
