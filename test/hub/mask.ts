import test from 'ava';
import fc from 'fast-check';
import {completeMask, matchesMask} from '../../source/hub/mask.ts';

test('a mask is filled in where it leaves something out', t => {
	t.is(completeMask('mina'), 'mina!*@*');
	t.is(completeMask('mina!m'), 'mina!m@*');
	t.is(completeMask('*@10.0.0.7'), '*!*@10.0.0.7');
	t.is(completeMask('m@h'), '*!m@h');
	t.is(completeMask('a!b@c'), 'a!b@c');
	t.is(completeMask(''), '*!*@*');
});

test('stars are anything, question marks one character, case and width do not count', t => {
	t.true(matchesMask('mi*!*@10.0.*', 'MINA!m@10.0.0.7'));
	t.true(matchesMask('ｍｉｎａ!*@*', 'mina!m@h'));
	t.true(matchesMask('민?!*@*', '민수!m@h'));
	t.false(matchesMask('mina?!*@*', 'mina!m@h'));
	t.true(matchesMask('*a*b*c*', 'xxaxxbxxc'));
	t.false(matchesMask('*a*b*c', 'xxaxxcxxb'));
	t.false(matchesMask('', 'x'));
	t.true(matchesMask('***', ''));
});

test('it agrees with the regular expression that a mask stands for', t => {
	fc.assert(
		fc.property(
			fc.array(fc.constantFrom('a', 'b', '*', '?'), {maxLength: 8}),
			fc.array(fc.constantFrom('a', 'b'), {maxLength: 10}),
			(mask, text) => {
				const pattern = new RegExp(`^${mask.join('').replaceAll('*', '.*').replaceAll('?', '.')}$`);
				return matchesMask(mask.join(''), text.join('')) === pattern.test(text.join(''));
			},
		),
		{numRuns: 1000},
	);
	t.pass();
});

test('a hostile mask takes no longer than its length times the text', t => {
	// Backtracking on every star would not end within the test's time.
	t.false(matchesMask(`${'*a'.repeat(100)}b`, 'a'.repeat(2000)));
});
