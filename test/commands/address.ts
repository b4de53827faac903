import test from 'ava';
import {parseAddress, parsePort} from '../../source/commands/address.ts';
import {Problem} from '../../source/problem.ts';

test('an address may be written in every usual way', t => {
	const cases: ReadonlyArray<readonly [readonly string[], string, number]> = [
		[[], 'localhost', 7777],
		[['7000'], 'localhost', 7000],
		[['10.0.0.7'], '10.0.0.7', 7777],
		[['10.0.0.7', '7000'], '10.0.0.7', 7000],
		[['10.0.0.7:7000'], '10.0.0.7', 7000],
		[[':7000'], 'localhost', 7000],
		[['교실.local:7000'], '교실.local', 7000],
		[['[::1]:7000'], '::1', 7000],
		[['[::1]'], '::1', 7777],
		[['::1'], '::1', 7777],
		[['[::1]', '7000'], '::1', 7000],
		[['fe80::1', '7000'], 'fe80::1', 7000],
	];
	for (const [words, host, port] of cases) {
		t.deepEqual(parseAddress(words), {host, port}, words.join(' '));
	}
});

test('what is no port is wrong use, and the hint says what a port is', t => {
	for (const words of [
		['h', '0'],
		['h', '65536'],
		['h', 'x'],
		['h:'],
		['h:7e3'],
		['h', '7', 'more'],
		['[::1]:x'],
	]) {
		const error = t.throws(() => parseAddress(words), {instanceOf: Problem}, words.join(' '));
		t.is(error?.exitCode, 2);
		t.truthy(error?.hint);
	}

	t.is(parsePort('0', 0), 0);
});
