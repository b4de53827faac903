import {readdir, writeFile} from 'node:fs/promises';
import {DatabaseSync} from 'node:sqlite';
import test from 'ava';
import {type ArchivePlaces, openArchive} from '../../../source/history/sqlite/archive.ts';
import {filesOf} from '../../../source/history/sqlite/directory.ts';
import type {Draft} from '../../../source/messages.ts';
import {temporaryDirectory} from '../../helpers/directories.ts';
import {changed, deletion, edit, joined, joon, mina, react, said, whispered} from '../../helpers/drafts.ts';
import {indexAll, makeHistory} from '../../helpers/history-directory.ts';

const all = {since: 0, until: Number.MAX_SAFE_INTEGER} as const;

test('rooms, messages and what is found, with an index and without one', async t => {
	const history = await makeHistory(t);
	history.write([
		said('점심 1'),
		said('점심 2', '#other'),
		whispered('점심 3'),
		joined('u3'),
		{...said('점심 5', '#한글'), time: 5},
	]);
	const look = () => {
		const archive = openArchive(history.directory);
		const seqs = (found: Iterable<{readonly seq: number}>) => Array.from(found, ({seq}) => seq);
		const messages = (places: ArchivePlaces, more: object = {}) =>
			seqs(archive.messages({...all, ...places, ...more}));
		t.deepEqual(archive.rooms(), ['#lobby', '#other', '#한글']);
		t.deepEqual(messages({whispers: false}), [1, 2, 5]);
		t.deepEqual(messages({whispers: true}), [1, 2, 3, 5]);
		t.deepEqual(messages({whispers: false, rooms: ['#other', '#한글']}), [2, 5]);
		t.deepEqual(messages({whispers: false, rooms: []}), []);
		t.deepEqual(messages({whispers: true}, {since: 6}), [1, 2, 3]);
		t.deepEqual(messages({whispers: true}, {until: 6}), [5]);
		t.deepEqual(messages({whispers: true}, {since: 5, until: 5}), []);
		const search = (places: ArchivePlaces) => seqs(archive.search('ㅈㅅ', places));
		t.deepEqual(search({whispers: false}), [5, 2, 1]);
		t.deepEqual(search({whispers: true}), [5, 3, 2, 1]);
		t.deepEqual(search({whispers: false, rooms: ['#other']}), [2]);
		archive.close();
	};

	look();
	const before = await readdir(history.directory);
	indexAll(t, history);
	look();
	t.deepEqual(
		(await readdir(history.directory)).filter(name => !before.includes(name)),
		['search.db', 'search.db-shm', 'search.db-wal'],
	);
});

test('messages as they stand, wherever they are read', async t => {
	const history = await makeHistory(t);
	history.write([
		said('점심 1'),
		{...said('점심 2'), quote: {seq: 1, from: mina, text: '점심 1'}} as Draft,
		said('점심 3'),
		whispered('점심 4'),
		changed(1, deletion),
		changed(2, edit('저녁 2')),
		changed(3, react('🎉'), {by: joon}),
		changed(4, edit('점심 넷'), {to: [mina, joon]}),
	]);
	const look = () => {
		const archive = openArchive(history.directory);
		const [first, second, third, fourth] = [...archive.messages({...all, whispers: true})];
		t.like(first, {text: '', deleted: true});
		t.like(second, {text: '저녁 2', editedAt: changed(2, deletion).time, quote: {seq: 1, text: ''}});
		t.like(third, {text: '점심 3', reactions: [{emoji: '🎉', names: ['준']}]});
		t.like(fourth, {text: '점심 넷'});
		const find = (words: string) =>
			Array.from(archive.search(words, {whispers: true}), ({seq, text}) => `${seq} ${text}`);
		t.deepEqual(find('점심'), ['4 점심 넷', '3 점심 3']);
		t.deepEqual(find('저녁'), ['2 저녁 2']);
		t.is([...archive.messages({...all, whispers: true})].length, 4);
		archive.close();
	};

	look();
	indexAll(t, history);
	look();
});

test('more than a page, and while more is said', async t => {
	const history = await makeHistory(t);
	history.write(
		Array.from({length: 2500}, (_, count) => said(String(count), count % 7 === 0 ? '#other' : '#lobby')),
	);
	const archive = openArchive(history.directory);
	const texts: string[] = [];
	for (const {text} of archive.messages({...all, whispers: false})) {
		texts.push(text);
		if (text === '500') {
			history.write([said('late')]);
		}
	}

	t.deepEqual(texts, [...Array.from({length: 2500}, (_, count) => String(count)), 'late']);
	t.is([...archive.messages({...all, whispers: false, rooms: ['#other']})].length, 358);
	archive.close();
});

test('a history of an earlier version is read as it is', async t => {
	const history = await makeHistory(t);
	history.write([said('점심')]);
	const database = new DatabaseSync(filesOf(history.directory).database);
	database.exec('DROP TABLE counters; DROP TABLE snapshots; DROP TABLE amendments; PRAGMA user_version = 1');
	database.close();
	const archive = openArchive(history.directory);
	t.is([...archive.search('점심', {whispers: false})].length, 1);
	archive.close();
});

test('what is no history, and damage, is a JournalError', async t => {
	const directory = await temporaryDirectory(t);
	t.throws(() => openArchive(directory), {name: 'JournalError'});
	await writeFile(filesOf(directory).database, 'nothing of the kind '.repeat(999));
	t.throws(() => openArchive(directory), {name: 'JournalError', code: 'corrupt'});
});
