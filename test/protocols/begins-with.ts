import test from 'ava';
import {beginsWith} from '../../source/protocols/begins-with.ts';

test('a list begins with the very items of another, or it does not', t => {
	const [one, two, like] = [{}, {}, {}];
	t.true(beginsWith([one, two], []));
	t.true(beginsWith([one, two], [one]));
	t.true(beginsWith([one, two], [one, two]));
	t.false(beginsWith([one], [one, two]));
	t.false(beginsWith([one, two], [like]));
	t.false(beginsWith([one, like], [one, two]));
});
