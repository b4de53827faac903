/** What a session may look up: the hub's state as of now, and the journal. */
import type {Journal} from '../history/journal.ts';
import type {Hub} from '../hub/hub.ts';
import {matchesMask} from '../hub/mask.ts';
import {limits} from '../limits.ts';
import type {SessionId} from '../messages.ts';
import type {Directory} from '../protocols/protocol.ts';
import {foldName} from '../text/nickname.ts';
import {standingMessages} from './history-page.ts';

export const createDirectory = (hub: Hub, journal: Journal, session: SessionId): Directory => ({
	...hub.look,
	users: () => [...hub.look.users()],
	self: () => hub.userOf(session),
	isSameName: (one, other) => foldName(one) === foldName(other),
	matches: matchesMask,
	recent(room, seq) {
		const reader = hub.userOf(session);
		return reader && hub.look.recent(reader.id, room, seq);
	},
	async history(room, range) {
		const reader = hub.userOf(session);
		const found = hub.look.room(room);
		if (!reader || !found?.member(reader.id)) {
			return [];
		}

		const limit = Math.max(0, Math.min(range.limit, limits.historyPageMax));
		const entries =
			'before' in range
				? await journal.before(found.name, range.before, limit)
				: await journal.after(found.name, range.after, limit);
		return standingMessages(journal, entries, reader.id);
	},
});
