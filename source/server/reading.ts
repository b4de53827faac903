/** What a session asks of the journal: pages of history, and searches. Read from it, and answered when it has answered. */
import {type Journal, JournalError} from '../history/journal.ts';
import type {Effect, Event, ServerEvent, SessionId, Time} from '../messages.ts';
import {readPage} from './history-page.ts';
import {createSearches} from './searches.ts';

export type ReadingOptions = {
	readonly journal: Journal;
	readonly now: () => Time;
	/** Send an event to a session, if it is still there. */
	readonly answer: (session: SessionId, event: Event) => void;
	readonly report: (event: ServerEvent) => void;
};

export type Reading = {
	carryOut(effect: Extract<Effect, {type: 'read' | 'search'}>): void;
	/** The connection is gone. */
	forget(session: SessionId): void;
};

export const createReading = ({journal, now, answer, report}: ReadingOptions): Reading => {
	let failedAt = Number.NEGATIVE_INFINITY;

	/** Once a second is often enough: a client may ask for a damaged page as often as it likes. Who still waits when the server stops is no failure. */
	const failed = (what: string, error: unknown): void => {
		const isOver = error instanceof JournalError && error.code === 'closed';
		if (!isOver && now() - failedAt >= 1000) {
			failedAt = now();
			report({event: 'error', code: 'journal', text: `History could not be ${what}: ${String(error)}`});
		}
	};

	const searches = createSearches({
		journal,
		now,
		answer,
		onFailure: error => failed('searched', error),
	});

	const read = (effect: Extract<Effect, {type: 'read'}>): void => {
		const {session, backlog} = effect;
		readPage(journal, effect).then(
			page => answer(session, page),
			(error: unknown) => {
				failed('read', error);
				if (!backlog) {
					const text = 'The server cannot read what was said before.';
					answer(session, {type: 'rejected', code: 'unavailable', of: 'history', text});
				}
			},
		);
	};

	return {
		carryOut(effect) {
			if (effect.type === 'read') {
				read(effect);
			} else {
				searches.start(effect);
			}
		},
		forget: searches.forget,
	};
};
