import {mkdtempSync, readFileSync, statSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import path from 'node:path';
import test from 'ava';
import {readRemembered, writeRemembered} from '../../source/commands/remembered.ts';
import {emptyHome, type HomeValues} from '../../source/ui/home/choice.ts';

const makeFile = (): string =>
	path.join(mkdtempSync(path.join(tmpdir(), 'chat-tui-')), 'config', 'last-used.json');

test('what is kept comes back, for this user alone, and nothing more is kept', t => {
	const file = makeFile();
	t.deepEqual(readRemembered(file), emptyHome);
	const values: HomeValues = {
		mode: 'host',
		join: {name: '민아', host: '10.0.0.7', port: '7777'},
		host: {name: '우리 반', host: '', port: '0'},
	};
	writeRemembered(file, {...values, join: {...values.join, ...{password: 'secret'}}});
	t.deepEqual(readRemembered(file), values);
	t.is(statSync(file).mode & 0o777, 0o600);
	t.false(readFileSync(file, 'utf8').includes('secret'));
});

test('a file that is not ours, or in part, is no error', t => {
	const file = makeFile();
	writeRemembered(file, emptyHome);
	for (const [text, expected] of [
		['not json', emptyHome],
		['[]', emptyHome],
		[
			'{"mode": "host", "join": {"name": "mina", "port": 7}}',
			{...emptyHome, mode: 'host', join: {name: 'mina', host: '', port: ''}},
		],
	] as const) {
		writeFileSync(file, text);
		t.deepEqual(readRemembered(file), expected);
	}
});

test('a place that cannot be written is no error', t => {
	const file = makeFile();
	writeRemembered(file, emptyHome);
	t.notThrows(() => writeRemembered(path.join(file, 'below', 'x.json'), emptyHome));
});
