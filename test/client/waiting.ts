import test from 'ava';
import {waitAwake} from '../../source/client/waiting.ts';
import {createFakeClock} from '../helpers/fake-clock.ts';

test('it calls back once, when the time has come', t => {
	for (const ms of [0, 1, 999, 1000, 1001, 9876]) {
		const clock = createFakeClock();
		let calls = 0;
		waitAwake(clock, ms, () => calls++);
		clock.advance(ms - 1);
		t.is(calls, 0, String(ms));
		clock.advance(1);
		t.is(calls, 1, String(ms));
		clock.advance(60_000);
		t.is(calls, 1);
		t.is(clock.waiting(), 0);
	}
});

test('a sleep counts, and a clock that is set back does not', t => {
	const clock = createFakeClock();
	let calls = 0;
	waitAwake(clock, 10_000, () => calls++);
	clock.jump(3_600_000);
	clock.advance(1000);
	t.is(calls, 1);
	waitAwake(clock, 10_000, () => calls++);
	clock.jump(-3_600_000);
	clock.advance(9999);
	t.is(calls, 1);
	clock.advance(1);
	t.is(calls, 2);
});

test('one that is cancelled never calls', t => {
	const clock = createFakeClock();
	const cancel = waitAwake(clock, 5000, () => t.fail());
	clock.advance(2500);
	cancel();
	clock.advance(10_000);
	t.is(clock.waiting(), 0);
});
