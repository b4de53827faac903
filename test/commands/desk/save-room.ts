import {chmodSync, readFileSync, statSync} from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import test from 'ava';
import {placeOf, roomText, saveRoom} from '../../../source/commands/desk/save-room.ts';
import {demoMessage, demoNotice} from '../../helpers/demo-client.ts';
import {temporaryDirectory} from '../../helpers/directories.ts';

process.env.TZ = 'UTC';

const lines = [
	demoMessage({ago: 24 * 60, from: 'mina', text: '**안녕**'}),
	demoMessage({ago: 5, from: 'jun', text: 'one\ntwo'}),
	demoNotice(4, 'Nothing that anyone said'),
	demoMessage({ago: 3, from: 'mina', text: 'waves', kind: 'action'}),
	demoMessage({ago: 2, from: 'jun', to: 'mina', text: 'psst'}),
	demoMessage({ago: 1, from: 'jun', text: 'not yet', pending: true}),
];

const text = `Tuesday 3 March 2026
12:10 mina: **안녕**
Wednesday 4 March 2026
12:05 jun: one
      two
12:07 * mina waves
12:08 jun → mina: psst
`;

test('a room as text: what was said, as it was written, by days', t => {
	t.is(roomText(lines), text);
	t.is(roomText([]), '');
});

test('a file that is there is replaced only if that is asked for', async t => {
	const file = path.join(await temporaryDirectory(t), 'room.txt');
	t.deepEqual(saveRoom(lines, file, false), {type: 'saved', path: file, messages: 4});
	t.is(readFileSync(file, 'utf8'), text);

	if (process.platform !== 'win32') {
		t.is(statSync(file).mode & 0o777, 0o600);
	}

	t.deepEqual(saveRoom([], file, false), {type: 'exists', path: file});
	t.is(readFileSync(file, 'utf8'), text);
	chmodSync(file, 0o644);
	t.deepEqual(saveRoom(lines.slice(1), file, true), {type: 'saved', path: file, messages: 3});

	if (process.platform !== 'win32') {
		t.is(statSync(file).mode & 0o777, 0o600);
	}
});

test('what cannot be written is said by its code', async t => {
	const file = path.join(await temporaryDirectory(t), 'no', 'such', 'folder.txt');
	t.deepEqual(saveRoom(lines, file, true), {type: 'failed', path: file, reason: 'ENOENT'});
});

test('~ is the home folder', t => {
	t.is(placeOf('~/a.txt', '/home/mina'), path.resolve('/home/mina/a.txt'));
	t.is(placeOf('~', '/home/mina'), path.resolve('/home/mina'));
	t.is(placeOf('~mina/a.txt', '/home/mina'), path.resolve('~mina/a.txt'));
});
