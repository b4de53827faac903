import test from 'ava';
import fc from 'fast-check';
import type {Event} from '../../../source/messages.ts';
import {encodeEvent, parseServerFrame} from '../../../source/protocols/native/events.ts';
import {me, messageFrame, mina, welcomeFrame} from '../../helpers/native-frames.ts';

const placed = {seq: 4, time: 5};

const events: readonly Event[] = [
	welcomeFrame(),
	messageFrame(3, '한글 "quoted" \n line'),
	{type: 'whisper', ...placed, from: me, to: me, text: 'psst'},
	{type: 'parted', ...placed, room: '#tea', member: me, text: ''},
	{type: 'ejected', ...placed, room: '#tea', member: me, by: me, text: 'enough'},
	{type: 'renamed', ...placed, id: 'u', from: 'a', name: 'b'},
	{type: 'presence', id: 'u', name: 'a', presence: 'reconnecting'},
	{type: 'topic', ...placed, room: '#tea', topic: 't', by: 'a'},
	{type: 'ack', number: 1, ...placed},
	{type: 'rejected', code: 'too-fast', of: 'say', text: 'slow down', number: 2},
	{type: 'entered', room: '#tea', topic: '', members: [mina], seq: 4},
	{type: 'entered', room: '#tea', topic: '', members: [mina], seq: 4, online: 2},
	{type: 'members', room: '#tea', members: [mina]},
	{
		type: 'history',
		room: '#tea',
		entries: [{...placed, from: me, text: 'x', kind: 'text', number: 1}],
		more: true,
		backlog: false,
	},
	{type: 'typing', room: '#tea', id: 'u', name: 'a'},
	{type: 'notice', text: 'n'},
	{type: 'server', server: welcomeFrame().server},
	{type: 'ping', time: 1},
	{type: 'pong', time: 1},
	{type: 'goodbye', code: 'bye', text: ''},
];

test('every event comes back as it was written, on one line', t => {
	for (const event of events) {
		const line = encodeEvent(event);
		t.is(line.indexOf('\n'), line.length - 1);
		t.deepEqual(parseServerFrame(line), event);
	}
});

test('addresses of others, and the echo of an acknowledged message, stay on the server', t => {
	const address = {address: '10.1.2.3', port: 4567};
	const joined = encodeEvent({
		type: 'joined',
		...placed,
		room: '#lobby',
		member: mina,
		online: 2,
		...address,
	});
	const left = encodeEvent({
		type: 'left',
		...placed,
		rooms: ['#lobby'],
		member: me,
		reason: 'quit',
		text: '',
		online: 1,
		...address,
	});
	const ack = encodeEvent({type: 'ack', number: 1, ...placed, message: messageFrame(4, 'an echo')});
	t.notRegex(joined + left, /10\.1\.2\.3|4567/);
	t.notRegex(ack, /an echo/);
	t.like(parseServerFrame(joined), {type: 'joined', member: mina});
	t.like(parseServerFrame(left), {type: 'left', reason: 'quit'});
	t.deepEqual(parseServerFrame(ack), {type: 'ack', number: 1, ...placed});
});

test('what a newer server says is taken as far as it is known', t => {
	t.is(parseServerFrame('{"type":"fireworks"}'), undefined);
	t.is(parseServerFrame('not json'), undefined);
	t.like(parseServerFrame('{"type":"goodbye","code":"new-reason","text":"so long"}'), {code: 'shutdown'});
	t.like(parseServerFrame('{"type":"rejected","code":"new","of":"dance","text":"no"}'), {
		code: 'unavailable',
		of: 'frame',
	});
});

test('a time that no date can hold is not taken', t => {
	t.is(parseServerFrame(JSON.stringify({...messageFrame(1), time: 1e300})), undefined);
	t.is(parseServerFrame(JSON.stringify({...messageFrame(1), time: -1})), undefined);
});

test('no line makes it throw', t => {
	fc.assert(
		fc.property(fc.oneof(fc.string(), fc.json()), line => {
			parseServerFrame(line);
		}),
	);
	t.pass();
});
