/** What people install: packed, installed into an empty folder without a registry, and run there. */
import {execFile, spawn} from 'node:child_process';
import {mkdtemp, readdir, readFile, rm, stat, writeFile} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import process from 'node:process';
import {createInterface} from 'node:readline';
import {promisify} from 'node:util';
import anyTest, {type TestFn} from 'ava';
import {root} from '../helpers/built.ts';
import {calledIn} from '../helpers/called.ts';

const run = promisify(execFile);

type Packed = {readonly size: number; readonly files: readonly {readonly path: string}[]};
type Context = {readonly folder: string; readonly packed: Packed; readonly program: string};

const test = anyTest as TestFn<Context>;

test.before(async t => {
	const folder = await mkdtemp(join(tmpdir(), 'chat-tui-package-'));
	// Without scripts: `prepack` would build once more, under the tests that run dist/ right now.
	const {stdout} = await run('npm', ['pack', '--ignore-scripts', '--json', '--pack-destination', folder], {
		cwd: root,
	});
	const [packed] = JSON.parse(stdout);
	await writeFile(join(folder, 'package.json'), '{"private": true}');
	await run('npm', ['install', '--offline', '--no-audit', '--no-fund', join(folder, packed.filename)], {
		cwd: folder,
	});
	t.context = {folder, packed, program: join(folder, 'node_modules/.bin/chat-tui')};
});

test.after.always(async t => {
	if (t.context.folder !== undefined) {
		await rm(t.context.folder, {recursive: true});
	}
});

test('the tarball is at most 1.5 MB and has what is needed to run, and no more', t => {
	const {size, files} = t.context.packed;
	t.true(size <= 1_500_000, `${size} bytes`);
	const paths = files.map(({path}) => path);
	// A start opens one file of it, the program; a server's threads have one each.
	t.deepEqual(paths.toSorted(), [
		'LICENSE',
		'bin/chat-tui.js',
		'bin/package.json',
		'changelog.md',
		'dist/cli.cjs',
		'dist/index.d.ts',
		'dist/index.js',
		'dist/search-worker.js',
		'dist/sqlite-worker.js',
		'dist/third-party-licenses.txt',
		'man/chat-tui.1',
		'package.json',
		'readme.md',
	]);
});

test('it installs nothing else, and runs no script while being installed', async t => {
	const {folder} = t.context;
	const installed = await readdir(join(folder, 'node_modules'));
	t.deepEqual(
		installed.filter(name => !name.startsWith('.')),
		['chat-tui'],
	);
	const {dependencies, optionalDependencies, peerDependencies, scripts} = JSON.parse(
		await readFile(join(folder, 'node_modules/chat-tui/package.json'), 'utf8'),
	);
	t.deepEqual(
		{dependencies, optionalDependencies, peerDependencies},
		{
			dependencies: undefined,
			optionalDependencies: undefined,
			peerDependencies: undefined,
		},
	);
	t.deepEqual(
		Object.keys(scripts).filter(name => /install|prepare/.test(name)),
		[],
	);
});

test('the licences of what is bundled travel with it', async t => {
	const path = join(t.context.folder, 'node_modules/chat-tui/dist/third-party-licenses.txt');
	const text = await readFile(path, 'utf8');
	for (const name of ['ink', 'react', 'react-reconciler', 'yoga-layout', 'meow', 'valibot']) {
		t.regex(text, new RegExp(`^${name} \\d+\\.\\d+\\.\\d+ \\(MIT\\)$`, 'm'));
	}
});

test('the program is executable and knows its version', async t => {
	const {folder, program} = t.context;
	const {version} = JSON.parse(await readFile(`${root}package.json`, 'utf8'));
	t.is((await run(program, ['--version'], {cwd: folder})).stdout.trim(), version);
	t.regex((await run(program, ['--help'], {cwd: folder})).stdout, /serve[\s\S]*join/);
	t.not((await stat(program)).mode & 0o111, 0);
});

test('--help and --version evaluate neither Ink nor React', async t => {
	const {folder, program} = t.context;
	for (const flag of ['--help', '--version']) {
		const called = await calledIn(join(folder, 'coverage', flag), env =>
			run(process.execPath, [program, flag], {cwd: folder, env: {...process.env, ...env}}),
		);
		// For its version nothing is loaded at all.
		t.is(called.length > 0, flag === '--help');
		for (const text of called) {
			// A variable that only Ink asks for, and the mark of every React element.
			t.notRegex(text, /INK_SCREEN_READER|react\.transitional\.element/, flag);
		}
	}
});

test('serve and join run in the empty folder', async t => {
	const {folder, program} = t.context;
	const env = {
		...process.env,
		XDG_STATE_HOME: join(folder, 'state'),
		XDG_CONFIG_HOME: join(folder, 'config'),
	};
	const data = join(folder, 'data');
	const server = spawn(program, ['serve', '127.0.0.1', '0', '--json', '--data', data], {cwd: folder, env});
	const exit = new Promise(resolve => {
		server.on('exit', (code, signal) => resolve(signal ?? code));
	});
	let complaints = '';
	server.stderr.setEncoding('utf8').on('data', chunk => {
		complaints += chunk;
	});
	try {
		const lines = createInterface({input: server.stdout});
		const events: {readonly event: string; readonly [field: string]: unknown}[] = [];
		for await (const line of lines) {
			const event = JSON.parse(line);
			events.push(event);
			if (event.event === 'listening') {
				const joined = run(program, ['join', '127.0.0.1', String(event.port), '--name', '민아'], {
					cwd: folder,
					env,
				});
				joined.child.stdin?.end('빌드가 초록색입니다 🎉\n');
				// Its end is the end of this test too: without it no message would come.
				joined.catch(() => server.kill());
			}

			if (event.event === 'leave') {
				server.stdin.write('quit\n');
			}
		}

		const message = events.find(({event}) => event === 'message');
		t.like(message, {name: '민아', text: '빌드가 초록색입니다 🎉'}, complaints);
		t.is(await exit, 0);
		t.is(complaints, '');
		t.true((await readdir(data)).length > 0, 'the journal is on disk');
	} finally {
		server.kill('SIGKILL');
	}
});

const readmeBot = async (): Promise<string> =>
	/```js\n(import \{connect\} from 'chat-tui';[\s\S]*?)```/.exec(
		await readFile(`${root}readme.md`, 'utf8'),
	)?.[1] ?? '';

/** What the compiler has against a program that has the package alone: neither Node's types nor the repository's. */
const compile = async (folder: string, name: string, source: string): Promise<string> => {
	// As little as there is everywhere.
	const console = 'declare const console: {log(...words: unknown[]): void};\n';
	await writeFile(join(folder, name), source.includes('console') ? source + console : source);
	const options = [
		'--noEmit',
		'--strict',
		'--module',
		'nodenext',
		'--target',
		'es2022',
		'--skipLibCheck',
		'false',
	];
	const tsc = join(root, 'node_modules/typescript/bin/tsc');
	return run(process.execPath, [tsc, ...options, '--types', '', join(folder, name)], {cwd: folder}).then(
		({stdout}) => stdout,
		(error: {stdout: string}) => error.stdout,
	);
};

test("the readme's bot has at most fifteen lines, and compiles against the package alone", async t => {
	const {folder} = t.context;
	const bot = await readmeBot();
	t.true(bot.trim().split('\n').length <= 15);
	t.is(await compile(folder, 'bot.mts', bot), '');
	// The check can fail: types that were any would take this.
	t.regex(await compile(folder, 'wrong.mts', bot.replace('from.name', 'from.nmae')), /nmae/);
	t.regex(await compile(folder, 'wrong.mts', bot.replace('chat.say(', 'chat.say(7, ')), /wrong\.mts/);
});

test("the readme's other example compiles against the package alone", async t => {
	const {folder} = t.context;
	const readme = await readFile(`${root}readme.md`, 'utf8');
	const example = /```js\n(const said = await chat[\s\S]*?)```/.exec(readme)?.[1] ?? '';
	const source = `import type {Chat, ChatEvent} from 'chat-tui';
export const example = async (chat: Chat, event: Extract<ChatEvent, {type: 'message'}>): Promise<string[]> => {
${example}
	return names;
};
`;
	t.is(await compile(folder, 'example.mts', source), '');
	t.regex(
		await compile(folder, 'wrong-example.mts', source.replace("react(event, '🍵')", 'react(event, 7)')),
		/wrong-example\.mts/,
	);
});

// A client that prints what is said, and takes up what another of it left.
const sessionProgram = `
import {cleanFrame, createSession, type SessionStart} from 'chat-tui';
let kept: SessionStart | undefined;
const begin = (name: string, heard: (text: string) => void) => {
	const session = createSession({
		host: '127.0.0.1',
		port: PORT,
		name,
		start: kept,
		onUnsent(unsent) {
			kept = unsent;
		},
		onEvents(events) {
			for (const event of events) {
				if (event.type === 'acknowledged') heard('kept ' + (event.seq > 0));
				if (event.type === 'connection' && event.connection.status === 'connected') heard('connected');
				if (event.type === 'frame' && event.frame.type === 'message') heard(cleanFrame(event.frame).from.name);
				if (event.type === 'frame' && event.frame.type === 'welcome') heard(event.frame.resumed ? 'resumed' : 'new');
			}
		},
	});
	session.start();
	return session;
};
const steps: string[] = [];
await new Promise<void>(resolve => {
	const first = begin('mina', step => {
		steps.push(step);
		if (step === 'connected') first.send({type: 'say', room: '#lobby', text: 'hi', kind: 'text'});
		if (step === 'kept true') first.leave().then(resolve);
	});
});
console.log(steps.join(', '), kept?.name, kept?.last, kept?.messages.length);
`;

test('the session that the screens are built on is there for programs, with types that are enough', async t => {
	const {folder, program} = t.context;
	t.is(await compile(folder, 'session.mts', sessionProgram.replace('PORT', '7777')), '');
	const wrong = sessionProgram.replace('event.frame.resumed', 'event.frame.resmed');
	t.regex(await compile(folder, 'wrong-session.mts', wrong), /resmed/);
	const hidden = sessionProgram.replace(
		'type SessionStart}',
		'type SessionStart, type Command, type ServerFrame}',
	);
	t.regex(await compile(folder, 'wrong-session.mts', hidden), /Command[\s\S]*ServerFrame/);
	const server = spawn(program, ['serve', '127.0.0.1', '0', '--json', '--memory'], {cwd: folder});
	t.teardown(() => server.kill('SIGKILL'));
	const {value = '{}'} = await createInterface({input: server.stdout})[Symbol.asyncIterator]().next();
	await writeFile(join(folder, 'session.mts'), sessionProgram.replace('PORT', JSON.parse(value).port));
	const {stdout} = await run(process.execPath, ['--experimental-strip-types', 'session.mts'], {cwd: folder});
	t.is(stdout, 'new, connected, kept true mina 1 0\n');
});

test("the readme's bot answers, and counts", async t => {
	const {folder, program} = t.context;
	const server = spawn(program, ['serve', '127.0.0.1', '0', '--json', '--memory', '--rate', '0'], {
		cwd: folder,
	});
	t.teardown(() => server.kill('SIGKILL'));
	const events = createInterface({input: server.stdout})[Symbol.asyncIterator]();
	const until = async (
		fits: (event: Record<string, unknown>) => boolean,
	): Promise<Record<string, unknown>> => {
		for (;;) {
			const {value, done} = await events.next();
			if (done) {
				throw new Error('The server ended.');
			}

			const event = JSON.parse(value);
			if (fits(event)) {
				return event;
			}
		}
	};

	const {port} = await until(({event}) => event === 'listening');
	await writeFile(join(folder, 'bot.mjs'), (await readmeBot()).replace('7777', String(port)));
	const bot = spawn(process.execPath, ['bot.mjs'], {cwd: folder, stdio: ['ignore', 'ignore', 'inherit']});
	t.teardown(() => bot.kill('SIGKILL'));
	await until(({event, name}) => event === 'join' && name === 'helper');
	const joined = run(program, ['join', '127.0.0.1', String(port), '--name', 'mina'], {cwd: folder});
	joined.child.stdin?.end('!time\n👍 민수\n👍 @민수\n');
	const isHelper = ({event, name}: Record<string, unknown>): boolean =>
		event === 'message' && name === 'helper';
	t.regex(String((await until(isHelper)).text), /^mina: \d{4}-\d\d-\d\dT/);
	t.is((await until(isHelper)).text, '민수: 1 👍');
	t.is((await until(isHelper)).text, '민수: 2 👍');
	await joined;
});
