import test from 'ava';
import {startIrcServer} from '../../../helpers/irc-client.ts';

const capabilities = ['labeled-response', 'batch', 'echo-message', 'message-tags'];

test('every answer bears its label: none, one line, many', async t => {
	const {user} = await startIrcServer(t, {name: 'irc.test'});
	const mina = await user('mina', {capabilities});
	t.is(await mina.text('@label=1 PONG x'), '@label=1 :irc.test ACK');
	t.is(await mina.text('@label=2 PING x'), '@label=2 :irc.test PONG irc.test x');
	t.regex(await mina.text('@label=3 NONSENSE'), /^@label=3 :\S+ 421 /);
	t.regex(
		await mina.text('@label=4 JOIN #a'),
		/^@label=4 :irc\.test BATCH \+(\w+) labeled-response\n@batch=\1 :mina!\S+ JOIN #a\n@batch=\1 .* 353 .*\n@batch=\1 .* 366 .*\n:irc\.test BATCH -\1$/,
	);
	const plain = await user('plain');
	t.regex(await plain.text('@label=1 PING x'), /^:irc\.test PONG/, 'only for those who asked for labels');
});

test('what a room hears is labelled for its author alone', async t => {
	const {user} = await startIrcServer(t);
	const mina = await user('mina', {rooms: ['#a'], capabilities});
	const bora = await user('bora', {rooms: ['#a'], capabilities});
	await mina.ask();
	for (const [line, answer] of [
		['TOPIC #a :topic', 'TOPIC #a :topic'],
		['MODE #a +m', 'MODE #a \\+m'],
		['PRIVMSG #a :hi', 'PRIVMSG #a :hi'],
		['PRIVMSG bora :hi', 'PRIVMSG bora :hi'],
		['NICK 민아', 'NICK 민아'],
		['KICK #a bora', 'KICK #a bora'],
	] as const) {
		t.regex(await mina.text(`@label=L ${line}`), new RegExp(`^@label=L\\S* :\\S+!mina\\S+ ${answer}`), line);
		const heard = await bora.next(new RegExp(answer));
		t.false(heard.includes('label'), heard);
	}

	t.regex(await mina.text('@label=L;+x=y TAGMSG bora'), /^@label=L;\S* :민아!\S+ TAGMSG bora$/);
	t.notRegex(await bora.next(/TAGMSG/), /label/);
	t.regex(await mina.text('@label=L PART #a'), /^@label=L :민아!\S+ PART #a$/);
	t.is(await bora.text(), '');
});

test('to oneself: the echo has the label, the message has not', async t => {
	const {user} = await startIrcServer(t);
	const mina = await user('mina', {capabilities});
	const lines = await mina.ask('@label=L PRIVMSG mina :hi');
	t.is(lines.length, 2);
	t.regex(lines[0] ?? '', /^@label=L;msgid=(\S+) :mina/);
	t.regex(lines[1] ?? '', /^@msgid=(\S+) :mina/);
});

test('while one answers under a label, a room’s lines still reach everyone once and in order', async t => {
	const {user} = await startIrcServer(t);
	const mina = await user('mina', {rooms: ['#a'], capabilities});
	const bora = await user('bora', {rooms: ['#a']});
	const count = 100;
	const both = [
		mina.ask(...Array.from({length: count}, (_, index) => `@label=${index} PRIVMSG #a :m${index}`)),
		bora.ask(...Array.from({length: count}, (_, index) => `PRIVMSG #a :b${index}`)),
	];
	await Promise.all(both);
	await Promise.all([mina.ask(), bora.ask()]);
	const heard = (lines: readonly string[], letter: string): readonly string[] =>
		lines.flatMap(line => new RegExp(`PRIVMSG #a :(${letter}\\d+)$`).exec(line)?.[1] ?? []);
	const expected = (letter: string) => Array.from({length: count}, (_, index) => `${letter}${index}`);
	t.deepEqual(heard(mina.lines, 'b'), expected('b'));
	t.deepEqual(heard(mina.lines, 'm'), expected('m'));
	t.deepEqual(heard(bora.lines, 'm'), expected('m'));
	t.true(mina.lines.filter(line => / PRIVMSG #a :m/.test(line)).every(line => line.startsWith('@label=')));
});
