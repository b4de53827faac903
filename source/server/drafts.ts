/** Entries, seen as what they came from and as what readers get of them. */
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
