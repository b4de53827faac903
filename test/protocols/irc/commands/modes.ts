import test from 'ava';
import {startIrcServer} from '../../../helpers/irc-client.ts';

test('the rules of a room: told, changed, and heard by all', async t => {
	const {user} = await startIrcServer(t);
	const mina = await user('mina', {rooms: ['#a']});
	const bora = await user('bora', {rooms: ['#a']});
	await mina.ask();
	t.regex(await mina.text('MODE #a'), /^:\S+ 324 mina #a \+nt\n:\S+ 329 mina #a \d{10}$/);
	t.regex(await mina.text('MODE #a +mlk-t+v 10 열쇠 bora'), /^:mina!\S+ MODE #a \+mlk-t\+v 10 열쇠 bora$/);
	t.regex(await bora.next(/MODE/), /^:mina!\S+ MODE #a \+mlk-t\+v 10 열쇠 bora$/);
	t.regex(await bora.text('MODE #a'), / 324 bora #a \+mnkl 열쇠 10\n/);
	const dana = await user('dana');
	t.regex(await dana.text('MODE #a'), / 324 dana #a \+mnkl \* 10\n/, 'the key is for members');
	t.regex(
		await mina.text('JOIN #lobby', 'MODE #lobby'),
		/ 324 mina #lobby \+n\n:\S+ 329 mina #lobby \d{10}$/,
	);
	t.regex(await mina.text('MODE #a -lk'), / MODE #a -lk \*$/);
	t.is(await mina.text('MODE #a -l'), '', 'what changes nothing is not told');
});

test('bans: set, listed, taken away', async t => {
	const {user} = await startIrcServer(t);
	const mina = await user('mina', {rooms: ['#a']});
	t.regex(await mina.text('MODE #a +bb bora *!*@10.*'), / MODE #a \+bb bora!\*@\* \*!\*@10\.\*$/);
	t.regex(
		await mina.text('MODE #a b'),
		/^:\S+ 367 mina #a bora!\*@\* mina \d+\n:\S+ 367 mina #a \*!\*@10\.\* mina \d+\n:\S+ 368 mina #a :/,
	);
	const bora = await user('bora');
	t.regex(await bora.text('MODE #a +b'), / 367 [\s\S]* 368 /, 'everyone may look');
	t.regex(await mina.text('MODE #a -b bora!*@*'), / MODE #a -b bora!\*@\*$/);
});

test('every mistake has its numeric', async t => {
	const {user} = await startIrcServer(t);
	const mina = await user('mina', {rooms: ['#a']});
	await user('dana');
	t.regex(
		await mina.text(
			'MODE #a +o dana',
			'MODE #a +o nobody',
			'MODE #a +o',
			'MODE #a +X',
			'MODE #none +m',
			'MODE',
		),
		/ 441 mina dana #a :.*\n.* 401 mina nobody :.*\n.* 696 mina #a o \* :.*\n.* 472 mina X :.*\n.* 403 mina #none :.*\n.* 461 mina MODE :/,
	);
	t.regex(
		await mina.text('MODE #a +l x', 'MODE #a +l -1', 'MODE #a +l', 'MODE #a +k :two words', 'MODE #a +k a,b'),
		/ 696 mina #a l x :.*\n.* 696 mina #a l -1 :.*\n.* 696 mina #a l \* :.*\n.* 696 mina #a k \* :.*\n.* 696 mina #a k \* :/,
	);
	const bora = await user('bora');
	t.regex(await bora.text('MODE #a +m'), / 442 bora #a :/);
	t.regex(await bora.text('JOIN #a', 'MODE #a +o bora'), / 482 bora #a :/);
});

test('long masks are told in several lines', async t => {
	const {user} = await startIrcServer(t);
	const mina = await user('mina', {rooms: ['#a']});
	const masks = ['a', 'b', 'c'].map(letter => `*!*@${letter.repeat(100)}`);
	const lines = await mina.ask(`MODE #a +bbb ${masks.join(' ')}`);
	t.true(lines.length > 1);
	t.deepEqual(
		lines.flatMap(line => line.split(' ').slice(4)),
		masks,
	);
});

test('one’s own modes, and nobody else’s', async t => {
	const {user} = await startIrcServer(t);
	const mina = await user('mina', {rooms: ['#a']});
	const bora = await user('bora');
	t.regex(await mina.text('MODE mina'), / 221 mina \+$/);
	t.regex(await mina.text('MODE MINA +i', 'MODE mina'), /^:mina!\S+ MODE mina \+i\n:\S+ 221 mina \+i$/);
	t.regex(
		await mina.text('MODE bora +i', 'MODE mina +x', 'MODE none'),
		/ 502 mina :.*\n.* 501 mina :.*\n.* 401 mina none :/,
	);
	t.regex(await bora.text('LUSERS'), / 251 bora :There are 1 users and 1 invisible/);
	t.notRegex(await bora.text('WHO *', 'NAMES #a', 'WHOIS mina'), /( 352 bora \S+ mina| 353 | 319 )/);
	t.regex(await bora.text('WHO mina'), / 352 bora \* mina /, 'who knows the name may ask');
	t.regex(
		await bora.text('JOIN #a', 'WHO min*', 'WHOIS mina'),
		/ 352 bora \* mina [\s\S]* 319 bora mina :@#a/,
	);
	t.regex(await mina.text('MODE mina -i'), / MODE mina -i$/);
});
