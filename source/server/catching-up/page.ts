/** How much a reader who is behind is given at once. Pure. */
import {limits} from '../../limits.ts';
import type {Told} from '../../messages.ts';
import {pageBytesMax} from '../history-page.ts';

export type CatchingUpBounds = {
	/** What is sent at once, before that has been taken. */
	readonly pageMessages: number;
	readonly pageBytes: number;
	/** How much of what was said last is kept in memory: messages, and UTF-16 code units of their texts. */
	readonly recentEntries: number;
	readonly recentCharacters: number;
	/** What a room's state may add to a page; one room is sent however large it is. */
	readonly stateBytes: number;
};

export const defaultBounds: CatchingUpBounds = {
	pageMessages: limits.historyPageMax,
	pageBytes: pageBytesMax,
	recentEntries: 4096,
	recentCharacters: limits.outboxBytesMax,
	stateBytes: limits.outboxBytesMax,
};

/** Up to one page of what was said, in the reader's frames, one at the least; `rest` is the first that found no place. `''` is nothing to say. */
export const takePage = (
	entries: readonly Told[],
	render: (entry: Told) => string,
	bytesMax: number,
): {readonly frames: readonly string[]; readonly rest: Told | undefined} => {
	const frames: string[] = [];
	let bytes = 0;
	for (const entry of entries) {
		const frame = render(entry);
		bytes += Buffer.byteLength(frame);
		if (bytes > bytesMax && frames.length > 0) {
			return {frames, rest: entry};
		}

		if (frame !== '') {
			frames.push(frame);
		}
	}

	return {frames, rest: undefined};
};

/** How many messages to read next, after so many of those that were read found place in a page: what is read and not sent is read again. */
export const nextPageMessages = (read: number, sent: number, messagesMax: number): number =>
	Math.min(messagesMax, sent < read ? Math.ceil(sent * 1.25) : read * 2);
