import test from 'ava';
import {openHouse} from '../helpers/open-house.ts';

const say = (text: string) => ({type: 'say', room: '#lobby', text});

for (const choice of ['nickname', 'assigned', 'address'] as const) {
	test(`native, JSON and ${choice} hear each other, whispers and renames included`, async t => {
		const {enter, openJson, open, server} = await openHouse(t, choice);
		const mina = await enter('mina');
		const jay = await openJson('jay');
		const text = await open();
		if (choice === 'nickname') {
			await text.until('@@');
			text.send('bora');
		}

		await text.until({nickname: "'Bye!'\n", assigned: 'do here.\n', address: 'online)\n'}[choice]);
		const name = server.operator.users()[2]?.name ?? '';
		await jay.expect(`{"cmd":"8","nickname":"${name}","userCount":3}\n`);

		// Speech.
		mina.send(say('첫 줄\n둘째 줄'));
		await text.until('첫 줄\n');
		t.regex(await text.until('\n'), /mina.*둘째 줄\n$/);
		await jay.expect('{"cmd":"70","from":"mina","msg":"첫 줄\\n둘째 줄"}\n');
		jay.send('{"cmd":"7","msg":"from \\u001b[31mjay\\u0007"}');
		t.like(await mina.next('message'), {text: 'from jay', from: {name: 'jay'}});
		t.regex(await text.until('\n'), /jay.*from jay\n$/);
		text.send('글');
		t.like(await mina.next('message'), {text: '글', from: {name}});
		await jay.expect(`{"cmd":"70","from":"${name}","msg":"글"}\n`);
		if (choice === 'nickname') {
			await text.expect('bora: 글\n');
		}

		// Whispers.
		jay.send('{"cmd":"2","to":"MINA","msg":"psst"}');
		t.like(await mina.next('whisper'), {text: 'psst', from: {name: 'jay'}});
		await jay.expect('{"cmd":"22"}\n');
		mina.send({type: 'whisper', to: 'jay', text: 'back'});
		await jay.expect('{"cmd":"70","from":"mina","msg":"back"}\n');
		text.send('/whisper jay 귓속말\n');
		await jay.expect(`{"cmd":"70","from":"${name}","msg":"귓속말"}\n`);
		t.regex(await text.until('\n'), /to .*jay.* \(whisper\)\]?:? 귓속말\n$/);
		jay.send(`{"cmd":"2","to":"${name}","msg":"ok"}`);
		await jay.expect('{"cmd":"22"}\n');
		t.regex(await text.until('\n'), /jay.* \(whisper\)\]?:? ok\n$/);

		// Renames and topics.
		mina.send({type: 'rename', name: '민아'});
		const voice = choice === 'address' ? '>' : 'Server:';
		await text.expect(`${voice} mina is now called 민아.\n`);
		await jay.expect('{"cmd":"70","from":"server","msg":"mina is now called 민아."}\n');
		jay.send('{"cmd":"5","newNickname":"jin"}');
		await jay.expect('{"cmd":"51","newNickname":"jin"}\n');
		t.like(await mina.next('renamed'), {from: 'mina'});
		t.like(await mina.next('renamed'), {from: 'jay', name: 'jin'});
		await text.expect(`${voice} jay is now called jin.\n`);
		mina.send({type: 'topic', room: '#lobby', topic: 'tea'});
		await text.expect(`${voice} 민아 changed the topic to: tea\n`);
		await jay.expect('{"cmd":"70","from":"server","msg":"민아 changed the topic to: tea"}\n');

		// One list for all.
		jay.send('{"cmd":"1"}');
		await jay.expect(
			`${JSON.stringify({
				cmd: '10',
				users: server.operator.users().map(user => [user.name, user.address, user.port]),
			})}\n`,
		);
		text.send('/users\n');
		const shown = choice === 'address' ? `127.0.0.1:${text.port}` : name;
		await text.expect(`${voice} 3 users online: 민아, jin, ${shown}\n`);
		mina.send({type: 'who', room: '#lobby'});
		t.deepEqual(
			((await mina.next('members')).members as Array<{name: string}>).map(member => member.name),
			['민아', 'jin', name],
		);

		// A name is one name everywhere.
		mina.send({type: 'rename', name: name.toUpperCase()});
		t.is((await mina.next('rejected')).code, 'name-taken');

		// A kick ends each with its reason.
		server.operator.kick('jin', 'no robots');
		t.is(await jay.closed, '{"cmd":"70","from":"server","msg":"You were kicked: no robots"}\n');
		t.regex(await text.until('\n'), /jin.*no robots/);
		server.operator.kick(name, 'you too');
		t.is(await text.closed, `${voice} You were kicked: you too\n`);
		t.like(await mina.next('left'), {member: {name: 'jin'}, reason: 'kicked', text: 'no robots'});
		t.like(await mina.next('left'), {member: {name}, reason: 'kicked', text: 'you too'});
	});
}

test('a stop is told to each', async t => {
	const {openJson, openAssigned, enter, server} = await openHouse(t, 'assigned');
	const mina = await enter('mina');
	const jay = await openJson('jay');
	const {client, given} = await openAssigned();
	await jay.until('"userCount":3}\n');
	await server.stop('shutdown', 'Good night.');
	t.is(await jay.closed, '{"cmd":"70","from":"server","msg":"Good night."}\n');
	t.is(await client.closed, 'Server: Bye! Good night.\n');
	t.like(await mina.next('goodbye'), {code: 'shutdown'});
	t.truthy(given);
});
