import {chmod, open, readdir, stat, writeFile} from 'node:fs/promises';
import path from 'node:path';
import {DatabaseSync} from 'node:sqlite';
import test, {type ExecutionContext} from 'ava';
import {amendmentQueries} from '../../../source/history/sqlite/amendments.ts';
import {queries} from '../../../source/history/sqlite/database.ts';
import {openSqliteJournal, type SqliteJournalOptions} from '../../../source/history/sqlite/journal.ts';
import {temporaryDirectory} from '../../helpers/directories.ts';
import {joined, joon, said, whispered} from '../../helpers/drafts.ts';
import {journalContract, listen, texts} from '../../helpers/journal-contract.ts';

const openIn = async (t: ExecutionContext, options: SqliteJournalOptions) => {
	const journal = await openSqliteJournal(options);
	t.teardown(() => journal.close());
	return journal;
};

journalContract(test, async t => openIn(t, {directory: await temporaryDirectory(t)}), {runs: 8});

test('after reopening the entries are the same and numbering goes on', async t => {
	const directory = await temporaryDirectory(t);
	const first = await openIn(t, {directory});
	const heard = listen(first);
	await first.append([said('안녕\n"\\\0\uD800'), whispered('쉿', joon), joined('u5')]);
	await first.append([said('👩‍👩‍👧')]);
	await first.close();
	const second = await openIn(t, {directory});
	t.is(second.last(), 4);
	t.deepEqual(await second.replay(0, 100), heard.entries());
	const heardLater = listen(second);
	await second.append([said('다시')]);
	t.deepEqual(heardLater.entries(), [{...said('다시'), seq: 5}]);
	t.deepEqual(texts(await second.after('#lobby', 1, 10)), ['👩‍👩‍👧', '다시']);
});

test('only the owner may read the directory and its files', async t => {
	const directory = path.join(await temporaryDirectory(t), 'state', 'chat');
	const journal = await openIn(t, {directory});
	await journal.append([said('a')]);
	const modeOf = async (file: string) => ((await stat(file)).mode & 0o777).toString(8);
	t.is(await modeOf(directory), '700');
	t.is(await modeOf(path.dirname(directory)), '700');
	for (const name of ['chat.db', 'chat.db-wal', 'chat.db-shm', 'server.lock', 'server.pid']) {
		t.is(await modeOf(path.join(directory, name)), '600', name);
	}
});

test('files that others could read, such as a copy that was put back, are made private; a directory that was there is left as it is', async t => {
	const directory = await temporaryDirectory(t);
	await (await openIn(t, {directory})).close();
	await chmod(directory, 0o755);
	for (const name of ['chat.db', 'server.lock']) {
		await chmod(path.join(directory, name), 0o644);
	}

	const journal = await openIn(t, {directory});
	await journal.append([said('a')]);
	for (const name of ['chat.db', 'chat.db-wal', 'chat.db-shm', 'server.lock', 'server.pid']) {
		t.is((await stat(path.join(directory, name))).mode & 0o777, 0o600, name);
	}

	t.is((await stat(directory)).mode & 0o777, 0o755);
});

test('a directory that cannot be created is unwritable, and the message says which and why', async t => {
	const file = path.join(await temporaryDirectory(t), 'file');
	await writeFile(file, '');
	const below = path.join(file, 'data');
	const error = await t.throwsAsync(openSqliteJournal({directory: below}), {
		name: 'JournalError',
		code: 'unwritable',
	});
	t.is(
		error?.message,
		`The data directory ${below} cannot be created: a part of the path is a file, not a directory.`,
	);
	await t.throwsAsync(openSqliteJournal({directory: file}), {code: 'unwritable', message: /it is a file/});
});

if (process.platform === 'linux') {
	test('a directory that exists but takes no files is unwritable', async t => {
		await t.throwsAsync(openSqliteJournal({directory: '/proc'}), {
			code: 'unwritable',
			message: /^The data directory \/proc cannot be written to: /,
		});
		await t.throwsAsync(openSqliteJournal({directory: '/proc/chat'}), {
			code: 'unwritable',
			message: /cannot be created/,
		});
	});
}

test('without room an append is refused whole and uses up no numbers; a smaller one may fit', async t => {
	const directory = await temporaryDirectory(t);
	const journal = await openIn(t, {directory, bytesMax: 128 * 1024});
	const heard = listen(journal);
	await journal.append([said('fits')]);
	const error = await t.throwsAsync(journal.append([said('small'), said('x'.repeat(200_000))]), {
		code: 'full',
	});
	t.is(error?.message, `There is no room left for the history in ${directory}.`);
	t.is(journal.last(), 1);
	await journal.append([said('fits too')]);
	t.deepEqual(texts(heard.entries()), ['fits', 'fits too']);
	t.is(journal.last(), 2);
	await journal.close();
	const roomy = await openIn(t, {directory});
	t.deepEqual(texts(await roomy.replay(0, 10)), ['fits', 'fits too']);
	await roomy.append([said('x'.repeat(200_000))]);
	t.is(roomy.last(), 3);
});

test('a history of a newer version is not touched, and the message says so', async t => {
	const directory = await temporaryDirectory(t);
	await (await openIn(t, {directory})).close();
	const database = new DatabaseSync(path.join(directory, 'chat.db'));
	database.exec('PRAGMA user_version = 99');
	database.close();
	const names = await readdir(directory);
	await t.throwsAsync(openSqliteJournal({directory}), {code: 'failed', message: /newer version/});
	t.deepEqual(await readdir(directory), names);
});

test('damage that only a read finds makes that read corrupt', async t => {
	const directory = await temporaryDirectory(t);
	const journal = await openIn(t, {directory});
	await journal.append(Array.from({length: 2000}, (_, index) => said(`${index}`.padEnd(200))));
	await journal.close();
	const file = path.join(directory, 'chat.db');
	const {size} = await stat(file);
	const page = 4096;
	const handle = await open(file, 'r+');
	// A stretch in the middle: the first pages and the last rows stay sound, so that it opens.
	for (let offset = page * 20; offset < size / 2; offset += page) {
		await handle.write(Buffer.alloc(page, 0xff), 0, page, offset);
	}

	await handle.close();
	const damaged = await openIn(t, {directory});
	await t.throwsAsync(damaged.replay(0, 2000), {name: 'JournalError', code: 'corrupt'});
});

test('each page of a feed is read as ranges of an index, without sorting', async t => {
	const directory = await temporaryDirectory(t);
	await (await openIn(t, {directory})).close();
	const database = new DatabaseSync(path.join(directory, 'chat.db'));
	for (const query of [queries.after, queries.before, queries.replay]) {
		const plan = database
			.prepare(`EXPLAIN QUERY PLAN ${query}`)
			.all()
			.map(row => String(row.detail));
		t.false(
			plan.some(step => /SCAN|TEMP B-TREE/.test(step)),
			plan.join('; '),
		);
		t.true(plan.some(step => step.startsWith('SEARCH entries USING')));
	}

	for (const query of Object.values(amendmentQueries)) {
		const plan = database.prepare(`EXPLAIN QUERY PLAN ${query}`).all();
		t.false(
			plan.some(({detail}) => /SCAN (?:entries|amendments)/.test(String(detail))),
			plan.map(({detail}) => String(detail)).join('; '),
		);
	}

	database.close();
});
