import test, {type ExecutionContext} from 'ava';
import {createIrcProtocol} from '../../source/protocols/irc/session.ts';
import type {ChatServerOptions} from '../../source/server/server.ts';
import {createBrittleJournal} from '../helpers/brittle-journal.ts';
import {createFakeClock} from '../helpers/fake-clock.ts';
import {connectIrc} from '../helpers/irc-client.ts';
import {detector, openHouse} from '../helpers/open-house.ts';

const room = '#lobby';
const full = "The server's disk is full: nothing can be said until there is room.";
const mended = 'The server can store messages again.';

/** A server of every protocol whose disk can be filled; time for its probes passes when it is told. */
const openBrittle = async (t: ExecutionContext, options: Partial<ChatServerOptions> = {}) => {
	const journal = createBrittleJournal();
	const clock = createFakeClock();
	const house = await openHouse(t, 'assigned', {
		journal,
		schedule(ms, callback) {
			if (ms >= 1000) {
				return clock.schedule(ms, callback);
			}

			// Not a probe: a moment in which more may come that is written together.
			const timer = setTimeout(callback, ms);
			return () => clearTimeout(timer);
		},
		protocol: detector('assigned', createIrcProtocol()),
		...options,
	});
	t.teardown(() => journal.breakWith(undefined));
	return {
		...house,
		journal,
		clock,
		/** Make room, and have it found. */
		async mend() {
			journal.breakWith(undefined);
			clock.advance(60_000);
			await house.logged(event => event.event === 'writable');
		},
	};
};

const say = (text: string, number: number) => ({type: 'say', room, text, number});

test('a full disk: one notice to each, nobody goes, refusals in words, one line in the log; then it goes on', async t => {
	const house = await openBrittle(t);
	const [mina, bora] = [await house.enter('mina'), await house.enter('bora')];
	const jay = await house.openJson('jay');
	const {client: text} = await house.openAssigned();
	const ida = await connectIrc(house.port);
	t.teardown(() => ida.socket.destroy());
	await ida.register('ida');
	ida.send(`JOIN ${room}`);
	// The last to be told that she is here: from here on nothing is on its way.
	await text.until('ida');
	await text.until('\n');
	house.journal.breakWith('full');

	mina.send(say('lost', 1));
	t.deepEqual(await mina.next('rejected'), {
		type: 'rejected',
		code: 'unavailable',
		of: 'say',
		text: full,
		number: 1,
	});
	t.is((await bora.next('notice')).text, full);
	await jay.until(`{"cmd":"70","from":"server","msg":"${full}"}\n`);
	await text.until(`Server: ${full}\n`);
	await ida.next(new RegExp(`NOTICE ida :${full}`));
	t.is((await mina.next('notice')).text, full);

	// Everything after that is refused without asking the disk.
	for (let number = 2; number <= 50; number++) {
		mina.send(say('lost too', number));
		t.is((await mina.next('rejected')).number, number);
	}

	jay.send('{"cmd":"7","msg":"hello?"}');
	await jay.until(`"msg":"${full}"}\n`);
	text.send('hello?\n');
	await text.until(`Server: ${full}\n`);
	ida.send(`PRIVMSG ${room} :hello?`);
	await ida.next(new RegExp(`400 ida PRIVMSG :${full}`));
	t.is(house.journal.failures(), 1);
	t.is(house.server.operator.announce('hello?'), full);
	t.is(house.server.operator.stats().problem, full);

	// Reading goes on.
	bora.send({type: 'history', room, limit: 10});
	t.deepEqual((await bora.next('history')).entries, []);
	bora.send({type: 'who', room});
	t.is(((await bora.next('members')).members as unknown[]).length, 5);

	await house.mend();
	for (const client of [mina, bora]) {
		t.is((await client.next('notice')).text, mended);
	}

	await jay.until(`"msg":"${mended}"}\n`);
	await text.until(`Server: ${mended}\n`);
	await ida.next(new RegExp(`NOTICE ida :${mended}`));
	t.is(house.server.operator.stats().problem, undefined);
	mina.send(say('found', 51));
	t.like(await bora.next('message'), {text: 'found'});
	t.like(await mina.next('ack'), {number: 51});
	t.deepEqual(
		(await house.journal.replay(0, 100)).flatMap(entry => (entry.type === 'message' ? [entry.text] : [])),
		['found'],
	);
	const events = house.log.filter(({event}) => !['join', 'message', 'listening'].includes(event));
	t.deepEqual(
		events.map(({event}) => event),
		['read-only', 'writable'],
	);
	t.like(events[0], {code: 'full', text: 'Broken on purpose: full.'});
	// 50 of mina, one of each other, and the operator's.
	t.like(events[1], {refused: 54});
	t.is(house.server.operator.users().length, 5);
	t.is(bora.frames.filter(({type}) => type === 'notice').length, 2);
});

test('who comes while nothing can be stored is told why, whatever they speak, and may come in afterwards', async t => {
	const house = await openBrittle(t);
	const mina = await house.enter('mina');
	house.journal.breakWith('full');
	mina.send(say('lost', 1));
	await mina.next('rejected');

	const native = await house.connect();
	native.send({type: 'hello', version: 1, name: 'bora'});
	t.like(await native.next('rejected'), {code: 'unavailable', of: 'register', text: full});
	const jay = await house.open();
	jay.send('{"cmd":"0","nickname":"jay"}');
	// The one word of this protocol for a server that takes nobody.
	t.is(await jay.closed, '{"cmd":"02"}\n');
	const text = await house.open();
	t.true((await text.closed).includes(full));
	const ida = await connectIrc(house.port);
	t.teardown(() => ida.socket.destroy());
	ida.send('NICK ida', 'USER ida 0 * :Ida');
	await ida.next(new RegExp(`400 \\* NICK :${full}`));
	await ida.closed;
	t.is(house.server.operator.users().length, 1);

	await house.mend();
	// A native client may ask anew on the same connection.
	t.like(await native.enter('bora'), {you: {name: 'bora'}});
	const {name} = await house.openAssigned();
	t.deepEqual(
		house.server.operator.users().map(user => user.name),
		['mina', 'bora', name],
	);
});

test('who goes while nothing can be stored has gone when it can: with the place kept, or without', async t => {
	const house = await openBrittle(t);
	const mina = await house.enter('mina');
	const keeper = await house.enter('keeper', {token: 'k'.repeat(32)});
	const back = await house.enter('back', {token: 'b'.repeat(32)});
	const plain = await house.enter('plain');
	const ida = await connectIrc(house.port);
	await ida.register('ida');
	ida.send(`JOIN ${room}`);
	for (let joined = 0; joined < 4; joined++) {
		await mina.next('joined');
	}

	house.journal.breakWith('full');
	mina.send(say('lost', 1));
	await mina.next('rejected');
	keeper.socket.resetAndDestroy();
	back.socket.resetAndDestroy();
	plain.send({type: 'bye'});
	await plain.closed;
	// To leave is allowed.
	ida.send('QUIT :bye');
	await ida.closed;
	while (house.server.operator.stats().connections > 1) {
		await new Promise(setImmediate);
	}

	// One tries to come back too early.
	const early = await house.connect();
	early.send({type: 'hello', version: 1, token: 'b'.repeat(32)});
	t.like(await early.next('rejected'), {code: 'unavailable', of: 'register'});
	t.is(house.server.operator.users().length, 5);

	await house.mend();
	const gone = [await mina.next('presence'), await mina.next('presence')].map(({name}) => name);
	t.deepEqual(gone, ['keeper', 'back']);
	const left = [await mina.next('left'), await mina.next('left')].map(
		({member}) => (member as {name: string}).name,
	);
	t.deepEqual(left, ['plain', 'ida']);
	t.like(await early.enter(undefined, {token: 'b'.repeat(32)}), {you: {name: 'back'}, resumed: true});
	t.like(await mina.next('presence'), {name: 'back', presence: 'online'});
});

test('history that cannot be read is said to who asked, and once a second in the log; everything else goes on', async t => {
	const clock = createFakeClock();
	const house = await openBrittle(t, {now: clock.now});
	const mina = await house.enter('mina');
	house.journal.breakReads('corrupt');
	for (let asked = 0; asked < 5; asked++) {
		mina.send({type: 'history', room, limit: 10});
		t.like(await mina.next('rejected'), {code: 'unavailable', of: 'history'});
	}

	const errors = () => house.log.filter(({event}) => event === 'error').length;
	t.is(errors(), 1);
	clock.jump(1000);
	mina.send({type: 'history', room, limit: 10});
	await mina.next('rejected');
	t.is(errors(), 2);
	mina.send(say('still here', 1));
	t.like(await mina.next('ack'), {number: 1});
	t.is(house.server.operator.stats().problem, undefined);
});

test('a server that stops while nothing can be stored stops', async t => {
	const house = await openBrittle(t);
	const mina = await house.enter('mina');
	house.journal.breakWith('failed');
	mina.send(say('lost', 1));
	await mina.next('rejected');
	await house.server.stop('shutdown', 'Good night.');
	t.like(await mina.next('goodbye'), {code: 'shutdown', text: 'Good night.'});
	await mina.closed;
	t.is(house.clock.waiting(), 0);
});

test('a message that was given back is sent again under the same number, and is there once', async t => {
	const house = await openBrittle(t);
	const mina = await house.enter('mina', {token: 'm'.repeat(32)});
	house.journal.breakWith('full');
	mina.send(say('at last', 7));
	await mina.next('rejected');
	await house.mend();
	mina.send(say('at last', 7));
	const ack = await mina.next('ack');
	mina.send(say('at last', 7));
	t.like(await mina.next('ack'), {number: 7, seq: ack.seq});
	t.is((await house.journal.after(room, 0, 10)).length, 1);
});
