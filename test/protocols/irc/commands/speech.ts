import test from 'ava';
import {createMemoryJournal} from '../../../../source/history/memory.ts';
import {createBrittleJournal} from '../../../helpers/brittle-journal.ts';
import {startIrcServer} from '../../../helpers/irc-client.ts';

test('said in a room, and to someone alone', async t => {
	const {user} = await startIrcServer(t);
	const [mina, bora] = [await user('mina', {rooms: ['#방']}), await user('bora', {rooms: ['#방']})];
	t.notRegex(
		await mina.text('PRIVMSG #방 :안녕 👋🏽', 'PRIVMSG BORA :쉿', 'NOTICE bora :알림', 'NOTICE #방 :모두'),
		/(PRIVMSG|NOTICE)/,
	);
	t.is(await bora.next(/PRIVMSG/), ':mina!mina@127.0.0.1 PRIVMSG #방 :안녕 👋🏽');
	t.is(await bora.next(/PRIVMSG/), ':mina!mina@127.0.0.1 PRIVMSG bora :쉿');
	t.is(await bora.next(/NOTICE/), ':mina!mina@127.0.0.1 NOTICE bora :알림');
	t.is(await bora.next(/NOTICE/), ':mina!mina@127.0.0.1 NOTICE #방 :모두');
	await mina.ask('PRIVMSG #방 :\x01ACTION 손을 흔든다\x01', 'PRIVMSG bora :\x01ACTION waves\x01');
	t.is(await bora.next(/ACTION/), ':mina!mina@127.0.0.1 PRIVMSG #방 :\x01ACTION 손을 흔든다\x01');
	t.is(await bora.next(/ACTION/), ':mina!mina@127.0.0.1 PRIVMSG bora :\x01ACTION waves\x01');
});

test('several recipients; away is told', async t => {
	const {user} = await startIrcServer(t);
	const [mina, bora, dana] = [await user('mina'), await user('bora'), await user('dana')];
	await bora.ask('AWAY :점심');
	t.regex(await mina.text('PRIVMSG bora,dana,bora :hi'), /^:\S+ 301 mina bora :점심$/);
	t.is((await bora.ask()).length, 1);
	t.regex(await dana.next(/PRIVMSG/), /PRIVMSG dana :hi$/);
	t.is(await mina.text('NOTICE bora :hi'), '', 'nothing answers a notice');
});

test('every mistake has its numeric, and a notice has none', async t => {
	const {user} = await startIrcServer(t, {
		rules: {usersMax: 100, rate: 0, bannedWords: ['banned'], backlog: 0, graceMs: 0},
	});
	const [mina, bora] = [await user('mina', {rooms: ['#a']}), await user('bora')];
	await mina.ask('MODE #a +m');
	t.regex(
		await bora.text(
			'PRIVMSG',
			'PRIVMSG mina',
			'PRIVMSG mina :',
			'PRIVMSG mina :  ',
			'PRIVMSG nobody :x',
			'PRIVMSG #none :x',
		),
		/ 411 bora :.*\n.* 412 bora :.*\n.* 412 bora :.*\n.* 412 bora :.*\n.* 401 bora nobody :.*\n.* 403 bora #none :/,
	);
	t.regex(
		await bora.text(
			'PRIVMSG a,b,c,d,e :x',
			'PRIVMSG #a :x',
			'JOIN #a',
			'PRIVMSG #a :x',
			'PRIVMSG mina :banned',
		),
		/ 407 bora a :.*\n.* 404 bora #a :[\s\S]* 404 bora #a :.*moderated.*\n.* 531 bora mina :/,
	);
	t.regex(
		await bora.text('PRIVMSG #a :\x01VERSION\x01', 'PRIVMSG mina :\x01DCC SEND x 1 2 3\x01'),
		/ 404 bora #a :CTCP.*\n.* 492 bora mina :CTCP/,
	);
	t.is(
		await bora.text(
			'NOTICE',
			'NOTICE nobody :x',
			'NOTICE #none :x',
			'NOTICE mina :\x01PING\x01',
			'NOTICE mina :',
		),
		'',
	);
});

test('too fast is told, and what was too fast is not passed on', async t => {
	const {user} = await startIrcServer(t, {
		now: () => 1_700_000_000_000,
		rules: {usersMax: 100, rate: 1, bannedWords: [], backlog: 0, graceMs: 0},
	});
	const [mina, bora] = [await user('mina'), await user('bora')];
	const text = await mina.text(...Array.from({length: 5}, (_, index) => `PRIVMSG bora :${index}`));
	t.regex(text, /^:\S+ 263 mina PRIVMSG :.*\n:\S+ 263 mina PRIVMSG :.*$/);
	t.is((await bora.ask()).length, 3);
});

test('what is too long with its source is cut between words, not off', async t => {
	const {user} = await startIrcServer(t);
	const [mina, bora] = [await user('mina'), await user('bora')];
	const text = '점심 먹으러 갑시다 '.repeat(17).trim();
	t.is(Buffer.byteLength(`PRIVMSG bora :${text}`), 472);
	await mina.ask(`PRIVMSG bora :${text}${' x'.repeat(19)}`);
	const lines = (await bora.ask()).map(line => line.slice(line.indexOf(' :') + 2));
	t.is(lines.length, 2);
	t.is(lines.join(''), `${text}${' x'.repeat(19)}`);
});

test('one’s own messages come back to who asked, with what came of them', async t => {
	const {user} = await startIrcServer(t);
	const mina = await user('mina', {
		rooms: ['#a'],
		capabilities: ['echo-message', 'message-tags', 'server-time'],
	});
	const bora = await user('bora', {rooms: ['#a'], capabilities: ['message-tags']});
	const echo = await mina.text('PRIVMSG #a :\x0304red\x03');
	t.regex(
		echo,
		/@time=\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z;msgid=\S+ :mina!mina@127\.0\.0\.1 PRIVMSG #a :red$/,
	);
	const id = /msgid=([^; ]+)/.exec(echo)?.[1] ?? '';
	t.true((await bora.next(/PRIVMSG/)).startsWith(`@msgid=${id} :mina`));
	t.is((await mina.ask('PRIVMSG mina :to myself')).length, 2);
	t.is((await bora.ask('PRIVMSG bora :to myself')).length, 1);
});

test('tags reach those who asked for tags, and nobody else', async t => {
	const {user} = await startIrcServer(t);
	const mina = await user('mina', {rooms: ['#a'], capabilities: ['message-tags']});
	const bora = await user('bora', {rooms: ['#a'], capabilities: ['message-tags']});
	const dana = await user('dana', {rooms: ['#a']});
	await mina.ask(
		'@+draft/reply=12;other=1 PRIVMSG #a :tagged',
		'@+draft/react=👋 TAGMSG #a',
		'@+typing=done TAGMSG bora',
		'TAGMSG #a',
	);
	t.regex(await bora.next(/PRIVMSG/), /^@msgid=\S+;\+draft\/reply=12 :mina!\S+ PRIVMSG #a :tagged$/);
	t.regex(await bora.next(/TAGMSG/), /^@msgid=\S+;\+draft\/react=👋 :mina!\S+ TAGMSG #a$/);
	t.regex(await bora.next(/TAGMSG/), /^@msgid=\S+;\+typing=done :mina!\S+ TAGMSG bora$/);
	t.is(await dana.next(/PRIVMSG/), ':mina!mina@127.0.0.1 PRIVMSG #a :tagged');
	t.notRegex((await dana.ask('@+a=b TAGMSG #a')).join('\n'), /TAGMSG #a/);
	t.regex(
		await mina.text('@+a=b TAGMSG nobody', '@+a=b TAGMSG #none', 'TAGMSG'),
		/ 401 .*\n.* 403 .*\n.* 461 /,
	);
	t.regex(await mina.text(`@+a=b PRIVMSG #a :${'x'.repeat(495)}`), / 417 mina :/);
});

test('announcements of the operator: in the lobby for who is there, beside it for the others', async t => {
	const {user, server} = await startIrcServer(t, {name: 'irc.test'});
	const [mina, bora] = [await user('mina', {rooms: ['#lobby']}), await user('bora', {rooms: ['#a']})];
	server.operator.announce('10분 뒤\n재시작');
	t.is(await mina.next(/NOTICE/), ':irc.test NOTICE #lobby :10분 뒤');
	t.is(await mina.next(/NOTICE/), ':irc.test NOTICE #lobby :재시작');
	t.is(await bora.next(/NOTICE/), ':irc.test NOTICE * :10분 뒤');
	server.operator.whisper('bora', '안녕');
	t.is(await bora.next(/PRIVMSG/), ':irc.test PRIVMSG bora :안녕');
});

test('what one client says in a breath is committed in a breath, and answered in its order', async t => {
	const memory = createMemoryJournal();
	let appends = 0;
	const {user} = await startIrcServer(t, {
		journal: {
			...memory,
			append(drafts) {
				appends++;
				return memory.append(drafts);
			},
		},
	});
	const mina = await user('mina', {rooms: ['#a'], capabilities: ['echo-message']});
	const bora = await user('bora', {rooms: ['#a']});
	await mina.ask();
	appends = 0;
	const said = Array.from({length: 200}, (_, index) => `PRIVMSG #a :${index}`);
	const echoes = await mina.ask(...said);
	t.deepEqual(
		echoes,
		said.map(line => `:mina!mina@127.0.0.1 ${line}`),
	);
	t.true(appends < 20, `${appends} appends`);
	t.deepEqual((await bora.ask()).slice(-200), echoes);

	await bora.ask('AWAY :점심');
	const answers = await mina.ask(
		'PRIVMSG #a :one',
		'PRIVMSG #none :x',
		'PRIVMSG #a :two',
		'PRIVMSG bora :are you there',
		'PRIVMSG #a :three',
		'PRIVMSG #a,bora :both',
		'PRIVMSG #a :',
		'TOPIC #a :tea',
		'PRIVMSG #a :four',
		'PART #a',
		'PRIVMSG #a :five',
	);
	t.deepEqual(
		answers.map(line => line.replace(/^:\S+ /, '').replace(/^(40\d|412|301) mina ([^:]*):.*$/, '$1 $2')),
		[
			'PRIVMSG #a :one',
			'403 #none ',
			'PRIVMSG #a :two',
			'PRIVMSG bora :are you there',
			'301 bora ',
			'PRIVMSG #a :three',
			'PRIVMSG #a :both',
			'PRIVMSG bora :both',
			'301 bora ',
			'412 ',
			'TOPIC #a :tea',
			'PRIVMSG #a :four',
			'PART #a',
			'404 #a ',
		],
	);
});

test('what cannot be stored is refused line by line', async t => {
	const journal = createBrittleJournal();
	const {user} = await startIrcServer(t, {journal});
	const mina = await user('mina', {rooms: ['#a']});
	journal.breakWith('full');
	const answers = await mina.ask(...Array.from({length: 5}, (_, index) => `PRIVMSG #a :${index}`));
	t.is(answers.filter(line => / (404|400) mina /.test(line)).length, 5, answers.join('\n'));
	t.is(answers.length, 6);
});
