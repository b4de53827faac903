/** The part of the journal's contract that is about changes of messages. Registered with the rest of it. */
import type {ExecutionContext, TestFn} from 'ava';
import fc from 'fast-check';
import {byTarget, standing, standingOf} from '../../source/history/amendments.ts';
import {type Feed, feedsOf, type Journal} from '../../source/history/journal.ts';
import type {Amend, Draft, Entry} from '../../source/messages.ts';
import {matches, parseQuery} from '../../source/text/search.ts';
import {changed, deletion, edit, joined, joon, mina, react, said, whispered} from './drafts.ts';

const seqs = (entries: readonly Entry[]) => entries.map(entry => entry.seq);

const everything = {after: 0, through: Number.MAX_SAFE_INTEGER};

/** Numbered from 1. */
const numbered = (drafts: readonly Draft[]) =>
	drafts.map((draft, index): Entry => ({...draft, seq: index + 1}));

const isAmend = (entry: Entry): entry is Amend => entry.type === 'amend';

/** A step that adds to what was said: what it may change is known when it is carried out. */
const anyStep = fc.record({
	place: fc.constantFrom('#lobby' as const, '#other' as const, 'whisper' as const),
	by: fc.constantFrom(mina, joon),
	what: fc.constantFrom(
		undefined,
		undefined,
		edit('apple'),
		edit('melon'),
		deletion,
		react('🎉'),
		react('🎉', false),
		react('👍'),
	),
	target: fc.nat(30),
	text: fc.constantFrom('apple pie', 'melon', 'plum'),
});

const toDraft = (
	{place, by, what, target, text}: typeof anyStep extends fc.Arbitrary<infer Step> ? Step : never,
	before: readonly Draft[],
): Draft => {
	const message = before[target];
	if (what && message?.type === 'message') {
		return changed(target + 1, what, {by, room: message.room});
	}

	if (what && message?.type === 'whisper') {
		return changed(target + 1, what, {by, to: [message.from, message.to]});
	}

	return place === 'whisper' ? whispered(text) : said(text, place);
};

export const amendmentsContract = (
	test: TestFn,
	open: (t: ExecutionContext) => Promise<Journal>,
	{runs = 100} = {},
) => {
	test('changes are in the feeds of their messages, and no page of messages has them', async t => {
		const journal = await open(t);
		await journal.append([
			said('a'),
			whispered('b'),
			said('c', '#other'),
			changed(1, edit('A')),
			changed(2, react('🎉'), {by: joon, to: [mina, joon]}),
			changed(3, deletion, {room: '#other'}),
			said('d'),
		]);
		t.deepEqual(seqs(await journal.after('#lobby', 0, 10)), [1, 7]);
		t.deepEqual(seqs(await journal.before('#lobby', 100, 2)), [1, 7]);
		t.deepEqual(seqs(await journal.after('@u1', 0, 10)), [2]);
		t.deepEqual(seqs(await journal.changes('#lobby', everything, 10)), [4]);
		t.deepEqual(seqs(await journal.changes('#other', everything, 10)), [6]);
		t.deepEqual(seqs(await journal.changes('@u1', everything, 10)), [5]);
		t.deepEqual(seqs(await journal.changes('@u2', everything, 10)), [5]);
		t.deepEqual(await journal.changes('@u3', everything, 10), []);
		t.deepEqual(await journal.changes('#lobby', {after: 4, through: 9}, 10), []);
		t.deepEqual(await journal.changes('#lobby', {after: 0, through: 3}, 10), []);
		t.deepEqual(await journal.changes('#lobby', {...everything, target: 0}, 10), []);
		t.deepEqual(await journal.changes('#lobby', everything, 0), []);
		t.deepEqual(await journal.amendments([]), []);
		const [first] = await journal.amendments([1]);
		t.deepEqual(first, {...changed(1, edit('A')), seq: 4} as Amend);
		t.deepEqual(seqs(await journal.amendments([3, 2, 7])), [5, 6]);
		t.is((await journal.replay(0, 10)).length, 7);
	});

	test('the last of a kind stands, of a reaction for each user, and nothing after a deletion', async t => {
		const journal = await open(t);
		await journal.append([
			said('a'),
			said('b'),
			changed(1, edit('one')),
			changed(1, react('🎉')),
			changed(1, react('🎉'), {by: joon}),
			changed(1, edit('two')),
			changed(1, react('🎉', false)),
			changed(2, react('🎉')),
			changed(2, deletion),
			changed(2, edit('too late')),
			changed(2, deletion, {by: joon}),
		]);
		t.deepEqual(seqs(await journal.changes('#lobby', everything, 10)), [5, 6, 7, 9]);
		t.deepEqual(seqs(await journal.changes('#lobby', everything, 2)), [5, 6]);
		t.deepEqual(seqs(await journal.changes('#lobby', {...everything, target: 1}, 10)), [5, 6, 7]);
		t.deepEqual(seqs(await journal.amendments([1])), [5, 6, 7]);
		t.deepEqual(seqs(await journal.amendments([2])), [9]);
	});

	test('a search finds an edited message by what it says now, and a deleted one by nothing', async t => {
		const journal = await open(t);
		const find = async (words: string, feeds?: readonly Feed[]) =>
			seqs(await journal.search({words, limit: 10, feeds}));
		await journal.append([said('점심 국밥'), said('점심 산책'), whispered('점심 비밀')]);
		t.deepEqual(await find('점심'), [3, 2, 1]);
		await journal.append([changed(1, edit('저녁 국수')), changed(2, deletion), joined('u9')]);
		t.deepEqual(await find('점심'), [3]);
		t.deepEqual(await find('국수'), [1]);
		t.deepEqual(await find('국수', ['#other']), []);
		await journal.append([
			said('점심'),
			changed(1, edit('점심 국수')),
			changed(3, deletion, {to: [mina, joon]}),
		]);
		t.deepEqual(await find('점심'), [7, 1]);
		t.deepEqual(await find('저녁'), []);
		t.deepEqual(await find('비밀'), []);
	});

	test('a change goes with its message, and stays as long as that', async t => {
		const journal = await open(t);
		await journal.append([
			said('a'),
			said('b'),
			changed(1, edit('A')),
			changed(1, edit('AA')),
			changed(2, edit('B')),
			joined('u9'),
		]);
		await journal.keepSnapshot({seq: 6, lines: ['x']});
		t.deepEqual(await journal.prune({messagesMax: 1}), {messages: 1, others: 3});
		t.deepEqual(seqs(await journal.replay(0, 10)), [2, 5]);
		t.deepEqual(await journal.amendments([1]), []);
		t.deepEqual(seqs(await journal.amendments([2])), [5]);
		t.deepEqual(seqs(await journal.changes('#lobby', everything, 10)), [5]);
		t.deepEqual(await journal.prune({before: Number.MAX_SAFE_INTEGER}), {messages: 1, others: 1});
		t.deepEqual(await journal.replay(0, 10), []);
	});

	test('a deletion stays as long as what was said before it, which may quote what was deleted', async t => {
		const journal = await open(t);
		await journal.append([
			said('a'),
			{...said('b'), quote: {seq: 1, from: mina, text: 'a'}} as Draft,
			changed(1, edit('A')),
			changed(1, deletion),
			said('c'),
			joined('u9'),
		]);
		await journal.keepSnapshot({seq: 6, lines: ['x']});
		t.deepEqual(await journal.prune({messagesMax: 2}), {messages: 1, others: 2});
		t.deepEqual(seqs(await journal.replay(0, 10)), [2, 4, 5]);
		t.deepEqual(seqs(await journal.amendments([1, 2])), [4]);
		t.deepEqual(await journal.prune({messagesMax: 1}), {messages: 1, others: 1});
		t.deepEqual(seqs(await journal.replay(0, 10)), [5]);
		t.deepEqual(await journal.amendments([1, 2]), []);
	});

	test('any changes stand and are found as they should', async t => {
		await fc.assert(
			fc.asyncProperty(
				fc.array(fc.array(anyStep, {minLength: 1, maxLength: 8}), {maxLength: 6}),
				fc.nat(30),
				fc.nat(30),
				async (batches, after, limit) => {
					const journal = await open(t);
					const drafts: Draft[] = [];
					const find = async (words: string) => seqs(await journal.search({words, limit: 100}));
					for (const batch of batches) {
						const more = batch.map(step => toDraft(step, drafts));
						drafts.push(...more);
						await journal.append(more);
						// So that some of it is in an index before it is changed.
						await find('plum');
					}

					const entries = numbered(drafts);
					const stand = standing(entries.filter(isAmend));
					for (const feed of ['#lobby', '#other', '@u1'] as const) {
						const inFeed = stand.filter(entry => feedsOf(entry).includes(feed));
						const expected = inFeed.filter(({seq, target}) => seq > after && target <= limit).slice(0, 5);
						const range = {...everything, after, target: limit};
						t.deepEqual(await journal.changes(feed, range, 5), expected);
					}

					const targets = [...Array.from({length: limit}).keys()];
					const expected = stand.filter(({target}) => targets.includes(target));
					t.deepEqual(await journal.amendments(targets), expected);
					const amends = byTarget(stand);
					for (const words of ['apple', 'melon', 'plum']) {
						const hits = entries.filter(
							entry =>
								(entry.type === 'message' || entry.type === 'whisper') &&
								matches(standingOf(entry.text, amends.get(entry.seq)).text, parseQuery(words)),
						);
						t.deepEqual(await find(words), seqs(hits).reverse());
					}

					await journal.close();
				},
			),
			{numRuns: runs},
		);
	});
};
