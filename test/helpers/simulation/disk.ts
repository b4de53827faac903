/**
A disk that outlives the processes, and the journal of a process over it: the real commit queue, and a worker that does one thing after
another, as `source/history/sqlite` does. What is on the disk is durable; what a process was told of it comes later.
*/
import {standing} from '../../../source/history/amendments.ts';
import {createCommitQueue} from '../../../source/history/commit-queue.ts';
import {
	type Feed,
	feedsOf,
	type Journal,
	JournalError,
	type Snapshot,
} from '../../../source/history/journal.ts';
import type {Entry} from '../../../source/messages.ts';
import {type Chance, draw, type Span} from './chance.ts';
import type {Process, Scheduler} from './scheduler.ts';

/** The moments of a commit at which a process can die. */
export type CommitStep = 'asked' | 'durable' | 'told' | 'committed' | 'listened';

export type Disk = {
	readonly entries: readonly Entry[];
	/** Until then nothing can be written, ms. */
	fullUntil: number;
	/** Until then nothing that is asked for is begun, ms. */
	slowUntil: number;
	open(where: Process): Journal;
};

export const createDisk = (options: {
	readonly scheduler: Scheduler;
	readonly chance: Chance;
	readonly latency: Span;
	/** The process may die here. */
	readonly step: (where: Process, step: CommitStep) => void;
	/** Called for each batch as it becomes durable. */
	readonly onDurable: (entries: readonly Entry[]) => void;
	readonly onInvalid: (problem: string) => void;
}): Disk => {
	const {scheduler, chance, latency, step} = options;
	const entries: Entry[] = [];
	/** Newest first. */
	const snapshots: Snapshot[] = [];

	const refuseIfFull = (): void => {
		if (scheduler.now() < disk.fullUntil) {
			throw new JournalError('full', 'The disk is full.');
		}
	};

	const open = (where: Process): Journal => {
		let workerMs = 0;
		let toldMs = 0;
		let isClosed = false;

		/** Let the worker do something after all else, and tell what came of it. */
		const request = <Result>(label: string, work: () => Result, isWrite = false): Promise<Result> =>
			new Promise((resolve, reject) => {
				workerMs = Math.max(workerMs, disk.slowUntil, scheduler.now()) + draw(chance, latency);
				scheduler.at(workerMs, where, 'io', label, () => {
					let outcome: {readonly result: Result} | {readonly error: unknown};
					try {
						outcome = {result: work()};
					} catch (error) {
						outcome = {error};
					}

					if (isWrite) {
						step(where, 'durable');
					}

					toldMs = Math.max(toldMs, scheduler.now() + draw(chance, [0.01, 5]));
					scheduler.at(toldMs, where, 'io', `${label}: told`, () => {
						if (isWrite) {
							step(where, 'told');
						}

						if (!where.isAlive) {
							return;
						}

						if ('error' in outcome) {
							reject(outcome.error);
						} else {
							resolve(outcome.result);
						}
					});
				});
			});

		const queue = createCommitQueue({
			last: entries.length,
			async write(first, drafts) {
				const lines = drafts.map(draft => JSON.stringify(draft));
				step(where, 'asked');
				await request(
					`write of ${drafts.length}`,
					() => {
						refuseIfFull();

						if (first !== entries.length + 1) {
							options.onInvalid(`a write begins at ${first}, after ${entries.length} entries`);
						}

						const batch = lines.map(
							(line, index): Entry => ({...JSON.parse(line), seq: entries.length + 1 + index}),
						);
						entries.push(...batch);
						options.onDurable(batch);
					},
					true,
				);
			},
			committed() {
				step(where, 'committed');
			},
		});

		const read = <Result>(label: string, work: () => Result): Promise<Result> =>
			isClosed ? Promise.reject(new JournalError('closed', 'The history is closed.')) : request(label, work);

		const inFeed = (feed: Feed) => entries.filter(entry => feedsOf(entry).includes(feed));
		const saidIn = (feed: Feed) => inFeed(feed).filter(({type}) => type !== 'amend');

		return {
			append: queue.append,
			onCommit(listener) {
				queue.onCommit((batch, isMoreComing) => {
					listener(batch, isMoreComing);
					step(where, 'listened');
				});
			},
			last: queue.last,
			after: (feed, seq, limit) =>
				read('read after', () =>
					saidIn(feed)
						.filter(entry => entry.seq > seq)
						.slice(0, limit),
				),
			before: (feed, seq, limit) =>
				read('read before', () =>
					saidIn(feed)
						.filter(entry => entry.seq < seq)
						.slice(-limit),
				),
			changes: (feed, range, limit) =>
				read('read changes', () => {
					const {after, through, target = Number.POSITIVE_INFINITY} = range;
					return standing(inFeed(feed).filter(entry => entry.type === 'amend'))
						.filter(entry => entry.seq > after && entry.seq <= through && entry.target <= target)
						.slice(0, limit);
				}),
			amendments: targets =>
				read('read amendments', () =>
					standing(entries.filter(entry => entry.type === 'amend')).filter(({target}) =>
						targets.includes(target),
					),
				),
			async search() {
				throw new JournalError('failed', 'Nobody searches here.');
			},
			probe: () => read('probe', refuseIfFull),
			snapshot: (below = Number.POSITIVE_INFINITY) =>
				read('read snapshot', () => snapshots.find(({seq}) => seq < below)),
			async keepSnapshot({seq, lines}) {
				const kept: string[] = [];
				for (const line of lines) {
					await read('keep a line', refuseIfFull);
					kept.push(line);
				}

				// Until here it is on the disk in part, and does not count.
				await read('keep the snapshot', () => {
					refuseIfFull();
					snapshots.unshift({seq, lines: kept});
					snapshots.splice(2);
				});
			},
			// Nothing is removed here: what was is no part of the property.
			prune: async () => ({messages: 0, others: 0}),
			replay: (seq, limit) => read('replay', () => entries.slice(seq, seq + limit)),
			async close() {
				isClosed = true;
				await queue.close();
			},
		};
	};

	const disk: Disk = {entries, fullUntil: 0, slowUntil: 0, open};
	return disk;
};
