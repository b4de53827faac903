import {readdirSync, readFileSync, statSync, truncateSync, writeFileSync} from 'node:fs';
import {open} from 'node:fs/promises';
import path from 'node:path';
import {DatabaseSync} from 'node:sqlite';
import test, {type ExecutionContext} from 'ava';
import type {Journal} from '../../../source/history/journal.ts';
import {openSqliteJournal, type SqliteJournalOptions} from '../../../source/history/sqlite/journal.ts';
import {temporaryDirectory} from '../../helpers/directories.ts';
import {said} from '../../helpers/drafts.ts';
import {startJournalChild} from '../../helpers/journal-child.ts';
import {texts} from '../../helpers/journal-contract.ts';

const page = 4096;

const openWarned = async (t: ExecutionContext, options: SqliteJournalOptions) => {
	const warnings: string[] = [];
	const journal = await openSqliteJournal({...options, warn: text => warnings.push(text)});
	t.teardown(() => journal.close());
	return {journal, warnings};
};

/** A directory with a history of so many messages, of one page each four, all of them in chat.db. */
const makeHistory = async (t: ExecutionContext, messages = 400) => {
	const directory = await temporaryDirectory(t);
	const journal = await openSqliteJournal({directory});
	await journal.append(Array.from({length: messages}, (_, index) => said(`${index}`.padEnd(900))));
	await journal.close();
	return {directory, file: path.join(directory, 'chat.db'), log: path.join(directory, 'chat.db-wal')};
};

/** The same, as a kill leaves it: the newest of it in the log alone. */
const makeKilled = async (t: ExecutionContext) => {
	const history = await makeHistory(t);
	const child = startJournalChild('append', history.directory, 'late');
	for (let line = 0; line < 50; line++) {
		await child.lines.next();
	}

	await child.kill();
	return history;
};

const overwrite = async (file: string, offset: number, bytes: Buffer) => {
	const handle = await open(file, 'r+');
	await handle.write(bytes, 0, bytes.length, offset);
	await handle.close();
};

const aside = /^chat\.db\.(damaged|foreign)-\d{4}-\d\d-\d\dT\d\d-\d\d-\d\dZ(-\d+)?$/;

/** What was moved aside: its whole name, and what is in it. */
const movedIn = (directory: string) => {
	const names = readdirSync(directory).filter(name => aside.test(name));
	return names.map(name => path.join(directory, name));
};

/** That a journal is fresh, and keeps what it is given. */
const isFresh = async (t: ExecutionContext, journal: Journal) => {
	t.is(journal.last(), 0);
	await journal.append([said('anew')]);
	t.deepEqual(texts(await journal.replay(0, 10)), ['anew']);
};

const damages: ReadonlyArray<
	readonly [name: string, damage: (history: {file: string; log: string}) => Promise<void> | void]
> = [
	['a header that was overwritten', ({file}) => overwrite(file, 0, Buffer.alloc(100, 0xff))],
	['a first page of zeros', ({file}) => overwrite(file, 0, Buffer.alloc(page))],
	['text', ({file}) => writeFileSync(file, 'not a database '.repeat(1000))],
	['a file that was cut in half', ({file}) => truncateSync(file, Math.floor(statSync(file).size / 2))],
	['a file that was cut within its header', ({file}) => truncateSync(file, 50)],
];

for (const [name, damage] of damages) {
	test(`${name}: moved aside as it is, with a warning that names both, and a fresh one started`, async t => {
		const history = await makeHistory(t);
		const {directory, file} = history;
		await damage(history);
		const damaged = readFileSync(file);
		const {journal, warnings} = await openWarned(t, {directory});
		const [moved = '', ...others] = movedIn(directory);
		t.deepEqual(others, []);
		t.regex(path.basename(moved), /^chat\.db\.damaged-/);
		t.true(readFileSync(moved).equals(damaged));
		t.is(warnings.length, 1);
		t.true(warnings[0]?.includes(directory));
		t.true(warnings[0]?.includes(`moved to ${moved}, and a fresh history was started.`), warnings[0]);
		await isFresh(t, journal);
		t.is(statSync(moved).mode & 0o777, 0o600);
		t.is(statSync(file).mode & 0o777, 0o600);
		// The lock was not given up over it, as closing a file can.
		const other = startJournalChild('hold', directory);
		t.is((await other.lines.next()).value, 'locked');
		await other.kill();
		await journal.close();
		const again = await openWarned(t, {directory});
		t.deepEqual(again.warnings, []);
		t.is(again.journal.last(), 1);
	});
}

test('a database of something else is moved aside as foreign, unharmed', async t => {
	const directory = await temporaryDirectory(t);
	const foreign = new DatabaseSync(path.join(directory, 'chat.db'));
	foreign.exec("CREATE TABLE songs (title TEXT); INSERT INTO songs VALUES ('arirang')");
	foreign.close();
	const {journal, warnings} = await openWarned(t, {directory});
	const [moved = ''] = movedIn(directory);
	t.regex(path.basename(moved), /^chat\.db\.foreign-/);
	t.is(warnings.length, 1);
	t.true(
		warnings[0]?.startsWith(
			`The file chat.db in ${directory} is not a history of chat-tui. It was moved to `,
		),
	);
	await isFresh(t, journal);
	const songs = new DatabaseSync(moved);
	t.is(songs.prepare('SELECT title FROM songs').get()?.title, 'arirang');
	songs.close();
});

test('an empty file is a fresh history, and nothing to warn of', async t => {
	const directory = await temporaryDirectory(t);
	writeFileSync(path.join(directory, 'chat.db'), '');
	const {journal, warnings} = await openWarned(t, {directory});
	t.deepEqual(warnings, []);
	t.deepEqual(movedIn(directory), []);
	await isFresh(t, journal);
});

test('an empty file beside a log that is not: both are moved aside, for SQLite would remove the log', async t => {
	const {directory, file, log} = await makeKilled(t);
	const content = readFileSync(log);
	t.true(content.length > 0);
	truncateSync(file, 0);
	const {journal, warnings} = await openWarned(t, {directory});
	t.is(warnings.length, 1);
	t.regex(warnings[0] ?? '', /chat\.db is empty, and chat\.db-wal is not/);
	const [moved = ''] = movedIn(directory);
	t.true(readFileSync(`${moved}-wal`).equals(content));
	await isFresh(t, journal);
});

test('a log of garbage is moved aside, and the history goes on without what was in it', async t => {
	const {directory, log} = await makeKilled(t);
	const garbage = Buffer.from('garbage '.repeat(5000));
	writeFileSync(log, garbage);
	const {journal, warnings} = await openWarned(t, {directory});
	t.is(warnings.length, 1);
	t.regex(warnings[0] ?? '', /chat\.db-wal.* is damaged: what was said last is not in the history/);
	const [moved = ''] = readdirSync(directory).filter(name => name.startsWith('chat.db-wal.damaged-'));
	t.true(warnings[0]?.includes(moved));
	t.true(readFileSync(path.join(directory, moved)).equals(garbage));
	t.deepEqual(movedIn(directory), []);
	const before = journal.last();
	t.true(before >= 400);
	await journal.append([said('on')]);
	t.is((await journal.replay(before, 10)).length, 1);
});

test('two that are damaged within a second are moved to two names', async t => {
	const {directory, file} = await makeHistory(t, 1);
	for (const count of [1, 2, 3]) {
		writeFileSync(file, 'not a database '.repeat(100 + count));
		const {journal} = await openWarned(t, {directory});
		await journal.close();
	}

	const sizes = movedIn(directory).map(name => statSync(name).size);
	t.deepEqual(
		sizes.sort((one, other) => one - other),
		[1515, 1530, 1545],
	);
});

test('whoever found damage while reading has the history moved aside, its log with it', async t => {
	const {directory} = await makeHistory(t);
	const {journal, warnings} = await openWarned(t, {directory, damage: 'It makes no sense.'});
	t.regex(warnings[0] ?? '', /^It makes no sense\. It was moved to /);
	t.is(movedIn(directory).length, 1);
	await isFresh(t, journal);
});

for (const [name, damage] of [
	['a page that cannot be read', () => Buffer.alloc(page, 0xff)],
	['a text that is none', () => Buffer.from('"]]}')],
] as const) {
	test(`${name}, met while reading: it is an error then, and at the next start the history is moved aside`, async t => {
		const {directory, file} = await makeHistory(t, 2000);
		const bytes = damage();
		const middle = Math.floor(statSync(file).size / 2 / page) * page;
		// The end of a page is the middle of an entry.
		await overwrite(file, bytes.length === page ? middle : middle + page - 300, bytes);
		const {journal, warnings} = await openWarned(t, {directory});
		t.deepEqual(warnings, []);
		await t.throwsAsync(journal.replay(0, 2000), {name: 'JournalError', code: 'corrupt'});
		// What is sound can be read and added to.
		t.is((await journal.replay(0, 10)).length, 10);
		await journal.append([said('still here')]);
		await journal.close();
		const next = await openWarned(t, {directory});
		t.is(next.warnings.length, 1);
		t.is(movedIn(directory).length, 1);
		await isFresh(t, next.journal);
	});
}

test('a suspicion that proves wrong is dropped', async t => {
	const {directory} = await makeHistory(t);
	writeFileSync(path.join(directory, 'chat.db.suspect'), '');
	const {journal, warnings} = await openWarned(t, {directory});
	t.deepEqual(warnings, []);
	t.is(journal.last(), 400);
	t.false(readdirSync(directory).includes('chat.db.suspect'));
});
