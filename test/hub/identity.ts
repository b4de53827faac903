import test from 'ava';
import fc from 'fast-check';
import {createIdentity, noteApplied, placesOf, standingOf, windowNumbers} from '../../source/hub/identity.ts';

test('each number is applied once, in whatever order they come', t => {
	fc.assert(
		fc.property(fc.array(fc.integer({min: 1, max: windowNumbers})), numbers => {
			const identity = createIdentity('u');
			const applied = numbers.filter((number, index) =>
				noteApplied(identity, number, {seq: index + 1, time: 0}),
			);
			return (
				new Set(applied).size === applied.length &&
				new Set(numbers).size === applied.length &&
				numbers.every(number => standingOf(identity, number).type === 'applied')
			);
		}),
	);
	t.pass();
});

test('one that was refused is free to come after later ones', t => {
	const identity = createIdentity('u');
	noteApplied(identity, 1, {seq: 1, time: 0});
	noteApplied(identity, 3, {seq: 2, time: 0});
	t.deepEqual(standingOf(identity, 2), {type: 'new'});
	t.true(noteApplied(identity, 2, {seq: 3, time: 0}));
	t.like(standingOf(identity, 2), {type: 'applied', at: {seq: 3}});
	t.is(identity.number, 3);
});

test('what is older than the window was applied, and is not kept', t => {
	const identity = createIdentity('u');
	for (let number = 1; number <= 1000; number++) {
		noteApplied(identity, number, {seq: number, time: 0});
	}

	t.is(placesOf(identity).size, windowNumbers);
	t.deepEqual(standingOf(identity, 1), {type: 'applied', at: undefined});
	for (let number = 1; number <= 1000; number++) {
		t.is(standingOf(identity, number).type, 'applied', String(number));
	}

	t.is(standingOf(identity, 1001).type, 'new');
	t.false(noteApplied(identity, 1, {seq: 1001, time: 0}));
});

test('however the numbers jump, what is kept is within the window', t => {
	fc.assert(
		fc.property(fc.array(fc.integer({min: 1, max: 5000}), {maxLength: 600}), numbers => {
			const identity = createIdentity('u');
			for (const number of numbers) {
				noteApplied(identity, number, {seq: 1, time: 0});
			}

			return [...placesOf(identity).keys()].every(number => number > identity.number - windowNumbers);
		}),
	);
	t.pass();
});

test('one on its way is neither new nor applied', t => {
	const identity = createIdentity('u');
	identity.underway.add(1);
	t.deepEqual(standingOf(identity, 1), {type: 'underway'});
	noteApplied(identity, 1, {seq: 1, time: 0});
	t.is(identity.underway.size, 0);
});
