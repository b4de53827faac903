import test from 'ava';
import {makeHome, runPiped, serveHeadlessly} from '../helpers/program.ts';

test('a line in a pipe is sent, acknowledged, and the exit is 0', async t => {
	const env = await makeHome(t);
	const server = await serveHeadlessly(t, ['--memory'], env);
	const join = runPiped(t, ['join', '127.0.0.1', server.port, '--name', 'ci'], env);
	join.child.stdin.end('build is green 빌드 성공 👍\n');
	t.deepEqual(await join.exit, {code: 0, signal: null});
	const [line] = await server.until(/.*"event":"message".*/);
	t.like(JSON.parse(line), {name: 'ci', text: 'build is green 빌드 성공 👍'});
});

test('what others say are lines on standard output, all else is on standard error', async t => {
	const env = await makeHome(t);
	const server = await serveHeadlessly(t, ['--memory'], env);
	const listener = runPiped(t, ['join', `127.0.0.1:${server.port}`, '--name', '듣는이'], env);
	await server.until(/"event":"join","name":"듣는이"/);
	const talker = runPiped(t, ['join', '127.0.0.1', server.port, '--name', 'talker', '--plain'], env);
	talker.child.stdin.end('하나\n둘\n');
	t.is((await talker.exit).code, 0);
	await listener.until(/^\d\d:\d\d talker: 하나\n\d\d:\d\d talker: 둘$/m);
	t.regex(listener.stderr(), /talker/);
	t.false(listener.stdout().includes('joined'));
	listener.child.stdin.end();
	t.is((await listener.exit).code, 0);
});

test('each failure: one line what happened, one line what to do, exit 1', async t => {
	const env = await makeHome(t);
	const server = await serveHeadlessly(t, ['--memory', '--password', 'right', '--max-users', '1'], env);
	const failing = async (...args: string[]) => {
		const run = runPiped(t, ['join', '127.0.0.1', ...args], env);
		run.child.stdin.end('hi\n');
		const {code} = await run.exit;
		return {code, lines: run.stderr().trim().split('\n')};
	};

	const refused = await failing('1');
	t.is(refused.code, 1);
	t.deepEqual(refused.lines, [
		'Nothing listens at 127.0.0.1 port 1.',
		'Check the address, or start a room there: chat-tui serve',
	]);
	const wrong = await failing(server.port, '--password', 'wrong');
	t.is(wrong.code, 1);
	t.is(wrong.lines.length, 2);
	t.regex(wrong.lines[0] ?? '', /password/i);
	const holder = runPiped(t, ['join', '127.0.0.1', server.port, '--name', 'first'], {
		...env,
		CHAT_TUI_PASSWORD: 'right',
	});
	await server.until(/"event":"join","name":"first"/);
	const full = await failing(server.port, '--password', 'right');
	t.is(full.code, 1);
	t.is(full.lines.length, 2);
	t.regex(full.lines[0] ?? '', /full/);
	holder.child.stdin.end();
	t.is((await holder.exit).code, 0);
	t.false(server.stdout().includes('right'));
});

test('wrong use is exit 2, with two lines', async t => {
	const env = await makeHome(t);
	for (const args of [
		['dance'],
		['join', 'host', 'port'],
		['serve', '--plain'],
		['serve', '--memory', '--data', 'x'],
		['join', '--nmae', 'mina'],
		['serve', '--max-users', 'many'],
	]) {
		const run = runPiped(t, args, env);
		run.child.stdin.end();
		const {code} = await run.exit;
		t.is(code, 2, args.join(' '));
		t.is(run.stderr().trim().split('\n').length, 2, run.stderr());
	}
});

test('--help and --version say what they should, and exit 0', async t => {
	const version = runPiped(t, ['--version']);
	t.is((await version.exit).code, 0);
	t.regex(version.stdout(), /^\d+\.\d+\.\d+\n$/);
	const help = runPiped(t, ['--help']);
	t.is((await help.exit).code, 0);
	for (const word of ['serve', 'join', '--headless', '--max-per-address', '--plain']) {
		t.true(help.stdout().includes(word), word);
	}
});

test('--help is in the language that is spoken, and of the command that it is asked of', async t => {
	const env = await makeHome(t);
	const korean = {...env, LC_ALL: 'ko_KR.UTF-8'};
	for (const [args, variables, expected, other] of [
		[['--help'], env, /^ {2}Usage\n {4}\$ chat-tui {2}/m, /쓰는 법/],
		[['--help'], korean, /^ {2}쓰는 법\n {4}\$ chat-tui {2}/m, /Usage/],
		[['--help', '--lang', 'ko'], env, /^ {2}쓰는 법$/m, /Usage/],
		[['--lang', 'en', '--help'], korean, /^ {2}Usage$/m, /쓰는 법/],
		[
			['send', '--help'],
			env,
			/Usage\n {4}\$ chat-tui send host[\s\S]*--timeout TIME/,
			/--motd|--events|chat-tui serve/,
		],
		[['tail', '--help', '--lang=ko'], env, /\$ chat-tui tail [\s\S]*--events/, /--to |--motd/],
	] as const) {
		const help = runPiped(t, args, variables);
		t.is((await help.exit).code, 0, args.join(' '));
		t.regex(help.stdout(), expected);
		t.notRegex(help.stdout(), other);
		t.is(help.stderr(), '');
	}

	const wrong = runPiped(t, ['nothing', '--help'], env);
	t.is((await wrong.exit).code, 2);
	t.is(wrong.stderr(), 'There is no command nothing.\nSee: chat-tui --help\n');
});
