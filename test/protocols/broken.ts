import test from 'ava';
import type {LogEvent} from '../../source/messages.ts';
import {createIrcProtocol} from '../../source/protocols/irc/session.ts';
import {detector, openHouse} from '../helpers/open-house.ts';
import type {RawSocket} from '../helpers/raw-socket.ts';

const settle = (): Promise<void> =>
	new Promise(resolve => {
		setImmediate(resolve);
	});

const protocols = {
	native: {hello: '{"type":"hello","version":1,"name":"bad"}\n', welcomed: '"type":"welcome"'},
	json: {hello: '{"cmd":"0","nickname":"bad"}', welcomed: '"cmd":"03"'},
	irc: {hello: 'NICK bad\r\nUSER bad 0 * :x\r\nJOIN #lobby\r\n', welcomed: ' 366 '},
	nickname: {hello: 'bad\n', welcomed: "'Bye!'\n"},
} as const;

type Name = keyof typeof protocols;

const setup = async (t: Parameters<typeof openHouse>[0], options: Parameters<typeof openHouse>[2] = {}) => {
	const house = await openHouse(t, 'nickname', {
		protocol: detector('nickname', createIrcProtocol()),
		...options,
	});
	return {
		...house,
		async openAs(name: Name): Promise<RawSocket> {
			const client = await house.open();
			client.send(protocols[name].hello);
			await client.until(protocols[name].welcomed);
			return client;
		},
	};
};

const brackets = '['.repeat(10_000);
const telnet = [0xff, 0xfd, 0x01, 0xff, 0xfa, 0x1f, 0x00, 0x50, 0xff, 0xf0];

type Case = {
	readonly what: string;
	readonly as: Name;
	readonly sends: string | readonly number[];
	readonly answer: RegExp;
	readonly code: 'bad-frame' | 'too-long';
	/** IRC and text say that something is wrong, and go on. */
	readonly goesOn?: true;
};

const cases: readonly Case[] = [
	{what: 'NUL', as: 'native', sends: '\0\n', answer: /one JSON object/, code: 'bad-frame'},
	{
		what: 'telnet options',
		as: 'native',
		sends: [...telnet, 10],
		answer: /one JSON object/,
		code: 'bad-frame',
	},
	{what: '10,000 brackets', as: 'native', sends: `{"a":${brackets}\n`, answer: /one JSON/, code: 'bad-frame'},
	{what: 'no end', as: 'native', sends: `{"a":"${'x'.repeat(70_000)}`, answer: /65536/, code: 'bad-frame'},
	{what: 'NUL in a string', as: 'json', sends: '{"cmd":"7","msg":"\0"}', answer: /$/, code: 'bad-frame'},
	{what: 'telnet options', as: 'json', sends: telnet, answer: /$/, code: 'bad-frame'},
	{what: '10,000 brackets', as: 'json', sends: `{"cmd":${brackets}`, answer: /$/, code: 'bad-frame'},
	{what: 'no end', as: 'json', sends: `{"cmd":"${'x'.repeat(70_000)}`, answer: /$/, code: 'bad-frame'},
	{
		what: 'telnet options',
		as: 'irc',
		sends: [...telnet, 13, 10],
		answer: /FAIL \S+ INVALID_UTF8 /,
		code: 'bad-frame',
		goesOn: true,
	},
	{
		what: '10,000 brackets',
		as: 'irc',
		sends: `PRIVMSG #lobby :${brackets}\r\n`,
		answer: / 417 /,
		code: 'too-long',
		goesOn: true,
	},
	{what: 'no end', as: 'irc', sends: 'x'.repeat(70_000), answer: / 417 /, code: 'too-long', goesOn: true},
	{
		what: 'no end',
		as: 'nickname',
		sends: 'x'.repeat(70_000),
		answer: /16384/,
		code: 'too-long',
		goesOn: true,
	},
];

for (const {what, as, sends, answer, code, goesOn} of cases) {
	test(`${what} in ${as}: told to who sent it and in the log, and to nobody else`, async t => {
		const {openAs, enter, logged, log, server} = await setup(t);
		const mina = await enter('mina');
		const client = await openAs(as);
		await mina.next('joined');
		client.send(typeof sends === 'string' ? sends : Uint8Array.from(sends));
		t.like(await logged(event => event.event === 'rejected'), {code, port: client.port, name: 'bad'});
		if (goesOn) {
			let told = '';
			while (!answer.test(told)) {
				told += await client.until('\n');
			}

			t.is(server.operator.stats().connections, 2);
		} else {
			t.regex(await client.closed, answer);
			await mina.next('left');
		}

		t.false(log.some(event => event.event === 'message'));
		t.false(mina.frames.some(frame => frame.type === 'message'));
	});
}

for (const as of ['json', 'irc'] as const) {
	test(`one who never reads is closed, and the others go on: ${as}`, async t => {
		const {openAs, enter, logged} = await setup(t);
		const mina = await enter('mina');
		const deaf = await openAs(as);
		deaf.socket.pause();
		const text = 'x'.repeat(16_000);
		let left: LogEvent | undefined;
		void logged(event => event.event === 'leave').then(event => {
			left = event;
		});
		for (let number = 1; number <= 2000 && !left; number++) {
			mina.send({type: 'say', room: '#lobby', text, number});
			while ((await mina.next('ack')).number !== number) {
				// The earlier ones.
			}
		}

		t.like(left, {name: 'bad', reason: 'slow'});
		t.like(await logged(event => event.event === 'rejected'), {code: 'slow', name: 'bad', port: deaf.port});
	});
}

test('one who asks and asks and never reads is closed, whatever is asked', async t => {
	for (const [as, question] of [
		['native', '{"type":"ping","time":1}\n'],
		['json', '{"cmd":"4"}'],
		['irc', 'VERSION\r\n'],
		['nickname', '/help\n'],
	] as const) {
		const {openAs, logged} = await setup(t);
		const deaf = await openAs(as);
		deaf.socket.pause();
		let isClosed = false;
		const slow = logged(event => event.event === 'rejected' && event.code === 'slow');
		void slow.then(() => {
			isClosed = true;
		});
		const questions = question.repeat(200);
		for (let count = 0; count < 20_000 && !isClosed; count++) {
			// Not faster than they are taken: this is about answers that nobody reads.
			await new Promise(resolve => deaf.socket.write(questions, resolve));
			await settle();
		}

		t.like(await slow, {name: 'bad', port: deaf.port}, as);
	}
});

test('invalid UTF-8 and NUL within what is said arrive as something harmless', async t => {
	const {openAs, enter} = await setup(t);
	const mina = await enter('mina');
	const native = await openAs('native');
	native.send(
		Buffer.concat([
			Buffer.from('{"type":"say","room":"#lobby","text":"a\\u0000'),
			Uint8Array.of(0xff, 0xc0, 0x80),
			Buffer.from('b"}\n'),
		]),
	);
	t.is((await mina.next('message')).text, 'a\uFFFD\uFFFD\uFFFDb');
});

test('an IRC client that is cut off is in the log, before it has registered too', async t => {
	const {open, logged} = await setup(t, {password: 'x'});
	const flood = await open();
	flood.send(`PASS wrong\r\nNICK bad\r\nUSER bad 0 * :x\r\n${'PING x\r\n'.repeat(3000)}`);
	t.regex(await flood.closed, /ERROR :[^\n]*\(Excess flood\)\r\n$/);
	t.like(await logged(event => event.event === 'rejected'), {
		code: 'bad-frame',
		port: flood.port,
		text: 'More was sent than could be answered.',
	});
});

test('lines that cannot be read do not flood the log', async t => {
	for (const [as, line] of [
		['irc', '\u0000'.repeat(600)],
		['nickname', 'x'.repeat(17_000)],
	] as const) {
		const {openAs, log, server} = await setup(t);
		const client = await openAs(as);
		client.send(`${line}\n`.repeat(100));
		client.send(as === 'irc' ? 'QUIT\r\n' : 'Bye!\n');
		await client.closed;
		t.is(log.filter(event => event.event === 'rejected').length, 20);
		t.is(server.operator.stats().online, 0);
	}
});

test('a request of HTTP that is none of a browser is in the log, and a head without end is answered', async t => {
	const {open, logged} = await setup(t);
	for (const [request, status, text] of [
		['POST / HTTP/1.1\r\n\r\n', 405, 'A request of HTTP was neither GET nor HEAD.'],
		[`GET / HTTP/1.1\r\nX: ${'x'.repeat(70_000)}`, 200, 'A request of HTTP had a head that is too long.'],
	] as const) {
		const client = await open();
		client.send(request);
		t.true((await client.closed).startsWith(`HTTP/1.1 ${status} `));
		t.like(await logged(event => event.event === 'rejected' && event.port === client.port), {text});
	}
});

test('connections of one address are counted together, whatever they speak', async t => {
	const {openAs, open, logged, server} = await setup(t, {maxPerAddress: 4});
	const first = await openAs('native');
	for (const name of ['json', 'irc', 'nickname'] as const) {
		const {hello} = protocols[name];
		const client = await open();
		client.send(hello.replaceAll('bad', name));
		await client.until(protocols[name].welcomed);
	}

	const fifth = await open();
	t.regex(await fifth.closed, /^\{"type":"goodbye","code":"too-many-connections",/);
	t.like(await logged(event => event.event === 'rejected'), {code: 'too-many-connections', port: fifth.port});
	first.send('{"type":"bye"}\n');
	while (server.operator.stats().connections > 3) {
		await settle();
	}

	await openAs('json');
});
