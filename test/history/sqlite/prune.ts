import {stat} from 'node:fs/promises';
import path from 'node:path';
import {DatabaseSync} from 'node:sqlite';
import test, {type ExecutionContext} from 'ava';
import {openSqliteJournal} from '../../../source/history/sqlite/journal.ts';
import {pruneQueries} from '../../../source/history/sqlite/prune.ts';
import {temporaryDirectory} from '../../helpers/directories.ts';
import {changed, edit, joined, said} from '../../helpers/drafts.ts';
import {texts} from '../../helpers/journal-contract.ts';

const openIn = async (t: ExecutionContext, directory: string) => {
	const journal = await openSqliteJournal({directory});
	t.teardown(() => journal.close());
	return journal;
};

test('what no snapshot has in it stays: it is still to be replayed', async t => {
	const journal = await openIn(t, await temporaryDirectory(t));
	await journal.append([said('a'), joined('u3'), said('b')]);
	t.deepEqual(await journal.prune({before: Number.MAX_SAFE_INTEGER, messagesMax: 0}), {
		messages: 0,
		others: 0,
	});
	await journal.keepSnapshot({seq: 2, lines: ['x']});
	t.deepEqual(await journal.prune({before: Number.MAX_SAFE_INTEGER, messagesMax: 0}), {
		messages: 1,
		others: 1,
	});
	t.deepEqual(texts(await journal.replay(0, 10)), ['b']);
});

test('what is no message stays as long as the older of two snapshots has not got it, however old it is', async t => {
	const journal = await openIn(t, await temporaryDirectory(t));
	const timed = [said('a'), joined('u3'), joined('u4'), joined('u5'), said('b')].map((draft, index) => ({
		...draft,
		time: index + 1,
	}));
	await journal.append(timed);
	await journal.keepSnapshot({seq: 2, lines: ['x']});
	await journal.keepSnapshot({seq: 5, lines: ['x']});
	t.deepEqual(await journal.prune({before: 5}), {messages: 1, others: 1});
	t.deepEqual(
		(await journal.replay(0, 10)).map(({seq}) => seq),
		[3, 4, 5],
	);
});

test('more changes than are removed at once all go with their message', async t => {
	const journal = await openIn(t, await temporaryDirectory(t));
	const changes = Array.from({length: 2500}, (_, index) => changed(1, edit(String(index))));
	await journal.append([said('a'), ...changes, said('b')]);
	await journal.keepSnapshot({seq: 2502, lines: ['x']});
	t.deepEqual(await journal.prune({messagesMax: 1}), {messages: 1, others: 2500});
	t.deepEqual(texts(await journal.replay(0, 10)), ['b']);
});

test('numbers go on after reopening though everything was pruned', async t => {
	const directory = await temporaryDirectory(t);
	const first = await openIn(t, directory);
	await first.append([said('a'), joined('u3'), said('b')]);
	await first.keepSnapshot({seq: 3, lines: ['x']});
	await first.prune({messagesMax: 0});
	t.deepEqual(await first.replay(0, 10), []);
	await first.close();
	const second = await openIn(t, directory);
	t.is(second.last(), 3);
	await second.append([said('c')]);
	t.is(second.last(), 4);
});

test('messages are counted right after reopening, and after prunes by time', async t => {
	const directory = await temporaryDirectory(t);
	const first = await openIn(t, directory);
	const tenFrom = (time: number) =>
		Array.from({length: 10}, (_, index) => ({...said(`${time + index}`), time: time + index}));
	await first.append(tenFrom(10));
	await first.keepSnapshot({seq: 10, lines: ['x']});
	t.is((await first.prune({messagesMax: 8})).messages, 2);
	t.is((await first.prune({before: 15})).messages, 3);
	await first.append(tenFrom(20));
	await first.keepSnapshot({seq: 20, lines: ['x']});
	t.is((await first.prune({messagesMax: 8})).messages, 7);
	await first.close();
	const second = await openIn(t, directory);
	t.is((await second.prune({messagesMax: 5})).messages, 3);
	t.deepEqual(texts(await second.replay(0, 100)), ['25', '26', '27', '28', '29']);
});

test('many are removed in pieces, and commits pass between them', async t => {
	const journal = await openIn(t, await temporaryDirectory(t));
	await journal.append(Array.from({length: 6000}, (_, index) => said(`${index}`)));
	await journal.keepSnapshot({seq: 6000, lines: ['x']});
	let isPruned = false;
	const pruned = journal.prune({messagesMax: 10}).then(result => {
		isPruned = true;
		return result;
	});
	await journal.append([said('meanwhile')]);
	t.false(isPruned);
	t.deepEqual(await pruned, {messages: 5991, others: 0});
	t.is((await journal.replay(0, 100)).length, 10);
});

test('the file does not grow while as much is removed as is said', async t => {
	const directory = await temporaryDirectory(t);
	const journal = await openIn(t, directory);
	const sizes: number[] = [];
	for (let round = 0; round < 30; round++) {
		await journal.append(Array.from({length: 2000}, () => said('x'.repeat(200))));
		await journal.keepSnapshot({seq: journal.last(), lines: ['y'.repeat(20_000)]});
		await journal.prune({messagesMax: 1000});
		const {size} = await stat(path.join(directory, 'chat.db'));
		sizes.push(size);
	}

	// Written back from the log at different moments, so not equal from the first round on: every ninth or so.
	t.true((sizes.at(-1) ?? 0) <= (sizes[20] ?? 0), sizes.join(' '));
});

test('a clock that was set back is survived', async t => {
	const journal = await openIn(t, await temporaryDirectory(t));
	const times = [1, 2, 3, 900, 901, 4, 5, 6];
	await journal.append(times.map(time => ({...said(`${time}`), time})));
	await journal.keepSnapshot({seq: 8, lines: ['x']});
	await journal.prune({before: 1000});
	t.deepEqual(await journal.replay(0, 10), []);
});

test('each statement goes by a number or an index: none looks at every row, but for the first count', async t => {
	const directory = await temporaryDirectory(t);
	await (await openIn(t, directory)).close();
	const database = new DatabaseSync(path.join(directory, 'chat.db'));
	const planOf = (query: string) =>
		database
			.prepare(`EXPLAIN QUERY PLAN ${query}`)
			.all()
			.map(row => String(row.detail))
			.join('; ');
	const {count, ...others} = pruneQueries;
	t.regex(planOf(count), /USING COVERING INDEX entries_feed/);
	for (const query of Object.values(others)) {
		t.regex(planOf(query), /^SEARCH entries USING INTEGER PRIMARY KEY/);
	}

	database.close();
});
