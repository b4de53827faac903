/** Whispers belong to no room: each is shown once, in the room where one looked when it came. Knows lines; nothing of frames. */
import type {HistoryMessage, RoomName, Seq} from '../messages.ts';
import type {Draft} from './draft.ts';
import {insertBySeq, ownKey, removeByKey} from './lines.ts';
import type {Line} from './state.ts';

/** From the end, where what is looked for mostly is. */
const hasSeq = (lines: readonly Line[], seq: Seq): boolean =>
	lines.findLast(line => line.seq !== undefined && line.seq <= seq)?.seq === seq;

/** The room in which a whisper is shown, by its place in the journal. */
export const roomOfWhisper = (draft: Draft, seq: Seq): RoomName | undefined =>
	draft.roomNames().find(room => hasSeq(draft.peekLines(room), seq));

/** One's own whisper whose acknowledgement was lost takes its place in the room where it was written. */
const placeOwn = (draft: Draft, {number, seq, time, from, to}: HistoryMessage): boolean => {
	if (number === undefined) {
		return false;
	}

	const key = ownKey(number);
	const room = draft.roomNames().find(name => draft.peekLines(name).some(line => line.key === key));
	const line = room === undefined ? undefined : removeByKey(draft.lines(room), key);
	if (room === undefined || line?.type !== 'message') {
		return false;
	}

	insertBySeq(draft.lines(room), {...line, from, seq, time, delivery: 'sent', ...(to ? {to} : {})});
	return true;
};

/** Of a page of whispers, those that are not shown anywhere; one's own that wait for their place get it. */
export const newWhispers = (draft: Draft, entries: readonly HistoryMessage[]): HistoryMessage[] =>
	entries.filter(entry => roomOfWhisper(draft, entry.seq) === undefined && !placeOwn(draft, entry));
