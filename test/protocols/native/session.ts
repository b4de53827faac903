import test from 'ava';
import fc from 'fast-check';
import {limits} from '../../../source/limits.ts';
import {hashToken} from '../../../source/protocols/native/register.ts';
import {nativeProtocol} from '../../../source/protocols/native/session.ts';
import {messageFrame, welcomeFrame} from '../../helpers/native-frames.ts';
import {createFakeContext} from '../../helpers/session-context.ts';

const createSetup = (options: {authenticate?: (password: string | undefined) => Promise<boolean>} = {}) => {
	const {context, clock, commands, sent: lines, closed, measured, reports} = createFakeContext(options);
	const session = nativeProtocol.createSession({
		...context,
		send: frame => {
			lines.push(frame);
			sent.push(JSON.parse(frame));
		},
	});
	const sent: Record<string, unknown>[] = [];
	const write = (...frames: readonly unknown[]): void => {
		session.push(Buffer.from(frames.map(frame => `${JSON.stringify(frame)}\n`).join('')));
	};

	/** Let what was promised happen. */
	const settle = async (): Promise<void> => {
		await new Promise(resolve => {
			setImmediate(resolve);
		});
	};

	const enter = async (): Promise<void> => {
		write({type: 'hello', version: 1, name: 'mina'});
		await settle();
		session.render(welcomeFrame());
		await settle();
		commands.length = 0;
	};

	return {session, clock, commands, sent, closed, measured, reports, write, settle, enter};
};

test('a hello registers in the lobby, and its token leaves as a hash', async t => {
	const {write, settle, commands} = createSetup();
	const token = 'a-token-of-enough-length';
	write({type: 'hello', version: 1, name: ' mi\u0000na ', token});
	await settle();
	t.deepEqual(commands, [
		{
			type: 'register',
			protocol: 'native',
			address: '10.0.0.7',
			port: 5000,
			rooms: ['#lobby'],
			name: 'mina',
			token: hashToken(token),
		},
	]);
	t.regex(hashToken(token), /^[\w-]{43}$/);
});

test('frames that come before the welcome wait, in order', async t => {
	const {session, write, settle, commands} = createSetup();
	write(
		{type: 'hello', version: 1},
		{type: 'say', room: '#lobby', text: 'one', number: 1},
		{type: 'say', room: '#lobby', text: 'two', number: 2},
	);
	await settle();
	t.deepEqual(
		commands.map(({type}) => type),
		['register'],
	);
	session.render(welcomeFrame());
	write({type: 'who'});
	await settle();
	write({type: 'typing', room: '#lobby'});
	t.deepEqual(
		commands.slice(1).map(command => ('text' in command ? command.text : command.type)),
		['one', 'two', 'who', 'typing'],
	);
});

test('what waits is bounded', async t => {
	const {write, closed, commands, settle} = createSetup();
	write({type: 'hello', version: 1});
	for (let count = 0; count < 300; count++) {
		write({type: 'typing', room: '#lobby'});
	}

	t.is(closed.length, 1);
	t.is(closed[0]?.[0], 'bad-frame');
	await settle();
	t.deepEqual(commands, []);
});

test('a wrong password is told, and ends the connection', async t => {
	const {write, settle, sent, closed, commands, reports} = createSetup({
		authenticate: async p => p === 'right',
	});
	write({type: 'hello', version: 1, name: 'mina', password: 'wrong'});
	await settle();
	t.like(sent[0], {type: 'rejected', code: 'wrong-password', of: 'register'});
	t.is(closed[0]?.[0], 'rejected');
	t.deepEqual(commands, []);
	t.like(reports[0], {event: 'rejected', code: 'wrong-password', name: 'mina'});
	write({type: 'hello', version: 1, password: 'right'});
	await settle();
	t.deepEqual(commands, []);
});

test('an end while the password is looked at ends it all', async t => {
	const {session, write, settle, commands, closed, clock} = createSetup();
	write({type: 'hello', version: 1});
	session.end();
	await settle();
	t.deepEqual(commands, []);
	t.deepEqual(closed, []);
	t.is(clock.waiting(), 0);
});

test('a first frame that is no hello ends the connection', t => {
	for (const line of [
		'GET / HTTP/1.1',
		'{"type":"say","room":"#lobby","text":"x"}',
		'{"type":"dance"}',
		'[]',
	]) {
		const {session, closed, commands} = createSetup();
		session.push(Buffer.from(`${line}\n`));
		t.is(closed[0]?.[0], 'bad-frame', line);
		t.deepEqual(commands, []);
	}
});

test('another version is named beside the own', t => {
	const {write, sent, closed} = createSetup();
	write({type: 'hello', version: 7});
	t.like(sent[0], {type: 'rejected', code: 'version'});
	t.regex(String(sent[0]?.text), /version 1 .*version 7/);
	t.is(closed[0]?.[0], 'rejected');
});

test('a frame over the limit ends the connection, also when it never ends', async t => {
	const {session, closed, enter} = createSetup();
	await enter();
	session.push(Buffer.alloc(limits.frameBytesMax + 1, 'x'));
	t.is(closed[0]?.[0], 'bad-frame');
});

test('an unknown frame is refused and the session goes on', async t => {
	const {write, sent, commands, closed, enter} = createSetup();
	await enter();
	write(
		{type: 'dance'},
		{type: 'say', room: '#lobby', number: 4},
		{type: 'search', words: ''},
		{type: 'who'},
	);
	t.like(sent[0], {type: 'rejected', of: 'frame', code: 'bad-frame'});
	t.like(sent[1], {type: 'rejected', of: 'frame', code: 'bad-frame', number: 4});
	t.deepEqual(commands, [
		{type: 'search', words: '', limit: 50},
		{type: 'who', room: '#lobby'},
	]);
	t.deepEqual(closed, []);
});

test('text is made safe at the door', async t => {
	const {write, commands, enter} = createSetup();
	await enter();
	write(
		{type: 'say', room: '#lobby', text: '\u001b[31mred\u001b]0;title\u0007\nnext', number: 1},
		{type: 'whisper', to: 'mi\u202Ena', text: 'x\u009b2J'},
		{type: 'rename', name: 'a\nb'},
		{type: 'topic', room: '#lobby', topic: 'one\ntwo'},
	);
	t.deepEqual(commands, [
		{type: 'say', room: '#lobby', text: 'red\nnext', number: 1},
		{type: 'whisper', to: 'mina', text: 'x'},
		{type: 'rename', name: 'a b'},
		{type: 'topic', room: '#lobby', topic: 'one two'},
	]);
});

test('a page of history is bounded', async t => {
	const {write, commands, enter} = createSetup();
	await enter();
	write({type: 'history', room: '#lobby', before: 9, limit: 1_000_000}, {type: 'history', room: '#lobby'});
	t.deepEqual(commands, [
		{type: 'history', room: '#lobby', before: 9, limit: limits.historyPageMax},
		{type: 'history', room: '#lobby', limit: limits.backlogDefault},
	]);
});

test('a name that is taken leaves room for another hello', async t => {
	const {session, write, settle, commands, sent} = createSetup();
	write({type: 'hello', version: 1, name: 'mina'}, {type: 'say', room: '#lobby', text: 'x', number: 1});
	await settle();
	session.render({type: 'rejected', code: 'name-taken', of: 'register', text: 'taken'});
	await settle();
	t.like(sent[0], {type: 'rejected', code: 'not-registered', number: 1});
	write({type: 'hello', version: 1, name: 'bora'});
	await settle();
	t.like(commands[1], {type: 'register', name: 'bora'});
});

test('a second hello is refused', async t => {
	const {write, sent, commands, enter} = createSetup();
	await enter();
	write({type: 'hello', version: 1});
	t.like(sent[0], {type: 'rejected', code: 'already-registered'});
	t.deepEqual(commands, []);
});

test('bye quits and closes; what follows is not read', async t => {
	const {write, commands, closed, enter} = createSetup();
	await enter();
	write({type: 'bye', reason: 'lunch'}, {type: 'who'});
	t.deepEqual(commands, [{type: 'quit', reason: 'quit', text: 'lunch'}]);
	t.deepEqual(closed, [['bye', '']]);
});

test('only the answer to the last ping counts', async t => {
	const {session, clock, write, sent, measured, enter} = createSetup();
	session.heartbeat?.();
	t.deepEqual(sent, []);
	await enter();
	session.heartbeat?.();
	const time = clock.now();
	t.deepEqual(sent, [{type: 'ping', time}]);
	clock.advance(42);
	write({type: 'pong', time: time - 1}, {type: 'pong', time}, {type: 'pong', time});
	t.deepEqual(measured, [42]);
	write({type: 'ping', time: 7});
	t.deepEqual(sent[1], {type: 'pong', time: 7});
});

test('a connection that says nothing is closed after the handshake time, one that entered is not', async t => {
	const silent = createSetup();
	silent.clock.advance(limits.handshakeMs);
	t.is(silent.closed[0]?.[0], 'silent');
	const entered = createSetup();
	await entered.enter();
	entered.clock.advance(limits.handshakeMs);
	t.deepEqual(entered.closed, []);
});

test('an event to a room is the same frame for everyone', t => {
	const event = messageFrame(1, '안녕');
	const frame = createSetup().session.render(event);
	t.is(frame, createSetup().session.render(event));
	t.true(frame.endsWith('\n'));
	t.deepEqual(JSON.parse(frame), event);
});

test('however the bytes are cut, the commands are the same', async t => {
	const text = ['안녕 👩‍👩‍👧', 'two', '셋'].map((said, index) =>
		JSON.stringify({type: 'say', room: '#lobby', text: said, number: index + 1}),
	);
	const bytes = Buffer.from(`${text.join('\r\n\n')}\n`);
	await fc.assert(
		fc.asyncProperty(fc.array(fc.nat(bytes.length), {maxLength: 20}), async cuts => {
			const {session, commands, enter} = createSetup();
			await enter();
			const edges = [0, ...cuts.sort((a, b) => a - b), bytes.length];
			for (const [index, start] of edges.entries()) {
				session.push(bytes.subarray(start, edges[index + 1] ?? bytes.length));
			}

			t.deepEqual(
				commands.map(command => ('text' in command ? command.text : '')),
				['안녕 👩‍👩‍👧', 'two', '셋'],
			);
		}),
		{numRuns: 50},
	);
});
