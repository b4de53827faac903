/** What a reader who is behind is told at once, and what it is not: that is read from the journal later, or made good by a fresh state. */
import {type Event, whispers} from '../../messages.ts';
import type {Lag} from './lag.ts';

/** Who is in a room. */
export type IsMember = (room: string, user: string) => boolean;

const stale = (lag: Lag, changed: (room: string) => boolean): true => {
	for (const feed of lag.rooms()) {
		feed.isStale ||= changed(feed.room);
	}

	return true;
};

/** Whether an event is not to be sent; notes in `lag` what is owed for it. */
export const withholds = (lag: Lag, event: Event, isMember: IsMember): boolean => {
	switch (event.type) {
		case 'message': {
			// The operator's announcements are for everyone, also who is not in their room: who will not read it there gets it now.
			return lag.of(event.room) !== undefined;
		}

		case 'whisper': {
			return true;
		}

		case 'amended': {
			return lag.of(event.room) !== undefined;
		}

		case 'ack': {
			// Without its message it is for one that had been applied before: that is not to be found after the cursor.
			const {message} = event;
			const feed = message && lag.of(message.type === 'message' ? message.room : whispers);
			if (feed) {
				feed.isOwed = true;
			}

			return feed !== undefined;
		}

		case 'joined':
		case 'topic': {
			return stale(lag, room => room === event.room);
		}

		case 'parted':
		case 'ejected': {
			return event.member.id !== lag.user && stale(lag, room => room === event.room);
		}

		case 'left': {
			return stale(lag, room => event.rooms.includes(room));
		}

		case 'presence':
		case 'renamed': {
			return event.id !== lag.user && stale(lag, room => isMember(room, event.id));
		}

		case 'typing':
		case 'tagged': {
			return true;
		}

		default: {
			return false;
		}
	}
};
