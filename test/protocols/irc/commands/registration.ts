import test from 'ava';
import {startIrcServer} from '../../../helpers/irc-client.ts';

test('a client is let in and told all that it needs', async t => {
	const {irc, logged} = await startIrcServer(t, {name: 'My.Little.Server', motd: '어서 오세요\n두 번째 줄'});
	const mina = await irc();
	mina.send('NICK 민아', 'USER mina 0 * :Kim Mina');
	await mina.next(/ 376 /);
	const text = mina.lines.join('\n');
	t.regex(text, /^:My\.Little\.Server 001 민아 :Welcome to My\.Little\.Server, 민아!mina@127\.0\.0\.1$/m);
	t.regex(text, / 004 민아 My\.Little\.Server chat-tui-1\.0\.0 i biklmnostv bklov$/m);
	t.regex(text, / 005 .*CASEMAPPING=rfc7613 UTF8ONLY CHANTYPES=# PREFIX=\(ov\)@\+ CHANMODES=b,k,l,imnst/);
	t.regex(text, / 251 민아 :There are 1 users and 0 invisible on 1 server$/m);
	t.regex(text, / 372 민아 :- 어서 오세요$/m);
	t.regex(text, / 372 민아 :- 두 번째 줄$/m);
	t.like(await logged(event => event.event === 'join'), {name: '민아', protocol: 'irc'});
});

test('a name that is taken or none leaves room for another', async t => {
	const {user, irc} = await startIrcServer(t);
	await user('mina');
	const other = await irc();
	t.regex(
		await other.text('NICK MINA', 'USER x 0 * :x', 'NICK', 'NICK two!words', 'NICK :', 'NICK server'),
		/ 433 \* MINA :.*\n.* 431 \* :.*\n.* 432 \* two!words :.*\n.* 431 \* :.*\n.* 432 \* server :/,
	);
	other.send('NICK bora');
	await other.next(/ 001 bora /);
});

test('two who want one name at once: one gets it, the other may choose again', async t => {
	const {irc} = await startIrcServer(t);
	const clients = [await irc(), await irc()];
	for (const client of clients) {
		client.send('NICK same', 'USER x 0 * :x');
	}

	const answers = await Promise.all(clients.map(client => client.next(/ (001|433) /)));
	t.deepEqual(answers.map(line => line.split(' ')[1]).sort(), ['001', '433']);
	const second = clients[answers.findIndex(line => line.includes(' 433 '))];
	second?.send('NICK other');
	await second?.next(/ 001 other /);
});

test('before registration little is answered', async t => {
	const {irc} = await startIrcServer(t);
	const client = await irc();
	t.regex(
		await client.text('JOIN #a', 'NONSENSE', 'USER x', 'USER x 0 * :', 'PASS', 'PING', 'PONG x'),
		/^:\S+ 451 \* :.*\n.* 451 \* :.*\n.* 461 \* USER :.*\n.* 461 \* USER :.*\n.* 461 \* PASS :.*\n.* 409 \* :.*$/,
	);
});

test('after registration it is not done again', async t => {
	const {user} = await startIrcServer(t);
	const mina = await user('mina');
	t.regex(await mina.text('USER x 0 * :x', 'PASS x'), / 462 mina :.*\n.* 462 mina :/);
	t.regex(await mina.text('WHATEVER', 'KICK #a'), / 421 mina WHATEVER :.*\n.* 461 mina KICK :/);
});

test('the password lets in; without it the connection ends', async t => {
	const {irc} = await startIrcServer(t, {password: '열쇠'});
	const right = await irc();
	right.send('PASS :열쇠', 'NICK mina', 'USER x 0 * :x');
	await right.next(/ 001 mina /);
	for (const pass of [[], ['PASS wrong']]) {
		const wrong = await irc();
		wrong.send(...pass, 'NICK bora', 'USER x 0 * :x', 'JOIN #a');
		await wrong.closed;
		t.regex(wrong.lines.join('\n'), /^:\S+ 464 bora :.*\nERROR :Closing link: 127\.0\.0\.1 \(.*\)$/);
	}
});

test('capabilities hold registration back until CAP END; all of a request or none of it', async t => {
	const {irc} = await startIrcServer(t);
	const client = await irc();
	t.regex(
		await client.text('CAP LS 302'),
		/^:\S+ CAP \* LS :away-notify batch cap-notify draft\/chathistory/,
	);
	t.regex(
		await client.text('NICK mina', 'USER x 0 * :x', 'CAP REQ :server-time none', 'CAP LIST', 'CAP WHAT'),
		/CAP mina NAK :server-time none\n.*CAP mina LIST cap-notify\n.* 410 mina WHAT :/,
	);
	t.regex(
		await client.text('CAP REQ :server-time batch', 'CAP REQ :-batch', 'CAP LIST'),
		/ACK :server-time batch\n.*ACK -batch\n.*LIST :cap-notify server-time$/,
	);
	t.false(client.lines.some(line => line.includes(' 001 ')));
	client.send('CAP END');
	await client.next(/ 001 mina /);
});

test('who says nothing is not waited for', async t => {
	const {irc, server, user} = await startIrcServer(t);
	const mina = await user('mina');
	const gone = await irc();
	gone.socket.end();
	await gone.closed;
	t.is(server.operator.users().length, 1);
	mina.send('QUIT :점심');
	await mina.closed;
	t.is(mina.lines.at(-1), 'ERROR :Closing link: 127.0.0.1 (Quit: 점심)');
	t.is(server.operator.users().length, 0);
});

test('the server says why it ends', async t => {
	const {user, server} = await startIrcServer(t);
	const [mina, bora] = [await user('mina', {rooms: ['#a']}), await user('bora', {rooms: ['#a']})];
	server.operator.kick('mina', 'too loud');
	await mina.closed;
	t.is(mina.lines.at(-1), 'ERROR :Closing link: 127.0.0.1 (Kicked: too loud)');
	t.is(await bora.next(/ QUIT /), ':mina!mina@127.0.0.1 QUIT :Kicked: too loud');
	await server.stop('shutdown', 'Back soon');
	await bora.closed;
	t.is(bora.lines.at(-1), 'ERROR :Closing link: 127.0.0.1 (Back soon)');
});
