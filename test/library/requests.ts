import {readFile} from 'node:fs/promises';
import test, {type ExecutionContext} from 'ava';
import {type Chat, type ChatEvent, connect, Problem} from '../../source/library/index.ts';
import {startServer, type TestServer} from '../helpers/chat-server.ts';

const enter = async (t: ExecutionContext, {port}: TestServer, name: string, room = '#tea'): Promise<Chat> => {
	const chat = await connect({host: '127.0.0.1', port, name, room});
	t.teardown(() => chat.close());
	return chat;
};

/** The next event of a type. */
const next = async <Type extends ChatEvent['type']>(
	chat: Chat,
	type: Type,
): Promise<Extract<ChatEvent, {type: Type}>> => {
	for await (const event of chat) {
		if (event.type === type) {
			return event as Extract<ChatEvent, {type: Type}>;
		}
	}

	throw new Error('The chat has ended.');
};

const codeOf = async (t: ExecutionContext, promise: Promise<unknown>): Promise<string> => {
	const problem = await t.throwsAsync(promise, {instanceOf: Problem});
	t.not(problem?.message, '');
	t.not(problem?.hint, '');
	return problem?.code ?? '';
};

test('what one said is changed and deleted, what others said is answered and gets an emoji', async t => {
	const server = await startServer(t);
	const mina = await enter(t, server, 'mina');
	const bot = await enter(t, server, 'bot');
	const said = await bot.say('tee');
	t.is(said.room, '#tea');
	await bot.edit(said, 'tea');
	t.like(await next(mina, 'edited'), {room: '#tea', target: said.seq, by: bot.you, text: 'tea'});
	await mina.say('yes', {replyTo: said.seq});
	const yes = await next(bot, 'message');
	t.is(yes.replyTo, said.seq);
	await bot.react(yes, '👍');
	t.like(await next(mina, 'reacted'), {target: yes.seq, emoji: '👍', on: true});
	await bot.react(yes, '👍', false);
	t.like(await next(mina, 'reacted'), {target: yes.seq, emoji: '👍', on: false});
	await bot.delete(said);
	t.like(await next(mina, 'deleted'), {target: said.seq, by: bot.you});
});

test('whispers too', async t => {
	const server = await startServer(t);
	const mina = await enter(t, server, 'mina');
	const bot = await enter(t, server, 'bot');
	const said = await bot.whisper('mina', '쉿');
	const heard = await next(mina, 'whisper');
	t.is(heard.room, '@');
	await mina.react(heard, '🤫');
	t.like(await next(bot, 'reacted'), {room: '@', target: said.seq, emoji: '🤫'});
	await mina.whisper('bot', '네', {replyTo: heard.seq});
	t.is((await next(bot, 'whisper')).replyTo, said.seq);
	await bot.edit(said, '쉿!');
	t.like(await next(mina, 'edited'), {room: '@', text: '쉿!'});
});

test('what is refused rejects the promise that asked for it, and no other', async t => {
	const server = await startServer(t, {
		rules: {usersMax: 10, rate: 0, bannedWords: ['spam'], backlog: 0, graceMs: 1000},
	});
	const mina = await enter(t, server, 'mina');
	const bot = await enter(t, server, 'bot');
	const own = await bot.say('mine');
	const other = await mina.say('hers');
	await bot.join('#den');
	const results = await Promise.allSettled([
		bot.edit(own, 'spam'),
		bot.edit(own, 'mine!'),
		bot.edit(other, 'mine now'),
		bot.react(other, '🎉'),
		bot.react(other, 'no emoji'),
		bot.delete(other),
		bot.delete({room: '#tea', seq: 999_999}),
		bot.edit({room: '#tea'}, 'which'),
		bot.edit(own, ' '),
		bot.edit(own, 'x'.repeat(20_000)),
		bot.react({room: '#coffee', seq: 1}, '🎉'),
		bot.say('to nothing', {replyTo: 999_999}),
		bot.rename('mina'),
		bot.rename('no spaces here'),
		bot.rename('helper'),
		bot.setTopic('x'.repeat(2000), '#den'),
		bot.setTopic('green tea'),
		bot.setTopic('green tea', 'den'),
		bot.who('#coffee'),
		bot.delete(own),
	]);
	t.deepEqual(
		results.map(result => (result.status === 'fulfilled' ? 'done' : (result.reason as Problem).code)),
		[
			'banned-word',
			'done',
			'not-yours',
			'done',
			'not-permitted',
			'not-yours',
			'no-such-message',
			'no-such-message',
			'empty',
			'too-long',
			'not-in-room',
			'no-such-message',
			'name-taken',
			'name-invalid',
			'done',
			'too-long',
			'not-operator',
			'done',
			'not-in-room',
			'done',
		],
	);
	for (const result of results) {
		if (result.status === 'rejected') {
			t.true(result.reason instanceof Problem && result.reason.hint !== '');
		}
	}

	t.is(bot.you.name, 'helper');
	t.is(await bot.rename('helper'), 'helper');
});

test('who is there, under what name, and what the room is about', async t => {
	const server = await startServer(t);
	const mina = await enter(t, server, 'mina');
	const bot = await enter(t, server, 'bot');
	await server.enter('guest');
	t.is(await bot.rename('  도우미 '), '도우미');
	t.is(bot.you.name, '도우미');
	t.like(await next(mina, 'renamed'), {from: 'bot', who: {name: '도우미'}});
	t.deepEqual(
		(await bot.who()).map(({name, presence}) => [name, presence]),
		[
			['mina', 'online'],
			['도우미', 'online'],
		],
	);
	t.deepEqual(
		(await bot.who('#lobby')).map(({name}) => name),
		['mina', '도우미', 'guest'],
	);
	t.is(bot.online, 3);
	t.is(bot.topic(), '');
	await mina.setTopic('우롱차');
	await next(bot, 'topic');
	t.is(bot.topic(), '우롱차');
	t.is(bot.topic('lobby'), '');
	const late = await enter(t, server, 'late');
	t.is(late.topic('#Tea'), '우롱차');
	t.deepEqual(
		(await late.listRooms()).toSorted((a, b) => a.name.localeCompare(b.name)),
		[
			{name: '#lobby', topic: '', size: 4, joined: true},
			{name: '#tea', topic: '우롱차', size: 3, joined: true},
		],
	);
	await late.part('#tea');
	t.is(late.topic('#tea'), '');
	t.is(await codeOf(t, late.who('#tea')), 'not-in-room');
	t.is(await codeOf(t, late.setTopic('x', '#tea')), 'not-in-room');
});

test("the readme's other example does what it says", async t => {
	const readme = await readFile(new URL('../../readme.md', import.meta.url), 'utf8');
	const example = /```js\n(const said = await chat[\s\S]*?)```/.exec(readme)?.[1] ?? '';
	const server = await startServer(t);
	const mina = await enter(t, server, 'mina');
	const bot = await enter(t, server, 'bot');
	const asked = await mina.say('when?');
	const AsyncFunction = Object.getPrototypeOf(async () => undefined).constructor;
	const run = new AsyncFunction('chat', 'event', `${example}\nreturn names;`);
	t.deepEqual(await run(bot, await next(bot, 'message')), ['mina', 'bot']);
	t.like(await next(mina, 'message'), {text: 'tea at 4?', replyTo: asked.seq});
	t.is((await next(mina, 'edited')).text, 'tea at 5?');
	t.like(await next(mina, 'reacted'), {target: asked.seq, emoji: '🍵'});
});

test('after the end everything rejects with what ended it', async t => {
	const server = await startServer(t);
	const bot = await enter(t, server, 'bot');
	const said = await bot.say('hi');
	server.server.operator.kick('bot', 'spam');
	const [problem] = await Promise.allSettled([next(bot, 'skipped')]);
	t.is(problem?.status, 'rejected');
	for (const promise of [bot.edit(said, 'x'), bot.rename('x'), bot.who(), bot.listRooms()]) {
		t.is(await codeOf(t, promise), 'kicked');
	}
});
