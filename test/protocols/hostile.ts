import test from 'ava';
import fc from 'fast-check';
import type {TextChoice} from '../../source/protocols/detect/detect.ts';
import {openHouse} from '../helpers/open-house.ts';
import {connectSocket} from '../helpers/raw-socket.ts';

const transcripts: readonly string[] = [
	'{"cmd":"0","nickname":"NAME"}{"cmd":"1"}{"cmd":"2","to":"mina","msg":"psst"}{"cmd":"5","newNickname":"x"}{"cmd":"7","msg":"한글"}{"cmd":"3"}',
	'NAME\n/users\n/nick other\n/w mina hi\n한글 메시지\nBye!\n',
	'{"type":"hello","version":1,"name":"NAME"}\n{"type":"say","room":"#lobby","text":"hi"}\n{"type":"bye"}\n',
	'GET / HTTP/1.1\r\nHost: x\r\n\r\n',
	'\u0000\u0000\u00FF\u00FA\u0018\u001B]0;x\u0007\u009B31m\u202E',
];

/** A transcript with some of its bytes changed, doubled, dropped, and noise put in. */
const mutated = fc
	.tuple(
		fc.constantFrom(...transcripts),
		fc.array(fc.record({at: fc.nat(), kind: fc.nat({max: 3}), bytes: fc.uint8Array({maxLength: 6})}), {
			maxLength: 6,
		}),
	)
	.map(([text, changes]) => {
		let bytes = Buffer.from(text);
		for (const {at, kind, bytes: noise} of changes) {
			const place = at % (bytes.length + 1);
			const [before, after] = [bytes.subarray(0, place), bytes.subarray(place)];
			bytes = Buffer.concat(
				kind === 0
					? [before, noise, after]
					: kind === 1
						? [before, after.subarray(noise.length)]
						: kind === 2
							? [before, before.subarray(-noise.length), after]
							: [before, noise.map(byte => byte | 0x80), after.subarray(1)],
			);
		}

		return bytes;
	});

for (const choice of ['nickname', 'assigned', 'address'] satisfies TextChoice[]) {
	test(`whatever is thrown at the server, two who talk do not notice: ${choice}`, async t => {
		const {port, enter, server, openJson} = await openHouse(t, choice);
		const [mina, bora] = [await enter('mina'), await enter('bora')];
		let said = 0;
		const throwAll = fc.asyncProperty(
			fc.array(fc.tuple(mutated, fc.nat()), {minLength: 1, maxLength: 8}),
			async attacks => {
				const strangers = await Promise.all(attacks.map(() => connectSocket(port)));
				for (const [index, [bytes, place]] of attacks.entries()) {
					const stranger = strangers[index];
					const middle = place % (bytes.length + 1);
					stranger?.send(bytes.subarray(0, middle));
					await new Promise(setImmediate);
					stranger?.send(bytes.subarray(middle));
				}

				said++;
				mina.send({type: 'say', room: '#lobby', text: `message ${said}`, number: said});
				await mina.next('ack');
				for (const [index, stranger] of strangers.entries()) {
					// A socket that is closing already cannot be reset.
					if (index % 2 === 0 || stranger.socket.readableEnded) {
						stranger.end();
					} else {
						stranger.socket.resetAndDestroy();
					}

					await stranger.closed;
				}
			},
		);
		await fc.assert(throwAll, {numRuns: 60, endOnFailure: true});
		const heard: string[] = [];
		while (heard.length < said) {
			const message = await bora.next('message');
			if ((message.from as {name: string}).name === 'mina') {
				heard.push(String(message.text));
			}
		}

		t.deepEqual(
			heard,
			Array.from({length: said}, (_, index) => `message ${index + 1}`),
		);
		// The clients' ends were waited for, not the server's: who left last is not to be news to who comes now.
		while (server.operator.users().length > 2) {
			await new Promise(setImmediate);
		}

		const jay = await openJson('jay');
		t.is(jay.rest(), '');
		t.true(server.operator.users().some(user => user.name === 'jay'));
	});
}

test('a line of many megabytes without end is closed with a line in the log, and nobody hears of it', async t => {
	const {open, openNickname, logged, log} = await openHouse(t, 'nickname');
	const mina = await openNickname('mina');
	const flood = await open();
	await flood.until('@@');
	flood.send('flood');
	await mina.expect('Server: flood has joined...\n');
	const chunk = Buffer.alloc(256 * 1024, 'x');
	for (let count = 0; count < 24; count++) {
		flood.send(chunk);
	}

	t.regex(await flood.closed, /A message may have at most 16384 bytes\.\nServer: A message without end\.\n$/);
	t.like(await logged(event => event.event === 'rejected' && event.code === 'bad-frame'), {
		name: 'flood',
		text: 'A message without end.',
	});
	await mina.expect('Server: flood has left...\n');
	t.false(log.some(event => event.event === 'message'));
});

test('NUL, escape sequences, telnet options and broken UTF-8 reach nobody', async t => {
	const {openNickname} = await openHouse(t, 'nickname');
	const [mina, bora] = [await openNickname('mina'), await openNickname('bora')];
	await mina.expect('Server: bora has joined...\n');
	bora.send(
		Buffer.concat([
			Uint8Array.of(0xff, 0xfd, 0x01),
			Buffer.from('a\0b\u001B[31mc\u001B]0;x\u0007d\u202Ee'),
			Uint8Array.of(0xff, 0xff, 0xff, 0xfa, 0x1f, 0x00, 0x50, 0xff, 0xf0, 0xc3),
			Buffer.from('f\r\n'),
		]),
	);
	await mina.expect('bora: abcde�f\n');
	bora.send('\0\n\u001B[2J\n한\n');
	await mina.expect('bora: 한\n');
	t.is(mina.rest(), '');
});

test('one who never reads is closed, as this protocol has no way to go on later', async t => {
	const {openNickname, enter, logged} = await openHouse(t, 'nickname');
	const sleeper = await openNickname('sleeper');
	sleeper.socket.pause();
	const mina = await enter('mina');
	const text = 'x'.repeat(16_000);
	for (let number = 1; number <= 600; number++) {
		mina.send({type: 'say', room: '#lobby', text, number});
		if (number % 10 === 0) {
			while ((await mina.next('ack')).number !== number) {
				// The earlier ones.
			}
		}
	}

	t.like(await logged(event => event.event === 'leave'), {name: 'sleeper', reason: 'slow'});
});
