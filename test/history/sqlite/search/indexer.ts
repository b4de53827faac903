import test from 'ava';
import {createIndexer} from '../../../../source/history/sqlite/search/indexer.ts';

/** An indexer with so many steps to do, each 10 ms long, over timers that fire when they are told to. */
const makeIndexer = (steps: number) => {
	let time = 0;
	let left = steps;
	let failure: Error | undefined;
	let isBusy = false;
	const pauses: number[] = [];
	const timers: Array<() => void> = [];
	const indexer = createIndexer({
		step() {
			if (failure) {
				throw failure;
			}

			time += 10;
			left--;
			return {more: left > 0, isBusy};
		},
		now: () => time,
		later(ms, callback) {
			pauses.push(ms);
			timers.push(callback);
		},
	});
	return {
		indexer,
		pauses,
		left: () => left,
		add(count: number) {
			left = count;
		},
		setBusy(busy: boolean) {
			isBusy = busy;
		},
		fail(error: Error | undefined) {
			failure = error;
		},
		fire() {
			for (const timer of timers.splice(0)) {
				timer();
			}
		},
	};
};

const never = () => false;

test('messages gather, and between steps there are pauses', async t => {
	const {indexer, pauses, fire} = makeIndexer(3);
	const done = indexer.catchUp();
	fire();
	fire();
	fire();
	await done;
	t.deepEqual(pauses, [1000, 30, 30]);
	fire();
	t.is(pauses.length, 3);
});

test('who waits is not kept waiting, and others with them', async t => {
	const {indexer, pauses, fire, left} = makeIndexer(4);
	const calm = indexer.catchUp();
	const hurried = Promise.all([indexer.hurry(never), indexer.hurry(never)]);
	fire();
	t.is(left(), 3);
	fire();
	fire();
	fire();
	await Promise.all([calm, hurried]);
	t.deepEqual(pauses, [1000, 0, 0, 0, 0]);
});

test('while much is said the pauses are longer', async t => {
	const {indexer, pauses, fire, setBusy} = makeIndexer(3);
	const done = indexer.catchUp();
	setBusy(true);
	fire();
	setBusy(false);
	fire();
	fire();
	await done;
	t.deepEqual(pauses, [1000, 400, 30]);
});

test('a hurry is over when it is enough, and the work goes on without haste', async t => {
	const {indexer, pauses, fire, left} = makeIndexer(5);
	const calm = indexer.catchUp();
	const [first, second] = [indexer.hurry(() => left() <= 3), indexer.hurry(() => left() <= 2)];
	fire();
	fire();
	await first;
	fire();
	await second;
	t.is(left(), 2);
	fire();
	fire();
	await calm;
	t.deepEqual(pauses, [1000, 0, 0, 0, 30, 30]);
});

test('a hurry cuts a pause short, and is over with the work', async t => {
	const {indexer, pauses, fire, add, left} = makeIndexer(2);
	const calm = indexer.catchUp();
	fire();
	const hurried = indexer.hurry(never);
	fire();
	await Promise.all([calm, hurried]);
	t.is(left(), 0);
	add(2);
	const next = indexer.catchUp();
	fire();
	fire();
	await next;
	t.deepEqual(pauses, [1000, 30, 0, 1000, 30]);
});

test('a step that fails is told to all who wait, and the work can be begun again', async t => {
	const {indexer, fire, fail} = makeIndexer(2);
	fail(new Error('full'));
	const waiting = [indexer.catchUp(), indexer.hurry(never)];
	fire();
	for (const one of waiting) {
		await t.throwsAsync(one, {message: 'full'});
	}

	fail(undefined);
	const again = indexer.catchUp();
	fire();
	fire();
	await t.notThrowsAsync(again);
});

test('stopped, it does nothing more, and nobody waits', async t => {
	const {indexer, fire, left} = makeIndexer(2);
	const waiting = indexer.catchUp();
	indexer.stop();
	await waiting;
	fire();
	t.is(left(), 2);
	await indexer.hurry(never);
	t.is(left(), 2);
});
