/** The main thread's side of searching: has a thread that searches and indexes, and tells it when there is something to index. */
import type {Entry, Seq} from '../../../messages.ts';
import {feedsOf, JournalError, type Search} from '../../journal.ts';
import {startWorkerThread, type WorkerThread} from '../worker-thread.ts';
import type {SearchRequest} from './requests.ts';

export type FinderOptions = {
	readonly directory: string;
	/** The last committed sequence number. */
	readonly last: () => Seq;
	/** A line for the operator's log. */
	readonly notice: (text: string) => void;
	/** How long the thread may take to end, ms; then it is ended. What it loses can be made again. */
	readonly patienceMs?: number;
	/** After a thread died, ms: then what was committed is reason enough for another. A search always is. */
	readonly restMs?: number;
	/** Starts the thread; for tests, which give one that is none. */
	readonly startThread?: typeof startWorkerThread<SearchRequest>;
};

export type Finder = {
	/** A JSON array of entries, newest first. Rejects with a `JournalError`. */
	search(search: Search): Promise<string>;
	/** Have indexed what an earlier run left. */
	begin(): void;
	/** Something was committed: it is indexed soon. Costs next to nothing while that is being done. The thread is not started for what nobody can look for. */
	committed(entries: readonly Entry[]): void;
	/** Have the thread end, if there is one. */
	close(): Promise<void>;
};

export const createFinder = ({
	directory,
	last,
	notice,
	patienceMs = 500,
	restMs = 60_000,
	startThread = startWorkerThread,
}: FinderOptions): Finder => {
	let thread: WorkerThread<SearchRequest> | undefined;
	const isFresh = last() === 0;
	let isClosed = false;
	let isIndexing = false;
	/** There is something to index, or may be. */
	let isBehind = false;
	let isResting = false;
	let reached: Seq = 0;

	const rest = () => {
		isResting = true;
		setTimeout(() => {
			isResting = false;
		}, restMs).unref();
	};

	const start = (): WorkerThread<SearchRequest> => {
		const started = startThread({directory, isFresh}, 'search', notice);
		// Said to whoever asks it for something.
		started.started.catch(() => undefined);
		void started.ended.then(() => {
			if (thread === started) {
				thread = undefined;
				rest();
			}
		});
		return started;
	};

	const index = () => {
		if (isClosed || isIndexing || isResting || last() === 0) {
			return;
		}

		isIndexing = true;
		thread ??= start();
		thread.request({type: 'index'}).then(
			position => {
				isIndexing = false;
				const isBetter = Number(position) > reached;
				reached = Number(position);
				// Of what was committed while the answer was on its way nothing else tells. An index that stands still is not pushed.
				isBehind = reached < last();
				if (isBetter && isBehind) {
					index();
				}
			},
			() => {
				isIndexing = false;
			},
		);
	};

	const catchUp = (isMore: boolean) => {
		isBehind ||= isMore;
		if (isBehind) {
			index();
		}
	};

	return {
		async search(search) {
			thread ??= start();
			const {started, request} = thread;
			try {
				await started;
				return await request({type: 'search', search});
			} catch (error) {
				throw isClosed ? new JournalError('closed', 'The history is closed.', {cause: error}) : error;
			}
		},
		begin() {
			catchUp(!isFresh);
		},
		committed(entries) {
			catchUp(thread !== undefined || entries.some(entry => feedsOf(entry).length > 0));
		},
		async close() {
			isClosed = true;
			const closing = thread;
			thread = undefined;
			if (closing) {
				const patience = setTimeout(closing.terminate, patienceMs);
				await closing.close().catch(() => undefined);
				clearTimeout(patience);
			}
		},
	};
};
