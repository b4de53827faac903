import test from 'ava';
import fc from 'fast-check';
import {createLineReader} from '../../../source/protocols/irc/line-reader.ts';

const read = (...chunks: readonly (string | Uint8Array)[]) => {
	const reader = createLineReader();
	return chunks.flatMap(chunk => reader.push(typeof chunk === 'string' ? Buffer.from(chunk) : chunk));
};

test('lines end with either end; empty ones are none', t => {
	t.deepEqual(
		read('PING 1\r\nPING 2\n\r\n\nPI', 'NG 3\n').map(
			event => event.type === 'message' && event.message.params,
		),
		[['1'], ['2'], ['3']],
	);
});

test('510 bytes and an end fit, one more does not; tags have 4096 of their own', t => {
	t.is(read(`PING ${'x'.repeat(505)}\r\n`)[0]?.type, 'message');
	t.is(read(`PING ${'x'.repeat(506)}\r\n`)[0]?.type, 'long');
	t.is(read(`@a=${'b'.repeat(4092)} PING ${'x'.repeat(505)}\r\n`)[0]?.type, 'message');
	t.is(read(`@a=${'b'.repeat(4093)} PING 1\r\n`)[0]?.type, 'long');
	t.is(read(`PING ${'가'.repeat(169)}\r\n`)[0]?.type, 'long', 'bytes, not characters');
});

test('a line without an end is told once, and what follows is read', t => {
	const reader = createLineReader();
	const events = Array.from({length: 100}, () => reader.push(Buffer.alloc(100_000, 'x'))).flat();
	t.deepEqual(events, [{type: 'long', size: 0}]);
	t.is(reader.push(Buffer.from('x\r\nPING 1\r\n'))[0]?.type, 'message');
});

test('what is not UTF-8 is told, with its command and its label', t => {
	const [event] = read(Buffer.concat([Buffer.from('@label=7 PRIVMSG #a hi'), Buffer.from([0xaa, 0x0a])]));
	t.like(event, {type: 'garbled', message: {command: 'PRIVMSG', tags: {label: '7'}}});
});

test('however the bytes are cut, the messages are the same', t => {
	const bytes = Buffer.from('@a=b PRIVMSG #방 :안녕 🎉\r\nNICK 민아\n\nJOIN #a,#b\r\n');
	const whole = createLineReader().push(bytes);
	fc.assert(
		fc.property(fc.array(fc.integer({min: 0, max: bytes.length}), {maxLength: 12}), cuts => {
			const reader = createLineReader();
			const points = [0, ...cuts.sort((one, other) => one - other), bytes.length];
			const events = points.slice(1).flatMap((end, index) => reader.push(bytes.subarray(points[index], end)));
			t.deepEqual(events, whole);
		}),
	);
});

test('a line without an end costs no memory', t => {
	const reader = createLineReader();
	const chunk = Buffer.alloc(4000, 'x');
	for (let count = 0; count < 500; count++) {
		reader.push(chunk);
		t.true(reader.pending() <= 8191 + 512);
	}

	t.is(reader.pending(), 0);
	reader.push(Buffer.from('\r\nPING 1'));
	t.is(reader.pending(), 6);
});
