import test from 'ava';
import {createLateText} from '../../source/protocols/detect/late.ts';
import {jsonProtocol} from '../../source/protocols/json/session.ts';
import {nicknameProtocol} from '../../source/protocols/text/nickname.ts';
import {welcomeFrame} from '../helpers/native-frames.ts';
import {detector} from '../helpers/open-house.ts';
import {createFakeContext} from '../helpers/session-context.ts';

const settle = (): Promise<void> =>
	new Promise(resolve => {
		setImmediate(resolve);
	});

test('a JSON client that says half an object is not waited for', t => {
	const {context, clock, closed} = createFakeContext();
	jsonProtocol.createSession(context).push(Buffer.from('{"cmd":'));
	clock.advance(10_000);
	t.deepEqual(closed, [['silent', 'No CONNECT was accepted within 10 seconds.']]);
});

test('who has been sent away does nothing more', async t => {
	const goodbye = {type: 'goodbye', code: 'shutdown', text: 'The server stops.'} as const;
	const undecided = createFakeContext();
	const detecting = detector('nickname').createSession(undecided.context);
	detecting.push(Buffer.from('{"ty'));
	detecting.render(goodbye);
	undecided.clock.advance(300);
	t.is(undecided.session(), undefined);
	t.is(undecided.clock.waiting(), 0);

	const {context, clock, commands} = createFakeContext();
	const session = nicknameProtocol.createSession(context);
	await settle();
	session.render(welcomeFrame({you: {id: 'b', name: 'bora', color: 1}}));
	await settle();
	session.push(Buffer.from('half a line'));
	session.render(goodbye);
	clock.advance(1000);
	await settle();
	t.deepEqual(commands, []);
	t.is(clock.waiting(), 0);
});

test('what is sent while another protocol takes over is bounded, and in the log when it is too much', async t => {
	const {context, clock, closed, reports, session} = createFakeContext();
	const left: Array<() => void> = [];
	const late = createLateText(nicknameProtocol, () => jsonProtocol).createSession({
		...context,
		leave: then => left.push(then),
	});
	await settle();
	late.push(Buffer.from('{"cmd":"0",'));
	for (let chunks = 0; chunks < 5; chunks++) {
		late.push(Buffer.alloc(64 * 1024, 'x'));
	}

	t.deepEqual(closed, [['bad-frame', 'Too much was sent before it could be read.']]);
	t.like(reports, [
		{event: 'rejected', code: 'bad-frame', text: 'Too much was sent before it could be read.'},
	]);
	late.render({type: 'goodbye', code: 'bad-frame', text: 'Too much was sent before it could be read.'});
	for (const then of left) {
		then();
	}

	t.is(left.length, 1);
	t.is(session(), undefined);
	late.end();
	t.is(clock.waiting(), 0);
});
