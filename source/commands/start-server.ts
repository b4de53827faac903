/** A server with its journal, ready to listen: what the dashboard and the headless mode have in common. */
import {randomBytes, randomInt} from 'node:crypto';
import {type Journal, JournalError} from '../history/journal.ts';
import {limits} from '../limits.ts';
import {Problem} from '../problem.ts';
import {createDetector} from '../protocols/detect/detect.ts';
import {ircProtocol} from '../protocols/irc/session.ts';
import {jsonProtocol} from '../protocols/json/session.ts';
import {nativeProtocol} from '../protocols/native/session.ts';
import {addressProtocol} from '../protocols/text/address.ts';
import {assignedProtocol} from '../protocols/text/assigned.ts';
import {nicknameProtocol} from '../protocols/text/nickname.ts';
import {type ChatServer, createChatServer} from '../server/server.ts';
import {koreanName} from '../text/korean-name.ts';
import {randomName} from '../text/random-name.ts';
import {language, words} from '../words/words.ts';
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

/** Numbers in [0, 1) from the system's source of chance. */
const chance = (): number => randomInt(2 ** 47) / 2 ** 47;

const makeServer = (options: ServeOptions, version: string, journal: Journal): ChatServer =>
	createChatServer({
		name: options.name,
		version,
		motd: options.motd,
		password: options.password,
		maxPerAddress: options.maxPerAddress,
		rules: {
			usersMax: options.usersMax,
			rate: options.rate,
			bannedWords: options.bannedWords,
			backlog: options.backlog,
			graceMs: limits.graceMs,
		},
		journal,
		keeping: {
			// What is gone with the process need not be read again quickly.
			snapshotEntries: options.isMemory ? undefined : limits.snapshotEntries,
			keepMs: options.keepMs,
			messagesMax: options.messagesMax,
		},
		protocol: createDetector({
			native: nativeProtocol,
			json: jsonProtocol,
			irc: ircProtocol,
			text: {nickname: nicknameProtocol, assigned: assignedProtocol, address: addressProtocol},
			textChoice: options.text,
		}),
		node: randomBytes(6).toString('base64url'),
		now: Date.now,
		newId: () => randomBytes(6).toString('base64url'),
		newName: () => (language() === 'ko' ? koreanName : randomName)(chance),
	});

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

		return server;
	} catch (error) {
		throw problemOf(error);
	}
};
