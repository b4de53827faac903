import test from 'ava';
import fc from 'fast-check';
import {formatMessage, lineBytesMax, parseMessage} from '../../../source/protocols/irc/message.ts';

const word = fc.stringMatching(/^[^\s:@\0][^\s\0]{0,20}$/u).filter(text => text.isWellFormed());

test('a line is taken apart', t => {
	t.deepEqual(parseMessage('@+a=b\\:c;label=1 :me!x@y privmsg  #방  :안녕 :) '), {
		tags: Object.assign(Object.create(null), {'+a': 'b;c', label: '1'}),
		command: 'PRIVMSG',
		params: ['#방', '안녕 :) '],
	});
	t.deepEqual(parseMessage('JOIN')?.params, []);
	t.deepEqual(parseMessage('TOPIC #a :')?.params, ['#a', '']);
	t.deepEqual(parseMessage(' USER a b c d ')?.params, ['a', 'b', 'c', 'd']);
	t.deepEqual(parseMessage('A 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17')?.params.at(-1), '15 16 17');
	for (const nothing of ['', '   ', '@a=b', '@a=b ', ':source', ':source ']) {
		t.is(parseMessage(nothing), undefined, nothing);
	}
});

test('what is written is read back', t => {
	fc.assert(
		fc.property(
			fc.stringMatching(/^[A-Z]{1,10}$/),
			fc.array(word, {maxLength: 5}),
			fc.option(fc.string({maxLength: 50, unit: 'grapheme'}).filter(text => !/[\r\n\0]/.test(text))),
			fc.dictionary(
				fc.stringMatching(/^\+?[a-z][a-z0-9-]{0,8}$/),
				fc.string({unit: 'grapheme', maxLength: 20}),
			),
			(command, middle, last, tags) => {
				const params = last === null ? middle : [...middle, last];
				const line = formatMessage({tags, source: 'irc.test', command, params});
				t.true(line.endsWith('\r\n'));
				t.false(/[\r\n]/.test(line.slice(0, -2)));
				const read = parseMessage(line.slice(0, -2));
				t.is(read?.command, command);
				t.deepEqual(read?.params, params);
				t.deepEqual({...read?.tags}, {...tags});
			},
		),
	);
});

test('whatever the parameters, a line is one line of at most 512 bytes, and well-formed', t => {
	fc.assert(
		fc.property(fc.array(fc.string({unit: 'binary', maxLength: 400}), {maxLength: 3}), params => {
			const line = formatMessage({
				source: 'irc.test',
				command: 'NOTICE',
				params: ['mina', ...params.slice(-1)],
			});
			t.true(Buffer.byteLength(line) <= lineBytesMax);
			t.is(line.match(/[\r\n\0]/g)?.join(''), '\r\n');
		}),
	);
	const long = formatMessage({source: 'a', command: 'TOPIC', params: ['#방', '가'.repeat(400)]});
	t.true(Buffer.byteLength(long) <= lineBytesMax);
	t.true(long.endsWith('가\r\n'));
});

test('reading never throws', t => {
	fc.assert(
		fc.property(fc.string({unit: 'binary'}), text => {
			const message = parseMessage(text);
			t.true(message === undefined || message.command.length > 0);
		}),
	);
});

test('text for people has its colon, the rest only where it needs one', t => {
	const line = (command: string, ...params: string[]) => formatMessage({source: 's', command, params});
	t.is(line('PRIVMSG', '#a', 'hi'), ':s PRIVMSG #a :hi\r\n');
	t.is(line('MODE', '#a', '+o', 'mina'), ':s MODE #a +o mina\r\n');
	t.is(line('JOIN', '#a'), ':s JOIN #a\r\n');
	t.is(line('401', 'mina', 'two words', 'No'), ':s 401 mina * :No\r\n', 'a middle one has no spaces');
	t.is(line('ACK'), ':s ACK\r\n');
});
