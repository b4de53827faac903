import test from 'ava';
import type {SessionEvent} from '../../source/client/session-contract.ts';
import {createSession, wireSessions} from '../../source/library/create-session.ts';
import type {SessionStart} from '../../source/library/index.ts';
import {startServer} from '../helpers/chat-server.ts';
import {createFakeClock} from '../helpers/fake-clock.ts';
import {createFakeTransport} from '../helpers/fake-transport.ts';
import {welcomeFrame} from '../helpers/native-frames.ts';

test('what it says goes out over TCP and is acknowledged; what it hears is frames', async t => {
	const server = await startServer(t);
	const mina = await server.enter('mina');
	const events: SessionEvent[] = [];
	const answered = Promise.withResolvers<void>();
	const heard = Promise.withResolvers<void>();
	const session = createSession({
		host: '127.0.0.1',
		port: server.port,
		name: 'bot',
		onEvents(batch) {
			events.push(...batch);
			if (batch.some(({type}) => type === 'acknowledged')) {
				answered.resolve();
			}

			if (batch.some(event => event.type === 'frame' && event.frame.type === 'message')) {
				heard.resolve();
			}
		},
	});
	t.teardown(() => session.leave());
	t.deepEqual(events, [], 'nothing comes before it has begun');
	const {number} = session.send({type: 'say', room: '#lobby', text: '안녕', kind: 'text'});
	session.start();
	await answered.promise;
	t.like(await mina.next('message'), {text: '안녕', from: {name: 'bot'}});
	t.is(number, 1);
	mina.send({type: 'say', room: '#lobby', text: 'hi', number: 1});
	await heard.promise;
	t.is(session.unacknowledged(), 0);
});

test('each session has a secret of its own, unless it goes on from where another ended', t => {
	const {connect, last} = createFakeTransport();
	const clock = createFakeClock();
	let tokens = 0;
	const create = wireSessions({
		connect,
		clock,
		random: () => 0,
		newToken: () => `a-token-of-enough-length-${++tokens}`,
	});
	let kept: SessionStart | undefined;
	const begin = (start?: SessionStart) =>
		create({
			name: 'me',
			start,
			onUnsent(unsent) {
				kept = unsent;
			},
			onEvents() {},
		});
	const first = begin();
	first.start();
	last().open();
	last().say(welcomeFrame());
	first.send({type: 'say', room: '#lobby', text: 'one', kind: 'text'});
	t.like(kept, {token: first.token, name: 'me', last: 1, messages: [{text: 'one', number: 1}]});
	const second = begin(kept);
	t.is(second.token, first.token);
	second.start();
	last().open();
	t.like(last().sent()[0], {type: 'hello', token: first.token});
	last().say(welcomeFrame({resumed: true}));
	clock.advance(1000);
	t.like(last().sent()[1], {type: 'say', text: 'one', number: 1});
	t.not(begin().token, first.token);
	t.is(tokens, 2);
});
