import path from 'node:path';
import test from 'ava';
import {makeHome, runInTerminal, runPiped, serveHeadlessly} from '../helpers/program.ts';
import {connectRaw} from '../helpers/raw-client.ts';

/** Say numbered lines, and wait until the server has kept them all. */
const sayAll = async (port: string, name: string, from: number, to: number): Promise<void> => {
	const client = await connectRaw(Number(port));
	await client.enter(name);
	for (let number = from; number <= to; number++) {
		client.send({type: 'say', room: '#lobby', text: `line ${number}`, number});
	}

	let acknowledged = await client.next('ack');
	while (acknowledged.number !== to) {
		acknowledged = await client.next('ack');
	}

	client.send({type: 'bye'});
	await client.closed;
};

test('a client that was stopped while 300 lines were said has them all, once and in order', async t => {
	const env = await makeHome(t);
	const data = path.join(env.HOME ?? '', 'room');
	const args = ['--data', data, '--rate', '0'];
	const first = await serveHeadlessly(t, args, env);
	const listener = runPiped(t, ['join', '127.0.0.1', first.port, '--name', 'listener'], env);
	await first.until(/"event":"join","name":"listener"/);
	await sayAll(first.port, 'one', 1, 20);
	await listener.until(/one: line 20$/m);
	// It sleeps, as a laptop does; the server is killed and started again, and goes on without it.
	listener.child.kill('SIGSTOP');
	first.child.kill('SIGKILL');
	await first.exit;
	const second = await serveHeadlessly(t, args, env, first.port);
	await sayAll(second.port, 'two', 21, 320);
	listener.child.kill('SIGCONT');
	await listener.until(/two: line 320$/m);
	const numbers = [...listener.stdout().matchAll(/: line (\d+)$/gm)].map(([, number]) => Number(number));
	t.deepEqual(
		numbers,
		Array.from({length: 320}, (_, index) => index + 1),
	);
	listener.child.stdin.end();
	t.is((await listener.exit).code, 0);
});

test('a server that keeps nothing and starts again: what it says anew is shown', async t => {
	const env = await makeHome(t);
	const first = await serveHeadlessly(t, ['--memory', '--rate', '0'], env);
	const mina = runInTerminal(t, ['join', '127.0.0.1', first.port, '--name', 'mina'], {env});
	await mina.waitFor('1 online');
	await sayAll(first.port, 'one', 1, 5);
	await mina.waitFor('line 5');
	first.child.kill('SIGKILL');
	await first.exit;
	const second = await serveHeadlessly(t, ['--memory', '--rate', '0'], env, first.port);
	await second.until(/"event":"join","name":"mina"/);
	await sayAll(second.port, 'two', 6, 10);
	await mina.waitFor(screen =>
		['line 5', 'line 6', 'line 10'].every(text =>
			screen.some(row => row.endsWith(text) || row.includes(`${text} `)),
		),
	);
	mina.write('\u0003');
	t.is((await mina.exit).code, 0);
});

test('300 lines that were written while the server was away are all said when it is back, once and in order', async t => {
	const env = await makeHome(t);
	// A burst of 180: sent all at once, more than a hundred would be refused.
	const args = ['--data', path.join(env.HOME ?? '', 'room'), '--rate', '60'];
	const first = await serveHeadlessly(t, args, env);
	const witness = runPiped(t, ['join', '127.0.0.1', first.port, '--name', 'witness'], env);
	const mina = runInTerminal(t, ['join', '127.0.0.1', first.port, '--name', 'mina'], {env});
	await mina.waitFor('2 online');
	first.child.kill('SIGKILL');
	await first.exit;
	await mina.waitFor('reconnecting');
	const numbers = Array.from({length: 300}, (_, index) => index + 1);
	mina.write(numbers.map(number => `line ${number}\r`).join(''));
	await mina.waitFor('line 300 …');
	const second = await serveHeadlessly(t, args, env, first.port);
	await second.until(/"event":"resumed","name":"witness"/);
	await witness.until(/mina: line 300$/m);
	t.deepEqual(
		[...witness.stdout().matchAll(/mina: line (\d+)$/gm)].map(([, number]) => Number(number)),
		numbers,
	);
	await mina.waitFor(screen => screen.some(row => /┃ line 300 *(?:│|$)/.test(row)));
	t.false(mina.screen().join('\n').includes('too fast'));
	mina.write('\u0003');
	t.is((await mina.exit).code, 0);
});
