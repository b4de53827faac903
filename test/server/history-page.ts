import test from 'ava';
import fc from 'fast-check';
import {createMemoryJournal} from '../../source/history/memory.ts';
import {limits} from '../../source/limits.ts';
import type {Draft, HistoryAmendment, HistoryMessage} from '../../source/messages.ts';
import {newestWithin, readPage} from '../../source/server/history-page.ts';
import {changed, deletion, edit, joon, mina, react, said, whispered} from '../helpers/drafts.ts';

const message = (seq: number, text: string): HistoryMessage => ({
	seq,
	time: 1,
	from: {id: 'u', name: '민아', color: 1},
	text,
	kind: 'text',
});

const page = [message(1, 'one'), message(2, '"'.repeat(100)), message(3, '셋')];
const sizes = page.map(one => Buffer.byteLength(JSON.stringify(one)));
const seqs = (bytesMax: number): number[] => newestWithin(page, bytesMax).map(({seq}) => seq);

test('the newest that fit, as they are encoded, and one at the least', t => {
	const [first = 0, second = 0, third = 0] = sizes;
	t.deepEqual(seqs(first + second + third), [1, 2, 3]);
	t.deepEqual(seqs(first + second + third - 1), [2, 3]);
	t.deepEqual(seqs(second + third - 1), [3]);
	t.deepEqual(seqs(0), [3]);
	t.deepEqual(newestWithin([], 0), []);
});

/** A message after a change, as a client has it. */
const applied = (message: HistoryMessage, {time, amendment}: HistoryAmendment): HistoryMessage => {
	const {reactions: _, ...rest} = message;
	switch (amendment.type) {
		case 'edit': {
			return {...message, text: amendment.text, editedAt: time};
		}

		case 'delete': {
			const {editedAt: _editedAt, ...deleted} = rest;
			return {...deleted, text: '', deleted: true};
		}

		case 'react': {
			return amendment.on
				? {...message, reactions: [{emoji: amendment.emoji, names: [mina.name], ids: [mina.id]}]}
				: rest;
		}
	}
};

const asked = (range: {before: number} | {after: number}, limit = 10, room = '#lobby') =>
	({type: 'read', session: 1, user: 'u1', room, range, limit, backlog: false}) as const;

const shape = ({entries, amended, more}: Awaited<ReturnType<typeof readPage>>) => ({
	entries: entries.map(({seq}) => seq),
	amended: (amended ?? []).map(({seq}) => seq),
	more,
});

test('each message comes as it stands', async t => {
	const journal = createMemoryJournal();
	await journal.append([
		said('one'),
		said('two'),
		{...said('three'), quote: {seq: 2, from: mina, text: 'two'}} as Draft,
		{...said('four'), quote: {seq: 1, from: mina, text: 'one'}} as Draft,
		changed(1, edit('ONE')),
		changed(1, react('🎉'), {by: joon}),
		changed(1, react('👍'), {by: joon}),
		changed(1, react('🎉')),
		changed(1, react('👍', false), {by: joon}),
		changed(2, react('🎉')),
		changed(2, deletion),
	]);
	for (const range of [{before: 100}, {after: 0}]) {
		const page = await readPage(journal, asked(range));
		t.like(page.entries[0], {
			text: 'ONE',
			number: 1,
			reactions: [{emoji: '🎉', names: ['준', '민아'], ids: [joon.id, mina.id]}],
		});
		t.is(page.entries[0]?.editedAt, changed(1, edit('')).time);
		t.like(page.entries[1], {text: '', deleted: true});
		t.false('reactions' in (page.entries[1] ?? {}));
		t.false('amended' in page);
		// What is deleted is not told by an answer to it; what was edited is quoted as it was.
		t.deepEqual(
			page.entries.map(({quote}) => quote?.text),
			[undefined, undefined, '', 'one'],
		);
	}
});

test('a page after a position lists changes of what is before it, and leaves no gap where nothing was said', async t => {
	const journal = createMemoryJournal();
	await journal.append([said('one'), said('two'), whispered('psst')]);
	await journal.append([
		changed(1, edit('ONE')),
		said('three'),
		changed(2, react('🎉')),
		changed(5, deletion),
		said('four'),
		changed(3, deletion, {to: [mina, joon]}),
		changed(1, react('👍')),
	]);
	const page = async (after: number, limit?: number) => shape(await readPage(journal, asked({after}, limit)));
	t.deepEqual(await page(3), {entries: [5, 8], amended: [4, 6, 10], more: false});
	t.deepEqual(await page(3, 1), {entries: [5], amended: [4], more: true});
	t.deepEqual(await page(5, 1), {entries: [8], amended: [6, 7, 10], more: false});
	t.deepEqual(await page(8), {entries: [], amended: [10], more: false});
	t.deepEqual(await page(10), {entries: [], amended: [], more: false});
	t.deepEqual(await page(0), {entries: [1, 2, 5, 8], amended: [], more: false});
	t.deepEqual(shape(await readPage(journal, asked({after: 3}, 10, '@'))), {
		entries: [],
		amended: [9],
		more: false,
	});
});

test('a page of many changes ends where they are cut off', async t => {
	const journal = createMemoryJournal({entriesMax: 5000});
	const people = Array.from({length: limits.amendmentsPageMax + 5}, (_, index) => ({
		...mina,
		id: `p${index}`,
	}));
	await journal.append([said('one'), ...people.map(by => changed(1, react('🎉'), {by})), said('two')]);
	const first = await readPage(journal, asked({after: 1}));
	t.is(first.entries.length, 0);
	t.is(first.amended?.length, limits.amendmentsPageMax);
	t.true(first.more);
	const end = first.amended?.at(-1)?.seq ?? 0;
	const second = await readPage(journal, asked({after: end}));
	t.deepEqual(shape(second), {
		entries: [limits.amendmentsPageMax + 7],
		amended: [1, 2, 3, 4, 5].map(step => end + step),
		more: false,
	});
	// The names of a message are as many as a page can carry.
	const [message] = (await readPage(journal, asked({before: 2}))).entries;
	t.is(message?.reactions?.[0]?.names.length, limits.reactionsPerMessageMax);
});

test('paged forward in any pieces, in messages or bytes, one has what is said as it stands', async t => {
	const step = fc.tuple(
		fc.constantFrom(said('a'), said('b'.repeat(40)), said('x', '#other'), 'change' as const),
		fc.nat(12),
		fc.constantFrom(edit('e'), edit('f'.repeat(60)), deletion, react('🎉'), react('🎉', false)),
	);
	await fc.assert(
		fc.asyncProperty(
			fc.array(step, {maxLength: 40, size: 'max'}),
			fc.nat(40),
			fc.integer({min: 1, max: 5}),
			fc.constantFrom(1, 300, 100_000),
			async (steps, known, limit, bytesMax) => {
				const journal = createMemoryJournal();
				const drafts: Draft[] = [];
				for (const [draft, target, what] of steps) {
					const message = drafts[target];
					drafts.push(
						draft === 'change'
							? message?.type === 'message'
								? changed(target + 1, what, {room: message.room})
								: said('c')
							: draft,
					);
				}

				await journal.append(drafts.slice(0, known));
				const all = async () => (await readPage(journal, asked({before: 1000}, 100))).entries;
				const had = new Map((await all()).map(message => [message.seq, message]));
				await journal.append(drafts.slice(known));
				let [after, more, pages] = [Math.min(known, drafts.length), true, 0];
				while (more) {
					const page = await readPage(journal, asked({after}, limit), bytesMax);
					t.true(page.entries.length <= limit);
					for (const message of page.entries) {
						had.set(message.seq, message);
					}

					for (const amend of page.amended ?? []) {
						const message = had.get(amend.target);
						t.true(message !== undefined && amend.target <= after);
						if (message) {
							had.set(amend.target, applied(message, amend));
						}
					}

					const end = Math.max(page.entries.at(-1)?.seq ?? 0, page.amended?.at(-1)?.seq ?? 0);
					({more} = page);
					t.true(!more || end > after);
					after = Math.max(after, end);
					t.true(++pages <= drafts.length + 1);
				}

				t.deepEqual([...had.values()], [...(await all())]);
			},
		),
		{numRuns: 200},
	);
});

test('a page before a position has the newest of what is before it, with the numbers of the reader alone', async t => {
	const journal = createMemoryJournal();
	await journal.append([
		said('one'),
		said('two'),
		{...said('three'), from: joon} as Draft,
		said('four'),
		said('five'),
	]);
	const page = await readPage(journal, asked({before: 5}, 2));
	t.deepEqual(shape(page), {entries: [3, 4], amended: [], more: true});
	t.deepEqual(
		page.entries.map(({number}) => number),
		[undefined, 1],
	);
	t.deepEqual(shape(await readPage(journal, asked({before: 3}, 2))), {
		entries: [1, 2],
		amended: [],
		more: false,
	});
});
