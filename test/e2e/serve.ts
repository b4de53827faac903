import {mkdtempSync, readdirSync, statSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import path from 'node:path';
import test from 'ava';
import {makeHome, runInTerminal, runPiped, serveHeadlessly} from '../helpers/program.ts';
import {connectRaw} from '../helpers/raw-client.ts';

test('SIGTERM ends it in order: everyone gets goodbye, the exit is 0', async t => {
	const env = await makeHome(t);
	const server = await serveHeadlessly(t, ['--memory'], env);
	const mina = await connectRaw(Number(server.port));
	await mina.enter('mina');
	server.child.kill('SIGTERM');
	t.is((await mina.next('goodbye')).code, 'restart');
	await mina.closed;
	t.deepEqual(await server.exit, {code: 0, signal: null});
	t.regex(server.stdout(), /"event":"stopping"/);
});

test('closing the window of the dashboard is an end in order too', async t => {
	const env = await makeHome(t);
	const dashboard = runInTerminal(t, ['serve', '127.0.0.1', '0', '--memory'], {env});
	const address = /listening on 127\.0\.0\.1:(\d+)/;
	await dashboard.waitFor(address);
	const mina = await connectRaw(Number(address.exec(dashboard.screen().join('\n'))?.[1]));
	await mina.enter('mina');
	dashboard.hangUp();
	t.is((await mina.next('goodbye')).code, 'shutdown');
	await mina.closed;
});

test('a client that does not take its goodbye does not hold the exit', async t => {
	const env = await makeHome(t);
	const server = await serveHeadlessly(t, ['--memory'], env);
	const mina = await connectRaw(Number(server.port));
	await mina.enter('mina');
	mina.socket.pause();
	server.child.kill('SIGINT');
	t.deepEqual(await server.exit, {code: 0, signal: null});
	mina.end();
});

test('history outlives the server, its files are private, and a second server is kept out', async t => {
	const env = await makeHome(t);
	const directory = path.join(mkdtempSync(path.join(tmpdir(), 'chat-tui-')), 'data');
	const first = await serveHeadlessly(t, ['--data', directory], env);
	const mina = await connectRaw(Number(first.port));
	await mina.enter('mina');
	mina.send({type: 'say', room: '#lobby', text: '기억해 줘', number: 1});
	await mina.next('ack');
	t.is(statSync(directory).mode & 0o777, 0o700);
	for (const file of readdirSync(directory)) {
		t.is(statSync(path.join(directory, file)).mode & 0o777, 0o600, file);
	}

	const second = runPiped(t, ['serve', '127.0.0.1', '0', '--headless', '--data', directory], env);
	t.is((await second.exit).code, 1);
	const lines = second.stderr().trim().split('\n');
	t.is(lines.length, 2);
	t.true(lines[0]?.includes(directory));
	first.child.kill('SIGKILL');
	await first.exit;
	const again = await serveHeadlessly(t, ['--data', directory], env);
	const bora = await connectRaw(Number(again.port));
	await bora.enter('bora');
	const history = (await bora.next('history')) as {entries?: Array<{text: string}>};
	t.deepEqual(
		history.entries?.map(({text}) => text),
		['기억해 줘'],
	);
	bora.end();
});

test('each thing that keeps it from starting: one line what happened, one line what to do, exit 1', async t => {
	const env = await makeHome(t);
	const running = await serveHeadlessly(t, ['--memory'], env);
	const file = path.join(mkdtempSync(path.join(tmpdir(), 'chat-tui-')), 'file');
	writeFileSync(file, '');
	for (const [args, pattern] of [
		[['127.0.0.1', running.port, '--memory'], new RegExp(running.port)],
		[['no-such-host.invalid', '0', '--memory'], /no-such-host\.invalid/],
		[['192.0.2.1', '0', '--memory'], /192\.0\.2\.1/],
		[['127.0.0.1', '0', '--data', path.join(file, 'below')], /file/],
		[['127.0.0.1', '0', '--memory', '--password-file', `${file}.not`], /file\.not/],
	] as const) {
		const run = runPiped(t, ['serve', ...args, '--headless'], env);
		t.is((await run.exit).code, 1, args.join(' '));
		const lines = run.stderr().trim().split('\n');
		t.is(lines.length, 2, run.stderr());
		t.regex(lines[0] ?? '', pattern);
	}
});
