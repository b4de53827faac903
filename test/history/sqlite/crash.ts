import test from 'ava';
import {openSqliteJournal} from '../../../source/history/sqlite/journal.ts';
import {temporaryDirectory} from '../../helpers/directories.ts';
import {startJournalChild} from '../../helpers/journal-child.ts';
import {texts} from '../../helpers/journal-contract.ts';

test('what was acknowledged before a kill is there after it, each append whole, without a gap', async t => {
	const directory = await temporaryDirectory(t);
	const acknowledged: string[] = [];
	for (const name of ['first', 'second', 'third']) {
		const child = startJournalChild('append', directory, name);
		t.is((await child.lines.next()).value, 'open');
		for (let count = 0; count < 300; count++) {
			acknowledged.push((await child.lines.next()).value);
		}

		acknowledged.push(...(await child.kill()));
		const journal = await openSqliteJournal({directory});
		const entries = await journal.replay(0, Number.POSITIVE_INFINITY);
		t.deepEqual(
			entries.map(entry => entry.seq),
			entries.map((_, index) => index + 1),
		);
		t.is(journal.last(), entries.length);
		const stored = texts(entries);
		const storedSet = new Set(stored);
		t.deepEqual(
			acknowledged.filter(text => !storedSet.has(text)),
			[],
		);
		// The child appends pairs: the second of each follows the first.
		t.is(stored.length % 2, 0);
		t.true(stored.every((text, index) => index % 2 === 0 || text === stored[index - 1]?.replace(/0$/, '1')));
		await journal.close();
	}
});

test('a kill while a snapshot is stored leaves the one before it, and what was kept is kept', async t => {
	const directory = await temporaryDirectory(t);
	for (let round = 0; round < 3; round++) {
		const child = startJournalChild('keep', directory, 'text');
		t.is((await child.lines.next()).value, 'open');
		let kept = 0;
		for (let count = 0; count < 10 + round; count++) {
			kept = Number((await child.lines.next()).value);
		}

		kept = Number((await child.kill()).at(-1) ?? kept);
		const journal = await openSqliteJournal({directory});
		const newest = await journal.snapshot();
		const before = await journal.snapshot(newest?.seq);
		// It may have been kept just before the kill, and not said so any more.
		t.true(newest?.seq === kept || newest?.seq === kept + 2);
		for (const snapshot of [newest, before]) {
			t.deepEqual(
				[...(snapshot?.lines ?? [])],
				Array.from({length: 30}, (_, line) => `${snapshot?.seq} ${line}`),
			);
		}

		t.true((newest?.seq ?? 0) <= journal.last());
		await journal.close();
	}
});
