import test from 'ava';
import fc from 'fast-check';
import type {Hub} from '../../../source/hub/hub.ts';
import type {Entry} from '../../../source/messages.ts';
import {createBench, eventsFor, makeHub} from '../../helpers/hub.ts';
import {history} from '../../helpers/hub-entries.ts';

const feed = (hub: Hub, entries: readonly Entry[]) => entries.map(entry => hub.apply(entry));

/** All that can be seen of a hub from outside, and at last what it would have done. */
const all = (hub: Hub) => ({
	users: [...hub.look.users()].map(({session, ...user}) => ({
		...user,
		// Compared by the snapshot that is taken again.
		identity: undefined,
		rooms: hub.look.roomsOf(user.id).map(({name}) => name),
	})),
	rooms: hub.look.rooms().map(room => ({
		...room,
		member: undefined,
		isInvited: undefined,
		flags: [...room.flags],
		bans: room.bans(),
		members: room.members().map(({user, isOperator, isVoiced}) => [user.name, isOperator, isVoiced]),
		invited: ['u1', 'u2', 'u3', 'u4'].filter(id => room.isInvited(id)),
	})),
	former: ['mina', 'bora', '준호', 'dana'].map(name => hub.look.former(name)),
	server: hub.server(),
	again: [...hub.snapshot().lines].map(line => JSON.parse(line)),
	expired: hub.expire(1e12),
});

/** The process that goes on, `two`, is a new one: nothing before the snapshot came from its connections. */
const fromElsewhere = (entry: Entry): Entry =>
	entry.origin?.node === 'two' ? {...entry, origin: {...entry.origin, node: 'three'}} : entry;

const cut = fc.tuple(history, fc.nat(80)).map(([entries, at]) => ({
	before: entries.slice(0, at).map(fromElsewhere),
	after: entries.slice(at),
}));

test('a hub restored from a snapshot taken anywhere is, with the entries that follow, the hub that got them all', t => {
	fc.assert(
		fc.property(cut, ({before, after}) => {
			// The snapshot is of a process with connections; they are not another process's.
			const [taken, whole, restored] = [makeHub({}, 'one'), makeHub({}, 'two'), makeHub({}, 'two')];
			feed(taken, before);
			feed(whole, before);
			restored.restore(taken.snapshot().lines);
			t.deepEqual(feed(restored, after), feed(whole, after));
			t.deepEqual(all(restored), all(whole));
		}),
		{numRuns: 300},
	);
});

test('a snapshot is of the moment at which it was taken, though it is read later', t => {
	fc.assert(
		fc.property(cut, ({before, after}) => {
			const hub = makeHub();
			feed(hub, before);
			const {seq, lines} = hub.snapshot();
			const now = [...hub.snapshot().lines];
			feed(hub, after);
			t.is(seq, before.length);
			t.deepEqual([...lines], now);
		}),
		{numRuns: 300},
	);
});

test('what is said to one who left is kept small, and is there when they come back', t => {
	const bench = createBench();
	bench.enter(1, 'mina', 'secret');
	bench.command(1, {type: 'say', room: '#lobby', text: 'a', number: 1});
	bench.commit([{type: 'quit', user: 'u1', name: 'mina', reason: 'quit', time: 5}]);
	const [first] = [[...bench.hub.snapshot().lines]];
	bench.enter(2, 'mina', 'secret');
	const effects = bench.command(2, {type: 'say', room: '#lobby', text: 'a', number: 1});
	t.like(eventsFor(effects, 2)[0], {type: 'ack', number: 1, seq: 2, time: 1_000_000});
	bench.commit([{type: 'quit', user: 'u1', name: 'mina', reason: 'quit', time: 5}]);
	t.is([...bench.hub.snapshot().lines][1], first?.[1]);
});

test('the lines of many are of bounded length, and each is read once', t => {
	const hub = makeHub();
	for (let index = 0; index < 3000; index++) {
		hub.apply({
			type: 'register',
			user: `user${index}`,
			name: `name${index}`,
			color: index % 16,
			token: `token${index}`.padEnd(43, 'x'),
			protocol: 'native',
			address: '10.0.0.7',
			port: 1,
			rooms: ['#lobby'],
			seq: index + 1,
			time: index,
		});
	}

	const lines = [...hub.snapshot().lines];
	t.true(lines.length > 6);
	t.true(lines.slice(1).every(line => line.length < 200_000));
	const restored = makeHub();
	restored.restore(lines);
	t.is(restored.look.online(), 3000);
	t.deepEqual([...restored.snapshot().lines], lines);
});
