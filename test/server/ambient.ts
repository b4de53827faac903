import test from 'ava';
import {breathMs, restMs} from '../../source/server/ambient.ts';

test('a room rests when it is large, longer when telling it took long, and never for long', t => {
	t.is(restMs(199, 50), 0);
	t.is(restMs(200, 0), 2);
	t.is(restMs(1000, 1), 10);
	t.is(restMs(1000, 8), 24);
	t.is(restMs(5000, 1000), 200);
});

test('after writes that took long nothing is written for a fifth of that, and never for long', t => {
	t.is(breathMs(3.9), 0);
	t.is(breathMs(5), 1);
	t.is(breathMs(40), 8);
	t.is(breathMs(1000), 10);
});
