import test from 'ava';
import type {ServerStats} from '../../../source/messages.ts';
import {
	addSample,
	barMs,
	barsMax,
	finishedBars,
	formatRate,
	noRates,
	type RatesState,
	ratesOf,
} from '../../../source/ui/dashboard/rates.ts';

const stats = (messages: number, bytesIn = 0, bytesOut = 0): ServerStats => ({
	startedAt: 0,
	online: 0,
	usersMax: 1,
	connections: 0,
	messages,
	bytesIn,
	bytesOut,
});

const fed = (samples: ReadonlyArray<readonly [ms: number, messages: number]>): RatesState =>
	samples.reduce(
		(state, [ms, messages]) => addSample(state, stats(messages, messages * 100, messages * 1000), ms),
		noRates,
	);

test('rates are a second, over the last seconds', t => {
	t.deepEqual(ratesOf(noRates), {messages: 0, bytesIn: 0, bytesOut: 0});
	t.deepEqual(ratesOf(fed([[0, 500]])), {messages: 0, bytesIn: 0, bytesOut: 0});
	const busy = fed(Array.from({length: 30}, (_, second) => [second * 1000, second * 4] as const));
	t.deepEqual(ratesOf(busy), {messages: 4, bytesIn: 400, bytesOut: 4000});
	t.true(busy.samples.length < 10);

	const quiet = Array.from({length: 10}, (_, second) => [30_000 + second * 1000, 116] as const).reduce(
		(state, [ms, messages]) => addSample(state, stats(messages, 11_600, 116_000), ms),
		busy,
	);
	t.is(ratesOf(quiet).messages, 0);
});

test('what was counted before the first look is not a burst', t => {
	t.deepEqual(fed([[barMs * 7, 9000]]).bars, [0]);
});

test('each bar has the messages of its time, quiet ones too', t => {
	const at = (bar: number): number => barMs * bar + 1;
	t.deepEqual(
		fed([
			[at(0), 0],
			[at(0) + 1000, 3],
			[at(1), 5],
			[at(4), 6],
		]).bars,
		[3, 2, 0, 0, 1],
	);
});

test('only the last bars are kept, also after a long sleep', t => {
	const awake = fed([
		[0, 0],
		[1000, 8],
	]);
	t.deepEqual(addSample(awake, stats(9), barMs * 100_000).bars, [...new Array(barsMax - 1).fill(0), 1]);
});

test('only bars whose time is over are drawn, after the silence before the start', t => {
	const bars = finishedBars(
		fed([
			[0, 0],
			[1000, 4],
			[barMs, 5],
		]),
	);
	t.is(bars.length, barsMax);
	t.deepEqual(bars.slice(-2), [0, 4]);
});

test('a clock that was set back gives no negative rate', t => {
	const state = addSample(
		fed([
			[100_000, 10],
			[101_000, 20],
		]),
		stats(25),
		3000,
	);
	t.is(ratesOf(state).messages, 0);
	t.is(ratesOf(addSample(state, stats(27), 4000)).messages, 2);
});

test('a rate has the digits that can be read at a glance', t => {
	t.deepEqual(
		[0, 0.04, 0.4, 3.21, 9.949, 9.951, 48.4, 1204.2].map(rate => formatRate(rate)),
		['0', '0', '0.4', '3.2', '9.9', '10', '48', '1,204'],
	);
});
