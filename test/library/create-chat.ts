import {randomBytes} from 'node:crypto';
import test, {type ExecutionContext} from 'ava';
import {systemClock} from '../../source/client/clock.ts';
import {type Connect, connectTcp} from '../../source/client/transport.ts';
import type {Chat, ChatEvent} from '../../source/library/contract.ts';
import {type CreateChatOptions, createChat} from '../../source/library/create-chat.ts';
import {wireSessions} from '../../source/library/create-session.ts';
import {startServer, type TestServer} from '../helpers/chat-server.ts';

/** A chat whose connection the test can break, and keep broken. */
const enterBreakably = async (
	t: ExecutionContext,
	{port}: TestServer,
	options: Partial<CreateChatOptions> = {},
): Promise<{chat: Chat; cut(): void; mend(): void}> => {
	let cut = (): void => {};
	let isCut = false;
	let mend = (): void => {};
	const connect: Connect = (address, listener) => {
		const fail = (): void => listener.closed({code: 'ECONNRESET', message: 'cut'});
		if (isCut) {
			// The attempt hangs until it is mended, then fails: the next one comes through.
			mend = fail;
			return {write() {}, end() {}, destroy() {}};
		}

		const transport = connectTcp(address, listener);
		cut = () => {
			isCut = true;
			transport.destroy();
			fail();
		};
		return transport;
	};

	const chat = await createChat({
		host: '127.0.0.1',
		port,
		createSession: wireSessions({
			connect,
			clock: systemClock,
			random: () => 0,
			newToken: () => randomBytes(24).toString('base64url'),
		}),
		clock: systemClock,
		...options,
	});
	t.teardown(() => chat.close());
	return {
		chat,
		cut() {
			cut();
		},
		mend() {
			isCut = false;
			mend();
		},
	};
};

/** All events up to one that fits, it included. */
const until = async (chat: Chat, fits: (event: ChatEvent) => boolean): Promise<ChatEvent[]> => {
	const events: ChatEvent[] = [];
	for await (const event of chat) {
		events.push(event);
		if (fits(event)) {
			break;
		}
	}

	return events;
};

const isText = (text: string) => (event: ChatEvent) =>
	(event.type === 'message' || event.type === 'whisper') && event.text === text;

const textsOf = (events: readonly ChatEvent[], room: string): string[] =>
	events.flatMap(event =>
		event.type === 'message' && event.room === room
			? [event.text]
			: event.type === 'whisper' && room === '@'
				? [event.text]
				: [],
	);

test('a connection that breaks leaves no gap and nothing twice: rooms, whispers, and what was said meanwhile', async t => {
	const server = await startServer(t);
	const {chat: mina} = await enterBreakably(t, server, {name: 'mina', room: '#tea'});
	const {chat: bot, cut, mend} = await enterBreakably(t, server, {name: 'bot', room: '#tea'});
	await mina.say('t1');
	await mina.say('l1', {room: '#lobby'});
	await mina.whisper('bot', 'w1');
	const before = await until(bot, isText('w1'));
	cut();
	await mina.say('t2');
	await mina.say('l2', {room: '#lobby'});
	await mina.whisper('bot', 'w2');
	const late = bot.say('from the dark');
	mend();
	t.truthy((await late).seq);
	await mina.say('t3');
	await mina.say('l3', {room: '#lobby'});
	await mina.whisper('bot', 'w3');
	const heard: ChatEvent[] = [...before];
	const wanted = new Set(['t3', 'l3', 'w3']);
	const after = await until(bot, event => {
		wanted.delete('text' in event ? event.text : '');
		return wanted.size === 0;
	});
	heard.push(...after);
	t.deepEqual(textsOf(heard, '#tea'), ['t1', 't2', 't3']);
	t.deepEqual(textsOf(heard, '#lobby'), ['l1', 'l2', 'l3']);
	t.deepEqual(textsOf(heard, '@'), ['w1', 'w2', 'w3']);
	t.deepEqual(
		after.flatMap(({type}) => (type === 'disconnected' || type === 'connected' ? [type] : [])),
		['disconnected', 'connected'],
	);
	t.deepEqual(bot.rooms, ['#lobby', '#tea']);
	const minas = await until(mina, isText('from the dark'));
	t.deepEqual(textsOf(minas, '#tea'), ['from the dark']);
});

test('the same when the place was given up meanwhile: the rooms are entered again', async t => {
	const server = await startServer(t, {
		rules: {usersMax: 10, rate: 0, bannedWords: [], backlog: 0, graceMs: 0},
	});
	const {chat: mina} = await enterBreakably(t, server, {name: 'mina', room: '#tea'});
	const {chat: bot, cut, mend} = await enterBreakably(t, server, {name: 'bot', room: '#tea'});
	cut();
	await until(mina, ({type}) => type === 'left');
	await mina.say('t1');
	mend();
	await until(mina, event => event.type === 'joined' && event.room === '#tea');
	await mina.say('t2');
	const heard = await until(bot, isText('t2'));
	t.deepEqual(textsOf(heard, '#tea'), ['t1', 't2']);
	t.deepEqual(bot.rooms, ['#lobby', '#tea']);
});

test('no more events wait than were agreed: what is not kept is counted, what is kept is read later', async t => {
	const server = await startServer(t);
	const {chat: mina} = await enterBreakably(t, server, {name: 'mina'});
	const {chat: bot} = await enterBreakably(t, server, {name: 'bot', eventsMax: 10});
	for (let index = 0; index < 30; index++) {
		const guest = await server.enter(`guest${index}`);
		guest.send({type: 'bye'});
		await guest.closed;
		await mina.say(`m${index}`);
	}

	// Its receipt comes after all that was there before.
	await bot.say('here');
	const texts: string[] = [];
	let told = 0;
	let skipped = 0;
	for await (const event of bot) {
		if (event.type === 'message') {
			texts.push(event.text);
		} else if (event.type === 'skipped') {
			skipped += event.count;
		} else if (event.type === 'joined' || event.type === 'left') {
			told++;
		}

		if (texts.length === 30 && told + skipped === 60) {
			break;
		}
	}

	t.deepEqual(
		texts,
		Array.from({length: 30}, (_, index) => `m${index}`),
	);
	t.true(told <= 11, `${told}`);
});

test('what is asked for without a connection is done once there is one: where the room is to be entered again, then', async t => {
	const server = await startServer(t, {
		rules: {usersMax: 10, rate: 0, bannedWords: [], backlog: 0, graceMs: 0},
	});
	const {chat: mina} = await enterBreakably(t, server, {name: 'mina', room: '#tea'});
	const {chat: bot, cut, mend} = await enterBreakably(t, server, {name: 'bot', room: '#tea'});
	const hers = await mina.say('hers');
	await until(bot, isText('hers'));
	const before = bot.react(hers, '🎉');
	cut();
	await until(mina, ({type}) => type === 'left');
	const asked = Promise.allSettled([
		before,
		bot.react(hers, '👍'),
		bot.edit(hers, 'mine'),
		bot.setTopic('oolong', '#lobby'),
		bot.setTopic('oolong'),
		bot.rename('helper'),
		bot.who(),
		bot.react({...hers, seq: 999_999}, '👍'),
	]);
	mend();
	const results = await asked;
	t.deepEqual(
		results.map(result => (result.status === 'fulfilled' ? 'done' : result.reason.code)),
		['done', 'done', 'not-yours', 'done', 'not-operator', 'done', 'done', 'no-such-message'],
	);
	await until(mina, ({type}) => type === 'topic');
	t.is(mina.topic('#lobby'), 'oolong');
	t.is(bot.you.name, 'helper');
});

test('close waits for what was asked for', async t => {
	const server = await startServer(t);
	const {chat: mina} = await enterBreakably(t, server, {name: 'mina'});
	const {chat: bot} = await enterBreakably(t, server, {name: 'bot'});
	const said = await bot.say('tee');
	const edited = bot.edit(said, 'tea');
	await bot.close();
	await t.notThrowsAsync(edited);
	t.like((await until(mina, ({type}) => type === 'edited')).at(-1), {text: 'tea'});
});
