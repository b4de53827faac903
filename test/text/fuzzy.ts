import test from 'ava';
import fc from 'fast-check';
import {fuzzyCost, fuzzyFilter} from '../../source/text/fuzzy.ts';
import {anyWriting} from '../helpers/any-writing.ts';

const order = (query: string, ...texts: readonly string[]) => fuzzyFilter(texts, query, text => [text]);

test('letters in their order, in any case and width', t => {
	t.deepEqual(order('dsg', '#design', '#tea'), ['#design']);
	t.deepEqual(order('ＤＥ', '#design', '#tea'), ['#design']);
	t.deepEqual(order('gd', '#design'), []);
	t.deepEqual(order(' t e ', '#tea'), ['#tea']);
});

test('initial consonants and half a syllable', t => {
	t.deepEqual(order('ㅁㅅ', '민수', '미나', '#lobby'), ['민수']);
	t.deepEqual(order('민ㅅ', '민수', '미나'), ['민수']);
	t.deepEqual(order('미', '민수', '미나'), ['민수', '미나']);
	t.deepEqual(order('ㅊㄱ', '방 찾기', '도움말'), ['방 찾기']);
});

test('consonants that an input method has put together or below a syllable', t => {
	t.deepEqual(order('ㄳ', '감사', '가다'), ['감사']);
	t.deepEqual(order('밗', '박수', '박'), ['박수']);
	t.deepEqual(order('민', '미나', '민수', '하늘'), ['민수', '미나']);
});

test('the Hangul layout is on by mistake: the beginning of a word, in any of its letters', t => {
	t.deepEqual(order('ㅓㅐㅑ', '/topic', '/join', 'major'), ['/join']);
	t.deepEqual(order('ㅡㅑㅜㅁ', 'jun', 'mina'), ['mina']);
	t.deepEqual(order('ㅅ', '수', 'astound', 'tea'), ['수', 'tea']);
});

test('what begins with it comes first, then what has it in one piece', t => {
	t.deepEqual(order('to', '/quit to', 'astound', '/topic', 'tomato'), [
		'tomato',
		'/topic',
		'/quit to',
		'astound',
	]);
	t.deepEqual(order('rn', '/return', '/rn', 'r and n'), ['/rn', 'r and n', '/return']);
	t.deepEqual(order('', 'b', 'a'), ['b', 'a']);
});

test('a text is found by any letters of it in their order', t => {
	fc.assert(
		fc.property(anyWriting, fc.array(fc.boolean(), {maxLength: 40}), (text, picks) => {
			const query = [...text]
				.slice(0, 6)
				.filter((_, index) => picks[index] ?? false)
				.join('');
			t.not(fuzzyCost(text, query), undefined);
		}),
	);
});
