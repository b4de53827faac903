import {existsSync, readFileSync, writeFileSync} from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import test from 'ava';
import {compose, editorOf} from '../../../source/commands/desk/compose.ts';
import {temporaryDirectory} from '../../helpers/directories.ts';

test('the editor is $VISUAL, then $EDITOR, then what the system has', t => {
	t.deepEqual(editorOf({VISUAL: 'code -w', EDITOR: 'nano'}, 'linux'), ['code', '-w']);
	t.deepEqual(editorOf({VISUAL: ' ', EDITOR: '"/my editor/e" --a "b c"'}, 'linux'), [
		'/my editor/e',
		'--a',
		'b c',
	]);
	t.deepEqual(editorOf({}, 'linux'), ['vi']);
	t.deepEqual(editorOf({}, 'win32'), ['notepad']);
});

/** An editor: a program of Node that has the file as its last argument. */
const editorWith = (folder: string, code: string): readonly string[] => {
	const file = path.join(folder, 'editor.cjs');
	writeFileSync(file, `const fs = require('fs'); const file = process.argv[2];\n${code}`);
	return [process.execPath, file];
};

test.serial('a text goes through the editor, in a file of one’s own that is gone afterwards', async t => {
	const folder = await temporaryDirectory(t);
	const seen = path.join(folder, 'seen.json');
	const editor = editorWith(
		folder,
		`fs.writeFileSync(${JSON.stringify(seen)}, JSON.stringify({file, mode: fs.statSync(file).mode & 0o777, text: fs.readFileSync(file, 'utf8')}));
		fs.appendFileSync(file, '\\r\\n둘째 줄\\n\\n');`,
	);
	t.deepEqual(await compose('first', editor), {type: 'text', text: 'first\n둘째 줄'});
	const {file, mode, text} = JSON.parse(readFileSync(seen, 'utf8'));
	t.is(text, 'first');
	t.false(existsSync(file) || existsSync(path.dirname(file)));

	if (process.platform !== 'win32') {
		t.is(mode, 0o600);
	}
});

test.serial('an editor that is not there, fails or leaves nothing changes nothing', async t => {
	const listeners = process.listenerCount('SIGINT');
	const folder = await temporaryDirectory(t);
	t.deepEqual(await compose('a', [path.join(folder, 'nothing')]), {
		type: 'no-editor',
		command: path.join(folder, 'nothing'),
	});
	t.like(await compose('a', editorWith(folder, 'process.exit(3)')), {type: 'failed'});
	t.like(await compose('a', editorWith(folder, 'fs.rmSync(file)')), {type: 'failed'});
	t.like(await compose('a', editorWith(folder, `fs.writeFileSync(file, 'x'.repeat(100_000))`)), {
		type: 'failed',
	});
	t.is(process.listenerCount('SIGINT'), listeners);
});
