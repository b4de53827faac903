import test from 'ava';
import fc from 'fast-check';
import {createObjectFramer, type ObjectEvent} from '../../../source/protocols/json/object-framer.ts';

const createFramer = (bytesMax = 65_536, depthMax = 32) => createObjectFramer({bytesMax, depthMax});

const objects = fc.array(fc.dictionary(fc.string(), fc.jsonValue({maxDepth: 5}), {maxKeys: 4}), {
	maxLength: 6,
});
const space = fc.constantFrom('', '\n', ' \r\n\t', '\0');

test('any objects, anything between them, any cut: the same objects', t => {
	fc.assert(
		fc.property(objects, space, fc.boolean(), fc.array(fc.nat()), (values, between, isPretty, places) => {
			const texts = values.map(value => JSON.stringify(value, undefined, isPretty ? 1 : undefined));
			const bytes = Buffer.from(texts.map(text => text + between).join(''));
			const ends = [...new Set(places.map(place => place % (bytes.length + 1)))].sort((a, b) => a - b);
			const framer = createFramer();
			const events = [...ends, bytes.length].flatMap((end, index) =>
				framer.push(bytes.subarray(ends[index - 1] ?? 0, end)),
			);
			t.deepEqual(
				events,
				texts.map((text): ObjectEvent => ({type: 'object', text})),
			);
			t.is(framer.pending(), 0);
		}),
	);
});

test('braces and quotes in strings are text', t => {
	const text = '{"a}":"}{\\"]\\\\","b":["{",{"c":"\\u007d"}]}';
	const framer = createFramer();
	t.deepEqual(
		[...Buffer.from(text)].flatMap(byte => framer.push(Uint8Array.of(byte))),
		[{type: 'object', text}],
	);
});

test('what is between objects must be space', t => {
	const framer = createFramer();
	t.deepEqual(framer.push(Buffer.from('{"a":1}x{"b":2}')), [
		{type: 'object', text: '{"a":1}'},
		{type: 'broken', why: 'not-json'},
	]);
	t.deepEqual(framer.push(Buffer.from('{"b":2}')), []);
});

test('nesting is bounded while it is scanned', t => {
	const framer = createFramer();
	const fine = `{"a":${'['.repeat(31)}${']'.repeat(31)}}`;
	t.is(framer.push(Buffer.from(fine))[0]?.type, 'object');
	t.deepEqual(framer.push(Buffer.from(`{"a":${'['.repeat(10_000)}`)), [{type: 'broken', why: 'too-deep'}]);
	t.is(framer.pending(), 0);
});

test('length is bounded while it is scanned', t => {
	const framer = createFramer(100);
	const fine = `{"a":"${'x'.repeat(92)}"}`;
	t.is(fine.length, 100);
	t.is(framer.push(Buffer.from(fine))[0]?.type, 'object');
	const start = Buffer.from('{"a":"');
	framer.push(start);
	let events: readonly ObjectEvent[] = [];
	for (let count = 0; count < 95; count++) {
		events = framer.push(Buffer.from('x'));
		t.true(framer.pending() <= 100);
	}

	t.deepEqual(events, [{type: 'broken', why: 'too-long'}]);
	t.is(framer.pending(), 0);
});
