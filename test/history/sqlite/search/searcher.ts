import test from 'ava';
import fc from 'fast-check';
import {openIndex} from '../../../../source/history/sqlite/search/index-file.ts';
import {search, searchNewest} from '../../../../source/history/sqlite/search/searcher.ts';
import {matches, parseQuery} from '../../../../source/text/search.ts';
import {anyWriting} from '../../../helpers/any-writing.ts';
import {joined, joon, mina, said, whispered} from '../../../helpers/drafts.ts';
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
