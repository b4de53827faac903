import {mkdirSync, readdirSync, readFileSync, statSync, writeFileSync} from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import test from 'ava';
import {replaceFile} from '../../source/commands/replace-file.ts';
import {temporaryDirectory} from '../helpers/directories.ts';

test('a file is replaced as a whole, by one that only its owner may read', async t => {
	const file = path.join(await temporaryDirectory(t), 'kept.json');
	writeFileSync(file, 'what was', {mode: 0o644});
	replaceFile(file, 'what is');
	t.is(readFileSync(file, 'utf8'), 'what is');
	replaceFile(file, new Uint8Array([0xff, 0x0a]), {isDurable: true});
	t.deepEqual([...readFileSync(file)], [0xff, 0x0a]);
	if (process.platform !== 'win32') {
		t.is(statSync(file).mode & 0o777, 0o600);
	}
});

test('what cannot be replaced is as it was, and nothing is left beside it', async t => {
	const folder = await temporaryDirectory(t);
	mkdirSync(path.join(folder, 'a-folder', 'inside'), {recursive: true});
	t.throws(() => replaceFile(path.join(folder, 'a-folder'), 'text'));
	t.deepEqual(readdirSync(folder), ['a-folder']);
});
