import test from 'ava';
import {limits} from '../source/limits.ts';

test('a message fits into a frame even when every byte of it is escaped', t => {
	t.true(limits.messageBytesMax * 3 < limits.frameBytesMax);
});
