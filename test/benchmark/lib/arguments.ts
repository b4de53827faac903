import test from 'ava';
import {readArguments} from '../../../benchmark/lib/arguments.ts';

test('names, options and what goes to a script', t => {
	t.deepEqual(readArguments(['fan-out', '--members', '100', '--rounds', '7', '--quick']), {
		isQuick: true,
		rounds: 7,
		names: ['fan-out'],
		options: {members: '100'},
		rest: ['--members', '100', '--rounds', '7', '--quick'],
	});
	t.deepEqual(readArguments(['search', '1000', '2']).rest, ['1000', '2']);
	t.deepEqual(readArguments(['--only=chat-tui']).options, {only: 'chat-tui'});
	t.deepEqual(readArguments([]), {isQuick: false, rounds: undefined, names: [], options: {}, rest: []});
});

test('a number of rounds that is none is not taken', t => {
	t.is(readArguments(['--rounds', '0']).rounds, undefined);
	t.is(readArguments(['--rounds', 'many']).rounds, undefined);
});
