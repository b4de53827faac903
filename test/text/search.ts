import test from 'ava';
import fc from 'fast-check';
import {matches, matchesIn, parseQuery} from '../../source/text/search.ts';
import {anyWriting} from '../helpers/any-writing.ts';

/** What is marked in a text, or undefined when the text does not match. */
const marked = (text: string, words: string): readonly string[] | undefined => {
	const query = parseQuery(words);
	return matches(text, query)
		? matchesIn(text, query).map(({start, end}) => text.slice(start, end))
		: undefined;
};

for (const [title, text, words, expected] of [
	['inside a word of Hangul', '오늘 점심시간에', '심시', ['심시']],
	['one syllable', '점심 점점', '점', ['점', '점점']],
	['the last syllable of a word', '점심', '심', ['심']],
	['all words, in any order', '점심은 국밥', '국밥 점심', ['점심', '국밥']],
	['not when one is missing', '점심은 국밥', '국밥 저녁', undefined],
	['initial consonants', '오늘 점심시간에', 'ㅈㅅ', ['점심']],
	['more initial consonants', '오늘 점심시간에', 'ㅈㅅㅅㄱ', ['점심시간']],
	['initial consonants with syllables', '오늘 점심시간에', '점ㅅㅅ', ['점심시']],
	['initial consonants, not across a space', '자 서', 'ㅈㅅ', undefined],
	['letters that stand for themselves', 'ㅋㅋㅋ ㅇㅋ', 'ㅋㅋ', ['ㅋㅋㅋ']],
	['one consonant is itself', '점 ㅈ', 'ㅈ', ['ㅈ']],
	['one consonant is no syllable', '점', 'ㅈ', undefined],
	['vowels are themselves', '아아 ㅠㅠ', 'ㅠㅠ', ['ㅠㅠ']],
	['double consonants are their own', '까까', 'ㄱㄱ', undefined],
	['Hangul however it is composed', 'ᄌ\u1165\u11b7심', '점심', ['ᄌ\u1165\u11b7심']],
	['Han and Kana inside words', '日本語テスト', '本語テ', ['本語テ']],
	['half-width Kana', 'ﾊﾞｽの時間', 'バス', ['ﾊﾞｽ']],
	['Thai, which has no spaces', 'สวัสดีครับ', 'ดีค', ['ดีค']],
	['case and width', 'ＣＡＦＥ latte', 'Café', ['ＣＡＦＥ']],
	['accents of Latin letters', 'Crème brûlée', 'creme brulee', ['Crème', 'brûlée']],
	['a composed and a decomposed accent', 'cafe\u0301', 'café', ['cafe\u0301']],
	['not the breve of й', 'мои', 'мой', undefined],
	['sharp s', 'Straße', 'STRASSE', ['Straße']],
	['final sigma', 'ΟΔΟΣ', 'οδος', ['ΟΔΟΣ']],
	['whole words', 'latte and late', 'late and', ['and', 'late']],
	['not inside words of letters', 'collate', 'late', undefined],
	['the last word as a beginning', 'a new release', 'new rel', ['new', 'release']],
	['only the last word as a beginning', 'release notes', 'rel notes', undefined],
	['one letter is a whole word', 'plan b or bee', 'plan b', ['plan', 'b']],
	['quoted, no beginning', 'release notes', '"release note"', undefined],
	['quoted, next to each other', 'release notes', '"release notes"', ['release notes']],
	['quoted, not apart', 'release the notes', '"release notes"', undefined],
	['quoted, in their order', 'notes release', '"release notes"', undefined],
	['other quotation marks', 'the release notes', '“release notes” the', ['the', 'release notes']],
	['a quotation that does not end', 'release notes', '"release notes', ['release notes']],
	['a quotation of Hangul', '서울 점심 시간표', '"점심 시간"', ['점심 시간']],
	['a quotation of Hangul, with its space', '점심시간', '"점심 시간"', undefined],
	['what is written in one piece', 'an error_code here', 'error_code', ['error_code']],
	['what is written in one piece, apart', 'error: code', 'error_code', ['error: code']],
	['a part of what is written in one piece', 'an error_code here', 'code', ['code']],
	['Latin and Hangul in one piece', 'v2릴리스 노트', 'v2릴리', ['v2릴리']],
	['Latin before a particle', 'API를 고쳤다', 'api', ['API']],
	['an address', 'see https://example.com/a?b=1', 'example.com/a', ['example.com/a']],
	['digits', 'call 010-1234-5678', '1234', ['1234']],
	['other digits', '１２３ 12', '123', ['１２３']],
	['an emoji alone', 'ok 👍', '👍', ['👍']],
	['an emoji of any colour', 'ok 👍🏽!', '👍', ['👍🏽']],
	['a family', 'us 👩‍👩‍👧', '👩‍👩‍👧', ['👩‍👩‍👧']],
	['one of a family', 'us 👩‍👩‍👧', '👧', ['👩‍👩‍👧']],
	['a flag', 'go 🇰🇷', '🇰🇷', ['🇰🇷']],
	['punctuation is not looked for', 'really?!', '?!', undefined],
	['nothing is not looked for', 'a', '', undefined],
	['words beside punctuation', 'C++ and c#', 'c++', ['C', 'c']],
] as const) {
	test(`finds ${title}`, t => {
		t.deepEqual(marked(text, words), expected as readonly string[] | undefined);
	});
}

test('very long words are what they begin with', t => {
	const long = 'a'.repeat(64);
	t.truthy(marked(`${long}bc`, `${long}xy x`) === undefined);
	t.deepEqual(marked(`${long}bc`, `${long}xy`), [`${long}bc`]);
});

test('what is marked is in order, apart, within the text, and there exactly when a text of one word matches', t => {
	fc.assert(
		fc.property(anyWriting, anyWriting, (text, words) => {
			const query = parseQuery(words);
			const ranges = matchesIn(text, query);
			let last = -1;
			for (const {start, end} of ranges) {
				t.true(start > last && end > start && end <= text.length);
				last = end;
			}

			if (query.phrases.length === 1) {
				t.is(matches(text, query), ranges.length > 0);
			}
		}),
		{numRuns: 2000},
	);
});

test('a text is found by itself, and by any part of its Hangul', t => {
	fc.assert(
		fc.property(anyWriting, text => {
			const words = `"${text.replaceAll(/["“”„«»「」『』]/g, ' ')}"`;
			const query = parseQuery(words);
			t.is(matches(text, query), query.phrases.length > 0);
		}),
		{numRuns: 1000},
	);
	const hangul = fc.string({unit: fc.constantFrom('점', '심', '시', '간', '에'), minLength: 1, maxLength: 9});
	fc.assert(
		fc.property(hangul, hangul, hangul, (before, word, after) => {
			t.true(matches(`${before}${word}${after}`, parseQuery(word)));
		}),
	);
});
