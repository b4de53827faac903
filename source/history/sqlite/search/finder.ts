/** The main thread's side of searching: has a thread that searches when there is something for it to do. */
import type {Search} from '../../journal.ts';
import {startWorkerThread, type WorkerThread} from '../worker-thread.ts';
import type {SearchRequest} from './requests.ts';

export type Finder = {
	/** A JSON array of entries, newest first. Rejects with a `JournalError`. */
	search(search: Search): Promise<string>;
	/** Have the thread end, if there is one. */
	close(): Promise<void>;
};

export const createFinder = (directory: string): Finder => {
	let thread: WorkerThread<SearchRequest> | undefined;

	/** A thread that died is no reason to find nothing for ever: the next search starts another. */
	const start = (): WorkerThread<SearchRequest> => {
		const started = startWorkerThread<SearchRequest>({directory}, 'search');
		void started.ended.then(() => {
			thread = thread === started ? undefined : thread;
		});
		return started;
	};

	return {
		async search(search) {
			thread ??= start();
			const {started, request} = thread;
			await started;
			return request({type: 'search', search});
		},
		async close() {
			await thread?.close();
		},
	};
};
