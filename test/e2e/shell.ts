import {execFileSync, spawnSync} from 'node:child_process';
import {mkdirSync, symlinkSync, writeFileSync} from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import test from 'ava';
import {launcher} from '../helpers/built.ts';
import {testWith} from '../helpers/installed.ts';
import {makeHome, runPiped, serveHeadlessly} from '../helpers/program.ts';

test('send says a text, waits until it is kept, and exits with 0', async t => {
	const env = await makeHome(t);
	const server = await serveHeadlessly(t, ['--memory'], env);
	for (const [args, fields] of [
		[
			['127.0.0.1', server.port, 'build is green 👍', '--name', 'ci'],
			{name: 'ci', room: '#lobby', text: 'build is green 👍'},
		],
		[[`127.0.0.1:${server.port}`, 'to', 'tea', '--room', 'tea'], {room: '#tea', text: 'to tea'}],
		[[`:${server.port}`, 'waves', '--action'], {text: 'waves', kind: 'action'}],
	] as const) {
		const run = runPiped(t, ['send', ...args], env);
		t.deepEqual(await run.exit, {code: 0, signal: null}, run.stderr());
		t.is(run.stdout() + run.stderr(), '');
		const said =
			server
				.stdout()
				.split('\n')
				.findLast(line => line.includes('"event":"message"')) ?? '';
		t.like(JSON.parse(said), fields);
	}
});

test('send takes lines of standard input, a message each; what is refused is told, and the rest goes', async t => {
	const env = await makeHome(t);
	const server = await serveHeadlessly(t, ['--memory', '--ban-word', 'spam'], env);
	const run = runPiped(t, ['send', '127.0.0.1', server.port], env);
	run.child.stdin.end('하나\n\nspam\n둘');
	t.is((await run.exit).code, 1);
	t.is(run.stderr().trim().split('\n').length, 2);
	const texts = server
		.stdout()
		.split('\n')
		.flatMap(line => (line.includes('"event":"message"') ? [JSON.parse(line).text] : []));
	t.deepEqual(texts, ['하나', '둘']);
});

test('send fails in two lines: 1 without a connection, 2 used wrongly', async t => {
	const env = await makeHome(t);
	const server = await serveHeadlessly(t, ['--memory', '--password', 'right'], env);
	for (const [args, code, problem] of [
		[['127.0.0.1', '1', 'hi'], 1, /Nothing listens/],
		[['127.0.0.1', server.port, 'hi'], 1, /password/],
		[['127.0.0.1', server.port, 'hi', '--password', 'right', '--to', 'nobody'], 1, /nobody/],
		[[], 2, /which server/],
		[['127.0.0.1', server.port, ' '], 2, /nothing to send/],
		[['127.0.0.1', server.port, 'hi', '--timeout', 'soon'], 2, /--timeout/],
		[['127.0.0.1', server.port, 'hi', '--to', 'mina', '--room', 'tea'], 2, /--to/],
		[['127.0.0.1', server.port, 'hi', '--json'], 2, /--json/],
	] as const) {
		const run = runPiped(t, ['send', ...args], env);
		t.is((await run.exit).code, code, `${args.join(' ')}: ${run.stderr()}`);
		t.is(run.stderr().trim().split('\n').length, 2, run.stderr());
		t.regex(run.stderr(), problem);
	}
});

test('tail prints what was said, comes, and is whispered; on SIGINT it exits with 0', async t => {
	const env = await makeHome(t);
	const server = await serveHeadlessly(t, ['--memory'], env);
	const send = async (...args: string[]): Promise<void> => {
		const run = runPiped(t, ['send', `127.0.0.1:${server.port}`, ...args], env);
		t.is((await run.exit).code, 0, run.stderr());
	};

	await send('before', '--name', 'mina');
	const lines = runPiped(t, ['tail', '127.0.0.1', server.port, '--backlog', '5', '--name', 'lines'], env);
	const objects = runPiped(
		t,
		['tail', `127.0.0.1:${server.port}`, '--json', '--events', '--name', 'objects'],
		env,
	);
	await lines.until(/^\d\d:\d\d mina: before$/m);
	await server.until(/"event":"join","name":"objects"/);
	await send('둘째 줄', '--name', 'mina');
	await send('쉿', '--name', 'mina', '--to', 'objects');
	await lines.until(/^\d\d:\d\d mina: 둘째 줄$/m);
	await objects.until(/"쉿"/);
	t.is(lines.stdout().split('\n').length, 3, 'nothing but the two messages');
	const said = objects
		.stdout()
		.trim()
		.split('\n')
		.map(line => JSON.parse(line));
	const message = said.find(({text}) => text === '둘째 줄');
	t.like(message, {room: '#lobby', from: 'mina', text: '둘째 줄', kind: 'text'});
	t.is(new Date(message.time).toISOString(), message.time);
	t.true(message.seq > 0);
	t.like(
		said.find(({text}) => text === '쉿'),
		{room: '@', from: 'mina', to: 'objects', kind: 'text'},
	);
	t.like(
		said.find(({event, who}) => event === 'joined' && who === 'mina'),
		{event: 'joined', room: '#lobby', who: 'mina'},
	);
	t.false(said.some(({text}) => text === 'before'));
	for (const run of [lines, objects]) {
		run.child.kill('SIGINT');
		t.deepEqual(await run.exit, {code: 0, signal: null});
		t.is(run.stderr(), '');
	}
});

test('tail of one room prints that alone; a reader that has enough is no failure', async t => {
	const env = await makeHome(t);
	const server = await serveHeadlessly(t, ['--memory'], env);
	const run = runPiped(
		t,
		['tail', '127.0.0.1', server.port, '--room', 'tea', '--backlog', '9', '--name', 'tail'],
		env,
	);
	const send = async (...args: string[]): Promise<void> => {
		const sent = runPiped(t, ['send', `127.0.0.1:${server.port}`, '--name', 'mina', ...args], env);
		t.is((await sent.exit).code, 0, sent.stderr());
	};

	await server.until(/"event":"join","name":"tail"/);
	await send('in the lobby');
	await send('in tea', '--room', 'tea');
	await run.until(/mina: in tea\n/);
	t.is(run.stdout().split('\n').length, 2);
	run.child.stdout.destroy();
	await send('more', '--room', 'tea');
	t.is((await run.exit).code, 0);
	t.is(run.stderr(), '');
});

test('tail outlives its server: nothing is lost and nothing is printed twice', async t => {
	const env = await makeHome(t);
	const data = path.join(env.HOME ?? '', 'journal');
	const first = await serveHeadlessly(t, ['--data', data], env);
	const run = runPiped(t, ['tail', '127.0.0.1', first.port, '--name', 'tail'], env);
	await first.until(/"event":"join","name":"tail"/);
	const send = async (text: string): Promise<void> => {
		t.is((await runPiped(t, ['send', `127.0.0.1:${first.port}`, text, '--name', 'mina'], env).exit).code, 0);
	};

	await send('one');
	await run.until(/mina: one\n/);
	first.child.kill('SIGKILL');
	await first.exit;
	await serveHeadlessly(t, ['--data', data], env, first.port);
	await send('two');
	await send('three');
	await run.until(/mina: three\n/);
	t.deepEqual(
		run
			.stdout()
			.trim()
			.split('\n')
			.map(line => line.slice(6)),
		['mina: one', 'mina: two', 'mina: three'],
	);
	run.child.kill('SIGTERM');
	t.is((await run.exit).code, 0);
});

testWith('bash')('bash completes commands, options and values', async t => {
	const env = await makeHome(t);
	const folder = path.join(env.HOME ?? '', 'bin');
	mkdirSync(folder);
	symlinkSync(launcher, path.join(folder, 'chat-tui'));
	const complete = (...words: string[]): string[] => {
		const script = `source <(chat-tui completion bash); complete -p chat-tui >/dev/null || exit 1
COMP_WORDS=(chat-tui "$@"); COMP_CWORD=$#; _chat_tui; printf '%s\\n' "\${COMPREPLY[@]}"`;
		const output = execFileSync('bash', ['--norc', '-c', script, 'bash', ...words], {
			encoding: 'utf8',
			cwd: env.HOME,
			env: {
				...process.env,
				...env,
				LC_ALL: 'C.UTF-8',
				PATH: `${folder}:${path.dirname(process.execPath)}:${process.env.PATH}`,
			},
		});
		return output.split('\n').filter(line => line !== '');
	};

	writeFileSync(path.join(env.HOME ?? '', 'secret.txt'), '');
	t.deepEqual(complete('se'), ['serve', 'send', 'search']);
	t.deepEqual(complete('serve', '--max'), ['--max-users', '--max-per-address']);
	t.deepEqual(complete('join', '--me'), []);
	t.deepEqual(complete('serve', '--text', 'a'), ['assigned', 'address']);
	t.deepEqual(complete('join', '--password-file', 'sec'), ['secret.txt']);
	t.deepEqual(complete('completion', ''), ['bash', 'zsh', 'fish', '--lang', '--help', '--version']);
	t.deepEqual(complete('tail', 'host', '--lang', ''), ['en', 'ko']);
});

for (const shell of ['zsh', 'fish']) {
	testWith(shell)(`${shell} takes the script`, async t => {
		const script = execFileSync(process.execPath, [launcher, 'completion', shell], {encoding: 'utf8'});
		const {HOME = ''} = await makeHome(t);
		const file = path.join(HOME, `chat-tui.${shell}`);
		writeFileSync(file, script);
		const {status, stderr} = spawnSync(shell, ['-n', file], {encoding: 'utf8'});
		t.is(stderr, '');
		t.is(status, 0);
	});
}
