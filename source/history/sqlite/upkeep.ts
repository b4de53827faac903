/** Snapshots and pruning in small requests, so that commits pass between them. Knows the order of the requests; what they do is the thread's. */
import type {Seq} from '../../messages.ts';
import {type Journal, JournalError} from '../journal.ts';
import type {PrunedPiece} from './prune.ts';
import type {Request} from './requests.ts';

/** `request` rejects once the journal is closing. */
export const createUpkeep = (
	request: (request: Request) => Promise<string>,
): Pick<Journal, 'snapshot' | 'keepSnapshot' | 'prune'> => {
	// One at a time: what is being stored belongs to no whole snapshot yet, and would be tidied away by another.
	let turn: Promise<unknown> = Promise.resolve();

	const inTurn = <Value>(work: () => Promise<Value>): Promise<Value> => {
		const result = turn.then(work);
		turn = result.catch(() => undefined);
		return result;
	};

	const tidy = async (): Promise<void> => {
		while ((await request({type: 'tidy'})) === 'more') {}
	};

	const store = async (seq: Seq, lines: Iterable<string>): Promise<void> => {
		let line = 0;
		let held: string | undefined;
		for (const body of lines) {
			if (held !== undefined) {
				await request({type: 'keep-line', seq, line: line++, isLast: false, body: held});
			}

			held = body;
		}

		if (held === undefined) {
			throw new JournalError('failed', 'The snapshot is empty.');
		}

		await request({type: 'keep-line', seq, line, isLast: true, body: held});
	};

	return {
		async snapshot(below = Number.MAX_SAFE_INTEGER) {
			const answer = await request({type: 'snapshot', below});
			const [seq, ...lines] = answer.split('\n');
			return answer === '' ? undefined : {seq: Number(seq), lines};
		},
		keepSnapshot: ({seq, lines}) =>
			inTurn(async () => {
				await request({type: 'discard', seq});
				await tidy();
				try {
					await store(seq, lines);
				} finally {
					// What was cut off takes room that may be wanted now.
					await tidy();
				}
			}),
		prune: bounds =>
			inTurn(async () => {
				const pruned = {messages: 0, others: 0};
				for (let more = true; more; ) {
					const piece = JSON.parse(await request({type: 'prune', bounds})) as PrunedPiece;
					pruned.messages += piece.messages;
					pruned.others += piece.others;
					({more} = piece);
				}

				return pruned;
			}),
	};
};
