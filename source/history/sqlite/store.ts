/**
Who carries out what the journal asks for: at first the thread that opened it, so that a server is there without waiting for another thread to start, which
takes longer than all else together; then a thread of its own, which is started meanwhile, so that nobody waits for the disk. Knows nothing of entries.
*/
import type {Seq} from '../../messages.ts';
import {JournalError} from '../journal.ts';
import {carryOut} from './carry-out.ts';
import type {HistoryDatabase} from './database.ts';
import {takeLock} from './lock.ts';
import {fromProblem, toProblem} from './problems.ts';
import type {Request, WorkerOptions} from './requests.ts';
import {noteDamage, openOrRescue} from './rescue.ts';
import {startWorkerThread, type WorkerThread} from './worker-thread.ts';

export type Store = {
	/** The last sequence number when it was opened. */
	readonly last: Seq;
	/** What a person must know of the opening, each a sentence or two. */
	readonly warnings: readonly string[];
	/** Requests are carried out one after the other, in the order of the calls. Rejects with a `JournalError`. */
	request(request: Request): Promise<string>;
	/** Resolves once the thread has taken over, or could not, or the store was closed before. */
	readonly moved: Promise<void>;
	/** Close the file and give up the lock. */
	close(): Promise<void>;
};

/** The thread that takes over. */
export type Successor = Pick<
	WorkerThread<Request | {readonly type: 'open'}>,
	'started' | 'request' | 'close'
>;

export type StoreSurroundings = {
	/** Calls back once the start of the program is over; again, after it was in vain, when there has been some rest. Returns what cancels it. */
	readonly later: (callback: () => void, isAgain: boolean) => () => void;
	readonly startThread: (options: WorkerOptions) => Successor;
};

/** How long the thread is put off, ms: what opens a journal has more to do at once than to wait for it. And how long after one could not be had. */
const putOffMs = 50;
const restMs = 10_000;

const surroundings: StoreSurroundings = {
	later(callback, isAgain) {
		const timer = setTimeout(callback, isAgain ? restMs : putOffMs);
		return () => clearTimeout(timer);
	},
	startThread: options => startWorkerThread<Request | {readonly type: 'open'}>(options),
};

type Waiting = {readonly request: Request; resolve(result: string | Promise<string>): void};

/**
Lock a prepared directory, and open its history.

@throws JournalError as `openSqliteJournal` does
*/
export const openStore = (
	options: WorkerOptions,
	{later, startThread}: StoreSurroundings = surroundings,
): Store => {
	const {directory, bytesMax} = options;

	/** As it would be said by the thread. */
	const said = (error: unknown) => {
		noteDamage(directory, error);
		return fromProblem(toProblem(directory, error));
	};

	const open = () => {
		const release = takeLock(directory);
		try {
			const {database, warnings} = openOrRescue(options, new Date());
			return {release, database, warnings, last: database.last()};
		} catch (error) {
			release();
			throw error;
		}
	};

	const begin = (): ReturnType<typeof open> => {
		try {
			return open();
		} catch (error) {
			throw said(error);
		}
	};

	const {release, database, warnings, last} = begin();
	let here: HistoryDatabase | undefined = database;
	let there: Successor | undefined;
	/** While the file is handed over nobody writes to it: what is asked for meanwhile. */
	let waiting: Waiting[] | undefined;
	let isClosing = false;
	/** What could not be written for sure is taken back by whoever tried to (see `write.ts`). */
	let hasFailed = false;

	const carryOutHere = (request: Request): string => {
		try {
			if (here === undefined) {
				throw new JournalError('closed', 'The history is closed.');
			}

			const answer = carryOut(directory, here, request);
			hasFailed &&= request.type !== 'write';
			return answer;
		} catch (error) {
			hasFailed ||= request.type === 'write';
			throw said(error);
		}
	};

	const request = (request: Request): Promise<string> => {
		if (there) {
			return there.request(request);
		}

		return new Promise(resolve => {
			if (waiting) {
				waiting.push({request, resolve});
			} else {
				resolve(carryOutHere(request));
			}
		});
	};

	const handOver = async (thread: Successor): Promise<void> => {
		waiting = [];
		try {
			await thread.request({type: 'open'});
			there = thread;
			// Not the last to close it, so that this takes no time.
			here?.close();
			here = undefined;
		} finally {
			const asked = waiting;
			waiting = undefined;
			for (const {request: each, resolve} of asked) {
				resolve(request(each));
			}
		}
	};

	const move = async (): Promise<void> => {
		const thread = startThread({directory, bytesMax});
		try {
			await thread.started;
			if (!isClosing && !hasFailed) {
				await handOver(thread);
			}
		} catch {
			// Where no thread can be had, this one goes on.
		} finally {
			if (there !== thread) {
				await thread.close().catch(() => undefined);
			}
		}
	};

	const {promise: moved, resolve: end} = Promise.withResolvers<void>();
	let moving: Promise<void> | undefined;
	let cancel = (): void => undefined;

	const moveSoon = (isAgain: boolean): void => {
		cancel = later(() => {
			moving = move().then(() => {
				end();
				if (there === undefined && !isClosing) {
					moveSoon(true);
				}
			});
		}, isAgain);
	};

	moveSoon(false);

	const close = async (): Promise<void> => {
		isClosing = true;
		cancel();
		await moving;
		end();
		try {
			await (there ? there.close() : request({type: 'close'}));
		} finally {
			here = undefined;
			release();
		}
	};

	let closing: Promise<void> | undefined;

	return {
		last,
		warnings,
		request,
		moved,
		close() {
			closing ??= close();
			return closing;
		},
	};
};
