import test from 'ava';
import {createChatSession} from '../../source/client/session.ts';
import type {ChatSessionOptions, SessionEvent} from '../../source/client/session-contract.ts';
import type {Connection} from '../../source/client/state.ts';
import {limits} from '../../source/limits.ts';
import {createFakeClock} from '../helpers/fake-clock.ts';
import {createFakeTransport} from '../helpers/fake-transport.ts';
import {ackFrame, messageFrame, welcomeFrame} from '../helpers/native-frames.ts';

const refused = {code: 'ECONNREFUSED', message: 'connect ECONNREFUSED'};
const token = 'a-token-of-enough-length';

const createSetup = (change: Partial<ChatSessionOptions> = {}) => {
	const clock = createFakeClock();
	const transport = createFakeTransport();
	const events: SessionEvent[] = [];
	const session = createChatSession({
		address: {host: '10.0.0.5', port: 7777},
		connect: transport.connect,
		clock,
		random: () => 1,
		token,
		onEvents: batch => {
			events.push(...batch);
		},
		...change,
	});
	const connection = (): Connection => {
		const last = events.findLast(event => event.type === 'connection');
		if (last === undefined) {
			throw new Error('Nothing was said of the connection.');
		}

		return last.connection;
	};

	/** Connect and be welcomed. */
	const enter = (): void => {
		if (transport.links.length === 0) {
			session.start();
		}

		transport.last().open();
		transport.last().say(welcomeFrame());
	};

	const say = (text: string): number =>
		session.send({type: 'say', room: '#lobby', text, kind: 'text'}).number;

	return {clock, ...transport, events, session, connection, enter, say};
};

test('a session says hello and is connected with the welcome', t => {
	const {session, last, connection, clock} = createSetup({name: 'mina', password: 'p', client: 'test 1'});
	session.start();
	t.deepEqual(connection(), {status: 'connecting', attempt: 1});
	t.deepEqual(last().sent(), []);
	last().open();
	t.deepEqual(last().sent(), [
		{type: 'hello', version: 1, token, saidAt: clock.now(), name: 'mina', password: 'p', client: 'test 1'},
	]);
	last().say(welcomeFrame());
	t.is(connection().status, 'connected');
});

test('a first connection that fails is the end, in words', t => {
	const words: Record<string, RegExp> = {
		ECONNREFUSED:
			/^Nothing listens at 10\.0\.0\.5 port 7777\.\nCheck the address, or start a room there: chat-tui serve$/,
		ENOTFOUND: /^There is no host called 10\.0\.0\.5\.\nCheck its spelling/,
		EAI_AGAIN: /could not be looked up/,
		ETIMEDOUT: /did not answer within 10 seconds/,
		EHOSTUNREACH: /cannot be reached/,
		ECONNRESET: /broke off/,
		EWEIRD: /failed: something weird/,
	};
	for (const [code, expected] of Object.entries(words)) {
		const {session, last, connection, clock} = createSetup();
		session.start();
		last().close({code, message: 'something weird'});
		const end = connection();
		t.regex(end.status === 'closed' ? `${end.problem}\n${end.hint}` : '', expected);
		t.is(clock.waiting(), 0);
	}
});

test('a connection that does not open is given up after ten seconds', t => {
	const {session, last, connection, clock} = createSetup();
	session.start();
	clock.advance(9999);
	t.is(connection().status, 'connecting');
	clock.advance(1);
	t.like(connection(), {status: 'closed', problem: '10.0.0.5 port 7777 did not answer within 10 seconds.'});
	t.true(last().state.destroyed);
});

test('something else than a chat server is known as such', t => {
	for (const greeting of ['SSH-2.0-OpenSSH_9.6\r\n', 'HTTP/1.1 400 Bad Request\r\n']) {
		const {session, last, connection} = createSetup();
		session.start();
		last().open();
		last().raw(greeting);
		t.like(connection(), {status: 'closed'});
		t.regex(JSON.stringify(connection()), /is not a chat-tui server/);
	}
});

const plainGreeting = 'sleek-warbler\nServer: 2 users online.\n\n';

test('a server that heard the hello late greets as for plain text first: the welcome is waited for', t => {
	const {session, last, connection, clock} = createSetup();
	session.start();
	last().open();
	last().raw(plainGreeting);
	clock.advance(2999);
	t.is(connection().status, 'connecting');
	last().say(welcomeFrame());
	clock.advance(3000);
	t.is(connection().status, 'connected');
});

test('what greets in plain text and never says welcome, or closes, is no chat server', t => {
	for (const end of ['time', 'close'] as const) {
		const {session, last, connection, clock} = createSetup();
		session.start();
		last().open();
		last().raw(plainGreeting);
		if (end === 'time') {
			clock.advance(3000);
		} else {
			last().close();
		}

		t.regex(JSON.stringify(connection()), /"closed".*is not a chat-tui server/);
		t.is(clock.waiting(), 0);
	}
});

test('where there was a chat server, a greeting in plain text is no reason to give up', t => {
	const {enter, last, links, connection, clock} = createSetup();
	enter();
	last().close();
	clock.advance(1000);
	t.is(links.length, 2);
	last().open();
	last().raw(plainGreeting);
	clock.advance(3000);
	t.is(connection().status, 'reconnecting');
	clock.advance(1000);
	t.is(links.length, 3);
	last().open();
	last().say(welcomeFrame());
	t.is(connection().status, 'connected');
});

test('a server that accepts and says nothing is given up', t => {
	const {session, last, connection, clock} = createSetup();
	session.start();
	last().open();
	clock.advance(limits.silenceMs);
	t.like(connection(), {status: 'closed', problem: 'The server does not answer.'});
});

test('a lost connection is tried again, waiting longer each time, and never longer than ten seconds', t => {
	for (const [random, shortest, longest] of [
		[0, 200, 5000],
		[1, 400, 10_000],
	] as const) {
		const {enter, last, links, connection, clock} = createSetup({random: () => random});
		enter();
		clock.advance(limits.heartbeatMs);
		last().close();
		const waits: number[] = [];
		for (let attempt = 1; attempt <= 9; attempt++) {
			const state = connection();
			if (state.status !== 'reconnecting') {
				t.fail(state.status);
				return;
			}

			t.is(state.attempt, attempt);
			const wait = state.retryAt - clock.now();
			waits.push(wait);
			const before = links.length;
			clock.advance(wait - 1);
			t.is(links.length, before);
			clock.advance(1);
			t.is(links.length, before + 1);
			last().close(refused);
		}

		t.is(waits[0], shortest);
		t.is(waits.at(-1), longest);
		t.deepEqual(
			waits,
			waits.toSorted((a, b) => a - b),
		);
	}
});

test('the same token and the last name come with each hello', t => {
	const {enter, last, clock, links} = createSetup();
	enter();
	last().say({type: 'renamed', seq: 11, time: 1, id: 'u-me', from: 'me', name: 'bora'});
	last().close();
	clock.advance(10_000);
	t.is(links.length, 2);
	last().open();
	t.deepEqual(last().sent(), [{type: 'hello', version: 1, token, saidAt: clock.now(), name: 'bora'}]);
});

test('a server that drops everyone after the welcome is not called without a pause', t => {
	const {enter, last, connection, clock} = createSetup();
	enter();
	last().close();
	clock.advance(400);
	enter();
	last().close();
	t.like(connection(), {status: 'reconnecting', attempt: 2, retryAt: clock.now() + 800});
});

test('what is not acknowledged is sent again after a reconnect, in order, with its numbers', t => {
	const {enter, last, clock, say, session, events} = createSetup();
	enter();
	t.deepEqual(['one', 'two', 'three'].map(say), [1, 2, 3]);
	last().say(ackFrame(1, 11));
	last().close();
	t.is(say('four'), 4);
	t.is(session.unacknowledged(), 3);
	clock.advance(400);
	last().open();
	last().say(welcomeFrame({number: 3}));
	t.deepEqual(
		last()
			.sent()
			.slice(1)
			.map(frame => (frame.type === 'say' ? [frame.number, frame.text] : frame.type)),
		[
			[2, 'two'],
			[3, 'three'],
			[4, 'four'],
		],
	);
	// The server had applied the third before the connection broke, and refused the second: only the server knows.
	last().say(
		{type: 'rejected', code: 'muted', of: 'say', text: '', number: 2},
		ackFrame(3, 14),
		ackFrame(4, 15),
		ackFrame(3, 14),
	);
	t.is(session.unacknowledged(), 0);
	t.deepEqual(
		events.filter(event => event.type === 'acknowledged').map(({number}) => number),
		[1, 3, 4],
	);
	t.deepEqual(
		events.flatMap(event => (event.type === 'refused' ? event.message.number : [])),
		[2],
	);
});

test('a message whose place the server has forgotten is known to be there, and not put at the beginning', t => {
	const {enter, last, say, session, events} = createSetup();
	enter();
	say('one');
	last().say(ackFrame(1, 0));
	t.is(session.unacknowledged(), 0);
	t.false(events.some(event => event.type === 'acknowledged'));
	t.like(
		events.find(event => event.type === 'applied'),
		{messages: [{number: 1, text: 'one'}]},
	);
});

test('messages written before the welcome are sent with it', t => {
	const {session, last, say} = createSetup();
	session.start();
	say('early');
	last().open();
	t.is(last().sent().length, 1);
	last().say(welcomeFrame());
	t.like(last().sent()[1], {type: 'say', text: 'early', number: 1});
});

test('a refused message is handed back once, and not sent again', t => {
	const {enter, last, clock, say, events} = createSetup();
	enter();
	say('bad');
	const rejection = {type: 'rejected', code: 'banned-word', of: 'say', text: 'no', number: 1} as const;
	last().say(rejection, rejection);
	const handed = events.filter(event => event.type === 'refused');
	t.is(handed.length, 1);
	t.like(handed[0], {code: 'banned-word', message: {text: 'bad'}});
	last().close();
	clock.advance(400);
	last().open();
	last().say(welcomeFrame());
	t.is(last().sent().length, 1);
});

test('silence of fifteen seconds is the end of a connection, and anything heard is not', t => {
	const {enter, last, connection, clock} = createSetup();
	enter();
	for (let second = 0; second < 60; second++) {
		clock.advance(1000);
		last().say({type: 'ping', time: clock.now()});
	}

	t.is(connection().status, 'connected');
	const link = last();
	clock.advance(limits.silenceMs - 1);
	t.is(connection().status, 'connected');
	clock.advance(1);
	t.like(connection(), {status: 'reconnecting', problem: 'The server does not answer.'});
	t.true(link.state.destroyed);
});

test('pings go out at each heartbeat, are answered, and give the round trip', t => {
	const {enter, last, clock, events} = createSetup();
	enter();
	const [first] = last().everything().slice(1);
	t.like(first, {type: 'ping'});
	const time = first?.type === 'ping' ? first.time : 0;
	clock.advance(30);
	last().say({type: 'pong', time}, {type: 'pong', time}, {type: 'pong', time: time + 1});
	t.deepEqual(
		events.filter(event => event.type === 'round-trip'),
		[{type: 'round-trip', ms: 30}],
	);
	last().say({type: 'ping', time: 99});
	t.deepEqual(last().everything().at(-1), {type: 'pong', time: 99});
	clock.advance(limits.heartbeatMs);
	t.like(last().everything().at(-1), {type: 'ping'});
});

test('a clock that jumped ahead means a sleep: connect at once', t => {
	const {enter, last, links, connection, clock} = createSetup();
	enter();
	const slept = last();
	clock.jump(3_600_000);
	clock.advance(1000);
	t.like(connection(), {status: 'reconnecting', retryAt: clock.now(), problem: 'This computer slept.'});
	t.true(slept.state.destroyed);
	clock.advance(0);
	t.is(links.length, 2);
});

test('a clock that was set back harms nothing', t => {
	const {enter, last, links, connection, clock} = createSetup();
	enter();
	clock.jump(-3_600_000);
	for (let second = 0; second < 30; second++) {
		clock.advance(1000);
		last().say({type: 'ping', time: 1});
	}

	t.is(connection().status, 'connected');
	t.is(links.length, 1);
	t.true(
		last()
			.everything()
			.filter(({type}) => type === 'ping').length >= 5,
	);
});

test('what cannot be helped by trying again is the end', t => {
	for (const code of [
		'wrong-password',
		'banned',
		'version',
		'name-invalid',
		'name-taken',
		'server-full',
	] as const) {
		const {session, last, connection, clock} = createSetup({name: 'mina'});
		session.start();
		last().open();
		last().say({type: 'rejected', code, of: 'register', text: 'because'});
		t.is(connection().status, 'closed', code);
		t.true(last().state.destroyed);
		t.is(clock.waiting(), 0);
	}
});

test('goodbyes: some ask to come back, some do not', t => {
	for (const [code, status] of [
		['kicked', 'closed'],
		['replaced', 'closed'],
		['rejected', 'closed'],
		['bad-frame', 'closed'],
		['restart', 'reconnecting'],
		['shutdown', 'reconnecting'],
		['slow', 'reconnecting'],
		['silent', 'reconnecting'],
		['too-many-connections', 'reconnecting'],
	] as const) {
		const {enter, last, connection} = createSetup();
		enter();
		last().say(messageFrame(11), {type: 'goodbye', code, text: 'so'}, messageFrame(12));
		t.is(connection().status, status, code);
	}
});

test('replaced by a hello of one’s own that came late: tried again, once for each that had no answer', t => {
	const {enter, last, connection, clock} = createSetup();
	const dialAgain = (): void => {
		last().close();
		clock.advance(limits.silenceMs);
		last().open();
	};

	enter();
	// The hello of this connection is held up on its way; the next one overtakes it.
	dialAgain();
	dialAgain();
	last().say(welcomeFrame({resumed: true}));
	last().say({type: 'goodbye', code: 'replaced', text: ''});
	t.is(connection().status, 'reconnecting');
	clock.advance(limits.silenceMs);
	last().open();
	last().say(welcomeFrame({resumed: true}));
	t.is(connection().status, 'connected');
	last().say({type: 'goodbye', code: 'replaced', text: ''});
	t.is(connection().status, 'closed');
});

test('a hello without an answer is too old after two minutes to be who came in from somewhere else', t => {
	const {enter, last, connection, clock} = createSetup();
	enter();
	for (const _ of ['unheard', 'heard']) {
		last().close();
		clock.advance(limits.silenceMs);
		last().open();
	}

	last().say(welcomeFrame({resumed: true}));
	for (let waited = 0; waited < 120_000; waited += 1000) {
		clock.advance(1000);
		last().say({type: 'ping', time: waited});
	}

	t.is(connection().status, 'connected');
	last().say({type: 'goodbye', code: 'replaced', text: ''});
	t.is(connection().status, 'closed');
});

test("a name that is taken on the way back is tried again: it may be held by one's own lost connection", t => {
	const {enter, last, links, connection, clock} = createSetup({name: 'mina'});
	enter();
	last().close();
	clock.advance(400);
	last().open();
	last().say({type: 'rejected', code: 'name-taken', of: 'register', text: 'taken'});
	t.like(connection(), {status: 'reconnecting', attempt: 2});
	clock.advance(10_000);
	t.is(links.length, 3);
});

test('retry connects now, also after the end', t => {
	const {enter, last, links, session} = createSetup();
	enter();
	last().close();
	session.retry();
	t.is(links.length, 2);
	session.retry();
	t.is(links.length, 2);
	const first = createSetup();
	first.session.start();
	first.last().close(refused);
	first.session.retry();
	t.is(first.connection().status, 'connecting');
	t.is(first.links.length, 2);
});

test('leaving says bye after what was written, and waits for the close', async t => {
	const {enter, last, say, session, clock, connection, links} = createSetup();
	enter();
	say('last words');
	const leaving = session.leave();
	t.deepEqual(
		last()
			.sent()
			.slice(1)
			.map(({type}) => type),
		['say', 'bye'],
	);
	t.true(last().state.ended);
	last().say(ackFrame(1, 11), {type: 'goodbye', code: 'bye', text: ''});
	t.is(session.unacknowledged(), 0);
	last().close();
	await leaving;
	t.is(connection().status, 'closed');
	clock.advance(60_000);
	t.is(links.length, 1);
	t.is(clock.waiting(), 0);
});

test('a server that does not close is not waited for', async t => {
	const {enter, last, session, clock} = createSetup();
	enter();
	const leaving = session.leave();
	clock.advance(500);
	await leaving;
	t.true(last().state.destroyed);
	await createSetup().session.leave();
});

test('requests need a connection', t => {
	const {session, enter, last} = createSetup();
	t.false(session.request({type: 'rename', name: 'x'}));
	t.false(session.ping());
	enter();
	t.true(session.request({type: 'rename', name: 'x'}));
	t.deepEqual(last().sent().at(-1), {type: 'rename', name: 'x'});
});

test('whoever touches a key is connected at once, and at most once a second', t => {
	const {enter, last, links, session, clock} = createSetup();
	enter();
	session.nudge();
	t.is(links.length, 1);
	clock.advance(limits.heartbeatMs);
	last().close();
	session.nudge();
	t.is(links.length, 2);
	for (let press = 0; press < 19; press++) {
		last().close(refused);
		clock.advance(50);
		session.nudge();
	}

	// 950 ms: the one that its own wait of 800 ms brought about comes besides.
	t.is(links.length, 3);
	last().close(refused);
	clock.advance(1000);
	session.nudge();
	t.is(links.length, 4);
});

test('a machine that slept while it waited connects on waking', t => {
	const {enter, last, links, clock} = createSetup();
	enter();
	last().close();
	for (let attempt = 0; attempt < 8; attempt++) {
		clock.advance(10_000);
		last().close(refused);
	}

	const before = links.length;
	clock.jump(3_600_000);
	clock.advance(1000);
	t.is(links.length, before + 1);
});

test('a message that was too fast goes again by itself, before what follows it', t => {
	const {enter, last, clock, say, session, events} = createSetup();
	enter();
	['one', 'two'].map(say);
	last().say({type: 'rejected', code: 'too-fast', of: 'say', text: '', number: 1});
	say('three');
	const numbers = () =>
		last()
			.sent()
			.flatMap(frame => (frame.type === 'say' ? [frame.number] : []));
	last().say({type: 'rejected', code: 'too-fast', of: 'say', text: '', number: 2});
	clock.advance(999);
	t.deepEqual(numbers(), [1, 2]);
	clock.advance(1);
	t.deepEqual(numbers(), [1, 2, 1]);
	last().say(ackFrame(1, 11));
	last().say(ackFrame(2, 12));
	last().say(ackFrame(3, 13));
	t.deepEqual(numbers(), [1, 2, 1, 2, 3]);
	t.is(session.unacknowledged(), 0);
	t.false(events.some(event => event.type === 'refused'));
});

test('a suggested name is asked for, and given up for any other when it is taken', t => {
	const {session, last, connection} = createSetup({suggestedName: '용감한수달'});
	session.start();
	last().open();
	t.like(last().everything()[0], {type: 'hello', name: '용감한수달'});
	last().say({type: 'rejected', code: 'name-taken', of: 'register', text: 'taken'});
	t.is(last().everything().length, 2);
	t.false('name' in (last().everything()[1] ?? {}));
	last().say(welcomeFrame());
	t.is(connection().status, 'connected');
});
