import test from 'ava';
import fc from 'fast-check';
import {
	type ClientFrame,
	encodeClientFrame,
	parseClientFrame,
} from '../../../source/protocols/native/frames.ts';
import {depthMax, parseObject} from '../../../source/protocols/native/json.ts';

const frames: readonly ClientFrame[] = [
	{type: 'hello', version: 1},
	{
		type: 'hello',
		version: 1,
		name: '민아',
		password: 'p',
		token: 'a-token-of-enough-length',
		after: {'#lobby': 7},
		rooms: ['#lobby'],
		client: 'nc',
	},
	{type: 'say', room: '#lobby', text: '안녕\nhello', number: 1, kind: 'action'},
	{type: 'whisper', to: 'mina', text: 'psst', number: 2},
	{type: 'rename', name: 'bora'},
	{type: 'join', room: '#tea'},
	{type: 'part', room: '#tea', reason: 'tea is out'},
	{type: 'topic', room: '#tea', topic: 'oolong'},
	{type: 'who'},
	{type: 'history', room: '#lobby', before: 100, limit: 20},
	{type: 'search', words: 'tea'},
	{type: 'typing', room: '#lobby'},
	{type: 'ping', time: 1},
	{type: 'pong', time: 2},
	{type: 'bye', reason: 'lunch'},
];

test('every frame comes back as it was written', t => {
	for (const frame of frames) {
		t.deepEqual(parseClientFrame(encodeClientFrame(frame).trimEnd()), {type: 'frame', frame});
	}
});

test('unknown fields are ignored', t => {
	t.deepEqual(parseClientFrame('{"type":"typing","room":"#lobby","mood":{"good":[1]}}'), {
		type: 'frame',
		frame: {type: 'typing', room: '#lobby'},
	});
});

test('what is not one object is garbage', t => {
	for (const line of ['hello', '', '5', 'null', '[]', '"x"', '{', '{"type":"ping","time":1} x']) {
		t.is(parseClientFrame(line).type, 'garbage', line);
	}
});

test('nesting is bounded before anything is built', t => {
	const nested = (depth: number): string => `{"a":${'['.repeat(depth - 1)}${']'.repeat(depth - 1)}}`;
	t.truthy(parseObject(nested(depthMax)));
	t.is(parseObject(nested(depthMax + 1)), undefined);
	t.is(parseObject(nested(30_000)), undefined);
	// Brackets within strings do not nest, whatever is escaped around them.
	t.truthy(parseObject(JSON.stringify({type: 'say', text: `\\"${'['.repeat(100)}`})));
});

test('an unknown type, a wrong field and a wrong number are told apart from garbage', t => {
	t.like(parseClientFrame('{"type":"dance"}'), {type: 'unknown'});
	t.like(parseClientFrame('{"type":"toString"}'), {type: 'unknown'});
	t.like(parseClientFrame('{"no":"type"}'), {type: 'unknown'});
	const invalid = parseClientFrame('{"type":"say","room":"#lobby","text":5,"number":3}');
	t.like(invalid, {type: 'unknown', number: 3});
	t.regex(invalid.type === 'unknown' ? invalid.problem : '', /say frame.*"text"/);
	t.like(parseClientFrame('{"type":"say","room":"#lobby","text":"x","number":0}'), {type: 'unknown'});
	t.like(parseClientFrame('{"type":"hello","version":1,"token":"short"}'), {type: 'unknown'});
});

test('a hello of another version is known as such, whatever else is in it', t => {
	t.deepEqual(parseClientFrame('{"type":"hello","version":2,"name":{"first":"m"}}'), {
		type: 'version',
		version: 2,
	});
	t.deepEqual(parseClientFrame('{"type":"hello","version":0}'), {type: 'version', version: 0});
});

test('no line makes it throw', t => {
	fc.assert(
		fc.property(
			fc.oneof(
				fc.string(),
				fc.json(),
				fc.constantFrom(...frames).map(f => JSON.stringify(f).slice(0, -1)),
			),
			line => {
				parseClientFrame(line);
			},
		),
	);
	t.pass();
});
