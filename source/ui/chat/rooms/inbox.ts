/** What was said to oneself, over all rooms: whispers, and messages that name one. Knows what is loaded; nothing of lists or of the screen. */
import {type ChatState, firstNew, isOfOthers, type Line, type RoomState} from '../../../client/state.ts';
import {type FoundMessage, whispers} from '../../../messages.ts';
import {formatClock} from '../../../text/format.ts';
import {words} from '../../../words/words.ts';

type Said = Extract<Line, {type: 'message'}> & {readonly seq: number};

/** Something that was said to oneself, and where. */
export type Mention = {readonly room: RoomState; readonly line: Said};

const isMeant = (line: Line): line is Said =>
	line.type === 'message' &&
	line.seq !== undefined &&
	line.seq > 0 &&
	!line.own &&
	(line.isMention === true || line.to !== undefined);

/** As many as one reads; more there are in the rooms. */
const mentionsMax = 100;

/** The last that was whispered to one or named one, newest first. */
export const lastMentions = (state: Pick<ChatState, 'rooms'>): readonly Mention[] =>
	[...state.rooms.values()]
		.flatMap(room =>
			room.lines
				.filter(isMeant)
				.slice(-mentionsMax)
				.map(line => ({room, line})),
		)
		.sort((a, b) => b.line.seq - a.line.seq)
		.slice(0, mentionsMax);

/** A message as `reveal` takes it. */
export const foundOf = ({room, line}: Mention): FoundMessage => ({
	seq: line.seq,
	time: line.time,
	from: line.from,
	text: line.text,
	kind: line.kind,
	...(line.to === undefined ? {} : {to: line.to}),
	room: room.peer === undefined ? room.name : whispers,
});

const inWords = ({room, line}: Mention): string => {
	const where = room.peer === undefined ? room.name : whispers;
	return `${formatClock(line.time)} ${where} ${line.from.name}: ${line.text.replaceAll('\n', ' ')}`;
};

/** The same in words, a line each, the newest last: for where there is no screen. */
export const mentionLines = (state: Pick<ChatState, 'rooms'>): string => {
	const lines = lastMentions(state).toReversed().map(inWords);
	return lines.length === 0 ? words().rooms.noMentions : lines.join('\n');
};

/** What others have said in all rooms since one stopped reading, as far as it is loaded: for where there is no screen. */
export const unreadLines = (state: Pick<ChatState, 'rooms'>): string => {
	const lines = [...state.rooms.values()]
		.flatMap(room => {
			const first = firstNew(room.lines, room.marker);
			const news = first === undefined ? [] : room.lines.slice(first.index);
			return news.filter(isOfOthers).map(line => ({room, line}));
		})
		.sort((a, b) => a.line.seq - b.line.seq)
		.slice(-mentionsMax)
		.map(inWords);

	return lines.length === 0 ? words().rooms.nothingNew : lines.join('\n');
};
