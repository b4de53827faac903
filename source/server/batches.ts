/** Drafts on their way into the journal: those of one turn of the event loop go together, and where those are several, of the turns after it while more come. */
import type {Journal} from '../history/journal.ts';
import type {Draft} from '../messages.ts';

export type Batches = {
	/** Put drafts into the batch that is next. `done` is called once they are committed and carried out, or have failed. */
	add(drafts: readonly Draft[], done?: () => void): void;
	/** Whether some are on their way, or have just been committed. */
	isPending(): boolean;
	/** Take nothing more. */
	close(): void;
	/** Commit now what waits, and resolve when all is committed or has failed. */
	settle(): Promise<void>;
};

export type BatchesOptions = {
	readonly journal: Journal;
	/** Runs a callback once the reads of this turn of the event loop are done, such as `setImmediate`. */
	readonly schedule: (callback: () => void) => void;
	/** The journal could not take these. */
	readonly onFailure: (drafts: readonly Draft[], error: unknown) => void;
};

/**
A batch of several waits as long as each turn brings more, and so many turns at most. Those who answer each other speak all at once and are read in two turns or
three; a commit costs about the same for the first of them as for all.
*/
const turnsMax = 3;

/** From so many on it waits for no more: a commit and what follows it take their time. */
const draftsMax = 1000;

export const createBatches = ({journal, schedule, onFailure}: BatchesOptions): Batches => {
	let drafts: Draft[] = [];
	let waiting: Array<() => void> = [];
	let appending: Promise<void> = Promise.resolve();
	let pending = 0;
	let isClosed = false;
	let isScheduled = false;
	/** Of the batch that waits: how many it had a turn ago, and how many turns it has waited. */
	let lengthBefore = 0;
	let turns = 0;

	const commit = (): void => {
		const batch = drafts;
		const callbacks = waiting;
		drafts = [];
		waiting = [];
		lengthBefore = 0;
		turns = 0;
		if (batch.length === 0) {
			return;
		}

		appending = journal
			.append(batch)
			.catch((error: unknown) => onFailure(batch, error))
			.then(() => {
				pending--;
				for (const callback of callbacks) {
					callback();
				}
			});
	};

	/** A draft alone does not wait. */
	const commitUnlessMoreComes = (): void => {
		const {length} = drafts;
		if (length > 1 && length < draftsMax && length > lengthBefore && turns < turnsMax) {
			lengthBefore = length;
			turns++;
			schedule(commitUnlessMoreComes);
		} else {
			isScheduled = false;
			commit();
		}
	};

	return {
		add(list, done) {
			// Once it is closed nothing follows, so that nobody waits for it either.
			if (list.length === 0 || isClosed) {
				return;
			}

			if (drafts.length === 0) {
				pending++;
			}

			if (!isScheduled) {
				isScheduled = true;
				schedule(commitUnlessMoreComes);
			}

			drafts.push(...list);
			if (done) {
				waiting.push(done);
			}
		},
		isPending: () => pending > 0,
		close() {
			isClosed = true;
		},
		async settle() {
			commit();
			await appending;
		},
	};
};
