import {once} from 'node:events';
import {connect} from 'node:net';
import test from 'ava';
import {createMemoryJournal} from '../../source/history/memory.ts';
import {Problem} from '../../source/problem.ts';
import {nativeProtocol} from '../../source/protocols/native/session.ts';
import type {Protocol} from '../../source/protocols/protocol.ts';
import {makeServer, startServer} from '../helpers/chat-server.ts';
import {openHouse} from '../helpers/open-house.ts';

const lobby = '#lobby';

test('three talk: each hears the others, in one order, and the sender is acknowledged', async t => {
	const {enter} = await startServer(t);
	const [mina, junho, bora] = [await enter('mina'), await enter('준호'), await enter('bora')];
	mina.send({type: 'say', room: lobby, text: '안녕하세요 👋🏽', number: 1});
	const heard = await bora.next('message');
	t.like(heard, {room: lobby, text: '안녕하세요 👋🏽', from: {name: 'mina'}});
	t.like(await mina.next('ack'), {number: 1, seq: heard.seq});
	t.is((await junho.next('message')).seq, heard.seq);
	t.false(mina.frames.some(frame => frame.type === 'message'));
	t.like(await mina.next('joined'), {member: {name: '준호'}, online: 2});
	t.false('address' in (await junho.next('joined')));
});

test('bytes may be cut anywhere, in the middle of a syllable too', async t => {
	const {enter} = await startServer(t);
	const [mina, bora] = [await enter('mina'), await enter('bora')];
	const bytes = Buffer.from(`${JSON.stringify({type: 'say', room: lobby, text: '한글 🎉'})}\n`);
	for (const byte of bytes) {
		mina.socket.write(Buffer.from([byte]));
		await new Promise(setImmediate);
	}

	t.is((await bora.next('message')).text, '한글 🎉');
});

test('what a user types cannot steer a terminal', async t => {
	const {enter} = await startServer(t);
	const [mina, bora] = [await enter('mina'), await enter('bora')];
	mina.send({type: 'say', room: lobby, text: '\u001B]0;owned\u0007red \u001B[31malert\u009B2J\u202Eevil'});
	t.is((await bora.next('message')).text, 'red alertevil');
});

test('the log has who came and went, with address and port and how many are online', async t => {
	const {enter, logged} = await startServer(t);
	const mina = await enter('mina');
	const {localPort} = mina.socket;
	t.like(await logged(event => event.event === 'join'), {
		name: 'mina',
		address: '127.0.0.1',
		port: localPort,
		protocol: 'native',
		online: 1,
	});
	mina.send({type: 'bye'});
	t.is((await mina.next('goodbye')).code, 'bye');
	await mina.closed;
	t.like(await logged(event => event.event === 'leave'), {
		name: 'mina',
		port: localPort,
		online: 0,
		reason: 'quit',
	});
});

test('one who is kicked is told why, and so are the others', async t => {
	const {server, enter, logged} = await startServer(t);
	const [mina, bora] = [await enter('mina'), await enter('bora')];
	t.is(server.operator.kick('nobody', ''), 'Nobody here is called nobody.');
	t.is(server.operator.kick('MINA', 'spamming'), undefined);
	t.like(await mina.next('goodbye'), {code: 'kicked', text: 'spamming'});
	await mina.closed;
	t.like(await bora.next('left'), {member: {name: 'mina'}, reason: 'kicked', text: 'spamming'});
	t.like(await logged(event => event.event === 'kick'), {name: 'mina', reason: 'spamming'});
});

test('the operator deletes the last message of someone', async t => {
	const {server, enter, logged} = await startServer(t);
	const [mina, bora] = [await enter('mina'), await enter('bora')];
	mina.send({type: 'say', room: '#lobby', text: 'buy my soup', number: 1});
	mina.send({type: 'say', room: '#lobby', text: 'hello', number: 2});
	t.is((await bora.next('message')).text, 'buy my soup');
	await bora.next('message');
	t.regex(server.operator.delete('bora', '') ?? '', /^bora has said nothing lately/);
	t.regex(server.operator.delete('mina', 'tea') ?? '', /these words/);
	t.is(server.operator.delete('MINA', 'Soup'), undefined);
	t.like(await bora.next('amended'), {
		by: {id: 'server'},
		amendment: {type: 'delete'},
		quote: {text: 'buy my soup'},
	});
	t.like(await logged(event => event.event === 'amend'), {
		what: 'delete',
		text: 'buy my soup',
		room: '#lobby',
	});
	t.is(server.operator.delete('mina', ''), undefined);
	t.like(await mina.next('amended'), {quote: {text: 'buy my soup'}});
	t.like(await mina.next('amended'), {quote: {text: 'hello'}});
});

test('the operator speaks to everyone and sees everyone', async t => {
	const {server, enter} = await startServer(t);
	const [mina, bora] = [await enter('mina'), await enter('bora')];
	server.operator.announce('lunch at noon');
	t.like(await mina.next('message'), {
		text: 'lunch at noon',
		from: {id: 'server', name: 'server'},
		kind: 'notice',
	});
	t.like(await bora.next('message'), {text: 'lunch at noon'});
	server.operator.whisper('bora', 'psst');
	t.like(await bora.next('whisper'), {text: 'psst', from: {id: 'server'}});
	server.operator.setMotd('new words');
	t.like(await bora.next('server'), {server: {motd: 'new words'}});
	t.deepEqual(
		server.operator.users().map(({name, address, port, messages}) => ({name, address, port, messages})),
		[
			{name: 'mina', address: '127.0.0.1', port: mina.socket.localPort, messages: 0},
			{name: 'bora', address: '127.0.0.1', port: bora.socket.localPort, messages: 0},
		],
	);
	t.like(server.operator.stats(), {online: 2, connections: 2, messages: 2});
	t.true(server.operator.stats().bytesOut > 0);
});

test('a wrong password is refused, the right one is let in', async t => {
	const {connect, log} = await startServer(t, {password: '열려라'});
	const stranger = await connect();
	stranger.send({type: 'hello', version: 1, name: 'eve', password: 'sesame'});
	t.is((await stranger.next('rejected')).code, 'wrong-password');
	await stranger.closed;
	t.false(JSON.stringify(log).includes('sesame'));
	const mina = await connect();
	t.like(await mina.enter('mina', {password: '열려라'}), {you: {name: 'mina'}});
});

test('a name that is taken may be tried again on the same connection', async t => {
	const {connect, enter} = await startServer(t);
	await enter('mina');
	const second = await connect();
	second.send({type: 'hello', version: 1, name: 'Mina'});
	t.is((await second.next('rejected')).code, 'name-taken');
	t.like(await second.enter('mina-2'), {you: {name: 'mina-2'}});
});

test('more connections from one address than may be are closed', async t => {
	const {connect, enter, logged} = await startServer(t, {maxPerAddress: 1});
	await enter('mina');
	const second = await connect();
	await second.closed;
	t.like(await logged(event => event.event === 'rejected'), {
		code: 'too-many-connections',
		address: '127.0.0.1',
	});
});

test('one who is refused does not keep the connection by keeping its own end open', async t => {
	const {port, enter} = await startServer(t, {maxPerAddress: 1});
	await enter('mina');
	const socket = connect({port, host: '127.0.0.1', allowHalfOpen: true});
	socket.on('error', () => undefined);
	await once(socket.resume(), 'end');
	// To write is how one learns that the other side has gone.
	const interval = setInterval(() => socket.write('\n'), 20);
	t.teardown(() => clearInterval(interval));
	await t.notThrowsAsync(new Promise(resolve => socket.once('close', resolve)));
});

test('one who has not come in hears nothing of what is said to everyone', async t => {
	const {server, connect: open, enter} = await startServer(t, {password: '열려라'});
	const stranger = await open();
	const mina = await enter('mina', {password: '열려라'});
	server.operator.announce('the code of the door is 1234');
	t.is((await mina.next('message')).text, 'the code of the door is 1234');
	server.operator.setMotd('members only');
	await mina.next('server');
	stranger.send({type: 'hello', version: 1, name: 'eve', password: 'sesame'});
	await stranger.next('goodbye');
	t.deepEqual(
		stranger.frames.map(({type}) => type),
		['rejected', 'goodbye'],
	);
});

test('one who is cut off keeps the place; bye and clients without a token leave at once', async t => {
	const {server, enter} = await startServer(t);
	const watcher = await enter('watcher');
	const keeper = await enter('keeper', {token: 'k'.repeat(32)});
	const plain = await enter('plain');
	keeper.socket.resetAndDestroy();
	t.like(await watcher.next('presence'), {name: 'keeper', presence: 'reconnecting'});
	plain.socket.resetAndDestroy();
	t.like(await watcher.next('left'), {member: {name: 'plain'}, reason: 'lost'});
	t.deepEqual(
		server.operator.users().map(({name, presence}) => [name, presence]),
		[
			['watcher', 'online'],
			['keeper', 'reconnecting'],
		],
	);
	const back = await enter(undefined, {token: 'k'.repeat(32)});
	t.like(await watcher.next('presence'), {name: 'keeper', presence: 'online'});
	back.send({type: 'bye'});
	t.like(await watcher.next('left'), {member: {name: 'keeper'}, reason: 'quit'});
});

test('a newcomer is shown what was said before', async t => {
	const {enter} = await startServer(t, {
		rules: {usersMax: 10, rate: 0, bannedWords: [], backlog: 2, graceMs: 1},
	});
	const mina = await enter('mina');
	for (const [index, text] of ['one', 'two', 'three'].entries()) {
		mina.send({type: 'say', room: lobby, text, number: index + 1});
		await mina.next('ack');
	}

	const bora = await enter('bora');
	const history = await bora.next('history');
	t.like(history, {room: lobby, more: true, backlog: true});
	t.deepEqual(
		(history.entries as Array<{text: string}>).map(({text}) => text),
		['two', 'three'],
	);
});

test('one who asks for a long history gets as much as a page holds, and stays', async t => {
	const {enter} = await startServer(t);
	const mina = await enter('mina');
	const text = '"'.repeat(16_000);
	for (let number = 1; number <= 200; number++) {
		mina.send({type: 'say', room: lobby, text, number});
		await mina.next('ack');
	}

	const bora = await enter('bora');
	t.like(await bora.next('history'), {backlog: true, more: true});
	bora.send({type: 'history', room: lobby, limit: 200});
	const page = await bora.next('history');
	t.true(page.more);
	const seqs = (page.entries as Array<{seq: number}>).map(({seq}) => seq);
	t.true(seqs.length > 1);
	bora.send({type: 'history', room: lobby, limit: 200, before: seqs[0]});
	const before = (await bora.next('history')).entries as Array<{seq: number}>;
	t.is(before.at(-1)?.seq, (seqs[0] ?? 0) - 1);
});

test('one who does not read and cannot catch up is closed, and the others lose nothing', async t => {
	const {enter, openNickname, logged} = await openHouse(t, 'nickname');
	const [talker, reader, sleeper] = [
		await enter('talker'),
		await enter('reader'),
		await openNickname('sleeper'),
	];
	sleeper.socket.pause();
	const text = 'x'.repeat(16_000);
	const total = 2000;
	// One in flight at a time per batch of ten, so that the reader keeps up.
	for (let number = 1; number <= total; number++) {
		talker.send({type: 'say', room: lobby, text, number});
		if (number % 10 === 0) {
			let acked = await talker.next('ack');
			while (acked.number !== number) {
				acked = await talker.next('ack');
			}
		}
	}

	t.like(await logged(event => event.event === 'leave'), {name: 'sleeper', reason: 'slow'});
	for (let count = 0; count < total; count++) {
		await reader.next('message');
	}

	t.pass();
});

test('one who asks and asks and reads no answer is closed in the end, though its protocol can catch up', async t => {
	const {enter, logged} = await startServer(t);
	const [mina, asker] = [await enter('mina'), await enter('asker')];
	for (let number = 1; number <= 20; number++) {
		mina.send({type: 'say', room: lobby, text: 'x'.repeat(16_000), number});
		await mina.next('ack');
	}

	asker.socket.pause();
	// Each answer is a quarter of a mebibyte: many times what the kernel and the outbox take together.
	for (let count = 0; count < 200; count++) {
		asker.send({type: 'history', room: lobby, limit: 200});
	}

	t.like(await logged(event => event.event === 'rejected'), {code: 'slow', name: 'asker'});
	t.like(await logged(event => event.event === 'leave'), {name: 'asker', reason: 'slow'});
});

test('stopping says goodbye to everyone and closes all', async t => {
	const {server, enter, log} = await startServer(t);
	const clients = await Promise.all(Array.from({length: 20}, (_, index) => enter(`user-${index}`)));
	await server.stop('shutdown', 'The operator stopped the server.');
	for (const client of clients) {
		t.like(await client.next('goodbye'), {code: 'shutdown', text: 'The operator stopped the server.'});
		await client.closed;
	}

	t.true(log.some(event => event.event === 'stopping'));
});

test('before a restart everyone is noted as gone, however many they are', async t => {
	const journal = createMemoryJournal();
	const dropped = new Set<string>();
	const {server, enter} = await startServer(t, {
		journal: {
			...journal,
			append(drafts) {
				for (const draft of drafts) {
					if (draft.type === 'drop') {
						dropped.add(draft.user);
					}
				}

				return journal.append(drafts);
			},
		},
	});
	for (let index = 0; index < 150; index++) {
		await enter(`user-${index}`, {token: `token-of-the-user-number-${index}`});
	}

	await server.stop('restart', 'Back in a minute.');
	t.is(dropped.size, 150);
});

test('one that is said goodbye to as it hangs up hears it', async t => {
	const polite: Protocol = {
		name: 'irc',
		resumable: false,
		createSession: context => ({
			format: 'polite',
			push: () => undefined,
			render: event => (event.type === 'goodbye' ? `${event.text}\n` : ''),
			hungUp: () => context.close('bye', 'so long'),
			end: () => undefined,
		}),
	};
	const {port} = await startServer(t, {protocol: polite});
	const socket = connect({port, host: '127.0.0.1', allowHalfOpen: true});
	let heard = '';
	socket.setEncoding('utf8').on('data', chunk => {
		heard += chunk;
	});
	await once(socket, 'connect');
	socket.end();
	await once(socket, 'close');
	t.is(heard, 'so long\n');
});

test('a port in use, an unknown host and one that is not here: what happened and what to do', async t => {
	const {port} = await startServer(t);
	const second = makeServer();
	const inUse = await t.throwsAsync(second.listen('127.0.0.1', port), {
		instanceOf: Problem,
		code: 'port-in-use',
	});
	t.true(inUse?.message.includes(String(port)));
	t.true(inUse?.hint.includes(String(port + 1)));
	await t.throwsAsync(makeServer().listen('192.0.2.1', 0), {instanceOf: Problem, code: 'host-not-here'});
	await t.throwsAsync(makeServer().listen('no-such-host.invalid', 0), {
		instanceOf: Problem,
		code: 'host-unknown',
	});
});

test('a server that could not listen lets go of its journal', async t => {
	const {port} = await startServer(t);
	const journal = createMemoryJournal();
	await t.throwsAsync(makeServer({journal}).listen('127.0.0.1', port), {code: 'port-in-use'});
	await t.throwsAsync(journal.replay(0, 1), {code: 'closed'});
});

test('what is no frame closes that connection and harms no other', async t => {
	const {connect, enter, logged} = await startServer(t);
	const [mina, bora] = [await enter('mina'), await enter('bora')];
	const noise = await connect();
	noise.socket.write('\u0000\u00FF{{{{\n');
	await once(noise.socket, 'close');
	t.like(await logged(event => event.event === 'rejected'), {code: 'bad-frame'});
	mina.send({type: 'say', room: lobby, text: 'still here'});
	t.is((await bora.next('message')).text, 'still here');
});

test('a defect that one client meets ends its connection alone, and is in the log', async t => {
	const brittle: Protocol = {
		name: 'native',
		resumable: true,
		createSession(context) {
			const session = nativeProtocol.createSession(context);
			return {
				format: session.format,
				render: event => session.render(event),
				end: () => session.end(),
				push(chunk) {
					if (Buffer.from(chunk).includes('trip')) {
						throw new Error('tripped');
					}

					session.push(chunk);
				},
			};
		},
	};
	const {enter, logged} = await startServer(t, {protocol: brittle});
	const [mina, bora] = [await enter('mina'), await enter('bora')];
	mina.send({type: 'say', room: lobby, text: 'trip'});
	await mina.closed;
	t.like(await logged(event => event.event === 'error'), {code: 'defect'});
	t.like(await bora.next('left'), {member: {name: 'mina'}});
	bora.send({type: 'say', room: lobby, text: 'still here', number: 1});
	t.like(await bora.next('ack'), {number: 1});
});
