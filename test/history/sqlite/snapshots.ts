import path from 'node:path';
import {DatabaseSync} from 'node:sqlite';
import test, {type ExecutionContext} from 'ava';
import type {Snapshot} from '../../../source/history/journal.ts';
import {openSqliteJournal, type SqliteJournalOptions} from '../../../source/history/sqlite/journal.ts';
import {temporaryDirectory} from '../../helpers/directories.ts';
import {said} from '../../helpers/drafts.ts';
import {texts} from '../../helpers/journal-contract.ts';

const openIn = async (t: ExecutionContext, options: SqliteJournalOptions) => {
	const journal = await openSqliteJournal(options);
	t.teardown(() => journal.close());
	return journal;
};

const read = (snapshot: Snapshot | undefined) => snapshot && [snapshot.seq, ...snapshot.lines];

/** Change the file of a journal that is closed. */
const withFile = (directory: string, sql: string) => {
	const database = new DatabaseSync(path.join(directory, 'chat.db'));
	database.exec(sql);
	const left = database.prepare('SELECT count(*) AS rows FROM snapshots').get()?.rows;
	database.close();
	return left;
};

/** A journal with snapshots after 1 and after 2, closed. */
const makeTwo = async (t: ExecutionContext) => {
	const directory = await temporaryDirectory(t);
	const journal = await openIn(t, {directory});
	await journal.append([said('a'), said('b'), said('c')]);
	await journal.keepSnapshot({seq: 1, lines: ['first', '안녕', '1']});
	await journal.keepSnapshot({seq: 2, lines: ['second', '하나', '2']});
	await journal.close();
	return directory;
};

test('they are there after reopening', async t => {
	const directory = await makeTwo(t);
	const journal = await openIn(t, {directory});
	t.deepEqual(read(await journal.snapshot()), [2, 'second', '하나', '2']);
	t.deepEqual(read(await journal.snapshot(2)), [1, 'first', '안녕', '1']);
});

const damages: ReadonlyArray<readonly [string, string]> = [
	['was cut off', 'DELETE FROM snapshots WHERE seq = 2 AND is_last = 1'],
	['lost a line', 'DELETE FROM snapshots WHERE seq = 2 AND line = 1'],
	['lost its first line', 'DELETE FROM snapshots WHERE seq = 2 AND line = 0'],
	['was changed', "UPDATE snapshots SET body = '둘' WHERE seq = 2 AND line = 1"],
	[
		'has a line too many',
		'INSERT INTO snapshots SELECT 2, 3, 0, checksum, body FROM snapshots WHERE seq = 2 LIMIT 1',
	],
];
for (const [damage, sql] of damages) {
	test(`one that ${damage} is passed over, for the one before it`, async t => {
		const directory = await makeTwo(t);
		withFile(directory, sql);
		const journal = await openIn(t, {directory});
		t.deepEqual(read(await journal.snapshot()), [1, 'first', '안녕', '1']);
		// The next one goes on as if it had never been.
		await journal.keepSnapshot({seq: 3, lines: ['third']});
		t.deepEqual(read(await journal.snapshot()), [3, 'third']);
	});
}

test('what was cut off, and what is no longer kept, does not stay in the file', async t => {
	const directory = await makeTwo(t);
	withFile(directory, 'DELETE FROM snapshots WHERE seq = 2 AND is_last = 1');
	const journal = await openIn(t, {directory});
	await journal.keepSnapshot({seq: 3, lines: ['third']});
	await journal.close();
	// Three lines of the first, one of the third.
	t.is(withFile(directory, ''), 4);
});

test('one for which there is no room is refused as full, and leaves the room to messages', async t => {
	const directory = await temporaryDirectory(t);
	const journal = await openIn(t, {directory, bytesMax: 256 * 1024});
	await journal.append([said('a')]);
	await journal.keepSnapshot({seq: 1, lines: ['small']});
	await journal.append([said('b')]);
	let taken = 0;
	const endless = function* () {
		for (;;) {
			taken++;
			yield 'x'.repeat(50_000);
		}
	};

	await t.throwsAsync(journal.keepSnapshot({seq: 2, lines: endless()}), {code: 'full'});
	t.true(taken > 1);
	await journal.append([said('y'.repeat(100_000))]);
	t.deepEqual(read(await journal.snapshot()), [1, 'small']);
	t.is(journal.last(), 3);
});

test('a history of the first version gets a place for them, and keeps what it has', async t => {
	const directory = await temporaryDirectory(t);
	const old = new DatabaseSync(path.join(directory, 'chat.db'));
	old.exec(`
		CREATE TABLE entries (
			seq INTEGER PRIMARY KEY, time INTEGER NOT NULL, type TEXT NOT NULL, feed TEXT, also_feed TEXT, body TEXT NOT NULL
		) STRICT;
		CREATE INDEX entries_feed ON entries (feed) WHERE feed IS NOT NULL;
		CREATE INDEX entries_also_feed ON entries (also_feed) WHERE also_feed IS NOT NULL;
		PRAGMA user_version = 1;
	`);
	old
		.prepare('INSERT INTO entries VALUES (1, 5, ?, ?, NULL, ?)')
		.run('message', '#lobby', JSON.stringify({...said('from before'), time: 5}));
	old.close();
	const journal = await openIn(t, {directory});
	t.deepEqual(texts(await journal.replay(0, 10)), ['from before']);
	t.is(await journal.snapshot(), undefined);
	await journal.append([said('now')]);
	await journal.keepSnapshot({seq: 2, lines: ['both']});
	t.deepEqual(read(await journal.snapshot()), [2, 'both']);
});
