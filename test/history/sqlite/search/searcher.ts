import test from 'ava';
import fc from 'fast-check';
import {byTarget, standing, standingOf} from '../../../../source/history/amendments.ts';
import {feedsOf} from '../../../../source/history/journal.ts';
import {openIndex} from '../../../../source/history/sqlite/search/index-file.ts';
import {createIndexKeeper} from '../../../../source/history/sqlite/search/index-keeper.ts';
import {search, searchNewest} from '../../../../source/history/sqlite/search/searcher.ts';
import type {Entry} from '../../../../source/messages.ts';
import {matches, parseQuery} from '../../../../source/text/search.ts';
import {anyWriting} from '../../../helpers/any-writing.ts';
import {
	changed,
	deletion,
	edit,
	joined,
	joon,
	mina,
	react,
	said,
	whispered,
} from '../../../helpers/drafts.ts';
import {addAll, indexAll, makeHistory} from '../../../helpers/history-directory.ts';

const every = {from: 0, below: Number.MAX_SAFE_INTEGER};

test('what the index finds is exactly what matches, but for consonants among syllables: those find more, which is sorted out', async t => {
	const history = await makeHistory(t);
	const {index} = openIndex(history.directory, history.reader);
	t.teardown(() => index.close());
	const texts: string[] = [];
	let hits = 0;
	fc.assert(
		fc.property(fc.array(anyWriting, {minLength: 1, maxLength: 6}), anyWriting, (more, words) => {
			history.write(more.map(text => said(text)));
			texts.push(...more);
			addAll(index, history.reader);
			const query = parseQuery(words);
			const expected = texts
				.map((text, place) => ({text, seq: place + 1}))
				.filter(({text}) => matches(text, query))
				.map(({seq}) => seq)
				.reverse();
			const found = Array.from(index.find(query, ['#lobby'], every.from, every.below));
			if (query.phrases.some(phrase => phrase.some(part => part.type === 'run' && part.isLoose))) {
				t.deepEqual(
					expected.filter(seq => !found.includes(seq)),
					[],
				);
			} else {
				t.deepEqual(found, expected);
			}

			const seqs = search(history.reader, index, {words, limit: 10_000}).map(({seq}) => seq);
			t.deepEqual(seqs, expected);
			hits += expected.length;
		}),
		{numRuns: 250},
	);
	// Words and texts do meet.
	t.true(hits > 400, String(hits));
});

test('a long text is found by any part of it, however long', async t => {
	const history = await makeHistory(t);
	const text =
		'점심시간에국밥을먹고커피를마시며산책을하다가돌아와서일을하려고했는데졸려서못했다그래서내일하기로했다 한다';
	history.write([
		said(text),
		said('점심시간에국밥을먹고커피를마시며산책을하다가돌아와서일을하려고했는데졸려서못했다'),
	]);
	const index = indexAll(t, history);
	const find = (words: string) => search(history.reader, index, {words, limit: 9}).map(({seq}) => seq);
	t.deepEqual(find(text.split(' ')[0] ?? ''), [1]);
	t.deepEqual(find(`"${text}"`), [1]);
	t.deepEqual(find(text.slice(1, 40)), [2, 1]);
	t.deepEqual(
		find('ㅈㅅㅅㄱㅇㄱㅂㅇㅁㄱㅋㅍㄹㅁㅅㅁㅅㅊㅇㅎㄷㄱㄷㅇㅇㅅㅇㅇㅎㄹㄱㅎㄴㄷㅈㄹㅅㅁㅎㄷㄱㄹㅅ'),
		[1],
	);
});

test('rooms and whispers are apart, in the index and in what is not yet in it', async t => {
	const history = await makeHistory(t);
	const drafts = [
		said('점심 하나'),
		said('점심 둘', '#other'),
		whispered('점심 셋'),
		whispered('점심 넷', joon, joon),
		whispered('점심 다섯', joon, mina),
		joined('u3'),
	];
	history.write(drafts);
	const index = indexAll(t, history);
	history.write(drafts);
	const find = (feeds?: readonly string[]) =>
		search(history.reader, index, {words: '점심', limit: 99, feeds: feeds as undefined}).map(({seq}) => seq);
	t.deepEqual(find(), [11, 10, 9, 8, 7, 5, 4, 3, 2, 1]);
	t.deepEqual(find(['#lobby']), [7, 1]);
	t.deepEqual(find(['#lobby', '#other', '#nowhere']), [8, 7, 2, 1]);
	t.deepEqual(find(['@u1']), [11, 9, 5, 3]);
	t.deepEqual(find(['@u2', '#other']), [11, 10, 9, 8, 5, 4, 3, 2]);
	t.deepEqual(find(['@u9', '#nowhere']), []);
	t.deepEqual(find([]), []);
	// The key of all whispers is no feed that anyone may read.
	t.deepEqual(find(['@']), []);
});

test('whatever of it was indexed before a change, messages are found as they stand', async t => {
	const texts = ['apple pie', 'melon', 'plum', 'apple and plum'];
	const step = fc.record({
		what: fc.constantFrom('say', 'whisper', 'edit', 'edit', 'delete', 'react', 'index'),
		text: fc.constantFrom(...texts),
		target: fc.nat(12),
	});
	let hits = 0;
	await fc.assert(
		fc.asyncProperty(fc.array(step, {maxLength: 40, size: 'max'}), fc.nat(40), async (steps, before) => {
			const history = await makeHistory(t);
			const {directory, reader} = history;
			const {index} = openIndex(directory, reader);
			const entries: Entry[] = [];
			for (const {what, text, target} of steps) {
				const message = entries[target];
				const isMessage = message?.type === 'message' || message?.type === 'whisper';
				if (what === 'index') {
					addAll(index, reader);
				} else if (what === 'say' || what === 'whisper' || !isMessage) {
					const draft = what === 'whisper' ? whispered(text) : said(text);
					history.write([draft]);
					entries.push({...draft, seq: entries.length + 1});
				} else {
					const amendment = what === 'edit' ? edit(text) : what === 'delete' ? deletion : react('🎉');
					const to = message.type === 'whisper' ? {to: [message.from, message.to]} : {};
					const draft = changed(message.seq, amendment, to);
					history.write([draft]);
					entries.push({...draft, seq: entries.length + 1});
				}
			}

			const amends = byTarget(standing(entries.filter(entry => entry.type === 'amend')));
			for (const words of ['apple', 'plum', 'melon']) {
				for (const feeds of [undefined, ['#lobby'], ['@u2']] as const) {
					const expected = entries.flatMap(entry =>
						(entry.type === 'message' || entry.type === 'whisper') &&
						(!feeds || feedsOf(entry).includes(feeds[0])) &&
						entry.seq < before &&
						matches(standingOf(entry.text, amends.get(entry.seq)).text, parseQuery(words))
							? [entry.seq]
							: [],
					);
					const found = search(reader, index, {words, feeds, before, limit: 99});
					t.deepEqual(
						found.map(({seq}) => seq),
						expected.reverse(),
					);
					hits += expected.length;
				}
			}

			index.close();
		}),
		{numRuns: 60},
	);
	t.true(hits > 300, String(hits));
});

test('the keeper takes changes in, however many', async t => {
	const history = await makeHistory(t);
	const {directory, reader} = history;
	const keeper = createIndexKeeper({directory, reader, isFresh: true, now: () => 0, notice: () => undefined});
	t.teardown(keeper.close);
	const settle = () => {
		let steps = 0;
		while (keeper.step().more) {
			t.true(++steps < 100);
		}
	};

	history.write(Array.from({length: 1300}, (_, count) => said(`점심 ${count}`)));
	settle();
	history.write(
		Array.from({length: 1300}, (_, count) =>
			changed(count + 1, count % 2 === 0 ? deletion : edit(`저녁 ${count}`)),
		),
	);
	history.write([said('점심 끝')]);
	const find = (words: string) => search(reader, keeper.index(), {words, limit: 9999}).map(({seq}) => seq);
	const isRight = () => {
		t.deepEqual(find('점심'), [2601]);
		t.is(find('저녁').length, 650);
		t.is(find('저녁')[0], 1300);
	};

	isRight();
	settle();
	t.is(keeper.index()?.position(), 2601);
	isRight();
	const query = parseQuery('점심');
	t.deepEqual([...(keeper.index()?.find(query, undefined, every.from, every.below) ?? [])], [2601]);
});

test('what was removed from the history is not found, and goes from the index', async t => {
	const history = await makeHistory(t);
	history.write(Array.from({length: 30}, (_, count) => said(`점심 ${count}`)));
	const index = indexAll(t, history);
	const find = () => search(history.reader, index, {words: '점심', limit: 99}).map(({seq}) => seq);
	t.is(find().length, 30);
	history.prune(3);
	t.deepEqual(find(), [30, 29, 28]);
	const query = parseQuery('점심');
	t.is([...index.find(query, undefined, every.from, every.below)].length, 30);
	t.is(index.forget(history.reader.prunedThrough(), 20), 20);
	t.is(index.forget(history.reader.prunedThrough(), 20), 7);
	t.is(index.forget(history.reader.prunedThrough(), 20), 0);
	t.deepEqual([...index.find(query, undefined, every.from, every.below)], [30, 29, 28]);
	history.write([said('점심 마지막')]);
	addAll(index, history.reader);
	t.deepEqual(find(), [31, 30, 29, 28]);
	history.prune(0);
	t.deepEqual(find(), []);
});

test('the newest messages are searched without the index', async t => {
	const history = await makeHistory(t);
	history.write(
		Array.from({length: 30}, (_, count) => said(`점심 ${count}`, count % 2 === 0 ? '#lobby' : '#other')),
	);
	const find = (before: number, count: number, words = '점심') =>
		searchNewest(history.reader, {words, feeds: ['#lobby'], before, limit: 3}, count).map(({seq}) => seq);
	t.deepEqual(find(31, 20), [29, 27, 25]);
	t.deepEqual(find(31, 4), [29, 27]);
	t.deepEqual(find(10, 100), [9, 7, 5]);
	t.deepEqual(find(31, 20, '?'), []);
});
