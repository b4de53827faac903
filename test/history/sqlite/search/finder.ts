import {mkdir, readFile, rm, writeFile} from 'node:fs/promises';
import {DatabaseSync} from 'node:sqlite';
import test, {type ExecutionContext} from 'ava';
import type {Journal} from '../../../../source/history/journal.ts';
import {filesOf} from '../../../../source/history/sqlite/directory.ts';
import {openSqliteJournal} from '../../../../source/history/sqlite/journal.ts';
import {createFinder} from '../../../../source/history/sqlite/search/finder.ts';
import {
	openIndex,
	openIndexToRead,
	removeIndex,
} from '../../../../source/history/sqlite/search/index-file.ts';
import {openReader} from '../../../../source/history/sqlite/search/reader.ts';
import type {Draft, Entry} from '../../../../source/messages.ts';
import {temporaryDirectory} from '../../../helpers/directories.ts';
import {changed, mina, said, whispered} from '../../../helpers/drafts.ts';
import {addAll} from '../../../helpers/history-directory.ts';

/** More than are read one by one, so that a search has them indexed first. */
const many = Array.from({length: 3500}, (_, count) =>
	said(count % 1000 === 0 ? `점심 ${count}` : `말 ${count}`),
);

const open = async (t: ExecutionContext, directory: string) => {
	const journal = await openSqliteJournal({directory});
	t.teardown(() => journal.close());
	const notices: string[] = [];
	journal.onNotice?.(text => notices.push(text));
	return {journal, notices};
};

const find = async (journal: Journal) =>
	(await journal.search({words: '점심', limit: 9})).map(({seq}) => seq);

const expected = [3001, 2001, 1001, 1];

const positionOf = (directory: string): number | undefined => {
	const reader = openReader(directory);
	const index = openIndexToRead(directory, reader);
	const position = index?.position();
	index?.close();
	reader.close();
	return position;
};

const until = async (isTrue: () => boolean): Promise<void> => {
	while (!isTrue()) {
		await new Promise(resolve => setTimeout(resolve, 20));
	}
};

test('a search has indexed what it does not read', async t => {
	const directory = await temporaryDirectory(t);
	const {journal, notices} = await open(t, directory);
	journal.onCommit(() => {});
	await journal.append(many);
	t.deepEqual(await find(journal), expected);
	// What is left is little enough to be read.
	t.true((positionOf(directory) ?? 0) >= many.length - 3000);
	await journal.append([said('점심 지금')]);
	t.deepEqual(await find(journal), [3501, ...expected]);
	// That a new history has no index yet is nothing to be told.
	await until(() => positionOf(directory) === 3501);
	t.deepEqual(notices, []);
	await journal.close();
	// And without a search, by and by.
	const again = await open(t, directory);
	await until(() => positionOf(directory) === 3501);

	t.deepEqual(await find(again.journal), [3501, ...expected]);
	t.deepEqual(again.notices, []);
});

/** A directory with a history and its index. */
const prepare = async (t: ExecutionContext): Promise<string> => {
	const directory = await temporaryDirectory(t);
	const {journal} = await open(t, directory);
	await journal.append(many);
	await journal.close();
	removeIndex(directory);
	const reader = openReader(directory);
	const {index} = openIndex(directory, reader);
	addAll(index, reader);
	index.close();
	reader.close();
	t.is(positionOf(directory), many.length);
	return directory;
};

for (const [title, spoil, notice] of [
	['is gone', async file => rm(file), 'There is no search index yet: it is made from the history.'],
	[
		'is no database',
		async file => writeFile(file, 'damaged '.repeat(9999)),
		'The search index is damaged: it is made again from the history.',
	],
	[
		'is of another version',
		async file => {
			const database = new DatabaseSync(file);
			database.exec('PRAGMA user_version = 77');
			database.close();
		},
		'The search index is of another version of chat-tui: it is made from the history.',
	],
	[
		'has lost a table',
		async file => {
			const database = new DatabaseSync(file);
			database.exec('DROP TABLE texts');
			database.close();
		},
		'The search index is damaged: it is made again from the history.',
	],
	[
		'is damaged in its middle',
		async file => {
			const bytes = await readFile(file);
			bytes.fill(0xff, 4096 * 3);
			await writeFile(file, bytes);
		},
		'The search index is damaged: it is made again from the history.',
	],
] as ReadonlyArray<[string, (file: string) => Promise<void>, string]>) {
	test(`an index that ${title} is made again, and everything is found meanwhile and afterwards`, async t => {
		const directory = await prepare(t);
		await spoil(filesOf(directory).search);
		const {journal, notices} = await open(t, directory);
		t.deepEqual(await find(journal), expected);
		t.deepEqual(await find(journal), expected);
		await until(() => notices.includes('The search index is complete.'));

		t.is(notices[0], notice);
		t.is(positionOf(directory), many.length);
		t.deepEqual(await find(journal), expected);
	});
}

test('without an index everything is found all the same, and the reason is said once', async t => {
	const directory = await prepare(t);
	const {search} = filesOf(directory);
	removeIndex(directory);
	// A folder in its place: no file can be made there.
	await mkdir(search);
	const {journal, notices} = await open(t, directory);
	t.deepEqual(await find(journal), expected);
	t.deepEqual(await find(journal), expected);
	await journal.append([said('점심 지금')]);
	t.deepEqual(await find(journal), [3501, ...expected]);
	t.is(notices.length, 1);
	t.regex(notices[0] ?? '', /^The search index cannot be kept up, and searching is slower: /);
});

test('a history that is closed while a search or the indexing is on its way is closed in time', async t => {
	const directory = await prepare(t);
	removeIndex(directory);
	const {journal} = await open(t, directory);
	const searches = [find(journal), find(journal)];
	await journal.close();
	for (const search of searches) {
		// Found before, or not at all.
		await search.catch(error => t.like(error, {name: 'JournalError', code: 'closed'}));
	}

	const {journal: again} = await open(t, directory);
	t.deepEqual(await find(again), expected);
});

/** A finder whose threads answer nothing but what the test says, and how often one was started. */
const withoutThread = (t: ExecutionContext, lastThen: number) => {
	let last = lastThen;
	const asked: string[] = [];
	const answers: Array<{resolve(position: string): void; reject(error: Error): void}> = [];
	const deaths: Array<() => void> = [];
	const finder = createFinder({
		directory: '',
		last: () => last,
		notice: text => t.fail(text),
		restMs: 0,
		startThread() {
			return {
				started: Promise.resolve(''),
				request({type}) {
					asked.push(type);
					return new Promise((resolve, reject) => answers.push({resolve, reject}));
				},
				ended: new Promise(resolve => deaths.push(resolve)),
				async close() {},
				terminate() {},
			};
		},
	});
	return {
		finder,
		asked,
		answers,
		deaths,
		starts: () => deaths.length,
		commit(entries: readonly Entry[]) {
			last += entries.length;
			finder.committed(entries);
		},
	};
};

const numbered = (draft: Draft, seq = 1): Entry => ({...draft, seq});

const comings: readonly Entry[] = [
	numbered({type: 'join', time: 1, user: mina.id, room: '#lobby'}),
	numbered({type: 'part', time: 1, user: mina.id, room: '#lobby'}),
	numbered({type: 'motd', time: 1, text: '안녕'}),
];

test('who comes and goes needs no thread', t => {
	const {commit, starts} = withoutThread(t, 3);
	commit(comings);
	t.is(starts(), 0);
});

for (const [title, draft] of [
	['a message', said('점심')],
	['a whisper', whispered('점심')],
	['an edit', changed(1, {type: 'edit', text: '저녁'})],
] as const) {
	test(`${title} among those who come and go is indexed`, t => {
		const {commit, asked, starts} = withoutThread(t, 3);
		commit([...comings, numbered(draft, 2)]);
		t.is(starts(), 1);
		t.deepEqual(asked, ['index']);
	});
}

test('what an earlier run left is indexed, and a new history has nothing of it', t => {
	const {finder, starts} = withoutThread(t, 1);
	finder.begin();
	t.is(starts(), 1);
	const fresh = withoutThread(t, 0);
	fresh.finder.begin();
	fresh.commit(comings);
	t.is(fresh.starts(), 0);
	// Who comes may be before the beginning.
	fresh.finder.begin();
	t.is(fresh.starts(), 0);
});

test('what a thread that died has left is indexed by the next one, whatever is committed then', async t => {
	const {finder, commit, answers, deaths, starts} = withoutThread(t, 3);
	finder.begin();
	answers[0]?.resolve('2');
	await new Promise(setImmediate);
	answers[1]?.reject(new Error('It died.'));
	deaths[0]?.();
	await new Promise(resolve => setTimeout(resolve, 20));
	commit(comings);
	t.is(starts(), 2);
});
