/**
The thread that searches, and keeps the index that makes it quick: neither a commit nor the program's main thread waits for either.
Knows the requests; how a message is found is `searcher.ts`'s, and how the index is kept `index-keeper.ts`'s.

An entry point of its own, as `sqlite-worker.ts` is.
*/
import {parentPort, workerData} from 'node:worker_threads';
import type {Seq} from '../../../messages.ts';
import type {Search} from '../../journal.ts';
import {entryOf} from '../database.ts';
import {toProblem} from '../problems.ts';
import type {NumberedRequest, Reply} from '../requests.ts';
import {createIndexKeeper} from './index-keeper.ts';
import {createIndexer} from './indexer.ts';
import {lowerPriority} from './low-priority.ts';
import {openReader} from './reader.ts';
import type {SearchOptions, SearchRequest} from './requests.ts';
import {search, searchNewest} from './searcher.ts';

const {directory, isFresh} = workerData as SearchOptions;

/** What is not yet in the index is read, when it is no more than this; else the index is brought up to it first. */
const unindexedMax = 3000;

/** After a failure the index is let be for so long, ms: a full disk is not empty in a moment. */
const restMs = 30_000;

const now = () => performance.now();

const reply = (message: Reply) => parentPort?.postMessage(message);

const answer = async (id: number, work: () => string | Promise<string>) => {
	try {
		reply({id, result: await work()});
	} catch (error) {
		reply({id, problem: toProblem(directory, error)});
	}
};

const start = () => {
	lowerPriority();
	const reader = openReader(directory);
	const notice = (text: string) => reply({notice: text});
	const keeper = createIndexKeeper({directory, isFresh, reader, now, notice});
	const indexer = createIndexer({
		step: keeper.step,
		now,
		later(ms, callback) {
			setTimeout(callback, ms);
		},
	});
	let failedAt = Number.NEGATIVE_INFINITY;
	let failure = '';

	/** Without a good index searches take longer and find the same: that is said once, and is no failure of who asked. */
	const keep = async (work: () => Promise<void>) => {
		if (now() - failedAt < restMs) {
			return;
		}

		try {
			await work();
			failure = '';
		} catch (error) {
			failedAt = now();
			const {message} = toProblem(directory, error);
			if (message !== failure) {
				failure = message;
				notice(`The search index cannot be kept up, and searching is slower: ${message}`);
			}
		}
	};

	const isBehind = (last: Seq) => last - (keeper.index()?.position() ?? 0) > unindexedMax;

	const find = async (wanted: Search) => {
		// What is committed from now on is not asked for: a search that waits does not run after it.
		const last = reader.last();
		const asked = {...wanted, before: Math.min(wanted.before ?? Number.MAX_SAFE_INTEGER, last + 1)};
		if (isBehind(last)) {
			const newest = searchNewest(reader, asked, unindexedMax);
			if (newest.length >= asked.limit) {
				return newest;
			}

			await keep(() => indexer.hurry(() => !isBehind(last)));
		}

		try {
			return search(reader, keeper.index(), asked);
		} catch (error) {
			if (!keeper.discard(error)) {
				throw error;
			}

			// It is made again, and until then the history itself is read.
			void keep(indexer.catchUp);
			return search(reader, undefined, asked);
		}
	};

	const carryOut = async (request: SearchRequest): Promise<string> => {
		switch (request.type) {
			case 'index': {
				await keep(indexer.catchUp);
				return String(keeper.index()?.position() ?? 0);
			}

			case 'search': {
				const found = await find(request.search);
				return `[${found.map(entryOf).join(',')}]`;
			}

			case 'close': {
				indexer.stop();
				keeper.close();
				reader.close();
				return '';
			}
		}
	};

	parentPort?.on('message', async ({id, request}: NumberedRequest<SearchRequest>) => {
		await answer(id, () => carryOut(request));
		if (request.type === 'close') {
			parentPort?.close();
		}
	});
	return '';
};

void answer(0, start);
