import test from 'ava';
import fc from 'fast-check';
import {bestOf, fitLine, quantile, ratiosOf, summarise} from '../../../benchmark/lib/statistics.ts';

test('the median of an even number is between the two in the middle', t => {
	t.deepEqual(summarise([4, 1, 3, 2]), {median: 2.5, min: 1, max: 4, count: 4});
	t.deepEqual(summarise([30, 10, 20]), {median: 20, min: 10, max: 30, count: 3});
});

test('a round that failed counts for nothing', t => {
	t.deepEqual(summarise([null, 5, Number.NaN]), {median: 5, min: 5, max: 5, count: 1});
	t.is(summarise([null]), undefined);
	t.is(summarise([]), undefined);
});

test('half of the values are at or below the median, whatever they are', t => {
	fc.assert(
		fc.property(fc.array(fc.double({noNaN: true, min: -1e9, max: 1e9}), {minLength: 1}), values => {
			const median = quantile(values, 0.5) ?? Number.NaN;
			const below = values.filter(value => value <= median).length;
			const above = values.filter(value => value >= median).length;
			return below * 2 >= values.length && above * 2 >= values.length;
		}),
	);
	t.pass();
});

test('ratios are of one round each', t => {
	t.deepEqual(ratiosOf([10, 20, null, 5], [5, 40, 1, 0]), [2, 0.5, null, null]);
});

test('the best of several, whichever way is better, and of those that are there', t => {
	t.deepEqual(
		bestOf(
			[
				[1, 5, null],
				[3, null, null],
			],
			'more',
		),
		[3, 5, null],
	);
	t.deepEqual(bestOf([[1, 5], [3]], 'less'), [1, 5]);
	t.deepEqual(bestOf([], 'less'), []);
});

test('a line through points on a line has their slope', t => {
	const line = fitLine([
		[0, 1],
		[1, 3],
		[2, 5],
	]);
	t.deepEqual(line, {slope: 2, at0: 1, fit: 1});
	t.is(fitLine([[1, 1]]), undefined);
	t.is(
		fitLine([
			[1, 1],
			[1, 2],
		]),
		undefined,
	);
});
