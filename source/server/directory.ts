/** What a session may look up: the hub's state as of now, and the journal. */
import type {Journal} from '../history/journal.ts';
import type {Hub} from '../hub/hub.ts';
import {matchesMask} from '../hub/mask.ts';
import {limits} from '../limits.ts';
import type {SessionId} from '../messages.ts';
import type {Directory} from '../protocols/protocol.ts';
import {share} from '../protocols/share.ts';
import {foldName} from '../text/nickname.ts';
import {standingMessages} from './history-page.ts';

type State = {readonly session: SessionId};

/** What depends on whose it is. */
type Own = Pick<Directory, 'self' | 'recent' | 'history'>;

/** Makes the directory of each session, which is its number and what all of them share. */
export const createDirectories = (hub: Hub, journal: Journal): ((session: SessionId) => Directory) => {
	const own: Own & ThisType<State> = {
		self() {
			return hub.userOf(this.session);
		},
		recent(room, seq) {
			const reader = hub.userOf(this.session);
			return reader && hub.look.recent(reader.id, room, seq);
		},
		async history(room, range) {
			const reader = hub.userOf(this.session);
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
	};
	const functions: Directory = {
		...hub.look,
		users: () => [...hub.look.users()],
		isSameName: (one, other) => foldName(one) === foldName(other),
		matches: matchesMask,
		...own,
	};
	return session => share<State, Directory>({session}, functions);
};
