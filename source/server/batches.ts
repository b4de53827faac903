/** Drafts on their way into the journal: those of one turn of the event loop go together. */
import type {Journal} from '../history/journal.ts';
import type {Draft} from '../messages.ts';

export type Batches = {
	/** Put drafts into the batch of this turn. `done` is called once they are committed and carried out, or have failed. */
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

export const createBatches = ({journal, schedule, onFailure}: BatchesOptions): Batches => {
	let drafts: Draft[] = [];
	let waiting: Array<() => void> = [];
	let appending: Promise<void> = Promise.resolve();
	let pending = 0;
	let isClosed = false;

	const commit = (): void => {
		const batch = drafts;
		const callbacks = waiting;
		drafts = [];
		waiting = [];
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

	return {
		add(list, done) {
			// Once it is closed nothing follows, so that nobody waits for it either.
			if (list.length === 0 || isClosed) {
				return;
			}

			if (drafts.length === 0) {
				pending++;
				schedule(commit);
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
