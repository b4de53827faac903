/** A client that is killed loses nothing: the built program, in terminals. */
import {readdirSync, statSync} from 'node:fs';
import {readFile} from 'node:fs/promises';
import path from 'node:path';
import test from 'ava';
import {makeHome, runInTerminal, runPiped, serveHeadlessly} from '../helpers/program.ts';
import type {TestTerminal} from '../helpers/terminal.ts';

/** What a client without a name of its own is called: it stands in the border of the input. */
const nameOf = (terminal: TestTerminal): string =>
	terminal
		.screen()
		.map(row => /^╭─ (\S+) ─/.exec(row)?.[1])
		.find(name => name !== undefined) ?? '';

/** Whether a message is there, and without the mark of one that is on its way. */
const isSent = (screen: readonly string[], text: string): boolean =>
	screen.some(row => new RegExp(`┃ ${text} *(?:│|$)`).test(row));

const filesIn = (folder: string): readonly string[] =>
	readdirSync(folder).map(name => path.join(folder, name));

test('kill -9 of a client: what was written and what was on its way are there at the next join, once', async t => {
	const env = await makeHome(t);
	const server = await serveHeadlessly(t, ['--memory'], env);
	const join = (...args: readonly string[]) =>
		runInTerminal(t, ['join', '127.0.0.1', server.port, ...args], {env});
	const witness = runPiped(t, ['join', '127.0.0.1', server.port, '--name', 'witness'], env);
	await server.until(/"event":"join","name":"witness"/);
	const first = join('--name', 'mina');
	await first.waitFor('2 online');
	first.write('먼저\r');
	await witness.until(/mina: 먼저$/m);
	await first.waitFor(screen => isSent(screen, '먼저'));
	// The server stands still: nothing is acknowledged.
	server.child.kill('SIGSTOP');
	first.write('one\rtwo\r');
	await first.waitFor(/two …/);
	first.write('반쯤 쓴 글');
	await first.waitFor('› 반쯤 쓴 글');
	const folder = path.join(env.XDG_DATA_HOME ?? '', 'chat-tui', 'clients');
	// Kept a moment later, as the file tells.
	let kept = '';
	while (!kept.includes('반쯤 쓴 글')) {
		await new Promise(resolve => {
			setImmediate(resolve);
		});
		kept = (await Promise.all(filesIn(folder).map(file => readFile(file, 'utf8').catch(() => '')))).join('');
	}

	t.is(statSync(folder).mode & 0o777, 0o700);
	t.true(filesIn(folder).every(file => (statSync(file).mode & 0o777) === 0o600));
	first.kill('SIGKILL');
	await first.exit;

	const second = join();
	await second.waitFor('› 반쯤 쓴 글');
	await second.waitFor('What you were writing is back.');
	await second.waitFor(/one …/);
	server.child.kill('SIGCONT');
	await second.waitFor(screen => isSent(screen, 'two'));
	await witness.until(/mina: two$/m);
	second.write(' 끝\r');
	await witness.until(/반쯤 쓴 글 끝$/m);
	t.deepEqual(
		[...witness.stdout().matchAll(/ (\S+): (.+)$/gm)].map(([, name, text]) => `${name}: ${text}`),
		['mina: 먼저', 'mina: one', 'mina: two', 'mina: 반쯤 쓴 글 끝'],
	);
	t.notRegex(witness.stderr(), /mina left/);
	second.write('\u0003');
	t.is((await second.exit).code, 0);
	// Who leaves with nothing on the way leaves nothing.
	t.deepEqual(filesIn(folder), []);
});

test('two clients at once are two, whatever one of them keeps', async t => {
	const env = await makeHome(t);
	const server = await serveHeadlessly(t, ['--memory'], env);
	const join = () => runInTerminal(t, ['join', '127.0.0.1', server.port], {env});
	const first = join();
	await first.waitFor('1 online');
	first.write('mine alone');
	await first.waitFor('› mine alone');
	const second = join();
	await second.waitFor('2 online');
	await first.waitFor('2 online');
	t.not(nameOf(first), nameOf(second));
	t.false(second.screen().join('\n').includes('mine alone'));
	// It goes with the text still there: the next one has it.
	first.write('\u0003');
	t.is((await first.exit).code, 0);
	t.regex(first.raw(), /What you were writing is kept for the next time you join\./);
	const third = join();
	await third.waitFor('› mine alone');
	await third.waitFor('What you were writing is back.');
	await second.waitFor('2 online');
});
