/**
The durable journal: a SQLite file in the data directory. The file and the waiting for it are the store's (`store.ts`), soon in a worker thread; this side
numbers, encodes and decodes.
*/
import path from 'node:path';
import type {Amend, Entry} from '../../messages.ts';
import {createCommitQueue} from '../commit-queue.ts';
import {type Journal, JournalError} from '../journal.ts';
import {markSuspect, prepareDirectory} from './directory.ts';
import {createFinder} from './search/finder.ts';
import {openStore} from './store.ts';
import {createUpkeep} from './upkeep.ts';
import {lineOf} from './write.ts';

export type SqliteJournalOptions = {
	/** The data directory; created when it does not exist. */
	readonly directory: string;
	/** The most that the database file may take, in bytes: appending beyond it rejects with `full`. Without it, what the disk has. */
	readonly bytesMax?: number;
	/** What is wrong with the history that is there, in words, for whoever has found it damaged: it is moved aside, and a fresh one is started. */
	readonly damage?: string;
	/** Told before the journal is open what a person must know, such as that a damaged history was moved aside. */
	readonly warn?: (text: string) => void;
};

/** A replay is read in pages of this many entries, so that commits are not held up by it. */
const replayPageMax = 5000;

/**
Open the journal of a data directory and lock it. Entries survive the process and the machine going down at any moment.

@throws JournalError `locked` when another server has the directory, `unwritable` when it cannot be created or written,
`full` when the disk is, `failed` for everything else, such as a file of a newer version. A file that is damaged is none of these: it is
moved aside, with a warning
*/
export const openSqliteJournal = async (options: SqliteJournalOptions): Promise<Journal> => {
	const directory = path.resolve(options.directory);
	prepareDirectory(directory);
	const store = openStore({directory, bytesMax: options.bytesMax, damage: options.damage});
	for (const warning of store.warnings) {
		options.warn?.(warning);
	}

	let closing: Promise<void> | undefined;

	const queue = createCommitQueue({
		last: store.last,
		async write(first, drafts) {
			await store.request({type: 'write', first, lines: drafts.map(lineOf).join('\n')});
		},
	});

	let notice: (text: string) => void = () => {};
	const finder = createFinder({directory, last: queue.last, notice: text => notice(text)});
	// What an earlier run left unindexed. Not while the program starts.
	void store.moved.then(finder.begin);

	const whileOpen = async (ask: () => Promise<string>): Promise<string> => {
		if (closing) {
			throw new JournalError('closed', 'The history is closed.');
		}

		return ask();
	};

	const read = async (ask: () => Promise<string>): Promise<readonly Entry[]> => {
		const page = await whileOpen(ask);
		try {
			return JSON.parse(page) as Entry[];
		} catch (error) {
			markSuspect(directory);
			throw new JournalError('corrupt', `The history in ${directory} is damaged.`, {cause: error});
		}
	};

	const readAmends = async (ask: () => Promise<string>): Promise<readonly Amend[]> =>
		(await read(ask)).filter(entry => entry.type === 'amend');

	return {
		append: queue.append,
		onCommit(listener) {
			queue.onCommit((entries, isMoreComing) => {
				listener(entries, isMoreComing);
				finder.committed(entries);
			});
		},
		onNotice(listener) {
			notice = listener;
		},
		last: queue.last,
		after: (feed, seq, limit) => read(() => store.request({type: 'after', feed, seq, limit})),
		before: (feed, seq, limit) => read(() => store.request({type: 'before', feed, seq, limit})),
		changes: (feed, range, limit) => readAmends(() => store.request({type: 'changes', feed, range, limit})),
		amendments: targets => readAmends(() => store.request({type: 'amendments', targets})),
		search: search => read(() => finder.search(search)),
		async replay(seq, limit) {
			const entries: Entry[] = [];
			let from = seq;
			while (entries.length < limit) {
				const size = Math.min(limit - entries.length, replayPageMax);
				const page = await read(() => store.request({type: 'replay', seq: from, limit: size}));
				entries.push(...page);
				if (page.length < size) {
					break;
				}

				from = page.at(-1)?.seq ?? from;
			}

			return entries;
		},
		...createUpkeep(request => whileOpen(() => store.request(request))),
		async probe() {
			await whileOpen(() => store.request({type: 'probe'}));
		},
		close() {
			closing ??= (async () => {
				await queue.close();
				await finder.close();
				await store.close();
			})();
			return closing;
		},
	};
};
