import test from 'ava';
import {messageFrame, mina, welcomeFrame} from '../helpers/native-frames.ts';
import {createWiredClient} from '../helpers/wired-client.ts';

const createSetup = () => {
	const {client, clock, last} = createWiredClient();
	last().open();
	last().say(welcomeFrame());
	const settle = () => clock.advance(66);
	settle();
	const state = () => {
		settle();
		return client.store.getState();
	};

	const notices = () =>
		(state().rooms.get(state().active)?.lines ?? []).flatMap(line =>
			line.type === 'notice' ? [line.text] : [],
		);
	return {client, clock, last, state, notices};
};

const entered = (room: string) => ({type: 'entered' as const, room, topic: '국밥', members: [], seq: 12});

test('a room that one asked for comes into view once it is entered; one that one is in, at once', t => {
	const {client, last, state} = createSetup();
	client.join('#점심', '열쇠');
	t.like(last().sent().at(-1), {type: 'join', room: '#점심', key: '열쇠'});
	t.is(state().active, '#lobby');
	last().say(entered('#점심'));
	t.is(state().active, '#점심');
	t.is(state().rooms.get('#점심')?.topic, '국밥');
	const sent = last().sent().length;
	client.join('#LOBBY');
	t.is(state().active, '#lobby');
	t.is(last().sent().length, sent);
});

test('what is said goes to the room in view; what is said elsewhere is counted until one looks', t => {
	const {client, last, state} = createSetup();
	client.join('#tea');
	last().say(entered('#tea'));
	state();
	client.say('hello');
	t.like(last().sent().at(-1), {type: 'say', room: '#tea', text: 'hello'});
	last().say(messageFrame(20));
	t.is(state().rooms.get('#lobby')?.unread, 1);
	client.join('#lobby');
	t.is(state().rooms.get('#lobby')?.unread, 0);
});

test('to be told of a room that one is in, after having read slowly, renews it and nothing else', t => {
	const {client, last, state} = createSetup();
	client.join('#tea');
	last().say(entered('#tea'), messageFrame(20));
	const before = state();
	t.is(before.rooms.get('#lobby')?.unread, 1);
	last().say({...entered('#lobby'), members: [{...mina, name: '미나'}], online: 7, seq: 21});
	const after = state();
	t.is(after.active, '#tea');
	t.is(after.online, 7);
	t.is(after.rooms.get('#lobby')?.topic, '국밥');
	t.deepEqual(
		[...(after.rooms.get('#lobby')?.members.values() ?? [])].map(({name}) => name),
		['미나'],
	);
	t.is(after.rooms.get('#lobby')?.unread, 1);
	t.is(after.rooms.get('#lobby')?.lines.length, before.rooms.get('#lobby')?.lines.length);
	t.is(after.rooms.get('#tea')?.lines.length, before.rooms.get('#tea')?.lines.length);
});

test('leaving a room, and being made to leave it, leads back to the lobby, which nobody leaves', t => {
	const {client, last, state, notices} = createSetup();
	client.part();
	t.regex(notices().at(-1) ?? '', /\/quit/);
	const {you} = state();
	const me = you ?? {id: '', name: '', color: 0};
	for (const end of ['parted', 'ejected'] as const) {
		client.join('#tea');
		last().say(entered('#tea'));
		state();
		if (end === 'parted') {
			client.part();
			t.like(last().sent().at(-1), {type: 'part', room: '#tea'});
			last().say({type: 'parted', seq: 13, time: 1, room: '#tea', member: me, text: ''});
		} else {
			const by = {id: 'u9', name: 'bora', color: 1};
			last().say({type: 'ejected', seq: 14, time: 1, room: '#tea', member: me, by, text: 'too loud'});
		}

		t.is(state().active, '#lobby', end);
		t.false(state().rooms.has('#tea'), end);
	}

	t.is(notices().at(-1), 'bora made you leave #tea: too loud');
});

test('the rooms are told in words, the fullest first', t => {
	const {client, last, notices} = createSetup();
	client.listRooms();
	t.like(last().sent().at(-1), {type: 'rooms'});
	last().say({
		type: 'rooms',
		rooms: [
			{name: '#tea', topic: '국밥 \u001B[31m', size: 1, joined: false},
			{name: '#lobby', topic: '', size: 3, joined: true},
		],
	});
	t.is(notices().at(-1), '#lobby  3 users, you too\n#tea  1 user  국밥');
});

test('after a place was given up, the other rooms are entered again without coming into view', t => {
	const {client, clock, last, state} = createSetup();
	client.join('#tea');
	last().say(entered('#tea'));
	client.join('#lobby');
	state();
	last().close();
	clock.advance(400);
	last().open();
	last().say(welcomeFrame({resumed: false}));
	t.like(
		last()
			.sent()
			.find(frame => frame.type === 'join'),
		{type: 'join', room: '#tea'},
	);
	last().say(entered('#tea'));
	t.is(state().active, '#lobby');
});

const inTea = () => {
	const setup = createSetup();
	const {client, clock, last, state} = setup;
	client.join('#tea');
	last().say(entered('#tea'));
	state();
	const reconnect = (change: Parameters<typeof welcomeFrame>[0]) => {
		last().close();
		clock.advance(400);
		last().open();
		last().say(welcomeFrame(change));
	};

	const joins = () =>
		last()
			.sent()
			.flatMap(frame => (frame.type === 'join' ? [frame.room] : []));
	return {...setup, reconnect, joins};
};

test('a place that was kept, but without a room that one was in, is one in that room again', t => {
	const {reconnect, joins} = inTea();
	reconnect({resumed: true, rooms: ['#lobby', '#tea']});
	t.deepEqual(joins(), []);
	// The connection broke before the room was entered again.
	reconnect({resumed: true, rooms: ['#lobby']});
	t.deepEqual(joins(), ['#tea']);
});

test('a room that cannot be entered again because nothing can be stored is tried again', t => {
	const {last, clock, reconnect, joins, state} = inTea();
	reconnect({resumed: false, rooms: ['#lobby']});
	const refuse = () =>
		last().say({type: 'rejected', code: 'unavailable', of: 'join', text: 'The disk is full.'});
	refuse();
	clock.advance(5000);
	refuse();
	clock.advance(5000);
	t.deepEqual(joins(), ['#tea', '#tea', '#tea']);
	last().say(entered('#tea'));
	clock.advance(6000);
	t.is(joins().length, 3);
	t.true(state().rooms.has('#tea'));
});

test('a room that one asked to leave is left, though the answer was lost', t => {
	const {client, reconnect, joins, state} = inTea();
	client.part();
	reconnect({resumed: true, rooms: ['#lobby']});
	t.deepEqual(joins(), []);
	t.is(state().active, '#lobby');
	t.false(state().rooms.has('#tea'));
});

test('a room that one wanted to leave without a connection is one that one is in again', t => {
	const {client, clock, last, joins, state} = inTea();
	last().close();
	client.part();
	clock.advance(400);
	last().open();
	last().say(welcomeFrame({resumed: false, rooms: ['#lobby']}));
	t.deepEqual(joins(), ['#tea']);
	t.true(state().rooms.has('#tea'));
});

test('a room that one asked to leave in vain is one that one is in', t => {
	const {client, last, reconnect, joins, state} = inTea();
	client.part();
	last().say({type: 'rejected', code: 'unavailable', of: 'part', text: 'The disk is full.'});
	reconnect({resumed: false, rooms: ['#lobby']});
	t.deepEqual(joins(), ['#tea']);
	t.true(state().rooms.has('#tea'));
});

test('who goes into a room again that was left without an answer has missed nothing there', t => {
	const {client, last, reconnect, state} = inTea();
	client.part();
	reconnect({resumed: true, rooms: ['#lobby'], seq: 40});
	state();
	client.join('#tea');
	last().say({...entered('#tea'), seq: 41});
	const pages = last()
		.sent()
		.filter(frame => frame.type === 'history' && frame.room === '#tea' && frame.after !== undefined);
	t.deepEqual(pages, []);
});
