import test from 'ava';
import {commands, dashed, flags, optionsOf, sections} from '../../source/commands/usage.ts';

test('every option that is read has a row, and each row an option that is read', t => {
	const rows = new Set<string>(sections.flatMap(({options}) => options.map(({flag}) => flag)));
	t.deepEqual([...rows].toSorted(), Object.keys(flags).toSorted());
});

test('a command has an option once, and every command its language', t => {
	for (const {name} of commands) {
		const own = optionsOf(name).map(({flag}) => flag);
		t.is(new Set(own).size, own.length, name);
		t.true(own.includes('lang'), name);
	}

	t.deepEqual(
		optionsOf('home').map(({flag}) => flag),
		['ascii', 'lang'],
	);
	t.true(optionsOf('search').some(({flag}) => flag === 'limit'));
	t.false(optionsOf('export').some(({flag}) => flag === 'limit'));
});

test('options are written with dashes', t => {
	t.is(dashed('maxPerAddress'), '--max-per-address');
	t.is(dashed('json'), '--json');
});
