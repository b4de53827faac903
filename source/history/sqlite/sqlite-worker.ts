/**
The thread that waits for the disk, so that the program's main thread never does. Knows the requests; how a commit is made is `database.ts`'s.

An entry point of its own: in the bundle it must be `dist/sqlite-worker.js`, beside the module that starts it (see `worker-thread.ts`).
*/
import {parentPort, workerData} from 'node:worker_threads';
import type {HistoryDatabase} from './database.ts';
import {proveRoom} from './directory.ts';
import {takeLock} from './lock.ts';
import {resultCodeOf, toProblem} from './problems.ts';
import type {NumberedRequest, Reply, Request, Started, WorkerOptions} from './requests.ts';
import {noteDamage, openOrRescue} from './rescue.ts';

const options = workerData as WorkerOptions;

const reply = (message: Reply) => parentPort?.postMessage(message);

/** What `work` returns, or the problem it threw, as the answer to a request. True when it went well. */
const answer = (id: number, work: () => string): boolean => {
	try {
		reply({id, result: work()});
		return true;
	} catch (error) {
		noteDamage(options.directory, error);
		reply({id, problem: toProblem(options.directory, error)});
		return false;
	}
};

/** SQLITE_IOERR, https://www.sqlite.org/rescode.html#ioerr */
const ioError = 10;

/** SQLite knows one reason for a full disk and calls others, such as a quota, an error of the disk: the system itself says more. */
const diagnose = (error: unknown): unknown => {
	if (resultCodeOf(error) === ioError) {
		try {
			proveRoom(options.directory);
		} catch (cause) {
			return cause;
		}
	}

	return error;
};

const carryOut = (database: HistoryDatabase, request: Request): string => {
	switch (request.type) {
		case 'write': {
			try {
				database.write(request.first, request.lines);
			} catch (error) {
				throw diagnose(error);
			}

			return '';
		}

		case 'after':
		case 'before': {
			return database[request.type](request.feed, request.seq, request.limit);
		}

		case 'changes': {
			return database.changes(request.feed, request.range, request.limit);
		}

		case 'amendments': {
			return database.amendments(request.targets);
		}

		case 'replay': {
			return database.replay(request.seq, request.limit);
		}

		case 'probe': {
			proveRoom(options.directory);
			database.probe();
			return '';
		}

		case 'snapshot': {
			return database.snapshots.read(request.below);
		}

		case 'keep-line': {
			database.snapshots.keep(request.seq, request.line, request.isLast, request.body);
			return '';
		}

		case 'discard': {
			database.snapshots.discard(request.seq);
			return '';
		}

		case 'tidy': {
			return database.snapshots.tidy() ? 'more' : '';
		}

		case 'prune': {
			return JSON.stringify(database.prune(request.bounds));
		}

		case 'close': {
			database.close();
			return '';
		}
	}
};

answer(0, () => {
	const release = takeLock(options.directory);
	try {
		const {database, warnings} = openOrRescue(options, new Date());
		const last = database.last();
		parentPort?.on('message', ({id, request}: NumberedRequest) => {
			answer(id, () => carryOut(database, request));
			if (request.type === 'close') {
				release();
				parentPort?.close();
			}
		});
		return JSON.stringify({last, warnings} satisfies Started);
	} catch (error) {
		release();
		throw error;
	}
});
