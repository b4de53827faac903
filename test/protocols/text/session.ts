import test from 'ava';
import type {DirectoryUser} from '../../../source/protocols/protocol.ts';
import {nicknameProtocol} from '../../../source/protocols/text/nickname.ts';
import {welcomeFrame} from '../../helpers/native-frames.ts';
import {createFakeContext} from '../../helpers/session-context.ts';

const settle = (): Promise<void> =>
	new Promise(resolve => {
		setImmediate(resolve);
	});

const prompt = 'Hi there, Please send me your nickname@@';

test('who is here, the prompt and the welcome come one by one, even when the answer came before the question', async t => {
	const mina: DirectoryUser = {
		id: 'u',
		name: 'mina',
		address: '10.0.0.8',
		port: 1,
		protocol: 'native',
		ident: 'mina',
		realName: '',
		away: '',
		joinedAt: 0,
		activeAt: 0,
	};
	const {context, clock, commands, sent} = createFakeContext({users: () => [mina]});
	const session = nicknameProtocol.createSession(context);
	session.push(Buffer.from('bora\nhello\n'));
	await settle();
	t.like(commands, [{type: 'register', name: 'bora', protocol: 'nickname'}]);
	t.is(session.render(welcomeFrame({you: {id: 'b', name: 'bora', color: 1}})), '');
	t.deepEqual(sent, ['Users mina are in chatroom.\n']);
	clock.advance(60);
	t.deepEqual(sent.slice(1), [prompt]);
	clock.advance(60);
	t.deepEqual(sent.slice(2), ["Welcome bora. if want to quit, send me 'Bye!'\n"]);
	await settle();
	t.like(commands[1], {type: 'say', room: '#lobby', text: 'hello'});
	t.is(commands.length, 2);
});

test('nobody waits at a prompt for ever', async t => {
	const {context, clock, closed} = createFakeContext();
	const session = nicknameProtocol.createSession(context);
	await settle();
	clock.advance(119_999);
	t.deepEqual(closed, []);
	clock.advance(1);
	t.deepEqual(closed, [['silent', 'Nobody answered for 120 seconds.']]);
	session.end();
	t.is(clock.waiting(), 0);
});

test('what waits for the welcome is bounded', async t => {
	const {context, closed, reports} = createFakeContext();
	const session = nicknameProtocol.createSession(context);
	session.push(Buffer.from('x\n'.repeat(1000)));
	await settle();
	t.deepEqual(closed, [['bad-frame', 'Too much was sent before it could be read.']]);
	t.like(reports, [{event: 'rejected', code: 'bad-frame'}]);
});

test('a password gate that fails lets nobody in', async t => {
	const {context, closed, commands} = createFakeContext({
		authenticate: () => Promise.reject(new Error('broken')),
	});
	nicknameProtocol.createSession(context);
	await settle();
	t.deepEqual(closed, [['rejected', 'The server could not check the password.']]);
	t.deepEqual(commands, []);
});
