/** What every journal must do, whatever it keeps its entries in: one suite, run against each of them. */
import type {ExecutionContext, TestFn} from 'ava';
import fc from 'fast-check';
import {type Feed, feedsOf, type Journal} from '../../source/history/journal.ts';
import type {Draft, Entry} from '../../source/messages.ts';
import {matches, parseQuery} from '../../source/text/search.ts';
import {amendmentsContract} from './amendments-contract.ts';
import {anyWriting} from './any-writing.ts';
import {anyDraft, joined, joon, mina, said, whispered} from './drafts.ts';
import {upkeepContract} from './upkeep-contract.ts';

export type OpenJournal = (t: ExecutionContext) => Promise<Journal>;

/** Everything that the listener gets, in batches. */
export const listen = (journal: Journal) => {
	const batches: Array<readonly Entry[]> = [];
	journal.onCommit(entries => batches.push(entries));
	return {batches, entries: () => batches.flat()};
};

/** What someone said or whispered, and '' for the rest. */
export const texts = (entries: readonly Entry[]) =>
	entries.map(entry => (entry.type === 'message' || entry.type === 'whisper' ? entry.text : ''));

const seqs = (entries: readonly Entry[]) => entries.map(entry => entry.seq);

const counting = (first: number, length: number) => Array.from({length}, (_, index) => first + index);

/** The plain meaning of the reads, for comparison. */
const model = (entries: readonly Entry[]) => {
	const inFeed = (feed: Feed) => entries.filter(entry => feedsOf(entry).includes(feed));
	return {
		after: (feed: Feed, seq: number, limit: number) =>
			inFeed(feed)
				.filter(entry => entry.seq > seq)
				.slice(0, limit),
		before: (feed: Feed, seq: number, limit: number) => {
			const found = inFeed(feed).filter(entry => entry.seq < seq);
			return found.slice(Math.max(0, found.length - limit));
		},
		replay: (seq: number, limit: number) => entries.filter(entry => entry.seq > seq).slice(0, limit),
	};
};

/** Register the suite. `open` gives an empty journal, and cleans up what the journal leaves behind; `runs` are those of the property tests; `forgets` is for one that does not outlive its process. */
export const journalContract = (test: TestFn, open: OpenJournal, {runs = 100, forgets = false} = {}) => {
	upkeepContract(test, open, {runs, forgets});
	amendmentsContract(test, open, {runs});

	test('an empty journal has nothing', async t => {
		const journal = await open(t);
		t.is(journal.last(), 0);
		t.deepEqual(await journal.after('#lobby', 0, 10), []);
		t.deepEqual(await journal.before('#lobby', 10, 10), []);
		t.deepEqual(await journal.replay(0, 10), []);
	});

	test('entries are numbered from 1, in the order of the appends', async t => {
		const journal = await open(t);
		const heard = listen(journal);
		await journal.append([said('하나'), said('둘')]);
		await journal.append([joined('u3')]);
		t.deepEqual(heard.entries(), [
			{...said('하나'), seq: 1},
			{...said('둘'), seq: 2},
			{...joined('u3'), seq: 3},
		]);
		t.is(journal.last(), 3);
	});

	test('concurrent appends leave no gap, stay whole and in order, and share commits', async t => {
		const journal = await open(t);
		const heard = listen(journal);
		const appends = counting(0, 500).map(index => [said(`${index}a`), said(`${index}b`)]);
		await Promise.all(appends.map(drafts => journal.append(drafts)));
		t.deepEqual(seqs(heard.entries()), counting(1, 1000));
		t.deepEqual(
			texts(heard.entries()),
			appends.flatMap((_, index) => [`${index}a`, `${index}b`]),
		);
		t.true(heard.batches.length < 500);
		t.true(heard.batches.every(batch => batch.length % 2 === 0));
	});

	test('the listener has an entry before its append resolves, and a read shows none that the listener has not had', async t => {
		const journal = await open(t);
		const order: string[] = [];
		journal.onCommit(entries => order.push(...texts(entries)));
		const read = async () => {
			const page = await journal.replay(0, 100);
			t.true(texts(page).every(text => order.includes(text)));
			return page.length;
		};

		const appends = ['a', 'b', 'c'].map(async text => {
			await journal.append([said(text)]);
			order.push(`${text} resolved`);
		});
		await Promise.all([...appends, read(), journal.append([said('d')]), read()]);
		t.is(await read(), 4);
		for (const text of ['a', 'b', 'c']) {
			t.true(order.indexOf(text) !== -1 && order.indexOf(text) < order.indexOf(`${text} resolved`));
		}
	});

	test('last is the newest entry that the listener was given, when it is given it', async t => {
		const journal = await open(t);
		const seen: Array<[number | undefined, number]> = [];
		journal.onCommit(entries => seen.push([entries.at(-1)?.seq, journal.last()]));
		await Promise.all([journal.append([said('a')]), journal.append([said('b')])]);
		await journal.append([said('c')]);
		t.true(seen.length > 0);
		t.true(seen.every(([seq, last]) => seq === last));
	});

	test('an append from within the listener is committed', async t => {
		const journal = await open(t);
		const heard: string[] = [];
		const second = new Promise<void>(resolve => {
			journal.onCommit(entries => {
				heard.push(...texts(entries));
				if (heard.length === 1) {
					resolve(journal.append([said('answer')]));
				}
			});
		});
		await journal.append([said('question')]);
		await second;
		t.deepEqual(heard, ['question', 'answer']);
	});

	test('appending nothing changes nothing', async t => {
		const journal = await open(t);
		const heard = listen(journal);
		await journal.append([]);
		await journal.append([said('a')]);
		t.is(heard.batches.length, 1);
		t.is(journal.last(), 1);
	});

	test('one append of very many entries is one commit', async t => {
		const journal = await open(t);
		const heard = listen(journal);
		await journal.append(counting(1, 6000).map(index => said(String(index))));
		t.is(heard.batches.length, 1);
		t.is(journal.last(), 6000);
		// More than one page of a replay.
		t.deepEqual(seqs(await journal.replay(0, 6000)), counting(1, 6000));
		t.deepEqual(seqs(await journal.replay(10, 5500)), counting(11, 5500));
		t.deepEqual(seqs(await journal.replay(0, Number.POSITIVE_INFINITY)), counting(1, 6000));
	});

	test('a feed is read page by page in both directions', async t => {
		const journal = await open(t);
		await journal.append(
			counting(1, 20).flatMap(index => [said(`${index}`), joined('u9'), said('x', '#other')]),
		);
		const forward: string[] = [];
		for (let page = await journal.after('#lobby', 0, 7); page.length > 0; ) {
			forward.push(...texts(page));
			page = await journal.after('#lobby', page.at(-1)?.seq ?? 0, 7);
		}

		t.deepEqual(forward, counting(1, 20).map(String));
		const backward: string[] = [];
		for (let page = await journal.before('#lobby', journal.last() + 1, 7); page.length > 0; ) {
			backward.unshift(...texts(page));
			page = await journal.before('#lobby', page[0]?.seq ?? 0, 7);
		}

		t.deepEqual(backward, counting(1, 20).map(String));
		t.deepEqual(texts(await journal.before('#lobby', Number.MAX_SAFE_INTEGER, 2)), ['19', '20']);
		t.deepEqual(await journal.after('#lobby', 0, 0), []);
		t.deepEqual(await journal.before('#lobby', 50, 0), []);
		t.deepEqual(await journal.replay(0, 0), []);
		t.deepEqual(await journal.after('#nowhere', 0, 10), []);
	});

	test('a whisper is in the feeds of both, once, and in no room', async t => {
		const journal = await open(t);
		await journal.append([
			whispered('to joon'),
			said('aloud'),
			whispered('to mina', joon, mina),
			whispered('to myself', mina, mina),
		]);
		t.deepEqual(texts(await journal.after('@u1', 0, 10)), ['to joon', 'to mina', 'to myself']);
		t.deepEqual(texts(await journal.after('@u2', 0, 10)), ['to joon', 'to mina']);
		t.deepEqual(texts(await journal.before('@u1', 4, 1)), ['to mina']);
		t.deepEqual(texts(await journal.before('@u1', 5, 2)), ['to mina', 'to myself']);
		t.deepEqual(texts(await journal.after('#lobby', 0, 10)), ['aloud']);
	});

	test('a probe leaves nothing behind', async t => {
		const journal = await open(t);
		const heard = listen(journal);
		await journal.append([said('a')]);
		await Promise.all([journal.probe(), journal.append([said('b')]), journal.probe()]);
		await journal.probe();
		t.deepEqual(texts(heard.entries()), ['a', 'b']);
		t.deepEqual(await journal.replay(-10, 10), heard.entries());
		t.is(journal.last(), 2);
	});

	test('a search finds what matches, newest first, below a position, up to a limit, in these feeds or in all', async t => {
		const journal = await open(t);
		await journal.append([
			said('오늘 점심시간에'),
			whispered('점심 비밀'),
			joined('점심'),
			said('점심은 국밥', '#other'),
			said('저녁은 Café에서'),
			said('CAFE 점심'),
		]);
		const find = async (
			words: string,
			more: {feeds?: readonly Feed[]; before?: number; limit?: number} = {},
		) => seqs(await journal.search({words, limit: 10, ...more}));
		t.deepEqual(await find('점심'), [6, 4, 2, 1]);
		t.deepEqual(await find('점심', {feeds: ['#lobby']}), [6, 1]);
		t.deepEqual(await find('점심', {feeds: ['#other', '@u2']}), [4, 2]);
		t.deepEqual(await find('점심', {feeds: ['@u1', '@u2', '#lobby', '#other']}), [6, 4, 2, 1]);
		t.deepEqual(await find('점심', {feeds: ['#nowhere', '@u9']}), []);
		t.deepEqual(await find('점심', {feeds: []}), []);
		t.deepEqual(await find('점심', {before: 6}), [4, 2, 1]);
		t.deepEqual(await find('점심', {before: 6, limit: 2}), [4, 2]);
		t.deepEqual(await find('점심', {before: 1}), []);
		t.deepEqual(await find('점심', {limit: 0}), []);
		t.deepEqual(await find('ㅈㅅ cafe'), [6]);
		t.deepEqual(await find('없다'), []);
		t.deepEqual(await find('?!'), []);
		t.deepEqual(await find(''), []);
		t.deepEqual(await journal.search({words: '국밥', limit: 1}), [
			{...said('점심은 국밥', '#other'), seq: 4},
		]);
		// What was said a moment ago.
		await journal.append([said('국밥 좋아')]);
		t.deepEqual(await find('국밥'), [7, 4]);
	});

	test('a search finds exactly what has the words', async t => {
		const journal = await open(t);
		const drafts: Draft[] = [];
		await fc.assert(
			fc.asyncProperty(
				fc.array(fc.tuple(anyWriting, fc.constantFrom<Feed>('#lobby', '#한글')), {
					minLength: 1,
					maxLength: 5,
				}),
				anyWriting,
				fc.nat(8),
				async (writings, words, limit) => {
					// The journal grows from run to run: the older of it is in an index by then.
					const more = writings.map(([text, room], index) =>
						index === 3 ? whispered(text) : said(text, room),
					);
					drafts.push(...more);
					await journal.append(more);
					const query = parseQuery(words);
					const expected = drafts
						.map((draft, index): Entry => ({...draft, seq: index + 1}))
						.filter(entry => 'text' in entry && matches(String(entry.text), query))
						.reverse();
					t.deepEqual(await journal.search({words, limit: 10_000}), expected);
					const lobby = expected.filter(entry => feedsOf(entry).includes('#lobby'));
					const found = await journal.search({words, limit, feeds: ['#lobby']});
					t.deepEqual(found, lobby.slice(0, limit));
				},
			),
			{numRuns: Math.max(50, runs)},
		);
	});

	test('closing commits what is queued; afterwards everything is refused as closed', async t => {
		const journal = await open(t);
		const heard = listen(journal);
		const appends = Promise.all(counting(0, 100).map(index => journal.append([said(`${index}`)])));
		const closed = journal.close();
		const late = journal.append([said('late')]);
		await t.throwsAsync(late, {name: 'JournalError', code: 'closed'});
		await closed;
		t.is(heard.entries().length, 100);
		await appends;
		await journal.close();
		for (const read of [
			journal.after('#lobby', 0, 1),
			journal.before('#lobby', 9, 1),
			journal.changes('#lobby', {after: 0, through: 9}, 1),
			journal.amendments([1]),
			journal.replay(0, 1),
			journal.search({words: '1', limit: 1}),
			journal.append([]),
			journal.probe(),
		]) {
			await t.throwsAsync(read, {name: 'JournalError', code: 'closed'});
		}
	});

	test('any appends, interleaved in any way with reads, are read back as they were', async t => {
		const step = fc.oneof(
			{weight: 4, arbitrary: fc.array(anyDraft, {minLength: 1, maxLength: 4})},
			{weight: 1, arbitrary: fc.constant('wait' as const)},
			{weight: 1, arbitrary: fc.constant('read' as const)},
		);
		const feeds: readonly Feed[] = ['#lobby', '#한글', '#other', '@u1', '@u2'];
		await fc.assert(
			fc.asyncProperty(
				fc.array(step, {maxLength: 30}),
				fc.nat(60),
				fc.integer({min: 1, max: 12}),
				async (steps, seq, limit) => {
					const journal = await open(t);
					const heard = listen(journal);
					const pending: Array<Promise<unknown>> = [];
					const drafts: Draft[] = [];
					for (const action of steps) {
						if (action === 'wait') {
							await Promise.all(pending);
						} else if (action === 'read') {
							pending.push(journal.after('#lobby', seq, limit));
						} else {
							drafts.push(...action);
							pending.push(journal.append(action));
						}
					}

					await Promise.all(pending);
					const entries = drafts.map((draft, index): Entry => ({...draft, seq: index + 1}));
					t.deepEqual(heard.entries(), entries);
					const expected = model(entries);
					t.deepEqual(await journal.replay(seq, limit), expected.replay(seq, limit));
					for (const feed of feeds) {
						t.deepEqual(await journal.after(feed, seq, limit), expected.after(feed, seq, limit));
						t.deepEqual(await journal.before(feed, seq, limit), expected.before(feed, seq, limit));
					}

					await journal.close();
				},
			),
			{numRuns: runs},
		);
	});
};
