import test from 'ava';
import fc from 'fast-check';
import {cellWidth} from '../../source/text/cells.ts';
import {checkNickname} from '../../source/text/nickname.ts';
import {randomName} from '../../source/text/random-name.ts';

const random = fc.double({min: 0, max: 1, maxExcluded: true, noNaN: true});

test('a random name is a nickname, readable, and the same for the same numbers', t => {
	fc.assert(
		fc.property(random, random, (first, second) => {
			const make = (): string => {
				const numbers = [first, second];
				return randomName(() => numbers.shift() ?? 0);
			};
			const name = make();

			t.regex(name, /^[a-z]+-[a-z]+$/);
			t.deepEqual(checkNickname(name), {ok: true, name});
			t.true(cellWidth(name) <= 20);
			t.is(make(), name);
		}),
		{numRuns: 2000},
	);
});

test('there are tens of thousands of names', t => {
	const names = new Set<string>();

	for (let index = 0; index < 200; index++) {
		for (let other = 0; other < 400; other++) {
			const numbers = [index / 200, other / 400];
			names.add(randomName(() => numbers.shift() ?? 0));
		}
	}

	t.true(names.size > 30_000);
});

test('the longest word of each list still fits', t => {
	for (let index = 0; index < 1000; index++) {
		t.true(randomName(() => index / 1000).length <= 20);
	}
});
