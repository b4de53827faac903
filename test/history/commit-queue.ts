import {setImmediate as turn} from 'node:timers/promises';
import test from 'ava';
import {batchEntriesMax, createCommitQueue} from '../../source/history/commit-queue.ts';
import {JournalError} from '../../source/history/journal.ts';
import type {Draft, Entry} from '../../source/messages.ts';
import {said} from '../helpers/drafts.ts';

/** A store whose writes the test lets succeed or fail, one by one. */
const createStore = () => {
	const writes: Array<{first: number; drafts: readonly Draft[]; succeed(): void; fail(error: Error): void}> =
		[];
	const queue = createCommitQueue({
		last: 0,
		write: (first, drafts) =>
			new Promise((resolve, reject) => {
				writes.push({first, drafts, succeed: resolve, fail: reject});
			}),
	});
	const heard: Entry[] = [];
	queue.onCommit(entries => heard.push(...entries));
	return {queue, writes, heard};
};

test('while one batch is being written the next collects', async t => {
	const {queue, writes, heard} = createStore();
	const first = queue.append([said('a')]);
	const sameBreath = queue.append([said('b')]);
	await turn();
	const later = [queue.append([said('c')]), queue.append([said('d'), said('e')])];
	await turn();
	t.deepEqual(
		writes.map(write => write.drafts.length),
		[2],
	);
	t.deepEqual(heard, []);
	writes[0]?.succeed();
	await Promise.all([first, sameBreath]);
	t.is(heard.length, 2);
	t.is(queue.last(), 2);
	t.deepEqual(
		writes.map(write => [write.first, write.drafts.length]),
		[
			[1, 2],
			[3, 3],
		],
	);
	writes[1]?.succeed();
	await Promise.all(later);
	t.is(queue.last(), 5);
});

test('a failed batch is told to all its appends and uses up no numbers', async t => {
	const {queue, writes, heard} = createStore();
	const failing = [queue.append([said('a')]), queue.append([said('b'), said('c')])];
	await turn();
	const next = queue.append([said('d')]);
	const problem = new JournalError('full', 'No room.');
	writes[0]?.fail(problem);
	for (const append of failing) {
		t.is(await t.throwsAsync(append), problem);
	}

	t.is(queue.last(), 0);
	t.is(writes[1]?.first, 1);
	writes[1]?.succeed();
	await next;
	t.deepEqual(heard, [{...said('d'), seq: 1}]);
});

test('a batch has a bound, and never cuts an append in two', async t => {
	const {queue, writes} = createStore();
	const sizes = [batchEntriesMax - 1, 2, 1, batchEntriesMax * 2, 1];
	const appends = sizes.map(size => queue.append(Array.from({length: size}, () => said(''))));
	for (let index = 0; index < 4; index++) {
		await turn();
		writes[index]?.succeed();
	}

	await Promise.all(appends);
	t.deepEqual(
		writes.map(write => write.drafts.length),
		[batchEntriesMax - 1, 3, batchEntriesMax * 2, 1],
	);
});

test('closing waits for what is being written and what is queued, failed or not', async t => {
	const {queue, writes} = createStore();
	const first = queue.append([said('a')]);
	await turn();
	const second = queue.append([said('b')]);
	let closed = false;
	const closing = queue.close().then(() => {
		closed = true;
	});
	writes[0]?.succeed();
	await first;
	await turn();
	t.false(closed);
	writes[1]?.fail(new JournalError('failed', 'No.'));
	await t.throwsAsync(second, {code: 'failed'});
	await closing;
	t.true(closed);
	await t.throwsAsync(queue.append([said('c')]), {code: 'closed'});
});

test('closing waits for the last commit, also when it is not begun', async t => {
	for (const isBegun of [false, true]) {
		const {queue, writes, heard} = createStore();
		const appending = queue.append([said('a')]);
		if (isBegun) {
			await turn();
		}

		let isClosed = false;
		const closing = queue.close().then(() => {
			isClosed = true;
		});
		await turn();
		t.false(isClosed);
		writes[0]?.succeed();
		await closing;
		await appending;
		t.is(heard.length, 1);
	}

	await createStore().queue.close();
});

test('an append of nothing writes nothing, and waits for nothing', async t => {
	const {queue, writes} = createStore();
	await queue.append([]);
	await turn();
	t.is(writes.length, 0);
	t.is(queue.last(), 0);
});
