/** What the journal asks of the thread that searches. */
import type {Search} from '../../journal.ts';

/** What the thread is started with. */
export type SearchOptions = {
	readonly directory: string;
	/** The history began with this run: that it has no index yet is nothing to be told. */
	readonly isFresh: boolean;
};

export type SearchRequest =
	/** Answers with a JSON array of entries, newest first. */
	| {readonly type: 'search'; readonly search: Search}
	/** Bring the index up to the history, without haste. Answers, when that is done, with the position it has reached. */
	| {readonly type: 'index'}
	/** Release everything, and end. Answers nothing. */
	| {readonly type: 'close'};
