import {randomInt} from 'node:crypto';
import test from 'ava';
import fc from 'fast-check';
import {connectIrc, startIrcServer} from '../../helpers/irc-client.ts';

test('not UTF-8: told, with its label, and not passed on', async t => {
	const {user} = await startIrcServer(t);
	const mina = await user('mina', {rooms: ['#a'], capabilities: ['labeled-response', 'batch']});
	const bora = await user('bora', {rooms: ['#a']});
	mina.socket.write(
		Buffer.concat([Buffer.from('@label=7 PRIVMSG #a :hi'), Buffer.from([0xb0, 0xa1, 0x0d, 0x0a])]),
	);
	t.regex(await mina.next(/FAIL/), /^@label=7 :\S+ FAIL PRIVMSG INVALID_UTF8 :/);
	t.is(await bora.text(), '');
});

test('too long: told once a line, and the connection goes on', async t => {
	const {user} = await startIrcServer(t);
	const mina = await user('mina');
	t.regex(await mina.text(`PRIVMSG mina :${'x'.repeat(600)}`), /^:\S+ 417 mina :[^\n]*$/);
	for (let megabytes = 0; megabytes < 8; megabytes++) {
		mina.socket.write(Buffer.alloc(1024 * 1024, 'x'));
	}

	t.regex(await mina.text(''), /^:\S+ 417 mina :[^\n]*$/);
});

test('what would steer a terminal or make a line of its own does not get through', async t => {
	const {user} = await startIrcServer(t);
	const mina = await user('mina', {rooms: ['#a']});
	const bora = await user('bora', {rooms: ['#a']});
	await mina.ask(
		'PRIVMSG #a :a\u001B]0;owned\u0007\u001B[2J\0b\u202Ec',
		'TOPIC #a :\u009B2Jt\0',
		'PART #a :\u001B[31mbye',
	);
	t.regex(await bora.next(/PRIVMSG/), /:abc$/);
	t.regex(await bora.next(/TOPIC/), /:t$/);
	t.regex(await bora.next(/PART/), /:bye$/);
});

test('a thousand parameters, a thousand rooms, a thousand modes', async t => {
	const {user} = await startIrcServer(t);
	const mina = await user('mina', {rooms: ['#a']});
	for (const line of [
		`JOIN ${'#,'.repeat(240)}`,
		`KICK #a ${'x,'.repeat(200)}`,
		`MODE #a ${'+o'.repeat(200)} ${'x '.repeat(30)}`,
		`MODE #a ${'b'.repeat(400)}`,
		`WHO ${'*'.repeat(200)}a${'?*'.repeat(100)}`,
		`ISON ${'a '.repeat(240)}`,
		`CAP REQ :${'a '.repeat(200)}`,
		`@${'a;'.repeat(1000)} PING 1`,
		`${'a '.repeat(250)}`,
	]) {
		await mina.ask(line);
	}

	t.regex(await mina.text('PRIVMSG mina :still here'), /still here$/);
});

test('who sends faster than the journal takes it is cut off, and no one else', async t => {
	const {irc} = await startIrcServer(t, {password: 'x'});
	const other = await irc();
	other.send('PASS x', 'NICK mina', 'USER mina 0 * :x');
	await other.next(/ 376 /);
	await other.ask();
	const flood = await irc();
	// A wrong password is answered late: what comes meanwhile waits.
	flood.send(
		'PASS wrong',
		'NICK flood',
		'USER flood 0 * :x',
		...Array.from({length: 3000}, () => 'NOTICE mina :x'),
	);
	await flood.closed;
	t.regex(flood.lines.join('\n'), /^ERROR :Closing link: 127\.0\.0\.1 \(Excess flood\)$/);
	t.is(await other.text(), '');
});

test('garbage of any kind, cut anywhere, leaves the others undisturbed', async t => {
	const {user, port, log, logged} = await startIrcServer(t);
	const mina = await user('mina', {rooms: ['#a']});
	const bora = await user('bora', {rooms: ['#a']});
	const seed = randomInt(2 ** 31);
	const commands = [
		'NICK',
		'USER',
		'JOIN',
		'PART',
		'PRIVMSG',
		'NOTICE',
		'MODE',
		'TOPIC',
		'KICK',
		'INVITE',
		'WHO',
		'WHOIS',
		'LIST',
		'NAMES',
		'CAP',
		'TAGMSG',
		'CHATHISTORY',
		'AWAY',
		'SETNAME',
		'PONG',
		'ISON',
		'HELP',
	];
	const piece = fc.oneof(
		fc.constantFrom(
			'#a',
			'#b',
			'mina',
			'fuzz',
			'*',
			',',
			'+o',
			'-k',
			':',
			' ',
			'@a=b;+c=d ',
			'\x01',
			'\0',
			'302',
			'LS',
			'REQ',
		),
		fc.string({unit: 'binary', maxLength: 12}),
	);
	const line = fc
		.tuple(fc.constantFrom(...commands), fc.array(piece, {maxLength: 8}))
		.map(([command, pieces]) => `${command} ${pieces.join(' ')}\r\n`);
	const transcripts = fc.sample(
		fc.array(fc.oneof({weight: 4, arbitrary: line}, {weight: 1, arbitrary: fc.string({unit: 'binary'})}), {
			maxLength: 60,
		}),
		{seed, numRuns: 40},
	);
	const expected: string[] = [];
	for (const [index, transcript] of transcripts.entries()) {
		const fuzz = await connectIrc(port);
		fuzz.socket.write(
			'CAP REQ :labeled-response batch message-tags echo-message\r\nCAP END\r\nNICK fuzz\r\nUSER f 0 * :f\r\nJOIN #a\r\n',
		);
		const bytes = Buffer.from(transcript.join(''));
		const cut = Math.floor(bytes.length / 3);
		fuzz.socket.write(bytes.subarray(0, cut));
		await mina.ask(`PRIVMSG #a :talk ${index}`);
		expected.push(`talk ${index}`);
		fuzz.socket.write(bytes.subarray(cut));
		await bora.ask();
		fuzz.socket.end();
		await fuzz.closed;
		await logged(() => log.filter(({event}) => event === 'leave').length > index);
	}

	await bora.ask();
	const heard = bora.lines.flatMap(text => /^:mina!\S+ PRIVMSG #a :(talk \d+)$/.exec(text)?.[1] ?? []);
	t.deepEqual(heard, expected, `seed ${seed}`);
	t.deepEqual(
		(await bora.ask('NAMES #a')).filter(text => text.includes(' 353 ')),
		[':test.chat-tui 353 bora = #a :@mina bora'],
		`seed ${seed}`,
	);
});
