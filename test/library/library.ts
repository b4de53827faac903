import test, {type ExecutionContext} from 'ava';
import {
	type Chat,
	type ChatEvent,
	type ConnectOptions,
	connect,
	Problem,
} from '../../source/library/index.ts';
import {startServer, type TestServer} from '../helpers/chat-server.ts';

const enter = async (
	t: ExecutionContext,
	{port}: TestServer,
	options: Omit<ConnectOptions, 'port'> = {},
): Promise<Chat> => {
	const chat = await connect({host: '127.0.0.1', port, ...options});
	t.teardown(() => chat.close());
	return chat;
};

/** The next events of these types. */
const take = async <Type extends ChatEvent['type']>(
	chat: Chat,
	count: number,
	...types: readonly Type[]
): Promise<Extract<ChatEvent, {type: Type}>[]> => {
	const events: Extract<ChatEvent, {type: Type}>[] = [];
	for await (const event of chat) {
		if ((types as readonly string[]).includes(event.type)) {
			events.push(event as Extract<ChatEvent, {type: Type}>);
			if (events.length === count) {
				break;
			}
		}
	}

	return events;
};

test('what is said is acknowledged with its place, and others hear it once', async t => {
	const server = await startServer(t);
	const mina = await enter(t, server, {name: 'mina'});
	const bot = await enter(t, server, {name: 'bot'});
	t.like(bot.you, {name: 'bot'});
	t.deepEqual(bot.rooms, ['#lobby']);
	const first = await bot.say('안녕 👋');
	const second = await bot.say('waves', {action: true});
	t.true((second.seq ?? 0) > (first.seq ?? 0));
	await bot.whisper('mina', '쉿');
	const heard = await take(mina, 3, 'message', 'whisper');
	t.like(heard[0], {
		type: 'message',
		room: '#lobby',
		from: bot.you,
		text: '안녕 👋',
		kind: 'text',
		earlier: false,
	});
	t.is(heard[0]?.seq, first.seq);
	t.like(heard[1], {type: 'message', text: 'waves', kind: 'action'});
	t.like(heard[2], {type: 'whisper', from: bot.you, to: mina.you, text: '쉿'});
});

test('who comes and goes, and is called otherwise, is told', async t => {
	const server = await startServer(t);
	const bot = await enter(t, server, {name: 'bot'});
	const mina = await server.enter('mina');
	mina.send({type: 'rename', name: 'minji'});
	mina.send({type: 'bye'});
	const [joined, renamed, left] = await take(bot, 3, 'joined', 'renamed', 'left');
	t.like(joined, {type: 'joined', room: '#lobby', who: {name: 'mina'}, online: 2});
	t.like(renamed, {type: 'renamed', from: 'mina', who: {name: 'minji'}});
	t.like(left, {type: 'left', who: {name: 'minji'}, reason: 'quit', online: 1});
});

test('a refusal is a Problem with its code', async t => {
	const server = await startServer(t, {
		rules: {usersMax: 10, rate: 0, bannedWords: ['spam'], backlog: 0, graceMs: 1000},
	});
	const bot = await enter(t, server, {name: 'bot'});
	const codeOf = async (promise: Promise<unknown>): Promise<string> => {
		const problem = await t.throwsAsync(promise, {instanceOf: Problem});
		t.not(problem?.hint, '');
		return problem?.code ?? '';
	};

	t.is(await codeOf(bot.say('spam')), 'banned-word');
	t.is(await codeOf(bot.whisper('nobody', 'hi')), 'no-such-user');
	t.is(await codeOf(bot.say('  ')), 'empty');
	t.is(await codeOf(bot.say('x'.repeat(20_000))), 'too-long');
	t.is(await codeOf(bot.say('hi', {room: 'elsewhere'})), 'no-such-room');
	t.is(await codeOf(bot.join('# #')), 'room-invalid');
	t.is(await codeOf(connect({host: '127.0.0.1', port: server.port, name: 'bot'})), 'name-taken');
	t.is(await codeOf(connect({host: '127.0.0.1', port: 1})), 'ECONNREFUSED');
	t.is(await codeOf(connect({backlog: -1})), 'usage');
	t.truthy((await bot.say('still here')).seq);
});

test('rooms: one is in the room that was asked for, and goes into others and out of them', async t => {
	const server = await startServer(t);
	const mina = await enter(t, server, {name: 'mina', room: 'tea'});
	const bot = await enter(t, server, {name: 'bot', room: '#Tea'});
	t.is(bot.room, '#tea');
	t.is(await bot.join('#coffee'), '#coffee');
	t.deepEqual(bot.rooms, ['#lobby', '#tea', '#coffee']);
	await bot.say('in tea');
	const [message] = await take(mina, 1, 'message');
	t.like(message, {room: '#tea', text: 'in tea'});
	await bot.part('coffee');
	t.deepEqual(bot.rooms, ['#lobby', '#tea']);
	await t.throwsAsync(bot.part('coffee'), {instanceOf: Problem});
});

test('earlier messages come first, marked, over several pages', async t => {
	const server = await startServer(t);
	const mina = await enter(t, server, {name: 'mina'});
	for (let index = 0; index < 450; index++) {
		await mina.say(`m${index}`);
	}

	const bot = await enter(t, server, {name: 'bot', backlog: 420});
	await mina.say('now');
	const events = await take(bot, 421, 'message');
	t.deepEqual(
		events.map(({text}) => text),
		[...Array.from({length: 420}, (_, index) => `m${index + 30}`), 'now'],
	);
	t.deepEqual(
		events.map(({earlier}) => earlier),
		events.map((_, index) => index < 420),
	);
});

test('a loop that takes nothing for long gets everything, in order and once', async t => {
	const server = await startServer(t);
	const mina = await enter(t, server, {name: 'mina'});
	const bot = await enter(t, server, {name: 'bot'});
	const said = Array.from({length: 2500}, (_, index) => `m${index}`);
	await Promise.all(said.map(text => mina.say(text)));
	const heard: string[] = [];
	for await (const event of bot) {
		if (event.type === 'message') {
			heard.push(event.text);
			if (heard.length === 2400) {
				// Live again, or soon: what comes now is no less in its place.
				await mina.say('last');
			}
		}

		if (heard.at(-1) === 'last') {
			break;
		}
	}

	t.deepEqual(heard, [...said, 'last']);
});

test('the loop ends with close, and what was said before is kept', async t => {
	const server = await startServer(t);
	const mina = await enter(t, server, {name: 'mina'});
	{
		await using bot = await connect({host: '127.0.0.1', port: server.port, name: 'bot'});
		void bot.say('bye');
	}

	const [message] = await take(mina, 1, 'message');
	t.is(message?.text, 'bye');
	const ended = (async () => {
		for await (const event of mina) {
			if (event.type === 'left') {
				await mina.close();
			}
		}

		return 'ended';
	})();
	t.is(await ended, 'ended');
	await t.throwsAsync(mina.say('x'), {instanceOf: Problem});
});

test('who is kicked is told by the loop, after all that came before', async t => {
	const server = await startServer(t);
	const bot = await enter(t, server, {name: 'bot'});
	const mina = await server.enter('mina');
	mina.send({type: 'say', room: '#lobby', text: 'before', number: 1});
	await mina.next('ack');
	server.server.operator.kick('bot', 'spam');
	const heard: string[] = [];
	const problem = await t.throwsAsync(
		async () => {
			for await (const event of bot) {
				heard.push(event.type === 'message' ? event.text : event.type);
			}
		},
		{instanceOf: Problem},
	);
	t.is(problem?.code, 'kicked');
	t.true(heard.includes('before'));
	await t.throwsAsync(bot.say('x'), {instanceOf: Problem, message: problem?.message ?? ''});
});
