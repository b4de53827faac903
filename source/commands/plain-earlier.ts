/** Reading back in lines: what was said before what was listed last, loaded where it is not. Knows the client's lines and gaps; nothing of streams. */
import type {ClientAction} from '../client/actions.ts';
import type {ChatClient} from '../client/contract.ts';
import type {RoomName} from '../messages.ts';
import {lastMessages} from '../ui/chat/last-messages.ts';
import type {Listing} from '../ui/chat/listing.ts';
import {words} from '../words/words.ts';
import {formatMessage} from './plain-lines.ts';

export type Earlier = {
	/** Say so many messages from before those that have a number, and give them the next numbers. False while they are on their way. */
	ask(count: number): boolean;
	/** Something came: true once that which was asked for is said, or does not come. */
	onAction(action: ClientAction): boolean;
};

/** More than one reads at once. */
const countMax = 100;

export const createEarlier = (client: ChatClient, listing: Listing, timeZone?: string): Earlier => {
	let wanted: {readonly room: RoomName; readonly count: number} | undefined;

	const say = (room: RoomName, count: number): boolean => {
		const state = client.store.getState();
		const gap = state.rooms.get(room)?.gaps.at(-1);
		// What is before a gap does not stand next to what is after it.
		const messages = lastMessages(client, Number.POSITIVE_INFINITY).filter(
			({seq}) => gap === undefined || seq >= gap.before,
		);
		const numbered = messages.findIndex(({seq}) => seq === listing.oldest());
		const end = numbered === -1 ? messages.length : numbered;
		const newest = messages.findIndex(({seq}) => seq === listing.at(1));
		const last = numbered === -1 || newest === -1 ? messages.length - 1 : newest;
		const older = messages.slice(Math.max(0, end - count), end);
		const [first] = older;

		if (older.length < count && gap !== undefined && gap.status === 'idle') {
			wanted = {room, count};
			client.hold(room, messages[0]?.seq);
			client.load(room, gap, 'below');
			return client.store.getState().connection.status !== 'connected';
		}

		wanted = undefined;
		if (first === undefined) {
			client.notify(gap === undefined ? words().plain.beginning(room) : words().chat.marks.earlierFailed);
			return true;
		}

		const start = messages.indexOf(first);
		listing.set(messages.slice(start, last + 1));
		const lines = older.map(
			(message, index) =>
				`#${last - start - index + 1} ${formatMessage({...message, isWhisper: message.to !== undefined}, timeZone)}`,
		);
		client.notify(lines.join('\n'));
		return true;
	};

	return {
		ask: count => say(client.store.getState().active, Math.min(countMax, count)),
		onAction(action) {
			if (wanted === undefined || (action.type !== 'paged' && action.type !== 'paging')) {
				return false;
			}

			const isLoading = action.type === 'paging' && action.status === 'loading';
			return action.room === wanted.room && !isLoading && say(wanted.room, wanted.count);
		},
	};
};
