import {stat, writeFile} from 'node:fs/promises';
import path from 'node:path';
import {DatabaseSync} from 'node:sqlite';
import test from 'ava';
import {filesOf} from '../../../../source/history/sqlite/directory.ts';
import {
	indexQueries,
	openIndex,
	openIndexToRead,
	removeIndex,
} from '../../../../source/history/sqlite/search/index-file.ts';
import {readerQueries} from '../../../../source/history/sqlite/search/reader.ts';
import {search} from '../../../../source/history/sqlite/search/searcher.ts';
import {joined, said} from '../../../helpers/drafts.ts';
import {addAll, indexAll, makeHistory, type TestHistory} from '../../../helpers/history-directory.ts';

const found = ({directory, reader}: TestHistory) => {
	const index = openIndexToRead(directory, reader);
	try {
		return index && search(reader, index, {words: '점심', limit: 9}).map(({seq}) => seq);
	} finally {
		index?.close();
	}
};

test('an index is a file for its owner alone, and is there again when it is opened again', async t => {
	const history = await makeHistory(t);
	const {directory, reader} = history;
	history.write([said('점심'), joined('u3')]);
	t.is(found(history), undefined);
	const first = openIndex(directory, reader);
	t.is(first.discarded, 'missing');
	t.is(first.index.position(), 0);
	addAll(first.index, reader);
	t.is(first.index.position(), 2);
	for (const name of ['search.db', 'search.db-wal', 'search.db-shm']) {
		t.is(((await stat(path.join(directory, name))).mode & 0o777).toString(8), '600', name);
	}

	// Beside the one that writes.
	t.deepEqual(found(history), [1]);
	first.index.close();
	t.deepEqual(found(history), [1]);
	const second = openIndex(directory, reader);
	t.is(second.discarded, undefined);
	t.is(second.index.position(), 2);
	second.index.close();
	removeIndex(directory);
	t.is(found(history), undefined);
});

test('one who only reads sees what is added later, feeds too', async t => {
	const history = await makeHistory(t);
	history.write([said('점심')]);
	const index = indexAll(t, history);
	const reading = openIndexToRead(history.directory, history.reader);
	t.teardown(() => reading?.close());
	history.write([said('점심', '#new')]);
	addAll(index, history.reader);
	t.deepEqual(
		search(history.reader, reading, {words: '점심', limit: 9}).map(({seq}) => seq),
		[2, 1],
	);
});

test('an index of another version is made again', async t => {
	const history = await makeHistory(t);
	const {directory, reader} = history;
	history.write([said('점심')]);
	const {index} = openIndex(directory, reader);
	addAll(index, reader);
	index.close();
	const database = new DatabaseSync(filesOf(directory).search);
	database.exec('PRAGMA user_version = 99');
	database.close();
	t.is(found(history), undefined);
	const again = openIndex(directory, reader);
	t.is(again.discarded, 'version');
	t.is(again.index.position(), 0);
	again.index.close();
});

test('an index of another history is made again, whether that one was longer or not', async t => {
	const [old, longer, shorter] = [await makeHistory(t), await makeHistory(t), await makeHistory(t)];
	old.write([said('점심'), said('저녁')]);
	longer.write([said('아침'), said('점심'), said('저녁')]);
	shorter.write([said('점심')]);
	const {index} = openIndex(old.directory, old.reader);
	addAll(index, old.reader);
	for (const {reader} of [longer, shorter]) {
		t.is(openIndexToRead(old.directory, reader), undefined);
	}

	index.close();
	const again = openIndex(old.directory, longer.reader);
	t.is(again.discarded, 'foreign');
	t.is(again.index.position(), 0);
	again.index.close();
});

test('an index stays when all that is in it was removed from the history', async t => {
	const history = await makeHistory(t);
	const {directory, reader} = history;
	history.write([said('점심'), said('저녁')]);
	const {index} = openIndex(directory, reader);
	addAll(index, reader);
	index.close();
	history.prune(0);
	const again = openIndex(directory, reader);
	t.is(again.discarded, undefined);
	t.is(again.index.position(), 2);
	again.index.close();
});

test('a file that is no index throws, and to one who only reads it is as good as none', async t => {
	const history = await makeHistory(t);
	const {directory, reader} = history;
	history.write([said('점심')]);
	await writeFile(filesOf(directory).search, 'no index '.repeat(1000));
	t.is(found(history), undefined);
	t.throws(() => openIndex(directory, reader));
	removeIndex(directory);
	t.is(openIndex(directory, reader).discarded, 'missing');
});

test('messages that cannot be added leave nothing behind', async t => {
	const history = await makeHistory(t);
	history.write([said('점심'), said('점심', '#new')]);
	const {index} = openIndex(history.directory, history.reader);
	t.teardown(() => index.close());
	const [, second] = history.reader.oldestFirst(0, 2);
	t.throws(() => index.add(second ? [second, {...second, seq: 2.5}] : [], 2));
	t.is(index.position(), 0);
	addAll(index, history.reader);
	t.deepEqual(
		search(history.reader, index, {words: '점심', feeds: ['#new'], limit: 9}).map(({seq}) => seq),
		[2],
	);
});

test('nothing is sorted, and the history is read by its numbers', async t => {
	const history = await makeHistory(t);
	history.write([said('점심')]);
	indexAll(t, history);
	const {database, search: file} = filesOf(history.directory);
	const planOf = (name: string, query: string): string => {
		const opened = new DatabaseSync(name, {readOnly: true});
		const plan = opened.prepare(`EXPLAIN QUERY PLAN ${query}`).all();
		opened.close();
		return plan.map(({detail}) => String(detail)).join('; ');
	};

	for (const query of Object.values(indexQueries)) {
		t.notRegex(planOf(file, query), /TEMP B-TREE/);
	}

	for (const query of Object.values(readerQueries)) {
		t.regex(planOf(database, query), /^SEARCH entries USING INTEGER PRIMARY KEY/);
	}
});
