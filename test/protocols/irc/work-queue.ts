import {setTimeout as wait} from 'node:timers/promises';
import {setFlagsFromString} from 'node:v8';
import {runInNewContext} from 'node:vm';
import test from 'ava';
import {createWorkQueue} from '../../../source/protocols/irc/work-queue.ts';

test('one after another, and a failure is not the end', async t => {
	const log: string[] = [];
	let release = (): void => undefined;
	const held = new Promise<void>(resolve => {
		release = resolve;
	});
	const errors: unknown[] = [];
	const done = new Promise<void>(resolve => {
		const queue = createWorkQueue<string, undefined>(
			{
				itemsMax: 10,
				sizeMax: 100,
				sizeOf: item => item.length,
				async work(item) {
					log.push(`${item}…`);
					if (item === 'slow') {
						await held;
					}

					if (item === 'bad') {
						throw new Error(item);
					}

					log.push(item);
					if (item === 'last') {
						resolve();
					}
				},
				onOverflow: () => t.fail(),
				onError: error => errors.push(error),
			},
			undefined,
		);
		for (const item of ['slow', 'bad', 'last']) {
			queue.push(item);
		}
	});
	t.deepEqual(log, ['slow…']);
	release();
	await done;
	t.deepEqual(log, ['slow…', 'slow', 'bad…', 'last…', 'last']);
	t.is(errors.length, 1);
});

for (const [what, limits] of [
	['pieces', {itemsMax: 2, sizeMax: 100}],
	['size', {itemsMax: 100, sizeMax: 8}],
] as const) {
	test(`too many waiting, by ${what}: told once, and nothing more is done`, t => {
		let overflows = 0;
		const begun: string[] = [];
		const queue = createWorkQueue<string, undefined>(
			{
				...limits,
				sizeOf: item => item.length,
				work(item) {
					begun.push(item);
					return new Promise(() => undefined);
				},
				onOverflow() {
					overflows++;
				},
				onError: () => t.fail(),
			},
			undefined,
		);
		for (let count = 0; count < 10; count++) {
			queue.push('four');
		}

		t.is(overflows, 1);
		t.deepEqual(begun, ['four']);
	});
}

test('what is done is let go, also while something waits all the time', async t => {
	setFlagsFromString('--expose-gc');
	const collectGarbage = runInNewContext('gc') as () => void;
	const pieces = 200;
	let go = (): void => undefined;
	const done: Array<WeakRef<{readonly number: number}>> = [];
	const order: number[] = [];
	const queue = createWorkQueue<{readonly number: number}, undefined>(
		{
			itemsMax: 10,
			sizeMax: 10,
			sizeOf: () => 1,
			async work(item) {
				order.push(item.number);
				done.push(new WeakRef(item));
				await new Promise<void>(resolve => {
					go = resolve;
				});
			},
			onOverflow: () => t.fail(),
			onError: () => t.fail(),
		},
		undefined,
	);
	for (let number = 0; number < 5; number++) {
		queue.push({number});
	}

	for (let number = 5; number < pieces; number++) {
		go();
		// What a reference was made of in this turn of the event loop is kept to its end.
		await wait(0);
		queue.push({number});
	}

	await wait(0);
	collectGarbage();
	t.deepEqual(
		order,
		Array.from({length: pieces - 4}, (_, number) => number),
	);
	const kept = done.filter(piece => piece.deref() !== undefined).length;
	t.true(kept <= 10, `${kept} of ${done.length} are kept`);
});
