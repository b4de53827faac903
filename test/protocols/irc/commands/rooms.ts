import test from 'ava';
import {startIrcServer} from '../../../helpers/irc-client.ts';

test('who joins hears the topic and who is there; the others hear who came', async t => {
	const {user} = await startIrcServer(t);
	const mina = await user('mina');
	t.regex(
		await mina.text('JOIN #점심'),
		/^:mina!mina@127\.0\.0\.1 JOIN #점심\n:\S+ 353 mina = #점심 :@mina\n:\S+ 366 mina #점심 :End/,
	);
	await mina.ask('TOPIC #점심 :메뉴는 김치찌개');
	const bora = await user('bora');
	t.regex(
		await bora.text('JOIN #점심'),
		/JOIN #점심\n.* 332 bora #점심 :메뉴는 김치찌개\n.* 333 bora #점심 mina!mina@127\.0\.0\.1 \d+\n.* 353 bora = #점심 :@mina bora\n/,
	);
	t.is(await mina.next(/JOIN/), ':bora!bora@127.0.0.1 JOIN #점심');
});

test('several rooms, with keys; 0 leaves them all', async t => {
	const {user} = await startIrcServer(t);
	const mina = await user('mina', {rooms: ['#a', '#b']});
	await mina.ask('MODE #b +k 열쇠');
	const bora = await user('bora');
	t.regex(await bora.text('JOIN #a,#b,bad ,wrong'), /JOIN #a\n[\s\S]* 475 bora #b :.*\n.* 476 bora bad :/);
	t.regex(await bora.text('JOIN #b 열쇠'), /JOIN #b\n/);
	t.is(await bora.text('JOIN #b'), '', 'already there');
	t.regex(await bora.text('JOIN 0'), /^:bora!\S+ PART #a\n:bora!\S+ PART #b$/);
});

test('what keeps one out has its numeric', async t => {
	const {user} = await startIrcServer(t);
	const mina = await user('mina', {rooms: ['#a']});
	const bora = await user('bora');
	for (const [mode, numeric] of [
		['+i', '473'],
		['+b bora', '474'],
		['+l 1', '471'],
		['+k x', '475'],
	] as const) {
		await mina.ask(`MODE #a ${mode}`);
		t.regex(await bora.text('JOIN #a'), new RegExp(` ${numeric} bora #a :`), mode);
		await mina.ask(`MODE #a ${mode.replace('+', '-')}`);
	}

	t.regex(await bora.text('JOIN #a'), /JOIN #a/);
	const many = await user('many');
	await many.ask(`JOIN ${Array.from({length: 50}, (_, index) => `#r${index}`).join(',')}`);
	t.regex(await many.text('JOIN #more'), / 405 many #more :/);
});

test('leaving a room', async t => {
	const {user} = await startIrcServer(t);
	const [mina, bora] = [await user('mina', {rooms: ['#a']}), await user('bora', {rooms: ['#a']})];
	t.regex(await bora.text('PART #a :집에'), /^:bora!\S+ PART #a :집에$/);
	t.regex(await mina.next(/PART/), /^:bora!\S+ PART #a :집에$/);
	t.regex(
		await bora.text('PART #a', 'PART #none', 'PART'),
		/ 442 bora #a .*\n.* 403 bora #none .*\n.* 461 bora PART/,
	);
});

test('topics: asked for, set, taken away, and refused', async t => {
	const {user} = await startIrcServer(t);
	const [mina, bora] = [await user('mina', {rooms: ['#a']}), await user('bora')];
	t.regex(await mina.text('TOPIC #a', 'TOPIC #none'), / 331 mina #a :.*\n.* 403 mina #none :/);
	t.regex(await mina.text('TOPIC #a :x y'), /^:mina!\S+ TOPIC #a :x y$/);
	t.regex(await bora.text('TOPIC #a', 'TOPIC #a :z'), / 332 bora #a :x y\n.* 333 .*\n.* 442 bora #a :/);
	await bora.ask('JOIN #a');
	t.regex(await bora.text('TOPIC #a :z', 'TOPIC #none :z'), / 482 bora #a :.*\n.* 403 bora #none :/);
	t.regex(await mina.text('TOPIC #a :'), /^:bora!\S+ JOIN #a\n:mina!\S+ TOPIC #a :$/);
	await mina.ask('MODE #a +s');
	await bora.ask('PART #a');
	t.regex(await bora.text('TOPIC #a'), / 442 bora #a :/);
});

test('kicks: of one, of several, and refused', async t => {
	const {user} = await startIrcServer(t);
	const mina = await user('mina', {rooms: ['#a']});
	const bora = await user('bora', {rooms: ['#a']});
	const dana = await user('dana', {rooms: ['#a']});
	t.regex(
		await bora.text('KICK #a mina', 'KICK #none mina'),
		/JOIN #a\n.* 482 bora #a :.*\n.* 403 bora #none :/,
	);
	t.regex(
		await mina.text('KICK #a bora,dana :점심 끝', 'KICK #a bora', 'KICK #a nobody', 'KICK #a,#b,#c x,y'),
		/KICK #a bora :점심 끝\n.*KICK #a dana :점심 끝\n.* 441 mina bora #a :.*\n.* 401 mina nobody :.*\n.* 461 mina KICK :/,
	);
	t.regex(await dana.next(/KICK #a dana/), /^:mina!/);
	t.regex(await bora.text('PRIVMSG #a :still?', 'KICK #a mina'), / 404 bora #a :.*\n.* 442 bora #a :/);
	await dana.ask('JOIN #a');
	t.regex(await mina.text('KICK #a dana'), /KICK #a dana :mina$/, 'without a reason, who did it');
});

test('invitations: sent, listed, used up, and refused', async t => {
	const {user} = await startIrcServer(t);
	const mina = await user('mina', {rooms: ['#a']});
	const bora = await user('bora');
	const watcher = await user('watcher', {rooms: ['#a'], capabilities: ['invite-notify']});
	await mina.ask('MODE #a +io watcher');
	t.regex(await mina.text('INVITE bora #a'), / 341 mina bora #a$/);
	t.regex(await bora.next(/INVITE/), /^:mina!\S+ INVITE bora #a$/);
	t.regex(await watcher.next(/INVITE/), /^:mina!\S+ INVITE bora #a$/);
	t.regex(await bora.text('INVITE'), / 336 bora #a\n.* 337 bora :/);
	t.regex(
		await bora.text('INVITE dana #a', 'INVITE x', 'JOIN #a', 'INVITE'),
		/ 442 .*\n.* 461 [\s\S]*JOIN #a\n[\s\S]* 337/,
	);
	t.regex(
		await mina.text('INVITE bora #a', 'INVITE nobody #a', 'INVITE bora #none'),
		/ 443 mina bora #a :.*\n.* 401 mina nobody :.*\n.* 403 mina #none :/,
	);
	t.regex(await bora.text('INVITE nobody #a'), / 482 bora #a :/);
	const away = await user('away');
	await away.ask('AWAY :점심');
	t.regex(await mina.text('INVITE away #a'), / 341 mina away #a\n.* 301 mina away :점심$/);
});

test('names: in as many lines as it takes, with hosts and all prefixes for who asked', async t => {
	const {user} = await startIrcServer(t);
	const mina = await user('mina', {rooms: ['#a'], capabilities: ['multi-prefix', 'userhost-in-names']});
	await mina.ask('MODE #a +v mina');
	t.regex(await mina.text('NAMES #a'), / 353 mina = #a :@\+mina!mina@127\.0\.0\.1\n.* 366 mina #a :/);
	const names = Array.from({length: 60}, (_, index) => `guest-number-${index}`);
	await Promise.all(names.map(name => user(name, {rooms: ['#a']})));
	const lines = (await mina.ask('NAMES #a')).filter(line => line.includes(' 353 '));
	t.true(lines.length > 1);
	t.true(lines.every(line => Buffer.byteLength(line) <= 510));
	const listed = lines
		.flatMap(line => (line.split(' :')[1] ?? '').split(' '))
		.map(name => name.split('!')[0]);
	t.deepEqual(listed.sort(), ['@+mina', ...names].sort());
	t.is((await mina.text('NAMES #none', 'NAMES')).split('\n').length, 2);
});

test('a secret room does not show itself', async t => {
	const {user} = await startIrcServer(t);
	const mina = await user('mina', {rooms: ['#secret', '#open']});
	const bora = await user('bora');
	await mina.ask('MODE #secret +s', 'TOPIC #open :모두 환영');
	t.regex(await bora.text('LIST'), /^.* 321 .*\n.* 322 bora #open 1 :모두 환영\n.* 323 bora :.*$/);
	t.regex(await mina.text('LIST'), /#secret/);
	t.notRegex(
		await bora.text('NAMES #secret', 'WHO #secret', 'WHOIS mina', 'MODE #secret'),
		/(353|352|319.*#secret|324)/,
	);
});

test('lists are filtered', async t => {
	const {user} = await startIrcServer(t);
	const mina = await user('mina', {rooms: ['#tea', '#teapot', '#점심']});
	await user('bora', {rooms: ['#점심']});
	const listed = async (filter: string): Promise<readonly string[]> =>
		(await mina.ask(`LIST ${filter}`)).flatMap(line => / 322 mina (\S+)/.exec(line)?.[1] ?? []).sort();
	t.deepEqual(await listed('#TEA*'), ['#tea', '#teapot']);
	t.deepEqual(await listed('#tea,#점심'), ['#tea', '#점심']);
	t.deepEqual(await listed('!#tea*'), ['#점심']);
	t.deepEqual(await listed('>1'), ['#점심']);
	t.deepEqual(await listed('<2,#*pot'), ['#teapot']);
	t.deepEqual(await listed('C<5'), ['#tea', '#teapot', '#점심']);
	t.deepEqual(await listed('C>5'), []);
	t.deepEqual(await listed('T<5'), []);
});
