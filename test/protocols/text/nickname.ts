import test from 'ava';
import {openHouse} from '../../helpers/open-house.ts';

test('who is alone is asked for a nickname; the next is told first who is here', async t => {
	const {open} = await openHouse(t, 'nickname');
	const one = await open();
	await one.expect('Hi there, Please send me your nickname@@');
	one.send('mina');
	await one.expect("Welcome mina. if want to quit, send me 'Bye!'\n");
	const two = await open();
	await two.expect('Users mina are in chatroom.\nHi there, Please send me your nickname@@');
	two.send('준호');
	await two.expect("Welcome 준호. if want to quit, send me 'Bye!'\n");
	await one.expect('Server: 준호 has joined...\n');
	const three = await open();
	await three.expect('Users mina, 준호 are in chatroom.\nHi there, Please send me your nickname@@');
	t.is(one.rest() + two.rest() + three.rest(), '');
});

test('a message goes to everyone, its sender too; none of them ends in a newline', async t => {
	const {openNickname} = await openHouse(t, 'nickname');
	const [mina, bora] = [await openNickname('mina'), await openNickname('bora')];
	await mina.expect('Server: bora has joined...\n');
	mina.send('안녕 bora');
	await mina.expect('mina: 안녕 bora\n');
	await bora.expect('mina: 안녕 bora\n');
	bora.send('hi\n');
	await bora.expect('bora: hi\n');
	await mina.expect('bora: hi\n');
	t.is(mina.rest() + bora.rest(), '');
});

for (const [how, farewell] of [
	['Bye! closes the connection', 'Bye!'],
	['Bye! with a line end does too', 'Bye!\r\n'],
	['/quit does too', '/quit\n'],
] as const) {
	test(how, async t => {
		const {openNickname} = await openHouse(t, 'nickname');
		const [mina, bora] = [await openNickname('mina'), await openNickname('bora')];
		await mina.expect('Server: bora has joined...\n');
		bora.send(farewell);
		t.is(await bora.closed, '');
		await mina.expect('Server: bora has left...\n');
	});
}

test('one whose connection breaks has left, at once', async t => {
	const {openNickname} = await openHouse(t, 'nickname');
	const [mina, bora] = [await openNickname('mina'), await openNickname('bora')];
	await mina.expect('Server: bora has joined...\n');
	bora.socket.resetAndDestroy();
	await mina.expect('Server: bora has left...\n');
	t.is(mina.rest(), '');
});

test('a name that is taken or not allowed is asked for again, with the reason', async t => {
	const {open, openNickname} = await openHouse(t, 'nickname');
	await openNickname('mina');
	const client = await open();
	await client.until('@@');
	client.send('MINA');
	await client.expect('Server: The name MINA is taken.\nHi there, Please send me your nickname@@');
	client.send('two words');
	t.regex(
		await client.until('@@'),
		/^Server: A name can have letters[^\n]*\nHi there, Please send me your nickname@@$/,
	);
	client.send('server');
	t.regex(await client.until('@@'), /^Server: That name is reserved[^\n]*\n/);
	client.send('\u001B[31mbora\u0007');
	await client.expect("Welcome bora. if want to quit, send me 'Bye!'\n");
});

test('one who leaves at the prompt was never here', async t => {
	const {open, openNickname} = await openHouse(t, 'nickname');
	const mina = await openNickname('mina');
	const client = await open();
	await client.until('@@');
	client.send('Bye!');
	await client.closed;
	const bora = await openNickname('bora');
	await mina.expect('Server: bora has joined...\n');
	t.is(bora.rest(), '');
});

test('who is at the prompt hears nothing of the room', async t => {
	const {open, openNickname, server} = await openHouse(t, 'nickname');
	const mina = await openNickname('mina');
	const client = await open();
	await client.until('@@');
	mina.send('secret');
	await mina.expect('mina: secret\n');
	server.operator.announce('lunch');
	await mina.expect('Server: lunch\n');
	client.send('bora');
	await client.expect("Welcome bora. if want to quit, send me 'Bye!'\n");
	t.is(client.rest(), '');
});

test('a full server says so and closes', async t => {
	const {open, openNickname} = await openHouse(t, 'nickname', {
		rules: {usersMax: 1, rate: 0, bannedWords: [], backlog: 0, graceMs: 1},
	});
	await openNickname('mina');
	const client = await open();
	await client.until('@@');
	client.send('bora');
	t.is(await client.closed, 'Server: The server is full: 1 of 1 users.\n');
});

test('the motd is told after the welcome', async t => {
	const {open} = await openHouse(t, 'nickname', {motd: 'one\ntwo'});
	const client = await open();
	await client.until('@@');
	client.send('mina');
	await client.expect("Welcome mina. if want to quit, send me 'Bye!'\nServer: one\nServer: two\n");
	t.is(client.rest(), '');
});
