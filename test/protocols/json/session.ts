import test from 'ava';
import {openHouse} from '../../helpers/open-house.ts';
import {connectSocket} from '../../helpers/raw-socket.ts';

const rules = {usersMax: 3, rate: 0, bannedWords: ['bad phrase'], backlog: 0, graceMs: 1};

test('every row of the table', async t => {
	const {open, port, logged} = await openHouse(t, 'assigned', {rules});
	const mina = await open();
	mina.send('{"cmd":"0","nickname":"mina"}');
	await mina.expect(`{"cmd":"03","serverAddress":["127.0.0.1",${port}],"userCount":1}\n`);
	const bora = await open();
	bora.send('{"cmd":"0","nickname":"보라"}');
	await bora.expect(`{"cmd":"03","serverAddress":["127.0.0.1",${port}],"userCount":2}\n`);
	await mina.expect('{"cmd":"8","nickname":"보라","userCount":2}\n');

	mina.send('{"cmd":"1"}');
	await mina.expect(
		`{"cmd":"10","users":[["mina","127.0.0.1",${mina.port}],["보라","127.0.0.1",${bora.port}]]}\n`,
	);

	mina.send('{"cmd":"2","to":"보라","msg":"psst"}');
	await mina.expect('{"cmd":"22"}\n');
	await bora.expect('{"cmd":"70","from":"mina","msg":"psst"}\n');
	mina.send('{"cmd":"2","to":"nobody","msg":"psst"}');
	await mina.expect('{"cmd":"20"}\n');
	mina.send('{"cmd":"2","to":"mina","msg":"psst"}');
	await mina.expect('{"cmd":"21"}\n');

	mina.send('{"cmd":"4"}');
	await mina.expect('{"cmd":"40","serverVersion":"1.0.0"}\n');

	mina.send('{"cmd":"6","beginTime":1700000000000000001}');
	await mina.expect('{"cmd":"60","beginTime":1700000000000000001}\n');

	mina.send('{"cmd":"7","msg":"안녕 \\"{}\\""}');
	await bora.expect('{"cmd":"70","from":"mina","msg":"안녕 \\"{}\\""}\n');

	mina.send('{"cmd":"5","newNickname":"보라"}');
	await mina.expect('{"cmd":"50"}\n');
	mina.send('{"cmd":"5","newNickname":"not a name"}');
	await mina.expect('{"cmd":"50"}\n');
	mina.send('{"cmd":"5","newNickname":"minji"}');
	await mina.expect('{"cmd":"51","newNickname":"minji"}\n');
	await bora.expect('{"cmd":"70","from":"server","msg":"mina is now called minji."}\n');
	mina.send('{"cmd":"5","newNickname":"minji"}');
	await mina.expect('{"cmd":"51","newNickname":"minji"}\n');

	mina.send('{"cmd":"99"}{"cmd":"4"}');
	await mina.expect('{"cmd":"40","serverVersion":"1.0.0"}\n');
	t.like(await logged(event => event.event === 'error'), {code: 'unknown-command', port: mina.port});

	mina.send('{"cmd":"3"}');
	t.is(await mina.closed, '');
	await bora.expect('{"cmd":"30","nickname":"minji","userCount":1}\n');
	t.is(bora.rest(), '');
});

test('a name that is taken, one that is not allowed, a full room', async t => {
	const {open, openJson} = await openHouse(t, 'assigned', {rules});
	const first = await openJson('mina');
	const second = await open();
	second.send('{"cmd":"0","nickname":"MINA"}');
	t.is(await second.closed, '{"cmd":"01"}\n');
	const third = await open();
	third.send('{"cmd":"0","nickname":"a b"}');
	t.is(await third.closed, '{"cmd":"01"}\n');
	await openJson('two');
	await openJson('three');
	const fourth = await open();
	fourth.send('{"cmd":"0","nickname":"four"}');
	t.is(await fourth.closed, '{"cmd":"02"}\n');
	await first.expect(
		'{"cmd":"8","nickname":"two","userCount":2}\n{"cmd":"8","nickname":"three","userCount":3}\n',
	);
});

test('a banned word closes the connection, and the others see one leave', async t => {
	const {openJson, logged} = await openHouse(t, 'assigned', {rules});
	const [mina, bora, coco] = [await openJson('mina'), await openJson('bora'), await openJson('coco')];
	await mina.until('"coco","userCount":3}\n');
	bora.send('{"cmd":"7","msg":"what a BAD Phrase is"}');
	t.is(await bora.closed, '{"cmd":"8","nickname":"coco","userCount":3}\n');
	await mina.expect('{"cmd":"30","nickname":"bora","userCount":2}\n');
	t.like(await logged(event => event.event === 'rejected'), {code: 'banned-word', name: 'bora'});
	coco.send('{"cmd":"2","to":"mina","msg":"a bad phrase"}');
	t.is(await coco.closed, '{"cmd":"30","nickname":"bora","userCount":2}\n');
	await mina.expect('{"cmd":"30","nickname":"coco","userCount":1}\n');
});

test('one whose connection breaks has left', async t => {
	const {openJson} = await openHouse(t, 'assigned');
	const [mina, bora] = [await openJson('mina'), await openJson('bora')];
	await mina.until('"userCount":2}\n');
	bora.socket.resetAndDestroy();
	await mina.expect('{"cmd":"30","nickname":"bora","userCount":1}\n');
	t.is(mina.rest(), '');
});

test('one object in twenty segments, two in one, all of them at once', async t => {
	const {open, openJson} = await openHouse(t, 'assigned');
	const mina = await openJson('mina');
	const slow = await open();
	const connect = Buffer.from(`{ "nickname" : "느린", "x": {"cmd":"7","y":"}"}, "cmd" : "0" }`);
	const size = Math.ceil(connect.length / 20);
	for (let from = 0; from < connect.length; from += size) {
		slow.send(connect.subarray(from, from + size));
		await new Promise(setImmediate);
	}

	await slow.until('"userCount":2}\n');
	await mina.expect('{"cmd":"8","nickname":"느린","userCount":2}\n');
	slow.send('{"cmd":"7","msg":"one"}{"cmd":"7","msg":"two"}');
	await mina.expect('{"cmd":"70","from":"느린","msg":"one"}\n{"cmd":"70","from":"느린","msg":"two"}\n');
	const script = await open();
	script.send('{"cmd":"0","nickname":"script"}{"cmd":"7","msg":"hi"}\n{"cmd":"3"}');
	t.regex(await script.closed, /^\{"cmd":"03",[^\n]*\n$/);
	await mina.expect(
		'{"cmd":"8","nickname":"script","userCount":3}\n{"cmd":"70","from":"script","msg":"hi"}\n{"cmd":"30","nickname":"script","userCount":2}\n',
	);
});

for (const [what, bytes] of [
	['the first object is not CONNECT', '{"cmd":"7","msg":"hi"}'],
	['CONNECT without a nickname', '{"cmd":"0"}'],
	['brackets without end', `{"cmd":"0","x":${'['.repeat(10_000)}`],
	['an object without end', `{"cmd":"0","x":"${'x'.repeat(70_000)}`],
	['no JSON', '{"cmd":"0",nickname:mina}'],
] as const) {
	test(`closed, with a line in the log: ${what}`, async t => {
		const {port, logged, server} = await openHouse(t, 'assigned');
		const client = await connectSocket(port);
		client.send(bytes);
		t.is(await client.closed, '');
		t.like(await logged(event => event.event === 'rejected'), {code: 'bad-frame', port: client.port});
		t.is(server.operator.stats().online, 0);
	});
}

test('garbage in the middle closes one who was connected, and the others see it leave', async t => {
	const {openJson, logged} = await openHouse(t, 'assigned');
	const [mina, bora] = [await openJson('mina'), await openJson('bora')];
	await mina.until('"userCount":2}\n');
	bora.send('{"cmd":"4"}garbage');
	t.is(await bora.closed, '{"cmd":"40","serverVersion":"1.0.0"}\n');
	await mina.expect('{"cmd":"30","nickname":"bora","userCount":1}\n');
	t.like(await logged(event => event.event === 'rejected'), {code: 'bad-frame', name: 'bora'});
});

test('a password may come with CONNECT; without the right one the name is refused', async t => {
	const {open, log} = await openHouse(t, 'assigned', {password: '열려라'});
	for (const password of [undefined, 'sesame']) {
		const client = await open();
		client.send(JSON.stringify({cmd: '0', nickname: 'mina', password}));
		t.is(await client.closed, '{"cmd":"01"}\n');
	}

	const client = await open();
	client.send('{"cmd":"0","nickname":"mina","password":"열려라"}');
	t.regex(await client.until('\n'), /^\{"cmd":"03"/);
	t.deepEqual(
		log.flatMap(event => (event.event === 'rejected' ? [event.text] : [])),
		['This server needs a password.', 'The password is wrong.'],
	);
});

test('what has no number comes from the server', async t => {
	const {openJson, server} = await openHouse(t, 'assigned', {
		rules: {...rules, rate: 1},
		now: () => 1_000_000,
	});
	const mina = await openJson('mina');
	server.operator.announce('lunch');
	await mina.expect('{"cmd":"70","from":"server","msg":"lunch"}\n');
	mina.send('{"cmd":"7","msg":"a"}'.repeat(4));
	await mina.expect('{"cmd":"70","from":"server","msg":"At most 1 messages a second."}\n');
	server.operator.kick('mina', 'no robots');
	t.is(await mina.closed, '{"cmd":"70","from":"server","msg":"You were kicked: no robots"}\n');
});
