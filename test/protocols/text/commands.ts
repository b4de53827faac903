import test from 'ava';
import {openHouse} from '../../helpers/open-house.ts';

const rules = {usersMax: 100, rate: 0, bannedWords: ['spam'], backlog: 0, graceMs: 1};

test('what one at nc can do', async t => {
	const {openNickname, enter} = await openHouse(t, 'nickname');
	const one = await openNickname('one');
	const mina = await enter('mina');
	await one.expect('Server: mina has joined...\n');
	one.send('/users\n');
	await one.expect('Server: 2 users online: one, mina\n');
	one.send('/whisper mina 안녕 there\r\n');
	t.like(await mina.next('whisper'), {text: '안녕 there', from: {name: 'one'}});
	await one.expect('to mina (whisper): 안녕 there\n');
	one.send('/W MINA again\n');
	t.like(await mina.next('whisper'), {text: 'again'});
	await one.expect('to mina (whisper): again\n');
	one.send('/me waves\n');
	t.like(await mina.next('message'), {text: 'waves', kind: 'action'});
	await one.expect('* one waves\n');
	one.send('//not a command\n');
	t.like(await mina.next('message'), {text: '/not a command'});
	await one.expect('one: /not a command\n');
	one.send('/nick 하나\n');
	t.like(await mina.next('renamed'), {from: 'one', name: '하나'});
	await one.expect('Server: one is now called 하나.\n');
	one.send('/help\n');
	t.regex(await one.until('//TEXT'), /\/whisper NAME TEXT/);
	one.send('/quit\n');
	await one.closed;
	t.like(await mina.next('left'), {member: {name: '하나'}, reason: 'quit'});
});

test('what is wrong is told, and never sent as text', async t => {
	const {openNickname, enter, log} = await openHouse(t, 'nickname', {rules});
	const one = await openNickname('one');
	await enter('mina');
	await one.expect('Server: mina has joined...\n');
	for (const [line, answer] of [
		['/wisper mina hi', 'There is no command /wisper. Did you mean /whisper?'],
		['/', 'There is no command /. Try /help.'],
		['/nick', 'Usage: /nick NAME'],
		['/nick mina', 'The name mina is taken.'],
		['/whisper mina', 'Usage: /whisper NAME TEXT'],
		['/whisper nobody hi', 'Nobody here is called nobody.'],
		['/whisper one hi', 'That is you.'],
		['/me', 'Usage: /me TEXT'],
		['so much SPAM', 'The message has a word that is not allowed here.'],
	]) {
		one.send(`${line}\n`);
		await one.expect(`Server: ${answer}\n`);
	}

	one.send('\n   \n\r\n/users\n');
	await one.expect('Server: 2 users online: one, mina\n');
	t.false(log.some(event => event.event === 'message'));
});

test('too fast is told, once a second', async t => {
	const {openNickname} = await openHouse(t, 'nickname', {rules: {...rules, rate: 1}, now: () => 1_000_000});
	const one = await openNickname('one');
	one.send('a\nb\nc\nd\ne\nf\n/users\n');
	const answer = await one.until('1 user online: one\n');
	t.is(answer.split('At most 1 messages a second.').length, 2);
	await one.expect('one: a\none: b\none: c\n');
});

for (const choice of ['nickname', 'assigned', 'address'] as const) {
	test(`a password is asked for first: ${choice}`, async t => {
		const {open, logged} = await openHouse(t, choice, {password: '열려라'});
		const client = await open();
		await client.expect('Password:\n');
		client.send('sesame\n');
		t.regex(await client.until('Password:\n'), /The password is wrong\.\n/);
		client.send('열려라');
		await client.until({nickname: '@@', assigned: '\u001B[0m', address: 'online)\n'}[choice]);
		t.like(await logged(event => event.event === 'rejected'), {code: 'wrong-password'});
	});
}

test('three wrong passwords are enough', async t => {
	const {open} = await openHouse(t, 'address', {password: '열려라'});
	const client = await open();
	client.send('one\ntwo\nthree\nfour\n');
	t.is(
		await client.closed,
		'Password:\n> The password is wrong.\nPassword:\n> The password is wrong.\nPassword:\n> The password is wrong.\n',
	);
});
