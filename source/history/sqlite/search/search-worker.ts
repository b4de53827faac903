/**
The thread that searches, so that neither a commit nor the program's main thread waits for a search. Knows the requests; how a
message is found is `searcher.ts`'s.

An entry point of its own, as `sqlite-worker.ts` is.
*/
import {parentPort, workerData} from 'node:worker_threads';
import {entryOf} from '../database.ts';
import {toProblem} from '../problems.ts';
import type {NumberedRequest, Reply} from '../requests.ts';
import {openReader} from './reader.ts';
import type {SearchRequest} from './requests.ts';
import {search} from './searcher.ts';

const {directory} = workerData as {directory: string};

const reply = (message: Reply) => parentPort?.postMessage(message);

const answer = (id: number, work: () => string) => {
	try {
		reply({id, result: work()});
	} catch (error) {
		reply({id, problem: toProblem(directory, error)});
	}
};

answer(0, () => {
	const reader = openReader(directory);
	parentPort?.on('message', ({id, request}: NumberedRequest<SearchRequest>) => {
		answer(id, () => {
			switch (request.type) {
				case 'search': {
					return `[${search(reader, request.search).map(entryOf).join(',')}]`;
				}

				case 'close': {
					reader.close();
					return '';
				}
			}
		});
		if (request.type === 'close') {
			parentPort?.close();
		}
	});
	return '';
});
