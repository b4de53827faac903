/** Starts the worker thread and pairs its answers with the questions. Knows nothing of entries. */
import {Worker} from 'node:worker_threads';
import {JournalError} from '../journal.ts';
import {fromProblem} from './problems.ts';
import type {NumberedRequest, Reply, Request, WorkerOptions} from './requests.ts';

export type WorkerThread = {
	/** The answer of the thread's start: the last sequence number. */
	readonly started: Promise<string>;
	/** Requests are carried out one after the other, in the order of the calls. Rejects with a `JournalError`. */
	request(request: Request): Promise<string>;
	/** Resolves when the thread has ended, for whatever reason. */
	readonly ended: Promise<void>;
	/** Have the thread release everything and end; a thread that has ended by itself has nothing to release. */
	close(): Promise<void>;
};

/**
The worker's file lies beside this module: `sqlite-worker.ts` in the source (tsx or Node's own type stripping load it),
`dist/sqlite-worker.js` in the bundle, where this module is part of a chunk in `dist/`. The bundle's build must make it an entry point of that name.
*/
const workerUrl = () => {
	const {pathname} = new URL(import.meta.url);
	return new URL(pathname.endsWith('.ts') ? './sqlite-worker.ts' : './sqlite-worker.js', import.meta.url);
};

/** Start the thread. It keeps the process alive until it is told to close. */
export const startWorkerThread = (options: WorkerOptions): WorkerThread => {
	const worker = new Worker(workerUrl(), {workerData: options, name: 'history'});
	const asked = new Map<number, {resolve(result: string): void; reject(error: JournalError): void}>();
	let lastId = -1;
	let death: JournalError | undefined;

	const expect = (id: number) =>
		new Promise<string>((resolve, reject) => {
			asked.set(id, {resolve, reject});
		});

	const die = (cause: unknown) => {
		death ??= new JournalError('failed', `The history in ${options.directory} stopped working.`, {cause});
		for (const {reject} of asked.values()) {
			reject(death);
		}

		asked.clear();
	};

	worker.on('message', (reply: Reply) => {
		const question = asked.get(reply.id);
		asked.delete(reply.id);
		if ('problem' in reply) {
			question?.reject(fromProblem(reply.problem));
		} else {
			question?.resolve(reply.result);
		}
	});
	worker.on('error', die);
	const ended = new Promise<void>(resolve => {
		worker.on('exit', () => {
			die(undefined);
			resolve();
		});
	});

	const request = (request: Request) => {
		if (death) {
			return Promise.reject(death);
		}

		const id = ++lastId;
		worker.postMessage({id, request} satisfies NumberedRequest);
		return expect(id);
	};

	return {
		started: expect(++lastId),
		request,
		ended,
		async close() {
			try {
				if (!death) {
					await request({type: 'close'});
				}
			} finally {
				await ended;
			}
		},
	};
};
