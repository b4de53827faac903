import test from 'ava';
import {limits} from '../../../source/limits.ts';
import type {Session} from '../../../source/protocols/protocol.ts';
import {welcomeFrame} from '../../helpers/native-frames.ts';
import {detector, openHouse} from '../../helpers/open-house.ts';
import {createFakeContext} from '../../helpers/session-context.ts';

const settle = (): Promise<void> =>
	new Promise(resolve => {
		setImmediate(resolve);
	});

for (const choice of ['nickname', 'assigned', 'address'] as const) {
	test(`a native client on a poor link is let in after all: ${choice}`, async t => {
		const {open, server, logged} = await openHouse(t, choice);
		const client = await open();
		await client.until(
			{nickname: '@@', assigned: '/help for what you can do here.\n', address: 'online)\n'}[choice],
		);
		const [hello, rest] = [
			'{"type":"hel',
			'lo","version":1,"name":"mina"}\n{"type":"say","room":"#lobby","text":"hi"}\n',
		];
		client.send(hello);
		await settle();
		client.send(rest);
		t.regex(await client.until('"type":"welcome"'), /^\n/);
		t.deepEqual(
			server.operator.users().map(user => [user.name, user.protocol]),
			[['mina', 'native']],
		);
		t.like(await logged(event => event.event === 'message'), {name: 'mina', text: 'hi'});
	});
}

test('a JSON client too, and the user that was made for it leaves quietly', async t => {
	const {open, enter} = await openHouse(t, 'assigned');
	const mina = await enter('mina');
	const client = await open();
	await client.until('can do here.\n');
	const joined = await mina.next('joined');
	client.send('{"cmd":"0","nickname":"jay"}');
	await client.until('"userCount":2}\n');
	const left = await mina.next('left');
	t.deepEqual((left.member as {name: string}).name, (joined.member as {name: string}).name);
	t.is(left.reason, 'quit');
	t.like(await mina.next('joined'), {member: {name: 'jay'}, online: 2});
	client.send('{"cmd":"7","msg":"hi"}');
	t.like(await mina.next('message'), {text: 'hi', from: {name: 'jay'}});
});

test('what only looks like another protocol is text', async t => {
	const {openAssigned} = await openHouse(t, 'assigned');
	const one = await openAssigned();
	const two = await openAssigned();
	await one.client.until('is connected!\n');
	two.client.send('{"cmd":"0');
	await one.client.expect(`${two.given}: {"cmd":"0\n`);
	two.client.send('{"type":"hello","version":1}');
	await one.client.expect(`${two.given}: {"type":"hello","version":1}\n`);
	t.is(two.client.rest(), '');
});

test('half a native hello that came late is waited for as long as a handshake, and never said', async t => {
	for (const [rest, end] of [
		['lo","version":1}\n', 'native'],
		['', 'time'],
		['', 'end'],
	] as const) {
		const {context, clock, session, commands, closed} = createFakeContext();
		detector('assigned').createSession({...context, leave: then => then()});
		clock.advance(limits.detectMs);
		await settle();
		const late = session() as Session;
		late.render(welcomeFrame());
		late.push(Buffer.from('{"type":"hel'));
		clock.advance(limits.handshakeMs - 1);
		t.deepEqual(closed, []);
		if (end === 'time') {
			clock.advance(1);
		} else if (end === 'end') {
			late.hungUp?.();
		} else {
			late.push(Buffer.from(rest));
			late.render(welcomeFrame());
			t.is(late.format, 'leaving');
		}

		await settle();
		t.is(closed.length, end === 'native' ? 0 : 1);
		t.false(commands.some(({type}) => type === 'say'));
	}
});

test('while a registration is on its way, its end is waited for', async t => {
	const fake = createFakeContext();
	const {context, clock, commands, session} = fake;
	let then: (() => void) | undefined;
	detector('assigned').createSession({
		...context,
		leave(callback) {
			then = callback;
		},
	});
	clock.advance(300);
	await settle();
	// `become` of the fake made the session of its own context: this one leaves at once, and is asked in its place.
	const late = session() as Session;
	t.is(commands.length, 1);
	late.push(Buffer.from('{"cmd":"0","nickname":"jay"}'));
	t.is(session(), late);
	t.is(late.format, 'leaving');
	t.is(late.render(welcomeFrame()), '');
	await settle();
	t.not(session(), late);
	t.is(then, undefined);
	t.like(commands[1], {type: 'register', name: 'jay', protocol: 'json'});
	t.deepEqual(fake.sent, ['\n']);
});
