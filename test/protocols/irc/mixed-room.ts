import test from 'ava';
import {createIrcProtocol} from '../../../source/protocols/irc/session.ts';
import {splitText} from '../../../source/protocols/irc/split.ts';
import {nativeProtocol} from '../../../source/protocols/native/session.ts';
import type {Protocol} from '../../../source/protocols/protocol.ts';
import {startIrcServer} from '../../helpers/irc-client.ts';

/** Native for who begins with a brace, IRC for all others: as much of a detector as these tests need. */
const either = (): Protocol => {
	const irc = createIrcProtocol();
	return {
		name: 'irc',
		resumable: false,
		createSession(context) {
			return {
				format: '',
				push(chunk) {
					context.become(chunk[0] === 0x7b ? nativeProtocol : irc).push(chunk);
				},
				render: () => '',
				end: () => undefined,
			};
		},
	};
};

const setup = async (t: Parameters<typeof startIrcServer>[0]) => {
	const started = await startIrcServer(t, {protocol: either(), name: 'irc.test'});
	const mina = await started.user('mina', {rooms: ['#lobby'], capabilities: ['message-tags']});
	const bora = await started.enter('보라');
	await mina.next(/JOIN #lobby$/);
	return {...started, mina, bora};
};

test('each sees the other come, speak, whisper, rename and go, in its own form', async t => {
	const {mina, bora, server} = await setup(t);
	t.deepEqual(
		server.operator.users().map(({name, protocol}) => `${name} ${protocol}`),
		['mina irc', '보라 native'],
	);
	bora.send({type: 'say', room: '#lobby', text: '안녕', number: 1});
	t.regex(await mina.next(/PRIVMSG/), /^@msgid=\S+ :보라!보라@127\.0\.0\.1 PRIVMSG #lobby :안녕$/);
	bora.send({type: 'say', room: '#lobby', text: '손을 흔든다', kind: 'action', number: 2});
	t.regex(await mina.next(/ACTION/), /PRIVMSG #lobby :\x01ACTION 손을 흔든다\x01$/);
	bora.send({type: 'whisper', to: 'mina', text: '쉿', number: 3});
	t.regex(await mina.next(/쉿/), / :보라!\S+ PRIVMSG mina :쉿$/);
	await mina.ask('PRIVMSG #lobby :반가워 👋🏽', 'PRIVMSG 보라 :\x02나도\x02', 'NICK 민아');
	t.like(await bora.next('message'), {text: '반가워 👋🏽', kind: 'text', from: {name: 'mina'}});
	t.like(await bora.next('whisper'), {text: '나도', from: {name: 'mina'}});
	t.like(await bora.next('renamed'), {from: 'mina', name: '민아'});
	bora.send({type: 'rename', name: 'BORA'});
	t.is(await mina.next(/NICK BORA/), ':보라!보라@127.0.0.1 NICK BORA');
	bora.send({type: 'topic', room: '#lobby', topic: '점심'});
	t.is(await mina.next(/TOPIC/), ':BORA!보라@127.0.0.1 TOPIC #lobby :점심');
	bora.send({type: 'typing', room: '#lobby'});
	t.is(await mina.next(/TAGMSG/), '@+typing=active :BORA!보라@127.0.0.1 TAGMSG #lobby');
	await mina.ask('@+typing=active TAGMSG #lobby');
	t.like(await bora.next('typing'), {name: '민아'});
	bora.send({type: 'bye', reason: '퇴근'});
	t.is(await mina.next(/QUIT/), ':BORA!보라@127.0.0.1 QUIT :Quit: 퇴근');
});

test('a message of many lines, and one that is longer than a line', async t => {
	const {mina, bora} = await setup(t);
	bora.send({type: 'say', room: '#lobby', text: '첫 줄\n\n셋째 줄', number: 1});
	t.regex(await mina.next(/첫/), /:첫 줄$/);
	t.regex(await mina.next(/PRIVMSG/), /: $/);
	t.regex(await mina.next(/셋/), /:셋째 줄$/);
	const text = '가나다라 👨‍👩‍👧‍👦 '.repeat(120).trim();
	bora.send({type: 'say', room: '#lobby', text, number: 2});
	const lines: string[] = [];
	for (let whole = ''; whole !== text; whole = lines.join('')) {
		const line = await mina.next(/PRIVMSG/);
		const body = line.slice(line.indexOf(' ') + 1);
		t.true(Buffer.byteLength(body) <= 510, String(Buffer.byteLength(body)));
		lines.push(body.slice(body.indexOf(' :') + 2));
	}

	t.true(lines.length > 5);
	t.true(lines.every(line => splitText(line, 512).length === 1));
});

test('a native user who is made to leave a room, and one who is kicked', async t => {
	const {mina, bora, server} = await setup(t);
	await mina.ask('JOIN #점심');
	bora.send({type: 'join', room: '#점심'});
	await mina.next(/JOIN #점심$/);
	await mina.ask('KICK #점심 보라 :여기까지');
	t.like(await bora.next('ejected'), {room: '#점심', by: {name: 'mina'}, text: '여기까지'});
	server.operator.kick('보라', 'enough');
	t.is(await mina.next(/QUIT/), ':보라!보라@127.0.0.1 QUIT :Kicked: enough');
	t.regex(await mina.text('WHOWAS 보라'), / 314 mina 보라 보라 127\.0\.0\.1 /);
});
