import {readdirSync, statSync, utimesSync, writeFileSync} from 'node:fs';
import path from 'node:path';
import test from 'ava';
import {createReadPositionsFiles} from '../../source/commands/read-positions-files.ts';
import {temporaryDirectory} from '../helpers/directories.ts';

test('positions are kept by journal and by the name that was asked for; the further one counts', async t => {
	const folder = path.join(await temporaryDirectory(t), 'read-positions');
	const jun = createReadPositionsFiles(folder, 'jun');
	const same = createReadPositionsFiles(folder, 'ＪＵＮ');
	const nobody = createReadPositionsFiles(folder, undefined);
	t.deepEqual([...jun.read('one')], []);
	jun.save(
		'one',
		new Map([
			['#lobby', 5],
			['#tea', 9],
		]),
	);
	same.save(
		'one',
		new Map([
			['#lobby', 7],
			['#tea', 2],
		]),
	);
	nobody.save('one', new Map([['#lobby', 1]]));
	jun.save('two', new Map([['#lobby', 3]]));
	t.deepEqual(Object.fromEntries(jun.read('one')), {'#lobby': 7, '#tea': 9});
	t.deepEqual(Object.fromEntries(nobody.read('one')), {'#lobby': 1});
	t.deepEqual(Object.fromEntries(jun.read('two')), {'#lobby': 3});
	t.is(statSync(folder).mode & 0o777, 0o700);
	for (const name of readdirSync(folder)) {
		t.is(statSync(path.join(folder, name)).mode & 0o777, 0o600);
		t.regex(name, /^[0-9a-f]{32}\.json$/);
	}
});

test('it does not grow for ever: the journals that were read last stay, and the rooms', async t => {
	const folder = await temporaryDirectory(t);
	const store = createReadPositionsFiles(folder, 'jun');
	const known = new Set<string>();
	for (let journal = 0; journal < 60; journal++) {
		store.save(`${journal}`, new Map([['#lobby', journal]]));
		const name = readdirSync(folder).find(file => !known.has(file)) ?? '';
		known.add(name);
		utimesSync(path.join(folder, name), journal, journal);
	}

	t.is(store.read('9').size, 0);
	t.is(readdirSync(folder).length, 50);
	t.is(store.read('10').size, 1);
	store.save('59', new Map(Array.from({length: 600}, (_, index) => [`#r${index}`, index])));
	t.is(store.read('59').size, 500);
	t.true(store.read('59').has('#r599'));
});

test('what is not ours is nothing, and what cannot be written is not kept', async t => {
	const folder = await temporaryDirectory(t);
	const store = createReadPositionsFiles(folder, 'jun');
	store.save('one', new Map([['#lobby', 1]]));
	const file = path.join(folder, readdirSync(folder)[0] ?? '');
	for (const text of ['', '[]', '{"epoch":"one","who":"jun","rooms":[["#lobby",-1]]}']) {
		writeFileSync(file, text);
		t.is(store.read('one').size, 0);
	}

	const nowhere = createReadPositionsFiles(path.join(file, 'below'), 'jun');
	t.notThrows(() => nowhere.save('one', new Map([['#lobby', 1]])));
	t.is(nowhere.read('one').size, 0);
});
