import {spawn} from 'node:child_process';
import {chmodSync, chownSync, mkdirSync, readdirSync, readFileSync} from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import {text} from 'node:stream/consumers';
import test, {type ExecutionContext} from 'ava';
import {openSqliteJournal} from '../../source/history/sqlite/journal.ts';
import {launcher} from '../helpers/built.ts';
import {temporaryDirectory} from '../helpers/directories.ts';
import {said} from '../helpers/drafts.ts';

/** Permissions do not hold for root: then it is somebody else, whom they do hold for. */
const nobody = process.getuid?.() === 0 ? {uid: 65_534, gid: 65_534} : {};

/** Hand a file or directory to whoever runs the server. */
const give = (file: string, mode: number): void => {
	if (nobody.uid !== undefined) {
		chownSync(file, nobody.uid, nobody.gid);
	}

	chmodSync(file, mode);
};

/** A directory with a history, everything of it the server's. */
const makeData = async (t: ExecutionContext): Promise<string> => {
	const home = await temporaryDirectory(t);
	const data = path.join(home, 'room');
	const journal = await openSqliteJournal({directory: data});
	await journal.append([said('a')]);
	await journal.close();
	for (const name of readdirSync(data)) {
		give(path.join(data, name), 0o600);
	}

	give(data, 0o700);
	give(home, 0o700);
	t.teardown(() => give(data, 0o700));
	return data;
};

const serve = async (t: ExecutionContext, data: string) => {
	const child = spawn(process.execPath, [launcher, 'serve', '127.0.0.1', '0', '--json', '--data', data], {
		stdio: ['ignore', 'pipe', 'pipe'],
		env: {...process.env, HOME: path.dirname(data)},
		...nobody,
	});
	t.teardown(() => child.kill('SIGKILL'));
	const exit = new Promise<number | null>(resolve => {
		child.on('close', resolve);
	});
	const [code, stderr] = await Promise.all([exit, text(child.stderr)]);
	return {code, lines: stderr.trim().split('\n')};
};

const isRefused = (t: ExecutionContext, {code, lines}: {code: number | null; lines: readonly string[]}) => {
	t.is(code, 1);
	t.is(lines.length, 2, lines.join('\n'));
	t.regex(lines[1] ?? '', /--data DIR/);
};

if (process.platform !== 'win32') {
	test('a data directory that may only be read: which, and what to do, and it is as it was', async t => {
		const data = await makeData(t);
		const before = readFileSync(path.join(data, 'chat.db'));
		chmodSync(data, 0o500);
		const run = await serve(t, data);
		isRefused(t, run);
		t.is(run.lines[0], `The data directory ${data} cannot be written to.`);
		t.true(readFileSync(path.join(data, 'chat.db')).equals(before));
		t.deepEqual(readdirSync(data).sort(), ['chat.db', 'server.lock']);
	});

	test('a history that may only be read, in a directory that may be written: it is known before anyone comes', async t => {
		const data = await makeData(t);
		const file = path.join(data, 'chat.db');
		chmodSync(file, 0o400);
		const run = await serve(t, data);
		isRefused(t, run);
		t.is(run.lines[0], `The file ${file} cannot be written to: it may only be read.`);
		t.false(readdirSync(data).some(name => name.includes('damaged')));
	});

	test('a directory in which no other may be made', async t => {
		const home = await temporaryDirectory(t);
		give(home, 0o500);
		t.teardown(() => give(home, 0o700));
		const data = path.join(home, 'below', 'room');
		const run = await serve(t, data);
		isRefused(t, run);
		t.is(run.lines[0], `The data directory ${data} cannot be created: permission denied.`);
	});

	test('an empty directory that may only be read', async t => {
		const data = path.join(await temporaryDirectory(t), 'room');
		mkdirSync(data);
		give(path.dirname(data), 0o700);
		give(data, 0o500);
		const run = await serve(t, data);
		isRefused(t, run);
		t.is(run.lines[0], `The data directory ${data} cannot be written to: permission denied.`);
	});
}
