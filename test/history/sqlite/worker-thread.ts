import {execFile} from 'node:child_process';
import {writeFile} from 'node:fs/promises';
import path from 'node:path';
import {fileURLToPath} from 'node:url';
import {promisify} from 'node:util';
import test, {type ExecutionContext} from 'ava';
import {build} from 'esbuild';
import {prepareDirectory} from '../../../source/history/sqlite/directory.ts';
import {openSqliteJournal} from '../../../source/history/sqlite/journal.ts';
import type {Request} from '../../../source/history/sqlite/requests.ts';
import {startWorkerThread} from '../../../source/history/sqlite/worker-thread.ts';
import {temporaryDirectory} from '../../helpers/directories.ts';

const run = promisify(execFile);
const source = (file: string) =>
	fileURLToPath(new URL(`../../../source/history/sqlite/${file}`, import.meta.url));

/** A program that loads the journal only when it needs it, as the commands do; it appends one entry and prints what was committed. */
const writeProgram = async (t: ExecutionContext) => {
	const directory = await temporaryDirectory(t);
	const write = (name: string, text: string) => writeFile(path.join(directory, name), text);
	await write('package.json', '{"type": "module"}');
	await write('main.ts', "await import('./program.ts');");
	await write(
		'program.ts',
		`import {openSqliteJournal} from ${JSON.stringify(source('journal.ts'))};
		const journal = await openSqliteJournal({directory: process.argv[2]!});
		journal.onCommit(entries => console.log(JSON.stringify(entries)));
		await journal.append([{type: 'motd', time: 1, text: '안녕'}]);
		await journal.close();`,
	);
	return directory;
};

const printed = '[{"type":"motd","time":1,"text":"안녕","seq":1}]\n';

test('in a bundle with code splitting the worker is found beside the chunk, and nothing is said on stderr', async t => {
	const directory = await writeProgram(t);
	const outdir = path.join(directory, 'dist');
	await build({
		entryPoints: {main: path.join(directory, 'main.ts'), 'sqlite-worker': source('sqlite-worker.ts')},
		bundle: true,
		splitting: true,
		format: 'esm',
		platform: 'node',
		outdir,
		logLevel: 'silent',
	});
	const result = await run(process.execPath, [path.join(outdir, 'main.js'), path.join(directory, 'data')]);
	t.deepEqual(result, {stdout: printed, stderr: ''});
});

test('from the source without a loader, Node strips the types itself', async t => {
	const directory = await writeProgram(t);
	const result = await run(process.execPath, [path.join(directory, 'main.ts'), path.join(directory, 'data')]);
	t.deepEqual(result, {stdout: printed, stderr: ''});
});

test('when the thread dies everything asked of it fails, and the directory is free', async t => {
	const directory = await temporaryDirectory(t);
	prepareDirectory(directory);
	const thread = startWorkerThread<Request | {readonly type: 'open'}>({directory, bytesMax: undefined});
	await thread.started;
	t.is(await thread.request({type: 'open'}), '');
	// No request at all: the one way to an exception that the thread does not answer with.
	const asked = [
		thread.request(undefined as never),
		thread.request({type: 'replay', seq: 0, limit: 1}),
		thread.request({type: 'write', first: 1, lines: '{}'}),
	];
	for (const answer of asked) {
		await t.throwsAsync(answer, {name: 'JournalError', code: 'failed'});
	}

	await thread.ended;
	await t.throwsAsync(thread.request({type: 'replay', seq: 0, limit: 1}), {code: 'failed'});
	await t.notThrowsAsync(thread.close());
	const journal = await openSqliteJournal({directory});
	t.is(journal.last(), 0);
	await journal.close();
});
