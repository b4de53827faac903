import test from 'ava';
import {lobby} from '../../source/limits.ts';
import {createBench, eventsFor, eventsForRoom, refusalFor} from '../helpers/hub.ts';

const tags = {'+draft/reply': '12', '+typing': 'active'};

test('tags travel with a message and with a whisper, and a whisper has a kind', t => {
	const bench = createBench();
	bench.enter(1, 'mina');
	bench.enter(2, 'bora');
	const said = bench.command(1, {type: 'say', room: lobby, text: '네', tags});
	t.like(eventsForRoom(said)[0], {type: 'message', text: '네', tags});
	t.like(eventsFor(said, 1)[0], {type: 'ack', message: {tags}});
	const whispered = bench.command(1, {type: 'whisper', to: 'bora', text: '쉿', kind: 'notice', tags});
	t.like(eventsFor(whispered, 2)[0], {type: 'whisper', text: '쉿', kind: 'notice', tags});
	t.like(bench.entries.at(-1), {type: 'whisper', kind: 'notice', tags});
	const plain = bench.command(1, {type: 'whisper', to: 'bora', text: '쉿'});
	t.false('kind' in (eventsFor(plain, 2)[0] ?? {}));
});

test('tags alone reach a room or a user, and their sender, and are not kept', t => {
	const bench = createBench();
	bench.enter(1, 'mina');
	bench.enter(2, 'bora');
	const {length} = bench.entries;
	const toRoom = bench.command(1, {type: 'tag', target: '#LOBBY', tags});
	t.like(eventsForRoom(toRoom)[0], {type: 'tagged', target: lobby, from: {name: 'mina'}, tags});
	t.like(toRoom[0], {to: {room: lobby, except: 1}});
	t.like(eventsFor(toRoom, 1)[0], {type: 'tagged', target: lobby});
	const toUser = bench.command(1, {type: 'tag', target: 'BORA', tags});
	t.like(eventsFor(toUser, 2)[0], {type: 'tagged', target: 'bora', tags});
	t.is(bench.entries.length, length);
	t.is(refusalFor(bench.command(1, {type: 'tag', target: 'nobody', tags}), 1), 'no-such-user');
	t.is(refusalFor(bench.command(1, {type: 'tag', target: '#none', tags}), 1), 'no-such-room');
});

test('tags alone are held to the rules of the room and to the rate', t => {
	const bench = createBench({rate: 1});
	bench.enter(1, 'mina');
	bench.enter(2, 'bora');
	bench.command(1, {type: 'join', room: '#tea'});
	t.is(refusalFor(bench.command(2, {type: 'tag', target: '#tea', tags}), 2), 'not-in-room');
	const codes = [1, 2, 3, 4].map(() => refusalFor(bench.command(1, {type: 'tag', target: '#tea', tags}), 1));
	t.deepEqual(codes, [undefined, undefined, undefined, 'too-fast']);
});
