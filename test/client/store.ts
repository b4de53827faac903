import test from 'ava';
import {createStore} from '../../source/client/store.ts';
import {createFakeClock} from '../helpers/fake-clock.ts';

const createSetup = () => {
	const clock = createFakeClock();
	const batches: (readonly number[])[] = [];
	const store = createStore<number, number>({
		initial: 0,
		reduce(state, actions) {
			batches.push(actions);
			return actions.reduce((sum, action) => sum + action, state);
		},
		clock,
	});
	let notified = 0;
	const unsubscribe = store.subscribe(() => {
		notified++;
	});
	return {clock, batches, store, unsubscribe, notified: () => notified};
};

test('what comes in quiet is applied at once', t => {
	const {store, notified, clock} = createSetup();
	store.dispatch([1]);
	t.is(store.getState(), 1);
	clock.advance(33);
	store.dispatch([1]);
	t.is(store.getState(), 2);
	t.is(notified(), 2);
});

test('what follows is gathered, and applied in one batch', t => {
	const {store, batches, notified, clock} = createSetup();
	store.dispatch([1]);
	for (let count = 0; count < 1000; count++) {
		store.dispatch([1]);
	}

	t.is(store.getState(), 1);
	clock.advance(32);
	t.is(notified(), 1);
	clock.advance(1);
	t.is(store.getState(), 1001);
	t.is(notified(), 2);
	t.is(batches.length, 2);
});

test('a steady stream is told at most every 33 ms', t => {
	const {store, notified, clock} = createSetup();
	for (let ms = 0; ms < 1000; ms++) {
		store.dispatch([1]);
		clock.advance(1);
	}

	clock.advance(33);
	t.is(store.getState(), 1000);
	t.true(notified() <= 32);
});

test('a flood is told a third as often, and once it is over all is as before', t => {
	const {store, notified, clock} = createSetup();
	for (let ms = 0; ms < 1000; ms++) {
		store.dispatch([1]);
		clock.advance(1);
	}

	clock.advance(99);
	t.is(store.getState(), 1000);
	t.true(notified() <= 13);
	clock.advance(200);
	const before = notified();
	store.dispatch([1]);
	store.dispatch(Array.from({length: 9}, () => 1));
	clock.advance(33);
	t.is(notified(), before + 2);
	store.dispatch([1]);
	clock.advance(33);
	t.is(notified(), before + 3);
});

test('a hundred a second are a flood, fifty are none', t => {
	for (const [everyMs, most, least] of [
		[10, 15, 10],
		[20, 31, 24],
	] as const) {
		const {store, notified, clock} = createSetup();
		for (let ms = 0; ms < 1000; ms += everyMs) {
			store.dispatch([1]);
			clock.advance(everyMs);
		}

		t.true(notified() <= most && notified() >= least, `${notified()} at one in ${everyMs} ms`);
	}
});

test('a clock that is set back does not hold anything', t => {
	const {store, clock} = createSetup();
	store.dispatch([1]);
	clock.jump(-10_000);
	store.dispatch([1]);
	t.is(store.getState(), 2);
});

test('who has unsubscribed is not told, and a flush applies at once', t => {
	const {store, unsubscribe, notified, clock} = createSetup();
	store.dispatch([1]);
	store.dispatch([1]);
	unsubscribe();
	store.flush();
	t.is(store.getState(), 2);
	t.is(notified(), 1);
	t.is(clock.waiting(), 0);
});
