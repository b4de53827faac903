/** A start: what is evaluated until the first frame, and the compiled code that is kept for the next one. */
import {mkdir, readdir, readFile, stat, writeFile} from 'node:fs/promises';
import path from 'node:path';
import process from 'node:process';
import test from 'ava';
import {calledIn} from '../helpers/called.ts';
import {makeHome, runInTerminal, runPiped, type Scope, serveHeadlessly} from '../helpers/program.ts';

/** Texts that only these have, whatever the minifier does. */
const texts = {
	ink: /INK_SCREEN_READER/,
	react: /react\.transitional\.element/,
	highlighting: /BINARY_NUMBER_RE/,
	journal: /journal_mode/,
	server: /allowHalfOpen/,
} as const;

test('until the first frame of join little is called, and nothing of what is not on it', async t => {
	const env = await makeHome(t);
	const {port} = await serveHeadlessly(t, ['--memory'], env);
	const called = await calledIn(path.join(env.HOME ?? '', 'coverage'), async coverage => {
		const mina = runInTerminal(t, ['join', '127.0.0.1', port, '--name', 'mina'], {
			cols: 120,
			rows: 40,
			env: {...env, ...coverage},
		});
		await mina.waitFor('1 online');
		mina.write('\u0003');
		await mina.exit;
	});
	const isCalled = (pattern: RegExp): boolean => called.some(text => pattern.test(text));
	t.true(isCalled(texts.ink));
	t.true(isCalled(texts.react));
	t.false(isCalled(texts.highlighting));
	t.false(isCalled(texts.journal));
	t.false(isCalled(texts.server));
	// What a start costs is the number of functions that it calls.
	t.true(called.length < 2300, `${called.length} functions`);
});

/** Ask for the help, which keeps its code. */
const help = async (t: Scope, env: Record<string, string>): Promise<string> => {
	const run = runPiped(t, ['--help'], env);
	const {code} = await run.exit;
	return `${code} ${run.stderr()}${run.stdout()}`;
};

const keptBy = async (env: Record<string, string>): Promise<string> => {
	const folder = path.join(env.XDG_CACHE_HOME ?? '', 'chat-tui/compiled');
	const names = await readdir(folder);
	if (names.length !== 1) {
		throw new Error(`One file is kept, and not ${names.join(' and ')}.`);
	}

	return path.join(folder, names[0] ?? '');
};

test("compiled code is kept once, in a file of one's own", async t => {
	const env = await makeHome(t);
	const first = await help(t, env);
	t.regex(first, /^0 [\s\S]*serve/);
	const file = await keptBy(env);
	const before = await stat(file);
	t.is(before.mode & 0o777, 0o600);
	t.is((await stat(path.dirname(file))).mode & 0o777, 0o700);
	t.is(await help(t, env), first);
	// V8 took it: what it does not take is written anew, as another file.
	t.is((await stat(file)).ino, before.ino);
});

for (const [name, damage] of [
	[
		'with another byte in it',
		(bytes: Buffer) => bytes.with(bytes.length >> 1, (bytes.at(bytes.length >> 1) ?? 0) ^ 1),
	],
	['that is cut off', (bytes: Buffer) => bytes.subarray(0, bytes.length >> 1)],
	['that is empty', () => Buffer.alloc(0)],
	['of another program', (bytes: Buffer) => Buffer.concat([Buffer.from('//'), bytes])],
] as const) {
	test(`kept code ${name} is not run, and made anew`, async t => {
		const env = await makeHome(t);
		const first = await help(t, env);
		const file = await keptBy(env);
		const whole = await readFile(file);
		const damaged = damage(whole);
		t.notDeepEqual(Buffer.from(damaged), whole);
		await writeFile(file, damaged);
		t.is(await help(t, env), first);
		const anew = await stat(file);
		t.true(anew.size > 0.9 * whole.length);
		t.is(await help(t, env), first);
		t.is((await stat(await keptBy(env))).ino, anew.ino);
	});
}

test('where nothing can be kept the program runs all the same', async t => {
	const env = await makeHome(t);
	const first = await help(t, env);
	await writeFile(path.join(env.HOME ?? '', 'in-the-way'), '');
	const nowhere = {...env, XDG_CACHE_HOME: path.join(env.HOME ?? '', 'in-the-way')};
	t.is(await help(t, nowhere), first);
	// Its name is taken by a folder: it is neither read nor written.
	const file = await keptBy(env);
	const taken = {...env, XDG_CACHE_HOME: path.join(env.HOME ?? '', 'taken')};
	await mkdir(path.join(taken.XDG_CACHE_HOME, 'chat-tui/compiled', path.basename(file), 'in-it'), {
		recursive: true,
	});
	t.is(await help(t, taken), first);
	t.is(await keptBy(taken), path.join(taken.XDG_CACHE_HOME, 'chat-tui/compiled', path.basename(file)));
});

test('a server and clients on a screen and in lines keep theirs, each its own', async t => {
	const env = await makeHome(t);
	const server = await serveHeadlessly(t, ['--memory'], env);
	const lines = runPiped(t, ['join', '127.0.0.1', server.port, '--name', 'jun'], env);
	lines.child.stdin.end('hi\n');
	t.is((await lines.exit).code, 0);
	const mina = runInTerminal(t, ['join', '127.0.0.1', server.port, '--name', 'mina'], {env});
	await mina.waitFor('1 online');
	const folder = path.join(env.XDG_CACHE_HOME ?? '', 'chat-tui/compiled');
	const wanted = ['join-screen', 'join', 'serve'].map(name => `${name}-${process.version}-${process.arch}`);
	for (;;) {
		const names = await readdir(folder);
		if (wanted.every(name => names.includes(name))) {
			break;
		}

		await new Promise(resolve => {
			setTimeout(resolve, 20);
		});
	}

	t.pass();
});
