import test from 'ava';
import {share} from '../../source/protocols/share.ts';

test('functions in common find the state of the object that they are called on, and what it has itself comes first', t => {
	const functions = {
		name() {
			return 'common';
		},
		add(this: {count: number}, by: number) {
			this.count += by;
			return this.count;
		},
	};
	const one = share({count: 1}, functions);
	const other = share({count: 10, name: () => 'own'}, functions);
	t.is(one.add(1), 2);
	t.is(other.add(1), 11);
	t.is(one.count, 2);
	t.is(one.name(), 'common');
	t.is(other.name(), 'own');
});
