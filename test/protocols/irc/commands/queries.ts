import test from 'ava';
import {startIrcServer} from '../../../helpers/irc-client.ts';

test('who is in a room, by name, by mask, with the fields asked for', async t => {
	const {user} = await startIrcServer(t, {name: 'irc.test'});
	const mina = await user('mina', {rooms: ['#a']});
	const bora = await user('bora', {rooms: ['#a']});
	await bora.ask('AWAY :점심');
	t.is(
		await mina.text('WHO #A'),
		[
			':bora!bora@127.0.0.1 JOIN #a',
			':irc.test 352 mina #a mina 127.0.0.1 irc.test mina H@ :0 mina of the test',
			':irc.test 352 mina #a bora 127.0.0.1 irc.test bora G :0 bora of the test',
			':irc.test 315 mina #A :End of /WHO list',
		].join('\n'),
	);
	t.regex(await mina.text('WHO bor*'), /^:irc\.test 352 mina \* bora .* G :0 bora of the test\n.* 315 /);
	t.regex(await mina.text('WHO *of?the*'), / mina H .*\n.* bora G .*\n.* 315 /, 'real names too');
	t.regex(
		await mina.text('WHO #a %tcnuhf,7'),
		/^:\S+ 354 mina 7 #a mina 127\.0\.0\.1 mina H@\n.* 354 mina 7 #a bora /,
	);
	t.regex(await mina.text('WHO #none', 'WHO nobody'), /^:\S+ 315 .*\n:\S+ 315 .*$/);
});

test('who someone is, and was', async t => {
	const {user} = await startIrcServer(t, {name: 'irc.test'});
	const mina = await user('mina', {rooms: ['#a', '#b']});
	const bora = await user('bora', {rooms: ['#b']});
	await mina.ask('AWAY :점심');
	t.regex(
		await bora.text('WHOIS irc.test MINA'),
		/^:\S+ 311 bora mina mina 127\.0\.0\.1 \* :mina of the test\n.* 319 bora mina :@#a @#b\n.* 312 bora mina irc\.test :.*irc.*\n.* 301 bora mina :점심\n.* 317 bora mina \d+ \d{10} :.*\n.* 318 bora mina :/,
	);
	t.regex(
		await bora.text('WHOIS nobody', 'WHOIS'),
		/ 401 bora nobody :.*\n.* 318 bora nobody :.*\n.* 431 bora :/,
	);
	t.regex(
		await bora.text('WHOWAS mina', 'WHOWAS'),
		/ 406 bora mina :.*\n.* 369 bora mina :.*\n.* 431 bora :/,
	);
	mina.send('QUIT');
	await mina.closed;
	const again = await user('mina');
	again.send('QUIT');
	await again.closed;
	const entry =
		'.* 314 bora mina mina 127\\.0\\.0\\.1 \\* :mina of the test\n.* 312 bora mina irc\\.test :.*\n';
	await bora.next(/ QUIT :Client quit$/);
	t.regex(await bora.text('WHOWAS mina'), new RegExp(`^${entry}${entry}.* 369 `));
	t.regex(await bora.text('WHOWAS mina 1'), new RegExp(`^${entry}.* 369 `));
});

test('who is here', async t => {
	const {user} = await startIrcServer(t);
	const mina = await user('mina');
	const bora = await user('bora');
	await bora.ask('AWAY :x');
	t.regex(await mina.text('ISON nobody BORA :mina'), / 303 mina :bora mina$/);
	t.regex(
		await mina.text('USERHOST bora mina nobody'),
		/ 302 mina :bora=-bora@127\.0\.0\.1 mina=\+mina@127\.0\.0\.1$/,
	);
	t.regex(await mina.text('ISON', 'USERHOST'), / 461 mina ISON :.*\n.* 461 mina USERHOST :/);
});

test('the server tells of itself', async t => {
	const {user} = await startIrcServer(t, {name: 'irc.test', motd: ''});
	const mina = await user('mina');
	t.regex(
		await mina.text('MOTD', 'MOTD irc.*', 'MOTD elsewhere'),
		/ 422 mina :.*\n.* 422 .*\n.* 402 mina elsewhere :/,
	);
	t.regex(await mina.text('VERSION'), / 351 mina chat-tui-1\.0\.0 irc\.test :.*\n.* 005 /);
	t.regex(await mina.text('TIME'), / 391 mina irc\.test :.*GMT$/);
	t.regex(await mina.text('ADMIN'), / 256 mina irc\.test :.*\n.* 257 .*\n.* 258 .*\n.* 259 /);
	t.regex(await mina.text('INFO'), / 371 mina :[\s\S]* 374 mina :/);
	t.regex(
		await mina.text('HELP privmsg'),
		/ 704 mina PRIVMSG :.*\n.* 705 mina PRIVMSG :.*\n.* 706 mina PRIVMSG :/,
	);
	t.regex(
		await mina.text('HELP', 'HELP nonsense'),
		/ 704 mina \* [\s\S]* 706 mina \* .*\n.* 524 mina NONSENSE :/,
	);
	t.regex(await mina.text('OPER a b'), / 491 mina :/);
});

test('away and back, names and real names, for those who asked to be told', async t => {
	const {user} = await startIrcServer(t);
	const mina = await user('mina', {rooms: ['#a'], capabilities: ['setname']});
	const bora = await user('bora', {
		rooms: ['#a'],
		capabilities: ['away-notify', 'setname', 'extended-join', 'standard-replies'],
	});
	await bora.ask();
	t.regex(
		await mina.text('AWAY :점심', 'AWAY :점심', 'AWAY :'),
		/ 306 mina :.*\n.* 306 mina :.*\n.* 305 mina :/,
	);
	t.is(await bora.next(/AWAY/), ':mina!mina@127.0.0.1 AWAY :점심');
	t.is(await bora.next(/AWAY/), ':mina!mina@127.0.0.1 AWAY');
	t.regex(
		await mina.text('SETNAME :김민아', 'SETNAME :'),
		/^:mina!\S+ SETNAME :김민아\n:\S+ 461 mina SETNAME :/,
	);
	t.is(await bora.next(/SETNAME/), ':mina!mina@127.0.0.1 SETNAME :김민아');
	t.regex(await bora.text('SETNAME :'), /FAIL SETNAME INVALID_REALNAME :/);
	t.regex(
		await mina.text('NICK 민아', 'NICK 민아', 'NICK BORA', 'NICK x!y'),
		/^:mina!\S+ NICK 민아\n.* 433 민아 BORA :.*\n.* 432 민아 x!y :/,
	);
	t.is(await bora.next(/NICK/), ':mina!mina@127.0.0.1 NICK 민아');
	const dana = await user('dana');
	await dana.ask('AWAY :밖', 'JOIN #a');
	t.is(await bora.next(/JOIN/), ':dana!dana@127.0.0.1 JOIN #a * :dana of the test');
	t.is(await bora.next(/AWAY/), ':dana!dana@127.0.0.1 AWAY :밖');
});
