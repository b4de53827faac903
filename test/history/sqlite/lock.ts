import test from 'ava';
import {openSqliteJournal} from '../../../source/history/sqlite/journal.ts';
import {temporaryDirectory} from '../../helpers/directories.ts';
import {said} from '../../helpers/drafts.ts';
import {startJournalChild} from '../../helpers/journal-child.ts';

/** What another process is told that opens the directory: `open`, or the error's code. */
const openElsewhere = async (directory: string) => {
	const child = startJournalChild('hold', directory);
	const line = await child.lines.next();
	await child.kill();
	return line.value;
};

test('one directory is open once; the message names the directory and the holder', async t => {
	const directory = await temporaryDirectory(t);
	const holder = await openSqliteJournal({directory});
	const error = await t.throwsAsync(openSqliteJournal({directory}), {name: 'JournalError', code: 'locked'});
	t.is(
		error?.message,
		`The data directory ${directory} is in use by another server (process ${process.pid}).`,
	);
	// The refused attempt has not taken the lock from the holder, as closing a file can (POSIX locks).
	t.is(await openElsewhere(directory), 'locked');
	await holder.append([said('a')]);
	t.is(holder.last(), 1);
	await holder.close();
});

test('closing frees the lock, for this process and others', async t => {
	const directory = await temporaryDirectory(t);
	await (await openSqliteJournal({directory})).close();
	const again = await openSqliteJournal({directory});
	await again.close();
	t.is(await openElsewhere(directory), 'open');
});

test('of many that open a directory at once exactly one gets it', async t => {
	const directory = await temporaryDirectory(t);
	const attempts = await Promise.allSettled([1, 2, 3, 4].map(() => openSqliteJournal({directory})));
	const opened = attempts.flatMap(attempt => (attempt.status === 'fulfilled' ? [attempt.value] : []));
	t.is(opened.length, 1);
	t.is(await openElsewhere(directory), 'locked');
	await opened[0]?.close();
});

test('a killed holder does not keep the lock', async t => {
	const directory = await temporaryDirectory(t);
	const holder = startJournalChild('hold', directory);
	t.is((await holder.lines.next()).value, 'open');
	await t.throwsAsync(openSqliteJournal({directory}), {code: 'locked'});
	await holder.kill();
	const journal = await openSqliteJournal({directory});
	await journal.close();
});
