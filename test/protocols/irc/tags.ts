import test from 'ava';
import fc from 'fast-check';
import {
	clientTags,
	escapeTagValue,
	formatTags,
	parseTags,
	unescapeTagValue,
} from '../../../source/protocols/irc/tags.ts';

test('any value survives its escaping, and escaped has nothing that ends it', t => {
	fc.assert(
		fc.property(fc.string({unit: 'binary'}), value => {
			const escaped = escapeTagValue(value);
			t.false(/[; \r\n]/.test(escaped));
			t.is(unescapeTagValue(escaped), value);
		}),
	);
});

test('odd escapes are read as the specification says', t => {
	t.is(unescapeTagValue('a\\b'), 'ab');
	t.is(unescapeTagValue('a\\'), 'a');
	t.is(unescapeTagValue('\\\\s'), '\\s');
});

test('the last of a name counts, and names of objects are names', t => {
	t.deepEqual({...parseTags('a=1;a=2;b;;constructor=x')}, {a: '2', b: '', constructor: 'x'} as object);
	t.false('toString' in parseTags('a=1'));
	t.is(formatTags({a: '', b: '1 2'}), 'a;b=1\\s2');
});

test('only tags for clients are passed on', t => {
	t.deepEqual(clientTags({'+a': '1', '+draft/reply': '2', b: '3', '+': '4', '+a b': '5', time: 'x'}), {
		'+a': '1',
		'+draft/reply': '2',
	});
});
