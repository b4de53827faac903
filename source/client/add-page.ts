import type {HistoryMessage, RoomName, Seq} from '../messages.ts';
import {mentions} from '../text/mention.ts';
import {becameOf} from './changes.ts';
import type {Draft} from './draft.ts';
import {mergePage, ownKey, removeByKey} from './lines.ts';
import type {Line} from './state.ts';

/** Put a page of messages into a room's lines. `isEarlier` says which are from before one came in. */
export const addPage = (
	draft: Draft,
	room: RoomName,
	entries: readonly HistoryMessage[],
	{isEarlier, fillsGap}: {isEarlier: (seq: Seq) => boolean; fillsGap: boolean},
): void => {
	const lines = draft.lines(room);
	const {you} = draft.head;
	// Looked for once: there are few of them, and many lines.
	const unplaced = new Set(lines.flatMap(({key, seq}) => (seq === undefined ? [key] : [])));
	const toLine = (message: HistoryMessage): Line & {readonly seq: Seq} => {
		const {seq, time, from, to, text, kind, number} = message;
		const own = number !== undefined || from.id === you?.id;
		// One's own message whose acknowledgement was lost takes its place here, under the key it has.
		const key = number === undefined ? undefined : ownKey(number);
		const known = key !== undefined && unplaced.has(key) ? removeByKey(lines, key) : undefined;
		return {
			type: 'message',
			key: known?.key ?? `m${seq}`,
			seq,
			time,
			from,
			text,
			kind,
			own,
			delivery: 'sent',
			...(!own && mentions(text, you?.name ?? '') ? {isMention: true} : {}),
			...(to === undefined ? {} : {to}),
			...becameOf(message),
			earlier: known === undefined && isEarlier(seq),
		};
	};

	mergePage(lines, entries.map(toLine), {fillsGap});
};
