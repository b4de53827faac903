/** A server with its journal, ready to listen: what the dashboard and the headless mode have in common. */
import {type Journal, JournalError} from '../history/journal.ts';
import {Problem} from '../problem.ts';
import type {ChatServer} from '../server/server.ts';
import {words} from '../words/words.ts';
import {defaultDirectory} from './default-directory.ts';
import type {ServeOptions} from './serve-options.ts';

const problemOf = (error: unknown): unknown => {
	if (!(error instanceof JournalError)) {
		return error;
	}

	const {server, history} = words();
	return new Problem(`journal-${error.code}`, server.inOwnWords(error.message), history.hints[error.code], {
		cause: error,
	});
};

type OpenJournal = (options: {damage?: string; warn: (text: string) => void}) => Promise<Journal>;

const journalOpener = async (options: ServeOptions): Promise<OpenJournal> => {
	if (options.isMemory) {
		const {createMemoryJournal} = await import('../history/memory.ts');
		return async () => createMemoryJournal();
	}

	const {openSqliteJournal} = await import('../history/sqlite/journal.ts');
	return more => openSqliteJournal({directory: options.directory ?? defaultDirectory(), ...more});
};

/** When what a start needs is done, ms. */
const afterStartMs = 100;

const boundMemorySoon = (): void => {
	setTimeout(async () => {
		const {boundYoungGeneration} = await import('./young-generation.ts');
		boundYoungGeneration();
	}, afterStartMs).unref();
};

/**
Open the journal, make the server, and bring it to where the journal is. A journal that turns out to be damaged is moved aside, and a server
without a past is made: one that has half of it would tell people half of the truth. What a person must know of that is said with `warn`, at
once, and is in the server's log. Throws a `Problem`.
*/
export const createServerFor = async (
	options: ServeOptions,
	version: string,
	warn: (text: string) => void,
): Promise<ChatServer> => {
	const warnings: string[] = [];
	const note = (text: string): void => {
		warnings.push(text);
		warn(text);
	};

	const open = await journalOpener(options);

	const start = async (damage?: string): Promise<ChatServer> => {
		const journal = await open({warn: note, ...(damage === undefined ? {} : {damage})});
		const {makeServer} = await import('./make-server.ts');
		const server = makeServer(options, version, journal);
		try {
			await server.recover();
			return server;
		} catch (error) {
			await journal.close();
			// Once: what was just made has nothing in it that could be damaged.
			if (damage === undefined && error instanceof JournalError && error.code === 'corrupt') {
				return start(error.message);
			}

			throw error;
		}
	};

	try {
		const server = await start();
		for (const text of warnings) {
			server.warn(text);
		}

		boundMemorySoon();
		return server;
	} catch (error) {
		throw problemOf(error);
	}
};
