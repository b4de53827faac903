import test from 'ava';
import fc from 'fast-check';
import {didYouMean, editDistance, nearest, parseSlash, splitFirst} from '../../source/text/command-line.ts';

test('text and commands', t => {
	t.deepEqual(parseSlash('hello /nick'), {type: 'text', text: 'hello /nick'});
	t.deepEqual(parseSlash(''), {type: 'text', text: ''});
	t.deepEqual(parseSlash(' /nick'), {type: 'text', text: ' /nick'});
	t.deepEqual(parseSlash('//help'), {type: 'text', text: '/help'});
	t.deepEqual(parseSlash('///'), {type: 'text', text: '//'});
	t.deepEqual(parseSlash('/'), {type: 'command', name: '', rest: ''});
	t.deepEqual(parseSlash('/ hi'), {type: 'command', name: '', rest: 'hi'});
	t.deepEqual(parseSlash('/Quit'), {type: 'command', name: 'quit', rest: ''});
	t.deepEqual(parseSlash('/nick   홍길동 '), {type: 'command', name: 'nick', rest: '홍길동'});
	t.deepEqual(parseSlash('/w bob two\nlines'), {type: 'command', name: 'w', rest: 'bob two\nlines'});
	t.deepEqual(parseSlash('/me\nhi'), {type: 'command', name: 'me', rest: 'hi'});
});

const commands = ['help', 'nick', 'users', 'whisper', 'rtt', 'version', 'clear', 'quit'];

test('did you mean', t => {
	t.deepEqual(nearest('hlep', commands, 1), ['help']);
	t.deepEqual(nearest('exit', commands, 3), ['quit']);
	t.deepEqual(nearest('whipser', commands, 3), ['whisper']);
	t.deepEqual(nearest('USER', commands, 3), ['users']);
	t.deepEqual(nearest('ver', commands, 3), ['version']);
	t.deepEqual(nearest('zzzzzz', commands, 3), []);
	t.deepEqual(nearest('', commands, 3), []);
	t.deepEqual(nearest('x'.repeat(100_000), commands, 3), []);
	t.deepEqual(nearest('h', ['help', 'history'], 1), ['help']);
	t.deepEqual(nearest('help', commands, 0), []);
});

test('edit distance', t => {
	t.is(editDistance('', ''), 0);
	t.is(editDistance('', 'abc'), 3);
	t.is(editDistance('kitten', 'sitting'), 3);
	t.is(editDistance('ab', 'ba'), 1);
	t.is(editDistance('ca', 'abc'), 3);

	const word = fc.string({unit: fc.constantFrom('a', 'b', 'c'), maxLength: 6});
	fc.assert(
		fc.property(word, word, (one, other) => {
			const distance = editDistance(one, other);
			t.is(distance, editDistance(other, one));
			t.is(distance === 0, one === other);
			t.true(distance >= Math.abs(one.length - other.length));
			t.true(distance <= Math.max(one.length, other.length));
		}),
	);
});

test('the first word and the rest', t => {
	t.deepEqual(splitFirst('  mina  see you\nlater '), ['mina', 'see you\nlater']);
	t.deepEqual(splitFirst('mina'), ['mina', '']);
	t.deepEqual(splitFirst(' '), ['', '']);
});

test('what one may have meant, in words', t => {
	t.is(didYouMean('kik', ['kick', 'quit'], 2), 'Did you mean /kick?');
	t.is(didYouMean('abracadabra', ['kick', 'quit'], 2), undefined);
});
