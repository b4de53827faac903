/** Entries, seen as what they came from and as what readers get of them. */
import {limits} from '../limits.ts';
import type {Command, Draft, Entry, HistoryMessage} from '../messages.ts';

/** Which command a draft came from, for telling its sender that it failed. */
export const commandOf = (draft: Draft): Command['type'] => {
	switch (draft.type) {
		case 'message': {
			return 'say';
		}

		case 'resume': {
			return 'register';
		}

		case 'drop':
		case 'kick':
		case 'motd': {
			return 'quit';
		}

		default: {
			return draft.type;
		}
	}
};

/** A message as a page of history has it for one reader. */
export const historyMessage = (entry: Entry, reader: string): HistoryMessage | undefined => {
	if (entry.type !== 'message') {
		return undefined;
	}

	const {seq, time, from, text, kind, number} = entry;
	return {seq, time, from, text, kind, ...(from.id === reader && number !== undefined ? {number} : {})};
};

/** Of an outbox, at most this part is for one page: a reader of history is not to be taken for one who reads too slowly. */
const pageBytesMax = limits.outboxBytesMax / 4;

/** The newest of a page's messages, oldest first, that fit into one page's bytes; one at the least. */
export const newestWithin = (
	messages: readonly HistoryMessage[],
	bytesMax = pageBytesMax,
): readonly HistoryMessage[] => {
	let bytes = 0;
	const tooMany = messages.findLastIndex((message, index) => {
		bytes += Buffer.byteLength(JSON.stringify(message));
		return bytes > bytesMax && index < messages.length - 1;
	});
	return messages.slice(tooMany + 1);
};
