import {execFile} from 'node:child_process';
import {
	mkdirSync,
	readdirSync,
	readFileSync,
	statSync,
	symlinkSync,
	utimesSync,
	writeFileSync,
} from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import {promisify} from 'node:util';
import test, {type ExecutionContext} from 'ava';
import {readSettingsFile, writeSetting} from '../../source/commands/settings-file.ts';
import {readEntries} from '../../source/settings/file-text.ts';
import {temporaryDirectory} from '../helpers/directories.ts';

const fileIn = async (t: ExecutionContext): Promise<string> =>
	path.join(await temporaryDirectory(t), 'config', 'chat-tui', 'settings.conf');

const entriesOf = (file: string) =>
	readEntries(readFileSync(file)).map(({name, value}) => `${name} ${value}`);

test('what is written is there the next time, for nobody else to read', async t => {
	const file = await fileIn(t);
	t.deepEqual(readSettingsFile(file), {type: 'read', bytes: new Uint8Array()});
	t.is(writeSetting(file, 'theme', 'dark'), undefined);
	t.is(writeSetting(file, 'mouse', 'on'), undefined);
	t.is(writeSetting(file, 'theme', undefined), undefined);
	t.deepEqual(entriesOf(file), ['mouse on']);
	t.is(statSync(file).mode & 0o777, 0o600);
	t.deepEqual(readdirSync(path.dirname(file)), ['settings.conf']);
});

test('a file that is kept elsewhere stays there', async t => {
	const file = await fileIn(t);
	const elsewhere = path.join(path.dirname(file), 'dotfiles', 'chat.conf');
	mkdirSync(path.dirname(elsewhere), {recursive: true});
	writeFileSync(elsewhere, '# mine\n');
	symlinkSync(elsewhere, file);
	t.is(writeSetting(file, 'theme', 'dark'), undefined);
	t.is(readFileSync(elsewhere, 'utf8'), '# mine\ntheme = dark\n');
});

test('what cannot be read or written is said, and nothing is thrown', async t => {
	const file = await fileIn(t);
	mkdirSync(file, {recursive: true});
	t.deepEqual(readSettingsFile(file), {type: 'failed', reason: 'EISDIR'});
	t.is(writeSetting(file, 'theme', 'dark'), 'EISDIR');
	const large = `${file}.large`;
	writeFileSync(large, '#'.repeat(300_000));
	t.deepEqual(readSettingsFile(large), {type: 'failed', reason: 'EFBIG'});
	t.is(writeSetting(large, 'theme', 'dark'), 'EFBIG');
	t.is(statSync(large).size, 300_000);
	t.regex(writeSetting(path.join(large, 'settings.conf'), 'theme', 'dark') ?? '', /^(ENOTDIR|EEXIST)$/);
});

test('a client that died over a change holds nobody up for good', async t => {
	const file = await fileIn(t);
	mkdirSync(path.dirname(file), {recursive: true});
	writeFileSync(`${file}.lock`, '');
	t.is(writeSetting(file, 'theme', 'dark'), 'EBUSY');
	const longAgo = new Date(Date.now() - 60_000);
	utimesSync(`${file}.lock`, longAgo, longAgo);
	t.is(writeSetting(file, 'theme', 'dark'), undefined);
});

test('where there can be no folder, the reason is told', async t => {
	const file = await fileIn(t);
	// Permissions do not hold for root; that a folder is a file does.
	mkdirSync(path.dirname(path.dirname(file)), {recursive: true});
	writeFileSync(path.dirname(file), 'a file');
	t.regex(String(writeSetting(file, 'theme', 'dark')), /^E(?:EXIST|NOTDIR)$/);
	t.is(readFileSync(path.dirname(file), 'utf8'), 'a file');
});

test('several at once lose nothing of each other', async t => {
	const file = await fileIn(t);
	const module = new URL('../../source/commands/settings-file.ts', import.meta.url).href;
	const write = (name: string) =>
		promisify(execFile)(process.execPath, [
			'--input-type=module',
			'--eval',
			`import {writeSetting} from ${JSON.stringify(module)};
			for (let count = 1; count <= 20; count++) {
				// Whoever is held up for long tries again, as a person would.
				while (writeSetting(${JSON.stringify(file)}, ${JSON.stringify(name)} + count, 'on') !== undefined);
			}`,
		]);
	await Promise.all(['a', 'b', 'c'].map(write));
	t.is(entriesOf(file).length, 60);
});
