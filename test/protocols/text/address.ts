import test from 'ava';
import {openHouse} from '../../helpers/open-house.ts';

const shown = (port: number): string => `127.0.0.1:${port}`;

test('every row of the table', async t => {
	const {open} = await openHouse(t, 'address');
	const one = await open();
	await one.expect('> Connected to the chat server (1 user online)\n');
	const two = await open();
	await two.expect('> Connected to the chat server (2 users online)\n');
	await one.expect(`> New user ${shown(two.port)} entered (2 users online)\n`);
	const three = await open();
	await three.expect('> Connected to the chat server (3 users online)\n');
	await one.expect(`> New user ${shown(three.port)} entered (3 users online)\n`);
	await two.expect(`> New user ${shown(three.port)} entered (3 users online)\n`);
	two.send('안녕하세요');
	await one.expect(`[${shown(two.port)}] 안녕하세요\n`);
	await three.expect(`[${shown(two.port)}] 안녕하세요\n`);
	three.end();
	await one.expect(`< The user ${shown(three.port)} left (2 users online)\n`);
	await two.expect(`< The user ${shown(three.port)} left (2 users online)\n`);
	two.end();
	await one.expect(`< The user ${shown(two.port)} left (1 user online)\n`);
	t.is(one.rest(), '');
});

test('users of other protocols have names; one who takes a name is called by it', async t => {
	const {open, openJson, enter} = await openHouse(t, 'address');
	const one = await open();
	await one.until('online)\n');
	const mina = await enter('mina');
	await one.expect('> New user mina entered (2 users online)\n');
	mina.send({type: 'say', room: '#lobby', text: 'line one\nline two'});
	await one.expect('[mina] line one\n[mina] line two\n');
	one.send('hello');
	t.like(await mina.next('message'), {text: 'hello', from: {name: `127.0.0.1.${one.port}`}});
	const jay = await openJson('jay');
	await one.expect('> New user jay entered (3 users online)\n');
	one.send('/nick bora');
	await one.expect(`> ${shown(one.port)} is now called bora.\n`);
	one.send('/users');
	await one.expect('> 3 users online: bora, mina, jay\n');
	jay.end();
	await one.expect('< The user jay left (2 users online)\n');
});

test('a name that looks like an address is not shown as one', async t => {
	const {open, enter} = await openHouse(t, 'address');
	const one = await open();
	await one.until('online)\n');
	const impostor = await enter('10.0.0.7.51234');
	await one.expect('> New user 10.0.0.7.51234 entered (2 users online)\n');
	impostor.send({type: 'say', room: '#lobby', text: 'it is me'});
	await one.expect('[10.0.0.7.51234] it is me\n');
	t.is(one.rest(), '');
});

test('a whisper may name an address as it is shown', async t => {
	const {open} = await openHouse(t, 'address');
	const one = await open();
	await one.until('online)\n');
	const two = await open();
	await one.until('online)\n');
	one.send(`/w ${shown(two.port)} psst`);
	await two.until('online)\n');
	await two.expect(`[${shown(one.port)} (whisper)] psst\n`);
	await one.expect(`[to ${shown(two.port)} (whisper)] psst\n`);
	t.is(one.rest() + two.rest(), '');
});
