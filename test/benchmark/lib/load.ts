import test from 'ava';
import {type Figures, parseCores, whatFailed} from '../../../benchmark/lib/load.ts';

const clean = {gaps: 0, duplicates: 0, reordered: 0, missing: 0, surplus: 0, disconnects: 0, errors: 0};

test('a run in which everyone got exactly what was said is one', t => {
	t.is(whatFailed({...clean, perSecond: 1} as Figures), undefined);
});

test('a run with a gap, a duplicate, another order, or anyone lost has failed, and says why', t => {
	for (const name of Object.keys(clean)) {
		t.is(whatFailed({...clean, [name]: 3} as Figures), `3 ${name}`);
	}

	t.is(whatFailed({...clean, gaps: 1, missing: 2} as Figures), '1 gaps, 2 missing');
});

test('the cores that one may use', t => {
	t.deepEqual(parseCores('0-1'), [0, 1]);
	t.deepEqual(parseCores('0-2,5'), [0, 1, 2, 5]);
	t.deepEqual(parseCores('3'), [3]);
	t.deepEqual(parseCores(''), []);
});
