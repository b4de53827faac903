import test from 'ava';
import {createRecent} from '../../../../source/ui/chat/pane/recent.ts';

test('the last are remembered, and what is asked for again stays', t => {
	const recent = createRecent<number, string>(10);
	for (let key = 0; key < 1000; key++) {
		recent.set(key, `value ${key}`);
		t.is(recent.get(0), 'value 0');
	}

	for (let key = 992; key < 1000; key++) {
		t.is(recent.get(key), `value ${key}`);
	}

	t.is(recent.get(500), undefined);
	recent.set(999, 'another');
	t.is(recent.get(999), 'another');
});
