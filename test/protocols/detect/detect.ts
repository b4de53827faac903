import test from 'ava';
import {limits} from '../../../source/limits.ts';
import {detector, openHouse} from '../../helpers/open-house.ts';
import {createFakeContext} from '../../helpers/session-context.ts';

const settle = (): Promise<void> =>
	new Promise(resolve => {
		setImmediate(resolve);
	});

test('all on one port: native, JSON, and one that is silent', async t => {
	const {enter, openJson, openAssigned, server} = await openHouse(t, 'assigned');
	const mina = await enter('mina');
	await openJson('jay');
	const {name} = await openAssigned();
	t.deepEqual(
		server.operator.users().map(user => [user.name, user.protocol]),
		[
			['mina', 'native'],
			['jay', 'json'],
			[name, 'assigned'],
		],
	);
	t.like(await mina.next('joined'), {member: {name: 'jay'}});
	t.like(await mina.next('joined'), {member: {name}});
});

test('a native and a JSON client may send one byte at a time', async t => {
	const {open} = await openHouse(t, 'assigned');
	for (const [hello, answer] of [
		['{"type":"hello","version":1,"name":"민아"}\n', '"type":"welcome"'],
		['{"cmd":"0","nickname":"보라"}', '{"cmd":"03"'],
	] as const) {
		const client = await open();
		for (const byte of Buffer.from(hello)) {
			client.send(Uint8Array.of(byte));
			await new Promise(setImmediate);
		}

		t.regex(await client.until(answer), new RegExp(`^(?:\\{)?${answer.replace('{', '')}$`));
	}
});

test('text that comes at once is text at once, and its first message counts', async t => {
	const {open, openNickname} = await openHouse(t, 'nickname');
	const client = await open();
	client.send('준호');
	await client.until("Welcome 준호. if want to quit, send me 'Bye!'\n");
	const mina = await openNickname('mina');
	client.send('{"not":"json');
	await mina.expect('준호: {"not":"json\n');
	t.is(mina.rest(), '');
});

test('what is begun and not finished is text once it is quiet', async t => {
	const {context, clock, session} = createFakeContext();
	const detecting = detector('nickname').createSession(context);
	detecting.push(Buffer.from('{"cm'));
	clock.advance(299);
	t.is(session(), undefined);
	detecting.push(Buffer.from('d'));
	clock.advance(299);
	t.is(session(), undefined);
	clock.advance(1);
	t.is(session()?.format, 'nickname/arriving');
	await settle();
});

test('half a native hello is no text, wherever it was torn: its rest has the secrets', t => {
	for (const hello of ['{"type":"hello","version":1,"token":"', '{"type": "hello", "version": 1']) {
		for (let length = 1; length < '{"type":'.length; length++) {
			const {context, clock, session, closed} = createFakeContext();
			const detecting = detector('assigned').createSession(context);
			detecting.push(Buffer.from(hello.slice(0, length)));
			clock.advance(limits.handshakeMs - 1);
			t.is(session(), undefined);
			detecting.push(Buffer.from(hello.slice(length)));
			t.is(session()?.format, 'native');
			t.deepEqual(closed, []);
		}
	}
});

test('half a native hello that does not go on, or hangs up, is closed and says nothing', async t => {
	for (const end of ['time', 'end'] as const) {
		const {context, clock, session, closed, commands, reports} = createFakeContext();
		const detecting = detector('assigned').createSession(context);
		detecting.push(Buffer.from('{"type'));
		if (end === 'time') {
			clock.advance(limits.handshakeMs);
			t.like(reports, [{event: 'rejected', code: 'bad-frame'}]);
		} else {
			detecting.hungUp?.();
		}

		await settle();
		t.is(closed.length, 1);
		t.is(session(), undefined);
		t.deepEqual(commands, []);
	}
});

test('TLS, SSH and IRC without an IRC protocol are closed, and the log says what they were', async t => {
	const {open, logged} = await openHouse(t, 'assigned');
	for (const [bytes, what, answer] of [
		[Uint8Array.of(0x16, 0x03, 0x01, 0x02, 0x00), 'a TLS hello', ''],
		[Buffer.from('SSH-2.0-OpenSSH_9.6\r\n'), 'an SSH client', ''],
		[Buffer.from('NICK mina\r\n'), 'the protocol irc', 'ERROR :This server does not speak IRC.\r\n'],
		[Buffer.from(`{"a":${'['.repeat(10_000)}`), 'brackets nested without end', ''],
	] as const) {
		const client = await open();
		client.send(bytes);
		t.is(await client.closed, answer);
		t.like(await logged(event => event.event === 'rejected' && event.port === client.port), {
			code: 'bad-frame',
			text: `The connection began with ${what}, which is not spoken here.`,
		});
	}
});

test('an announcement is not for one whose protocol is not known', async t => {
	const {open, openJson, server} = await openHouse(t, 'assigned');
	const stranger = await open();
	const jay = await openJson('jay');
	server.operator.announce('lunch');
	await jay.until('lunch"}\n');
	t.is(stranger.rest(), '');
});
