import test from 'ava';
import {createDashboard, type Dashboard} from '../../../source/ui/dashboard/dashboard.ts';
import type {LogExtent} from '../../../source/ui/dashboard/log-scroll.ts';
import {selectedUser} from '../../../source/ui/dashboard/users.ts';
import {createDemoOperator, type DemoOperator, demoNow, demoUser} from '../../helpers/demo-operator.ts';
import {createFakeClock, type FakeClock} from '../../helpers/fake-clock.ts';

type Scene = {
	readonly operator: DemoOperator;
	readonly clock: FakeClock;
	readonly dashboard: Dashboard;
	/** How often listeners were told of a change. */
	drawn(): number;
	quits(): number;
	stop(): void;
};

const open = (people = 4): Scene => {
	const clock = createFakeClock(demoNow);
	const operator = createDemoOperator({
		users: Array.from({length: people}, (_, index) => demoUser(index)),
		now: clock.now,
	});
	let quits = 0;
	let drawn = 0;
	const dashboard = createDashboard({
		operator,
		listening: {host: '0.0.0.0', port: 7777},
		now: clock.now,
		schedule: clock.schedule,
		onQuit() {
			quits++;
		},
	});
	const stop = dashboard.start();
	dashboard.subscribe(() => {
		drawn++;
	});
	return {operator, clock, dashboard, stop, drawn: () => drawn, quits: () => quits};
};

const say = ({operator}: Scene, text = 'hi'): void => {
	operator.report({event: 'message', room: '#lobby', name: 'mina', text});
};

const join = ({operator}: Scene): void => {
	const {name, address, port, protocol} = demoUser(1);
	operator.report({event: 'join', name, address, port, protocol, online: 1});
};

const extent = ({dashboard}: Scene, rows = 3): LogExtent => ({
	first: dashboard.getState().log.first(),
	end: dashboard.getState().logEnd,
	rows,
	heightOf: () => 1,
});

test('any number of events in 33 ms is one drawing', t => {
	const scene = open();
	for (let count = 0; count < 1000; count++) {
		say(scene);
	}

	t.is(scene.drawn(), 0);
	scene.clock.advance(33);
	t.is(scene.drawn(), 1);
	t.is(scene.dashboard.getState().logEnd, 1001);
});

test('however long events go on, there are ten drawings a second', t => {
	const scene = open();
	scene.clock.advance(10_000);
	const before = scene.drawn();
	for (let step = 0; step < 100; step++) {
		say(scene);
		scene.clock.advance(10);
	}

	// One of them may be that of the counters.
	const drawn = scene.drawn() - before;
	t.true(drawn >= 9 && drawn <= 11, String(drawn));
});

test('a flood has four drawings a second, and what comes after it is drawn as before', t => {
	const scene = open();
	scene.clock.advance(10_000);
	const before = scene.drawn();
	for (let step = 0; step < 2000; step++) {
		say(scene);
		scene.clock.advance(1);
	}

	// Two of them may be those of the counters.
	const drawn = scene.drawn() - before;
	t.true(drawn >= 8 && drawn <= 12, String(drawn));
	scene.clock.advance(1000);
	say(scene);
	scene.clock.advance(33);
	const calm = scene.drawn();
	say(scene);
	scene.clock.advance(100);
	t.is(scene.drawn(), calm + 1);
});

test('all users are listed a few times a second at most, however many come and go', t => {
	const scene = open(5000);
	const before = scene.operator.listed();
	for (let step = 0; step < 200; step++) {
		join(scene);
		scene.clock.advance(10);
	}

	const listed = scene.operator.listed() - before;
	t.true(listed >= 4 && listed <= 10, String(listed));

	scene.clock.advance(300);
	const quiet = scene.operator.listed();
	say(scene);
	scene.clock.advance(34);
	t.is(scene.operator.listed(), quiet, 'speech changes no user');
});

test('who comes is in the list after the next drawing, or a quarter of a second', t => {
	const scene = open(1);
	scene.operator.setUsers([demoUser(0), demoUser(1)]);
	join(scene);
	scene.clock.advance(33);
	t.is(scene.dashboard.getState().users.users.length, 2);

	scene.operator.setUsers([demoUser(1)]);
	join(scene);
	scene.clock.advance(250);
	t.deepEqual(
		scene.dashboard.getState().users.users.map(user => user.id),
		['u1'],
	);
});

test('figures and times are looked at once a second', t => {
	const scene = open();
	scene.operator.setStats({messages: 1204 + 30, bytesIn: 2_000_000});
	scene.clock.advance(999);
	t.is(scene.drawn(), 0);
	scene.clock.advance(1);
	const {now, stats, rates} = scene.dashboard.getState();
	t.deepEqual([now, stats.messages, rates.bars.at(-1)], [demoNow + 1000, 1234, 30]);
});

test('stopped, nothing ticks and nothing is listened to', t => {
	const scene = open();
	join(scene);
	scene.clock.advance(40);
	scene.stop();
	t.is(scene.clock.waiting(), 0);
	const drawn = scene.drawn();
	say(scene);
	scene.clock.advance(5000);
	t.is(scene.drawn(), drawn);
});

test('kick: asks, and kicks whom it asked about, under the name they have by then', t => {
	const scene = open();
	const {dashboard, operator, clock} = scene;
	dashboard.askKick();
	t.is(dashboard.getState().question, undefined);
	t.regex(dashboard.getState().notice?.text ?? '', /^Select a user first/);

	dashboard.moveUsers(1, 5);
	dashboard.moveUsers(1, 5);
	dashboard.askKick();
	t.deepEqual(dashboard.getState().question, {type: 'kick', id: 'u1', name: 'jun'});

	operator.setUsers([demoUser(2), {...demoUser(1), name: '준'}]);
	join(scene);
	clock.advance(300);
	t.is(selectedUser(dashboard.getState().users)?.name, '준');
	dashboard.answer(true);
	t.deepEqual(operator.calls, [['kick', '준', '']]);
	t.is(dashboard.getState().question, undefined);
});

test('kick: no is no, and who has left is not kicked', t => {
	const {dashboard, operator} = open();
	dashboard.moveUsers('last', 5);
	dashboard.askKick();
	dashboard.answer(false);
	t.deepEqual([operator.calls.length, dashboard.getState().question], [0, undefined]);

	dashboard.askKick();
	operator.setUsers([demoUser(0)]);
	dashboard.answer(true);
	t.is(operator.calls.length, 0);
	t.deepEqual(dashboard.getState().notice, {level: 'problem', text: 'bora has already left.'});
});

test('kick: a refusal is said', t => {
	const {dashboard, operator} = open();
	dashboard.moveUsers('first', 5);
	dashboard.askKick();
	operator.refuseWith('Not now.');
	dashboard.answer(true);
	t.deepEqual(dashboard.getState().notice, {level: 'problem', text: 'Not now.'});
});

test('quit: asks once while someone is online', t => {
	const scene = open(3);
	scene.dashboard.askQuit();
	t.deepEqual(scene.dashboard.getState().question, {type: 'quit', online: 3});
	t.is(scene.quits(), 0);
	scene.dashboard.answer(false);
	t.is(scene.dashboard.getState().question, undefined);

	t.true(scene.dashboard.submit('/quit'));
	t.is(scene.quits(), 0);
	scene.dashboard.askQuit();
	t.is(scene.quits(), 1);
	scene.dashboard.askQuit();
	scene.dashboard.answer(true);
	t.is(scene.quits(), 1, 'once');
});

test('quit: Enter is a yes too, and with nobody online it is not asked', t => {
	const asked = open(1);
	asked.dashboard.askQuit();
	asked.dashboard.answer(true);
	t.is(asked.quits(), 1);

	const empty = open(0);
	empty.dashboard.askQuit();
	t.is(empty.quits(), 1);
});

test('scrolled back, the log stays until it is told to follow, or something is said', t => {
	const scene = open();
	const {dashboard, clock} = scene;
	for (let count = 0; count < 9; count++) {
		say(scene);
	}

	clock.advance(33);
	dashboard.scrollLog(-4, extent(scene));
	const {scroll} = dashboard.getState();
	t.is(scroll.type, 'back');
	say(scene);
	clock.advance(33);
	t.is(dashboard.getState().scroll, scroll);
	dashboard.scrollLog('last', extent(scene));
	t.is(dashboard.getState().scroll.type, 'following');

	dashboard.scrollLog('first', extent(scene));
	t.is(dashboard.getState().scroll.type, 'back');
	dashboard.submit('안녕');
	t.is(dashboard.getState().scroll.type, 'following');
});

test('/users is in the log, /messages takes what people say out of it', t => {
	const scene = open(2);
	say(scene);
	scene.clock.advance(33);
	t.true(scene.dashboard.submit('/users'));
	const last = ({log, logEnd} = scene.dashboard.getState()): string | undefined => log.at(logEnd - 1)?.event;
	t.is(last(), 'users');
	t.is(scene.dashboard.getState().logEnd, 3);

	scene.dashboard.submit('/messages');
	t.is(scene.dashboard.getState().logEnd, 2);
	say(scene);
	scene.clock.advance(33);
	t.is(scene.dashboard.getState().logEnd, 2);
	scene.dashboard.submit('/messages');
	t.is(scene.dashboard.getState().logEnd, 4);
	t.is(last(), 'message');
});

test('a line that went wrong stays in the editor, and the answer until the next key', t => {
	const {dashboard} = open();
	t.false(dashboard.submit('/kcik jun'));
	t.deepEqual(dashboard.getState().notice, {
		level: 'problem',
		text: 'There is no /kcik. Did you mean /kick?',
	});
	dashboard.clearNotice();
	t.is(dashboard.getState().notice, undefined);
});
