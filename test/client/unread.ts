import test from 'ava';
import type {PositionStore, Positions} from '../../source/client/read-positions.ts';
import {firstNew} from '../../source/client/state.ts';
import type {HistoryMessage} from '../../source/messages.ts';
import {ackFrame, me, messageFrame, mina, welcomeFrame} from '../helpers/native-frames.ts';
import {createWiredClient} from '../helpers/wired-client.ts';

const author = {id: mina.id, name: mina.name, color: mina.color};

const entry = (seq: number, change: Partial<HistoryMessage> = {}): HistoryMessage => ({
	seq,
	time: seq,
	from: author,
	text: `entry ${seq}`,
	kind: 'text',
	...change,
});

const page = (room: string, entries: HistoryMessage[], after?: number) => ({
	type: 'history' as const,
	room,
	entries,
	more: false,
	backlog: after === undefined,
	...(after === undefined ? {} : {after}),
});

const entered = (room: string, seq = 12) => ({type: 'entered' as const, room, topic: '', members: [], seq});

/** A store of positions as a file has it. */
const createPositions = (initial: Record<string, Record<string, number>> = {}) => {
	const all = new Map<string, Positions>(
		Object.entries(initial).map(([epoch, rooms]) => [epoch, new Map(Object.entries(rooms))]),
	);
	const store: PositionStore = {
		read: epoch => all.get(epoch) ?? new Map(),
		save: (epoch, positions) => all.set(epoch, positions),
	};
	return {store, all};
};

const createSetup = (initial?: Record<string, Record<string, number>>, seq = 10) => {
	const positions = createPositions(initial);
	const {client, clock, last} = createWiredClient({readPositions: positions.store});
	last().open();
	last().say(welcomeFrame({seq}));
	const state = () => {
		clock.advance(66);
		return client.store.getState();
	};

	const room = (name = '#lobby') => {
		const found = state().rooms.get(name);
		if (found === undefined) {
			throw new Error(`There is no ${name}.`);
		}

		return found;
	};

	/** The number of the message above which the line stands; undefined where there is none. */
	const markedAt = (name?: string) => {
		const {lines, marker} = room(name);
		return firstNew(lines, marker)?.seq;
	};

	return {client, clock, last, state, room, markedAt, positions};
};

test('a room that is not in view: where one left it is marked, until one leaves it again having read', t => {
	const {client, last, state, room, markedAt} = createSetup();
	last().say(messageFrame(20));
	t.is(markedAt(), undefined);
	client.join('#tea');
	last().say(entered('#tea', 21));
	state();
	last().say(messageFrame(22), messageFrame(23));
	t.like(room(), {unread: 2, marker: 20});
	client.show('#lobby');
	t.like(room(), {unread: 0, readTo: 23});
	t.is(markedAt(), 22);
	last().say(messageFrame(24));
	t.is(markedAt(), 22);
	client.show('#tea');
	t.is(markedAt(), undefined);
	client.show('#lobby');
	t.is(markedAt(), undefined);
});

test('saying something takes the mark away', t => {
	const {client, last, state, room, markedAt} = createSetup();
	client.look('away');
	last().say(messageFrame(20));
	client.look('here');
	t.is(markedAt(), 20);
	client.say('hello');
	state();
	t.is(room().marker, undefined);
	last().say(ackFrame(1, 30));
	t.like(room(), {readTo: 30, unread: 0});
});

test('nobody looks: what comes is unread, also in the room in view; to scroll back is to look elsewhere', t => {
	const {client, last, room, markedAt} = createSetup();
	last().say(messageFrame(20));
	client.look('away');
	last().say(messageFrame(21), messageFrame(22, 'me: hey'));
	t.like(room(), {unread: 2, mentions: 1, readTo: 20});
	client.look('here');
	t.like(room(), {unread: 0, mentions: 0, readTo: 22});
	t.is(markedAt(), 21);

	client.hold('#lobby', 20);
	last().say(messageFrame(23));
	t.like(room(), {unread: 1, readTo: 22});
	// One looks at the mark: it does not move.
	t.is(markedAt(), 21);
	client.hold('#lobby', undefined);
	t.like(room(), {unread: 0, readTo: 23});

	client.hold('#lobby', 20);
	last().say(messageFrame(24));
	room();
	client.look('away');
	t.is(markedAt(), 24);
	client.look('here');
	t.like(room(), {unread: 1, readTo: 23});
});

test('whispers count when nobody sees them, and are not told of where they stand', t => {
	const {client, last, state, room, markedAt} = createSetup();
	state();
	client.converse('민아');
	state();
	client.look('away');
	last().say({type: 'whisper', seq: 20, time: 1, from: author, to: me, text: 'psst'});
	t.like(room('@민아'), {unread: 1});
	t.true(room('@민아').lines.every(({type}) => type === 'message'));
	client.look('here');
	t.like(room('@민아'), {unread: 0});
	t.is(markedAt('@민아'), 20);
});

test('what a broken connection missed is unread where one does not look, and the mark stays', t => {
	const {client, clock, last, state, room, markedAt} = createSetup();
	client.join('#tea');
	last().say(entered('#tea', 12));
	state();
	last().say(messageFrame(20));
	t.is(markedAt(), 20);
	last().close();
	clock.advance(30_000);
	last().open();
	last().say(
		welcomeFrame({seq: 32, resumed: true, rooms: ['#lobby', '#tea']}),
		page('#lobby', [entry(30), entry(31, {text: 'me: hey'})], 20),
		page('#tea', [entry(32)], 12),
		page('@', [], 12),
	);
	t.like(room(), {unread: 3, mentions: 1});
	t.is(markedAt(), 20);
	t.like(room('#tea'), {unread: 0, readTo: 32});
});

test('after a restart: what came since one stopped is new, in the room in view, in others, in conversations', t => {
	const {client, last, state, room, markedAt, positions} = createSetup(
		{one: {'#lobby': 40, '#tea': 42, '@민아': 35, '@': 45}, two: {'#lobby': 1}},
		60,
	);
	last().say(page('#lobby', [entry(30), entry(40), entry(47), entry(48)]));
	const jun = {id: 'u-jun', name: 'jun', color: 2};
	last().say(
		page('@', [
			entry(36, {to: me, from: author}),
			entry(44, {to: me, from: jun}),
			entry(46, {to: me, from: jun}),
		]),
	);
	t.like(room(), {unread: 0, readTo: 48});
	t.is(markedAt(), 47);
	t.like(room('@민아'), {unread: 1, marker: 35});
	t.like(room('@jun'), {unread: 1, marker: 45});
	client.join('#tea');
	last().say(entered('#tea', 61), page('#tea', [entry(42), entry(50)]));
	t.is(markedAt('#tea'), 50);
	t.is(room('#tea').unread, 0);
	state();
	client.leave();
	t.deepEqual([...(positions.all.get('one') ?? [])].sort(), [
		['#lobby', 48],
		['#tea', 50],
		['@', 61],
		['@jun', 45],
		['@민아', 35],
	]);
	t.deepEqual([...(positions.all.get('two') ?? [])], [['#lobby', 1]]);
});

test('what one said oneself was read; what comes live before the page is no reason not to mark', t => {
	const {client, last, markedAt, room} = createSetup({one: {'#lobby': 40}}, 60);
	last().say(messageFrame(61));
	t.is(room().readTo, 61);
	last().say(page('#lobby', [entry(41), entry(45, {from: {...me, id: 'u-earlier', name: 'ME'}}), entry(46)]));
	t.is(markedAt(), 46);
	t.is(room().unread, 0);
	client.show('#lobby');
	t.is(markedAt(), 46);
});

test('without an earlier run nothing is new, and neither is where it had read all', t => {
	for (const kept of [undefined, {one: {'#lobby': 48}}, {other: {'#lobby': 3}}]) {
		const {last, room, markedAt} = createSetup(kept, 60);
		last().say(page('#lobby', [entry(30), entry(48)]));
		t.is(markedAt(), undefined);
		t.is(room().unread, 0);
	}
});

test('a room that one left and comes back to goes on where one was', t => {
	const {client, last, state, markedAt} = createSetup();
	client.join('#tea');
	last().say(entered('#tea', 12));
	state();
	last().say(messageFrame(20, 'hi', {room: '#tea'}));
	state();
	client.part();
	last().say({type: 'parted', seq: 21, time: 1, room: '#tea', member: me, text: ''});
	state();
	client.join('#tea');
	last().say(entered('#tea', 30), page('#tea', [entry(20), entry(25)]));
	t.is(markedAt('#tea'), 25);
});

test('another journal: what was unread stays so, and its numbers are not kept for this one', t => {
	const {client, clock, last, room, positions} = createSetup();
	client.look('away');
	last().say(messageFrame(20));
	t.is(room().unread, 1);
	last().close();
	clock.advance(30_000);
	last().open();
	last().say(welcomeFrame({seq: 3, epoch: 'two'}), page('#lobby', [entry(2)]), messageFrame(4));
	t.is(room().unread, 2);
	client.leave();
	t.is(positions.all.get('one')?.get('#lobby'), 10);
	t.deepEqual([...(positions.all.get('two') ?? [])], [['@', 4]]);
});

test('reading is saved as it goes on, once a second at the most', t => {
	const {clock, last, room, positions} = createSetup();
	last().say(messageFrame(20));
	t.is(room().readTo, 20);
	clock.advance(1000);
	t.is(positions.all.get('one')?.get('#lobby'), 20);
	last().say(messageFrame(21));
	clock.advance(500);
	t.is(positions.all.get('one')?.get('#lobby'), 20);
	clock.advance(500);
	t.is(positions.all.get('one')?.get('#lobby'), 21);
});

test('what an earlier run had read of a journal that has gone back since is read no further than the journal is', t => {
	const {room, last} = createSetup({one: {'#lobby': 50}});
	t.is(room().readTo, 10);
	last().say(messageFrame(11));
	t.is(room().readTo, 11);
});

test('in a room out of view what is behind one’s own last word is new, not what was answered by it', t => {
	const {client, last, room, state} = createSetup({one: {'#tea': 3}});
	client.join('#tea');
	last().say(entered('#tea'));
	client.show('#lobby');
	state();
	last().say(page('#tea', [entry(4), entry(5, {from: {...author, name: 'ME'}}), entry(6)]));
	t.like(room('#tea'), {unread: 1, marker: 5, readTo: 5});
});

test('a conversation that begins after the connection was lost is read up to where one came', t => {
	const begun = (isLost: boolean): number | undefined => {
		const {client, clock, last, state} = createSetup({one: {'@': 5}});
		if (isLost) {
			last().close();
			clock.advance(30_000);
			last().open();
			last().say(welcomeFrame({seq: 10, resumed: true}));
		}

		state();
		client.converse('민아');
		return state().rooms.get('@민아')?.readTo;
	};

	t.is(begun(false), 5);
	t.is(begun(true), 10);
});

test('what was just read of one journal is kept when another comes', t => {
	const {last, room, positions} = createSetup();
	last().say(messageFrame(20));
	t.is(room().readTo, 20);
	last().say(welcomeFrame({seq: 3, epoch: 'two'}));
	t.is(positions.all.get('one')?.get('#lobby'), 20);
});
