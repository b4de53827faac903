import test from 'ava';
import {createMemoryJournal} from '../../source/history/memory.ts';
import {said} from '../helpers/drafts.ts';
import {journalContract, listen, texts} from '../helpers/journal-contract.ts';

journalContract(test, async () => createMemoryJournal(), {forgets: true});

test('numbering begins where it is told to', async t => {
	const journal = createMemoryJournal({first: 1001});
	t.is(journal.last(), 1000);
	const heard = listen(journal);
	await journal.append([said('a'), said('b')]);
	t.deepEqual(
		heard.entries().map(entry => entry.seq),
		[1001, 1002],
	);
	t.deepEqual(texts(await journal.after('#lobby', 0, 10)), ['a', 'b']);
	t.deepEqual(texts(await journal.before('#lobby', 1002, 10)), ['a']);
	t.deepEqual(texts(await journal.replay(1001, 10)), ['b']);
});

test('the oldest entries can no longer be read back, and numbering goes on', async t => {
	const journal = createMemoryJournal({entriesMax: 10});
	for (let index = 1; index <= 35; index++) {
		await journal.append([said(String(index))]);
		const kept = Array.from({length: Math.min(index, 10)}, (_, place) =>
			String(Math.max(0, index - 10) + place + 1),
		);
		t.deepEqual(texts(await journal.replay(0, 100)), kept);
		t.deepEqual(texts(await journal.after('#lobby', 0, 100)), kept);
		t.deepEqual(texts(await journal.before('#lobby', index + 1, 100)), kept);
	}

	t.is(journal.last(), 35);
	t.deepEqual(texts(await journal.before('#lobby', 20, 100)), []);
	t.deepEqual(texts(await journal.after('#lobby', 30, 2)), ['31', '32']);
});
