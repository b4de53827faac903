import test from 'ava';
import {type Figures, whatFailed} from '../../../benchmark/lib/load.ts';

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
