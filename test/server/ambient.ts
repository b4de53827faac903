import test from 'ava';
import {breathAfter, restMs} from '../../source/server/ambient.ts';

test('a room rests when it is large, longer when telling it took long, and never for long', t => {
	t.is(restMs(199, 50), 0);
	t.is(restMs(200, 0), 2);
	t.is(restMs(1000, 1), 10);
	t.is(restMs(1000, 8), 24);
	t.is(restMs(5000, 1000), 200);
});

test('after writes that took long nothing is written for a while that goes by that, and never for long', t => {
	t.is(breathAfter(3.9), undefined);
	t.deepEqual(breathAfter(10), {least: 1, most: 10});
	t.deepEqual(breathAfter(40), {least: 4, most: 15});
	t.deepEqual(breathAfter(1000), {least: 15, most: 15});
});
