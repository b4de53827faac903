/**
The thread that waits for the disk, so that the program's main thread does not. It opens the file when it is told to (see `store.ts`, which holds the lock).

An entry point of its own: in the bundle it must be `dist/sqlite-worker.js`, beside the module that starts it (see `worker-thread.ts`).
*/
import {parentPort, workerData} from 'node:worker_threads';
import {carryOut} from './carry-out.ts';
import {type HistoryDatabase, openDatabase} from './database.ts';
import {toProblem} from './problems.ts';
import type {NumberedRequest, Reply, Request, WorkerOptions} from './requests.ts';
import {noteDamage} from './rescue.ts';

const options = workerData as WorkerOptions;

const reply = (message: Reply) => parentPort?.postMessage(message);

let database: HistoryDatabase | undefined;

const workOn = (request: Request | {readonly type: 'open'}): string => {
	if (request.type === 'open') {
		database = openDatabase(options);
		return '';
	}

	// Told to end before it was to open anything.
	return database === undefined ? '' : carryOut(options.directory, database, request);
};

parentPort?.on('message', ({id, request}: NumberedRequest<Request | {readonly type: 'open'}>) => {
	try {
		reply({id, result: workOn(request)});
	} catch (error) {
		noteDamage(options.directory, error);
		reply({id, problem: toProblem(options.directory, error)});
	}

	if (request.type === 'close') {
		parentPort?.close();
	}
});
reply({id: 0, result: ''});
