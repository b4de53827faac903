import {PassThrough} from 'node:stream';
import test, {type ExecutionContext} from 'ava';
import {systemClock} from '../../source/client/clock.ts';
import {connectTcp} from '../../source/client/transport.ts';
import {joinPlain} from '../../source/commands/join-plain.ts';
import {wireSessions} from '../../source/library/create-session.ts';
import type {ClientFrame} from '../../source/protocols/native/frames.ts';
import {createSettings} from '../../source/settings/settings.ts';
import {quietMs} from '../../source/ui/chat/alerts.ts';
import {createFakeClock} from '../helpers/fake-clock.ts';
import {messageFrame, mina} from '../helpers/native-frames.ts';
import {openNativeServer, type Peer} from '../helpers/native-server.ts';

type Answer = (frame: ClientFrame, peer: Peer, standard: () => void) => void;

const collect = (stream: PassThrough): (() => string) => {
	let text = '';
	stream.setEncoding('utf8').on('data', chunk => {
		text += chunk;
	});
	return () => text;
};

const createSetup = async (
	t: ExecutionContext,
	answer?: Answer,
	change: Partial<Parameters<typeof joinPlain>[0]> = {},
) => {
	const server = await openNativeServer(answer);
	t.teardown(server.close);
	const input = new PassThrough();
	const output = new PassThrough();
	const errors = new PassThrough();
	const interrupted = new AbortController();
	const out = collect(output);
	const err = collect(errors);
	const code = joinPlain({
		address: {host: '127.0.0.1', port: server.port},
		createSession: wireSessions({
			connect: connectTcp,
			clock: systemClock,
			random: () => 0,
			newToken: () => 'a-token-of-enough-length',
		}),
		clock: systemClock,
		name: 'ci',
		input,
		output,
		errors,
		version: '9.9.9',
		signal: interrupted.signal,
		timeZone: 'UTC',
		...change,
	});
	/** Resolves once standard output or error has it. */
	const seen = async (pattern: RegExp): Promise<void> => {
		while (!pattern.test(out() + err())) {
			await new Promise<void>(resolve => {
				output.once('data', () => resolve());
				errors.once('data', () => resolve());
			});
		}
	};

	const said = (): readonly string[] =>
		server.frames.flatMap(frame => (frame.type === 'say' ? [frame.text] : []));
	return {server, input, output, errors, out, err, code, interrupted, seen, said};
};

test('a line in a pipe is sent, acknowledged, and then it leaves', async t => {
	let heldBack: (() => void) | undefined;
	const {input, code, server, said, out, err} = await createSetup(t, (frame, _peer, standard) => {
		if (frame.type === 'say') {
			t.is(heldBack, undefined);
			heldBack = standard;
			// The input has ended long ago; only now is the message acknowledged.
			setImmediate(() => {
				t.false(server.frames.some(({type}) => type === 'bye'));
				standard();
			});
			return;
		}

		standard();
	});
	input.end('build is green\n');
	t.is(await code, 0);
	t.deepEqual(said(), ['build is green']);
	t.is(server.frames.at(-1)?.type, 'bye');
	t.is(out(), '');
	t.regex(err(), /^You are ci in #lobby on test, 2 online\./);
});

test('lines go one after the other, in their order, and the last needs no newline', async t => {
	const {input, code, said} = await createSetup(t);
	input.write('첫째\nse');
	input.end('cond\r\n\n//slash\nlast');
	t.is(await code, 0);
	t.deepEqual(said(), ['첫째', 'second', '/slash', 'last']);
});

test('an empty input joins and leaves', async t => {
	const {input, code, said} = await createSetup(t);
	input.end();
	t.is(await code, 0);
	t.deepEqual(said(), []);
});

test('what comes in is printed: messages on standard output, the rest on standard error', async t => {
	const time = Date.UTC(2026, 0, 1, 12, 3);
	const {input, code, out, err, seen} = await createSetup(t, (frame, peer, standard) => {
		standard();
		if (frame.type === 'hello') {
			peer.send(
				messageFrame(11, 'hi\nthere', {time}),
				messageFrame(12, 'waves', {time, kind: 'action'}),
				{type: 'whisper', seq: 13, time, from: mina, to: mina, text: 'p\u001b[2Jsst'},
				{
					type: 'joined',
					seq: 14,
					time,
					room: '#lobby',
					member: {...mina, id: 'u-b', name: 'bora'},
					online: 3,
				},
				{type: 'renamed', seq: 15, time, id: 'u-b', from: 'bora', name: 'dora'},
				{
					type: 'left',
					seq: 16,
					time,
					rooms: ['#lobby'],
					member: {...mina, name: 'dora'},
					reason: 'lost',
					text: '',
					online: 2,
				},
				{type: 'notice', text: 'the end'},
			);
		}
	});
	await seen(/the end/);
	input.end();
	t.is(await code, 0);
	t.is(out(), '12:03 민아: hi\n      there\n12:03 * 민아 waves\n12:03 민아 whispers: psst\n');
	t.regex(
		err(),
		/12:03 bora joined\. 3 online\.\n12:03 bora is now dora\.\n12:03 dora left \(lost\)\. 2 online\.\nthe end\n/,
	);
});

test('a refusal is told, the rest is sent, and the exit code is 1', async t => {
	const {input, code, err, said} = await createSetup(t, (frame, peer, standard) => {
		if (frame.type === 'say' && frame.text === 'bad') {
			peer.send({type: 'rejected', code: 'banned-word', of: 'say', text: 'no', number: frame.number ?? 0});
			return;
		}

		standard();
	});
	input.end('bad\ngood\n');
	t.is(await code, 1);
	t.deepEqual(said(), ['bad', 'good']);
	t.regex(err(), /A word in it is not wanted here\.\nSay it in other words\.\n/);
});

test('a message that is too long is refused here, with both sizes', async t => {
	const {input, code, err, said} = await createSetup(t);
	input.end(`${'x'.repeat(20 * 1024)}\n${'y'.repeat(100_000)}\nshort\n`);
	t.is(await code, 1);
	t.deepEqual(said(), ['short']);
	t.regex(err(), /20\.0 KiB; at most 16\.0 KiB/);
	t.regex(err(), /A line of the input is too long\./);
});

test('what was too fast is sent again a moment later, before what follows', async t => {
	const clock = createFakeClock();
	let refusals = 0;
	const {input, code, said} = await createSetup(
		t,
		(frame, peer, standard) => {
			if (frame.type === 'say' && refusals < 2) {
				refusals++;
				peer.send({type: 'rejected', code: 'too-fast', of: 'say', text: '', number: frame.number ?? 0});
				return;
			}

			standard();
		},
		{clock},
	);
	input.end('one\ntwo\n');
	let isDone = false;
	code.then(() => {
		isDone = true;
	});
	// Time stands still but for what this loop gives it.
	while (!isDone) {
		clock.advance(10);
		await new Promise(resolve => {
			setImmediate(resolve);
		});
	}

	t.is(await code, 0);
	t.deepEqual(said(), ['one', 'one', 'one', 'two']);
});

test('commands: answers on standard error, mistakes are said and never sent', async t => {
	const {input, code, err, server, said} = await createSetup(t, (frame, peer, standard) => {
		standard();
		if (frame.type === 'rename') {
			peer.send({type: 'renamed', seq: 20, time: 1, id: 'u-me', from: 'ci', name: frame.name});
		}
	});
	input.end('/users\n/nick bora\n/w 민아 psst there\n/rtt\n/version\n/help\n/me waves\n/userz\n/nick\n');
	t.is(await code, 1);
	t.regex(err(), /2 in #lobby: me \(you\), 민아/);
	t.regex(err(), /ci is now bora/);
	t.regex(err(), /Round trip: .* ms\./);
	t.regex(err(), /chat-tui 9\.9\.9, server test 0\.1\.0/);
	t.regex(err(), /\/whisper NAME \[TEXT\]/);
	t.regex(err(), /There is no command \/userz\. Did you mean \/users/);
	t.deepEqual(said(), ['waves']);
	t.like(
		server.frames.find(frame => frame.type === 'whisper'),
		{to: '민아', text: 'psst there'},
	);
});

test('/quit leaves with 0, whatever follows', async t => {
	const {input, code, said} = await createSetup(t);
	input.write('one\n/quit\ntwo\n');
	t.is(await code, 0);
	t.deepEqual(said(), ['one']);
});

test('a refused nickname is told and is a failure', async t => {
	const {input, code, err} = await createSetup(t, (frame, peer, standard) => {
		standard();
		if (frame.type === 'rename') {
			peer.send({type: 'rejected', code: 'name-taken', of: 'rename', text: ''});
		}
	});
	input.end('/nick bora\n');
	t.is(await code, 1);
	t.regex(err(), /"bora" is taken\.\nChoose another: \/nick NAME/);
});

test('an interrupt leaves with 0', async t => {
	const {code, interrupted, seen, server} = await createSetup(t);
	await seen(/You are ci/);
	interrupted.abort();
	t.is(await code, 0);
	t.is(server.frames.at(-1)?.type, 'bye');
});

test('nothing that listens: two lines, and 1', async t => {
	const {server, code: first, input} = await createSetup(t);
	input.end();
	await first;
	await server.close();
	const {code, err, out} = await createSetup(t, undefined, {address: {host: '127.0.0.1', port: server.port}});
	t.is(await code, 1);
	t.is(out(), '');
	t.is(
		err(),
		`Nothing listens at 127.0.0.1 port ${server.port}.\nCheck the address, or start a room there: chat-tui serve\n`,
	);
});

test('a wrong password: two lines, and 1', async t => {
	const {code, err} = await createSetup(t, (_frame, peer) => {
		peer.send({type: 'rejected', code: 'wrong-password', of: 'register', text: 'The password is wrong.'});
	});
	t.is(await code, 1);
	t.is(
		err(),
		'The server did not let you in: The password is wrong.\nAsk the host for the password. Give it in CHAT_TUI_PASSWORD, or with --password-file or --password.\n',
	);
});

test('a connection that breaks is made again, and what was not acknowledged is sent again', async t => {
	const {input, code, said, err} = await createSetup(t, (frame, peer, standard) => {
		if (frame.type === 'say' && peer.connection === 1) {
			peer.destroy();
			return;
		}

		standard();
	});
	input.end('hold on\n');
	t.is(await code, 0);
	t.deepEqual(said(), ['hold on', 'hold on']);
	t.regex(err(), /Connecting again …\nConnected again\.\n/);
});

test('output that nobody reads any more ends it', async t => {
	const {code, output, seen} = await createSetup(t);
	await seen(/You are ci/);
	output.destroy(Object.assign(new Error('write EPIPE'), {code: 'EPIPE'}));
	t.is(await code, 0);
});

test('/find prints what is found, newest last, and again what is older', async t => {
	const hit = (seq: number, room: string, text: string) => ({
		seq,
		time: Date.UTC(2026, 2, 4, 12, seq),
		from: {id: mina.id, name: mina.name, color: 0},
		text,
		kind: 'text' as const,
		room,
	});
	const {input, code, out, err, server} = await createSetup(t, (frame, peer, standard) => {
		if (frame.type !== 'search') {
			standard();
			return;
		}

		const {words, before} = frame;
		const hits =
			before === undefined
				? [hit(9, '#lobby', '점심 먹고\n바로'), hit(7, '@', '점심?')]
				: before === 7
					? [hit(3, '#tea', '\u001B[31m점심')]
					: [];
		peer.send({
			type: 'found',
			words,
			hits,
			more: before === undefined,
			...(before === undefined ? {} : {before}),
		});
	});
	input.end('/find 점심\n/find\n/find\n');
	t.is(await code, 0);
	t.is(
		out(),
		[
			'2026-03-04 12:07 민아 whispers: 점심?',
			'2026-03-04 12:09 #lobby 민아: 점심 먹고',
			'      바로',
			'2026-03-04 12:03 #tea 민아: 점심',
			'',
		].join('\n'),
	);
	t.deepEqual(
		server.frames.flatMap(frame => (frame.type === 'search' ? [frame.before] : [])),
		[undefined, 7],
	);
	t.regex(err(), /There are older ones: \/find shows them\.\nThere are no older ones\.\n$/);
});

test('/find for nothing, or refused, is a failure that says why', async t => {
	const {input, code, err} = await createSetup(t, (frame, peer, standard) => {
		if (frame.type === 'search') {
			peer.send({type: 'rejected', code: 'not-in-room', of: 'search', text: 'You are not in #tea.'});
		} else {
			standard();
		}
	});
	input.end('/find\n/find #tea 점심\n');
	t.is(await code, 1);
	t.regex(err(), /^What do you look for\? \/find WORDS$/m);
	t.regex(err(), /^You are not in #tea\.\n$/m);
});

for (const [set, expected] of [
	['', 1],
	['notify whisper', 1],
	['notify off', 0],
	['bell off', 0],
] as const) {
	test(`a whisper rings in a terminal${set === '' ? '' : `, with /set ${set}`}: ${expected}`, async t => {
		const rung: string[] = [];
		const clock = createFakeClock();
		const settings = createSettings();
		const [name = '', value = ''] = set.split(' ');
		if (set !== '') {
			settings.change(name, value);
		}

		const {input, code, seen} = await createSetup(
			t,
			(frame, peer, standard) => {
				standard();
				if (frame.type === 'hello') {
					peer.send({type: 'whisper', seq: 13, time: 0, from: mina, to: mina, text: 'psst'});
				}
			},
			{settings, clock, ring: text => rung.push(text)},
		);
		await seen(/psst/);
		clock.advance(quietMs);
		t.is(rung.join(''), '\u0007'.repeat(expected));
		input.end();
		t.is(await code, 0);
	});
}
