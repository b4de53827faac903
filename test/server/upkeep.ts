import test from 'ava';
import {type Bounds, JournalError, type Pruned, type Snapshot} from '../../source/history/journal.ts';
import type {ServerEvent} from '../../source/messages.ts';
import {createUpkeep, type Keeping} from '../../source/server/upkeep.ts';
import {createFakeClock} from '../helpers/fake-clock.ts';

const hour = 3_600_000;

/** Upkeep of a journal that only notes what it is asked for. */
const setUp = (bounds: Keeping) => {
	const clock = createFakeClock();
	const log: string[] = [];
	const events: ServerEvent[] = [];
	let last = 0;
	let failure: JournalError | undefined;
	let pruned: Pruned = {messages: 0, others: 0};
	let isRead = true;
	let held: Promise<void> | undefined;
	let keeping = 0;
	const upkeep = createUpkeep({
		hub: {
			snapshot() {
				const makeLines = function* () {
					try {
						isRead = false;
						yield '';
						yield `${last}`;
					} finally {
						isRead = true;
					}
				};

				const lines = makeLines();
				lines.next();
				return {seq: last, lines};
			},
		},
		journal: {
			last: () => last,
			async keepSnapshot({seq, lines}: Snapshot) {
				if (failure) {
					throw failure;
				}

				const text = [...lines].join();
				keeping++;
				if (keeping > 1) {
					log.push('two at once');
				}

				await held;
				keeping--;
				log.push(`snapshot ${seq} ${text}`);
			},
			async prune({before, messagesMax}: Bounds) {
				if (failure) {
					throw failure;
				}

				log.push(`prune ${before === undefined ? '' : clock.now() - before} ${messagesMax ?? ''}`);
				return pruned;
			},
		},
		keeping: bounds,
		now: clock.now,
		report: event => events.push(event),
	});
	const settle = () => new Promise(setImmediate);
	return {
		clock,
		upkeep,
		events,
		settle,
		isRead: () => isRead,
		async append(count: number) {
			last += count;
			upkeep.check();
			await settle();
		},
		async pass(ms: number) {
			clock.advance(ms);
			upkeep.check();
			await settle();
		},
		fail(code: 'full' | 'closed' | undefined) {
			failure = code && new JournalError(code, 'There is no room.');
		},
		/** From now on the journal keeps no snapshot until the function that is returned is called. */
		hold() {
			let release = (): void => undefined;
			held = new Promise(resolve => {
				release = resolve;
			});
			return () => release();
		},
		willPrune(next: Pruned) {
			pruned = next;
		},
		/** What was asked for since the last time. */
		done: () => log.splice(0),
	};
};

test('nothing is done before the start, nor when nothing is asked for', async t => {
	const {upkeep, append, pass, done} = setUp({snapshotEntries: 10, messagesMax: 5});
	await append(1000);
	await upkeep.stop();
	t.deepEqual(done(), []);
	const idle = setUp({});
	idle.upkeep.start(0);
	await idle.append(1_000_000);
	await idle.pass(24 * hour);
	await idle.upkeep.stop();
	t.deepEqual(idle.done(), []);
	await pass(hour);
	t.deepEqual(done(), []);
});

test('a snapshot after so many entries, from the one that there was', async t => {
	const {upkeep, append, done} = setUp({snapshotEntries: 10});
	await append(100);
	upkeep.start(95);
	await append(4);
	t.deepEqual(done(), []);
	await append(1);
	t.deepEqual(done(), ['snapshot 105 105']);
	await append(9);
	t.deepEqual(done(), []);
	await append(30);
	t.deepEqual(done(), ['snapshot 144 144']);
});

test('after a long replay there is one at once', async t => {
	const {upkeep, append, settle, done} = setUp({snapshotEntries: 10});
	await append(100);
	upkeep.start(0);
	await settle();
	t.deepEqual(done(), ['snapshot 100 100']);
});

test('at a stop there is one of the last state, unless it is there; then no more', async t => {
	const {upkeep, append, done} = setUp({snapshotEntries: 10});
	upkeep.start(0);
	await append(3);
	await upkeep.stop();
	t.deepEqual(done(), ['snapshot 3 3']);
	await append(100);
	await upkeep.stop();
	t.deepEqual(done(), []);
	const same = setUp({snapshotEntries: 10});
	await same.append(3);
	same.upkeep.start(3);
	await same.upkeep.stop();
	t.deepEqual(same.done(), []);
});

test('one thing at a time; what comes meanwhile is not in a snapshot, and a stop waits for it and takes another', async t => {
	const {upkeep, append, settle, hold, done} = setUp({snapshotEntries: 10});
	upkeep.start(0);
	const release = hold();
	await append(10);
	await append(20);
	t.deepEqual(done(), []);
	let isStopped = false;
	const stopping = upkeep.stop().then(() => {
		isStopped = true;
	});
	await settle();
	t.false(isStopped);
	release();
	await stopping;
	t.deepEqual(done(), ['snapshot 10 10', 'snapshot 30 30']);
});

test('pruned at the start, every hour, and after a tenth as much again, but not sooner than a minute', async t => {
	const {upkeep, append, pass, done} = setUp({messagesMax: 5000});
	upkeep.start(0);
	await pass(0);
	t.deepEqual(done(), ['prune  5000']);
	await append(500);
	t.deepEqual(done(), []);
	await pass(60_000);
	t.deepEqual(done(), ['prune  5000']);
	await append(499);
	await pass(hour - 1);
	t.deepEqual(done(), []);
	await pass(1);
	t.deepEqual(done(), ['prune  5000']);
});

test('what is kept for half an hour is looked at every three minutes', async t => {
	const {upkeep, pass, done} = setUp({keepMs: hour / 2});
	upkeep.start(0);
	await pass(0);
	t.deepEqual(done(), [`prune ${hour / 2} `]);
	await pass(3 * 60_000 - 1);
	t.deepEqual(done(), []);
	await pass(1);
	t.deepEqual(done(), [`prune ${hour / 2} `]);
});

test('a snapshot comes before a prune, which goes by it', async t => {
	const {upkeep, append, pass, done} = setUp({snapshotEntries: 1000, keepMs: 90 * 24 * hour});
	await append(3);
	upkeep.start(0);
	await pass(0);
	t.deepEqual(done(), ['snapshot 3 3', `prune ${90 * 24 * hour} `]);
	await pass(hour);
	t.deepEqual(done(), [`prune ${90 * 24 * hour} `]);
});

test('a clock that is set back does not put pruning off', async t => {
	const {upkeep, clock, pass, done} = setUp({messagesMax: 5});
	upkeep.start(0);
	await pass(0);
	done();
	clock.jump(-1000 * hour);
	await pass(1);
	t.deepEqual(done(), ['prune  5']);
});

test('what was removed is told in one line; nothing is told of nothing', async t => {
	const {upkeep, pass, events, willPrune} = setUp({messagesMax: 5});
	upkeep.start(0);
	await pass(0);
	t.deepEqual(events, []);
	willPrune({messages: 3, others: 2});
	await pass(hour);
	t.deepEqual(events, [{event: 'pruned', messages: 3, others: 2}]);
});

test('when it fails it is told once, tried every minute, and what was begun is ended', async t => {
	const {upkeep, append, pass, fail, events, done, isRead} = setUp({snapshotEntries: 10});
	upkeep.start(0);
	fail('full');
	await append(10);
	t.true(isRead());
	await append(1);
	await pass(60_000);
	await pass(60_000);
	t.deepEqual(events, [
		{
			event: 'error',
			code: 'upkeep',
			text: 'The state could not be written down, so that the next start takes longer. There is no room.',
		},
	]);
	fail(undefined);
	await append(1);
	t.deepEqual(done(), []);
	await pass(60_000);
	t.deepEqual(done(), ['snapshot 12 12']);
	fail('closed');
	await upkeep.stop();
	t.is(events.length, 1);
});
