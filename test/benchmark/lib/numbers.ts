import test from 'ava';
import {formatNumber} from '../../../benchmark/lib/numbers.ts';

test('three digits that count', t => {
	for (const [value, text] of [
		[0, '0'],
		[0.0123, '0.012'],
		[0.5, '0.500'],
		[1.234, '1.23'],
		[9.996, '10.0'],
		[12.34, '12.3'],
		[99.96, '100'],
		[1234, '1234'],
		[9999, '10.0 k'],
		[12_345, '12.3 k'],
		[999_800, '1.00 M'],
		[7_973_000, '7.97 M'],
		[2.5e9, '2.50 G'],
		[-1500, '-1500'],
	] as const) {
		t.is(formatNumber(value), text, String(value));
	}
});
