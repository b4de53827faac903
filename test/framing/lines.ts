import test from 'ava';
import fc from 'fast-check';
import {createLineFramer, type LineEvent} from '../../source/framing/lines.ts';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const line = (text: string): LineEvent => ({type: 'line', text});
const overflow: LineEvent = {type: 'overflow'};

test('lines, whatever ends them', t => {
	const framer = createLineFramer({bytesMax: 100});
	t.deepEqual(framer.push(bytes('one\ntwo\r\n\n\r\nthr')), [line('one'), line('two'), line(''), line('')]);
	t.is(framer.pending(), 3);
	t.deepEqual(framer.push(bytes('ee')), []);
	t.deepEqual(framer.push(bytes('\r')), []);
	t.deepEqual(framer.push(bytes('\nfour\r\r\n')), [line('three'), line('four\r')]);
	t.is(framer.pending(), 0);
	t.deepEqual(framer.push(new Uint8Array(0)), []);
	t.deepEqual(framer.flush(), []);
});

test('what is left at the end is a line', t => {
	const framer = createLineFramer({bytesMax: 100});
	framer.push(bytes('one\ntwo\r'));
	t.deepEqual(framer.flush(), [line('two')]);
	t.deepEqual(framer.flush(), []);
	t.deepEqual(framer.push(bytes('three\n')), [line('three')]);
});

test('a character cut between chunks is whole', t => {
	const framer = createLineFramer({bytesMax: 100});
	const events = Array.from(bytes('안녕 👩‍👩‍👧\n')).flatMap(byte => framer.push(Uint8Array.of(byte)));
	t.deepEqual(events, [line('안녕 👩‍👩‍👧')]);
});

test('invalid bytes become U+FFFD and do not reach over the newline', t => {
	const framer = createLineFramer({bytesMax: 100});
	t.deepEqual(framer.push(Uint8Array.of(0x61, 0xff, 0x0a, 0xe4, 0xb8, 0x0a, 0x62, 0x0a)), [
		line('a\ufffd'),
		line('\ufffd'),
		line('b'),
	]);
});

test('the bound counts the line with its end', t => {
	const framer = createLineFramer({bytesMax: 5});
	t.deepEqual(framer.push(bytes('1234\n')), [line('1234')]);
	t.deepEqual(framer.push(bytes('123\r\n')), [line('123')]);
	t.deepEqual(framer.push(bytes('12345\n')), [overflow]);
	t.deepEqual(framer.push(bytes('1234\r\nab\n')), [overflow, line('ab')]);
	t.deepEqual(framer.push(bytes('1234')), []);
	t.deepEqual(framer.push(bytes('5')), [overflow]);
});

test('a line too long is told of once, as soon as it is known, and skipped in constant memory', t => {
	const framer = createLineFramer({bytesMax: 1024});
	const chunk = new Uint8Array(1000).fill(0x61);
	t.deepEqual(framer.push(chunk), []);
	t.deepEqual(framer.push(chunk), [overflow]);

	for (let index = 0; index < 1000; index++) {
		t.deepEqual(framer.push(chunk), []);
		t.is(framer.pending(), 0);
	}

	t.deepEqual(framer.push(bytes('end\nnext\nlast')), [line('next')]);
	t.deepEqual(framer.flush(), [line('last')]);

	framer.push(new Uint8Array(2000));
	t.deepEqual(framer.flush(), []);
	t.deepEqual(framer.push(bytes('again\n')), [line('again')]);
});

test('chunks are not kept: the caller may use theirs again', t => {
	const framer = createLineFramer({bytesMax: 100});
	const chunk = bytes('abc');
	framer.push(chunk);
	chunk.fill(0x78);
	t.deepEqual(framer.push(bytes('\n')), [line('abc')]);
});

test('a chunk that is a window on a larger buffer', t => {
	const framer = createLineFramer({bytesMax: 100});
	t.deepEqual(framer.push(bytes('xxab\ncd\nyy').subarray(2, 8)), [line('ab'), line('cd')]);
});

/** The same by the plainest means: all bytes at once, one line after the other. */
const expected = (all: Uint8Array, bytesMax: number): LineEvent[] => {
	const decoder = new TextDecoder('utf-8', {ignoreBOM: true});
	const events: LineEvent[] = [];

	for (let from = 0; from < all.length; ) {
		const newline = all.indexOf(0x0a, from);
		const ended = newline !== -1;
		const to = ended ? newline : all.length;
		const text = decoder.decode(all.subarray(from, to));
		events.push(to - from + 1 > bytesMax ? overflow : line(text.endsWith('\r') ? text.slice(0, -1) : text));
		from = to + 1;
	}

	return events;
};

/** Bytes rich in newlines, cut characters and invalid sequences. */
const stream = fc
	.array(
		fc.oneof(
			fc.constantFrom('\n', '\r\n', '\r', 'a', '한', '👩', '\ufeff').map(bytes),
			fc.uint8Array({maxLength: 4}),
			fc.string({unit: 'binary', maxLength: 12}).map(bytes),
		),
		{maxLength: 40},
	)
	.map(parts => Uint8Array.from(parts.flatMap(part => Array.from(part))));

test('any bytes, any split, the same lines', t => {
	fc.assert(
		fc.property(stream, fc.array(fc.nat(200)), fc.integer({min: 1, max: 40}), (all, cuts, bytesMax) => {
			const framer = createLineFramer({bytesMax});
			const edges = [0, ...cuts.map(cut => cut % (all.length + 1)), all.length].toSorted((a, b) => a - b);
			const events: LineEvent[] = [];

			for (const [index, edge] of edges.slice(1).entries()) {
				events.push(...framer.push(all.slice(edges[index], edge)));
				t.true(framer.pending() < bytesMax);
			}

			t.deepEqual([...events, ...framer.flush()], expected(all, bytesMax));
		}),
		{numRuns: 3000},
	);
});

test('megabytes a byte at a time: work that grew with the line would not end within the time limit', t => {
	const size = 2 ** 21;
	const framer = createLineFramer({bytesMax: size});
	const byte = Uint8Array.of(0x61);

	for (let index = 0; index < size - 1; index++) {
		framer.push(byte);
	}

	t.is(framer.pending(), size - 1);
	const [event] = framer.push(bytes('\n'));
	t.true(event?.type === 'line' && event.text.length === size - 1);
});

test('many short lines in one chunk larger than the bound', t => {
	const framer = createLineFramer({bytesMax: 64});
	const count = 100_000;
	const events = framer.push(bytes('hello\n'.repeat(count)));
	t.is(events.length, count);
	t.true(events.every(event => event.type === 'line' && event.text === 'hello'));
});
