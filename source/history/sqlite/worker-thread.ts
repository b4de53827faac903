/** Starts the worker thread and pairs its answers with the questions. Knows nothing of entries. */
import {Worker} from 'node:worker_threads';
import {JournalError} from '../journal.ts';
import {fromProblem} from './problems.ts';
import type {NumberedRequest, Reply, Request, WorkerOptions} from './requests.ts';
import type {SearchOptions} from './search/requests.ts';

export type WorkerThread<Asked = Request> = {
	/** The answer of the thread's start: that it is there. */
	readonly started: Promise<string>;
	/** Requests are carried out one after the other, in the order of the calls. Rejects with a `JournalError`. */
	request(request: Asked | {readonly type: 'close'}): Promise<string>;
	/** Resolves when the thread has ended, for whatever reason. */
	readonly ended: Promise<void>;
	/** Have the thread release everything and end; a thread that has ended by itself has nothing to release. */
	close(): Promise<void>;
	/** End the thread wherever it is. What it was asked for fails. */
	terminate(): void;
};

/**
The files of the threads: in the source as they are (tsx or Node's own type stripping load them), in the bundle in `dist/`, where
this module is part of a chunk. The bundle's build must make each an entry point of that name.
*/
const files = {
	history: {source: './sqlite-worker.ts', bundled: './sqlite-worker.js'},
	search: {source: './search/search-worker.ts', bundled: './search-worker.js'},
} as const;

const workerUrl = (name: keyof typeof files) => {
	const {pathname} = new URL(import.meta.url);
	return new URL(files[name][pathname.endsWith('.ts') ? 'source' : 'bundled'], import.meta.url);
};

/** What a thread is asked for and answers is garbage at once: with a small young generation it takes 4 MB less, and ten who talk without end are told as fast. */
const resourceLimits = {maxYoungGenerationSizeMb: 1} as const;

/** Start a thread. It keeps the process alive until it is told to close. */
export const startWorkerThread = <Asked = Request>(
	options: WorkerOptions | SearchOptions,
	name: keyof typeof files = 'history',
	/** Told what the thread has to say of its own. */
	notice: (text: string) => void = () => {},
): WorkerThread<Asked> => {
	const worker = new Worker(workerUrl(name), {workerData: options, name, resourceLimits});
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
		if ('notice' in reply) {
			notice(reply.notice);
			return;
		}

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

	const request = (request: Asked | {readonly type: 'close'}) => {
		if (death) {
			return Promise.reject(death);
		}

		const id = ++lastId;
		worker.postMessage({id, request} satisfies NumberedRequest<unknown>);
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
		terminate() {
			void worker.terminate();
		},
	};
};
