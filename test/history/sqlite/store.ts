/** Who carries requests out, and how the file is handed over: nothing is lost, doubled or out of order whenever that happens. */
import test, {type ExecutionContext} from 'ava';
import fc from 'fast-check';
import {JournalError} from '../../../source/history/journal.ts';
import {prepareDirectory} from '../../../source/history/sqlite/directory.ts';
import type {Request, WorkerOptions} from '../../../source/history/sqlite/requests.ts';
import {openStore, type Store, type Successor} from '../../../source/history/sqlite/store.ts';
import {startWorkerThread} from '../../../source/history/sqlite/worker-thread.ts';
import {lineOf} from '../../../source/history/sqlite/write.ts';
import {temporaryDirectory} from '../../helpers/directories.ts';
import {said} from '../../helpers/drafts.ts';

type Asked = Request | {readonly type: 'open'};

/** A store whose thread starts when it is told to. */
const openIn = (
	t: ExecutionContext,
	directory: string,
	startThread: (options: WorkerOptions) => Successor = options => startWorkerThread<Asked>(options),
	bytesMax?: number,
) => {
	prepareDirectory(directory);
	const put: Array<{callback: () => void; isAgain: boolean}> = [];
	let asked = 0;
	const store = openStore(
		{directory, bytesMax},
		{
			later(callback, isAgain) {
				const one = {callback, isAgain};
				put.push(one);
				return () => {
					put.splice(0, put.length, ...put.filter(other => other !== one));
				};
			},
			startThread(options) {
				const thread = startThread(options);
				return {
					...thread,
					request(request) {
						asked++;
						return thread.request(request);
					},
				};
			},
		},
	);
	t.teardown(() => store.close());
	return {
		store,
		/** Have it start its thread. Returns whether that was after one in vain. */
		go(): boolean {
			const [one] = put.splice(0, 1);
			one?.callback();
			return one?.isAgain === true;
		},
		/** What the thread was asked. */
		asked: () => asked,
		waits: () => put.length,
	};
};

const write = (store: Store, seq: number, text = `${seq}`): Promise<string> =>
	store.request({type: 'write', first: seq, lines: lineOf(said(text))});

const all = async (store: Store): Promise<number[]> =>
	(JSON.parse(await store.request({type: 'replay', seq: 0, limit: 1000})) as {seq: number}[]).map(
		({seq}) => seq,
	);

const numbers = (count: number): number[] => Array.from({length: count}, (_, index) => index + 1);

test('whenever the thread takes over, what was asked for is done once and in its order', async t => {
	await fc.assert(
		fc.asyncProperty(
			fc.array(fc.constantFrom('write', 'read', 'wait'), {minLength: 1, maxLength: 30}),
			fc.nat({max: 30}),
			async (steps, at) => {
				const directory = await temporaryDirectory(t);
				const {store, go, asked} = openIn(t, directory);
				const answers: Array<Promise<unknown>> = [];
				let seq = 0;
				for (const [index, step] of steps.entries()) {
					if (index === at) {
						go();
					}

					if (step === 'write') {
						answers.push(write(store, ++seq));
					} else if (step === 'read') {
						// It sees what was asked to be written before it, and nothing that came after.
						const expected = numbers(seq);
						answers.push(all(store).then(found => t.deepEqual(found, expected)));
					} else {
						await new Promise(setImmediate);
					}
				}

				await Promise.all(answers);
				if (at < steps.length) {
					await store.moved;
					const before = asked();
					t.deepEqual(await all(store), numbers(seq));
					t.is(asked(), before + 1, 'the thread is asked');
				}

				await store.close();
				const again = openIn(t, directory);
				t.deepEqual(await all(again.store), numbers(seq));
				await again.store.close();
			},
		),
		{numRuns: 20},
	);
});

test('where no thread can be had it goes on here, and tries again', async t => {
	const directory = await temporaryDirectory(t);
	let isDead = true;
	const {store, go, asked, waits} = openIn(t, directory, options => {
		if (!isDead) {
			return startWorkerThread<Asked>(options);
		}

		return {
			started: Promise.reject(new JournalError('failed', 'no thread')),
			request: () => Promise.reject(new JournalError('failed', 'no thread')),
			close: () => Promise.resolve(),
		};
	});
	await write(store, 1);
	t.false(go());
	await store.moved;
	await write(store, 2);
	t.deepEqual(await all(store), [1, 2]);
	t.is(asked(), 0);
	await new Promise(setImmediate);
	t.is(waits(), 1);
	isDead = false;
	t.true(go());
	while (asked() === 0) {
		await new Promise(setImmediate);
	}

	await write(store, 3);
	t.deepEqual(await all(store), [1, 2, 3]);
	t.is(asked(), 3);
});

test('a thread that cannot open the file gives back what it was to do', async t => {
	const opening = Promise.withResolvers<string>();
	let isClosed = false;
	const {store, go} = openIn(t, await temporaryDirectory(t), () => ({
		started: Promise.resolve(''),
		request: () => opening.promise,
		async close() {
			isClosed = true;
		},
	}));
	await write(store, 1);
	go();
	await new Promise(setImmediate);
	const waiting = [write(store, 2), all(store)] as const;
	opening.reject(new JournalError('failed', 'no more files'));
	t.is(await waiting[0], '');
	t.deepEqual(await waiting[1], [1, 2]);
	await store.moved;
	t.true(isClosed);
});

test('while a write could not be taken back nothing is handed over', async t => {
	const {store, go, asked} = openIn(t, await temporaryDirectory(t), undefined, 128 * 1024);
	await t.throwsAsync(write(store, 1, 'x'.repeat(200_000)), {name: 'JournalError', code: 'full'});
	go();
	await store.moved;
	t.is(asked(), 0);
	await write(store, 1);
	await new Promise(setImmediate);
	t.true(go());
	while (asked() === 0) {
		await new Promise(setImmediate);
	}

	t.deepEqual(await all(store), [1]);
});

test('it is locked from the first moment to the last, whoever has the file', async t => {
	const directory = await temporaryDirectory(t);
	const first = openIn(t, directory);
	const isLocked = (): void => {
		t.throws(() => openIn(t, directory), {name: 'JournalError', code: 'locked'});
	};

	isLocked();
	first.go();
	isLocked();
	await first.store.moved;
	isLocked();
	await first.store.close();
	const second = openIn(t, directory);
	// Closed while its thread starts.
	second.go();
	await second.store.close();
	const third = openIn(t, directory);
	await third.store.close();
	t.is(third.waits(), 0);
	await t.throwsAsync(write(third.store, 1), {name: 'JournalError', code: 'closed'});
});
