/** What the journal asks of its database, carried out in whatever thread has it open. Knows the requests; how a commit is made is `database.ts`'s. */
import type {HistoryDatabase} from './database.ts';
import {proveRoom} from './directory.ts';
import {resultCodeOf} from './problems.ts';
import type {Request} from './requests.ts';

/** SQLITE_IOERR, https://www.sqlite.org/rescode.html#ioerr */
const ioError = 10;

/** SQLite knows one reason for a full disk and calls others, such as a quota, an error of the disk: the system itself says more. */
const diagnose = (directory: string, error: unknown): unknown => {
	if (resultCodeOf(error) === ioError) {
		try {
			proveRoom(directory);
		} catch (cause) {
			return cause;
		}
	}

	return error;
};

/** Carry a request out, on an open database. Returns its answer; throws what SQLite throws, or a `JournalError`. */
export const carryOut = (directory: string, database: HistoryDatabase, request: Request): string => {
	switch (request.type) {
		case 'write': {
			try {
				database.write(request.first, request.lines);
			} catch (error) {
				throw diagnose(directory, error);
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
			proveRoom(directory);
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
