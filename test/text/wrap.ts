import test from 'ava';
import fc from 'fast-check';
import {cellWidth, graphemes} from '../../source/text/cells.ts';
import {sanitize} from '../../source/text/sanitize.ts';
import {wrapText} from '../../source/text/wrap.ts';
import {hostileText} from '../helpers/hostile-text.ts';

const cases: ReadonlyArray<readonly [title: string, text: string, width: number, rows: readonly string[]]> = [
	['nothing', '', 10, ['']],
	['what fits', 'hello', 5, ['hello']],
	['at spaces', 'the quick brown fox', 10, ['the quick', 'brown fox']],
	['a space at the edge', 'hello world', 5, ['hello', 'world']],
	['many spaces at the edge', 'hello     world', 5, ['hello', 'world']],
	['spaces within', 'a   b', 5, ['a   b']],
	['leading spaces', '  hello world', 8, ['  hello', 'world']],
	['a long word', 'abcdefghij', 4, ['abcd', 'efgh', 'ij']],
	['a long word after a short one', 'ab cdefghijk', 4, ['ab', 'cdef', 'ghij', 'k']],
	['a long word after leading spaces', '  abcdefgh', 5, ['  abc', 'defgh']],
	['newlines', 'a\n\nb\n', 5, ['a', '', 'b', '']],
	['Hangul at spaces and between syllables', '안녕하세요 여러분', 10, ['안녕하세요', '여러분']],
	['a Korean word stays whole', '빌드가 통과했고 배포합니다', 12, ['빌드가', '통과했고', '배포합니다']],
	[
		'a Korean word with no room of its own',
		'나 안녕하세요반갑습니다',
		8,
		['나', '안녕하세', '요반갑습', '니다'],
	],
	['Hangul that does not fit', '안녕하세요', 5, ['안녕', '하세', '요']],
	['ideographs', '世界世界', 5, ['世界', '世界']],
	['closing punctuation stays with what it closes', '世界。世界', 4, ['世', '界。', '世界']],
	['ASCII punctuation stays with Hangul', '가나다.라', 6, ['가나', '다.라']],
	['opening punctuation goes with what it opens', '世界「世界」', 6, ['世界', '「世', '界」']],
	['a wide character is not cut', '가나', 3, ['가', '나']],
	['Latin within Hangul is a word', '가나 hello다', 8, ['가나', 'hello다']],
	['emoji', '👩‍👩‍👧👍🏽🇰🇷', 4, ['👩‍👩‍👧👍🏽', '🇰🇷']],
	['accents', 'cafés naïve', 6, ['cafés', 'naïve']],
	['an ideographic space', '世界　世界', 4, ['世界', '世界']],
	['one cell', '가a나', 1, ['?', 'a', '?']],
	['one cell, ASCII', 'a bc', 1, ['a', 'b', 'c']],
	['no cell at all is one', 'ab', 0, ['a', 'b']],
];

for (const [title, text, width, rows] of cases) {
	test(title, t => {
		t.deepEqual(wrapText(text, width), rows);
	});
}

test('indents', t => {
	t.deepEqual(wrapText('aaa bbb ccc', 7, {firstIndent: 4}), ['aaa', 'bbb ccc']);
	t.deepEqual(wrapText('aaa bbb ccc', 7, {hangingIndent: 4}), ['aaa bbb', 'ccc']);
	t.deepEqual(wrapText('가나다라', 8, {firstIndent: 5, hangingIndent: 2}), ['가', '나다라']);
	t.deepEqual(wrapText('가나', 8, {firstIndent: 7}), ['', '가나']);
	t.deepEqual(wrapText('a\nb가나다', 8, {firstIndent: 2, hangingIndent: 3}), ['a', 'b가나', '다']);
});

const indents = fc.record({firstIndent: fc.nat(6), hangingIndent: fc.nat(6)});

test('no row is wider than its room, and nothing but spaces is lost', t => {
	fc.assert(
		fc.property(hostileText(), fc.integer({min: 1, max: 14}), indents, (raw, width, options) => {
			for (const text of [sanitize(raw), raw]) {
				const rows = wrapText(text, width, options);

				for (const [index, row] of rows.entries()) {
					const room = Math.max(1, width - (index === 0 ? options.firstIndent : options.hangingIndent));
					t.true(cellWidth(row) <= room, JSON.stringify({text, width, options, row}));
					t.false(row.includes('\n'));
				}
			}

			const text = sanitize(raw);
			const kept = wrapText(text, Math.max(8, width), {firstIndent: options.firstIndent}).join('');

			// A room of some cells replaces only what no terminal draws in fewer, and there is none in these.
			if (graphemes(text).every(grapheme => cellWidth(grapheme) <= 8)) {
				t.is(kept.replace(/\s/gu, ''), text.replace(/\s/gu, ''));
			}
		}),
		{numRuns: 3000},
	);
});

test('ASCII is wrapped as any other text', t => {
	const ascii = fc
		.array(fc.constantFrom('a', 'bc', 'def', ' ', '  ', '.'), {maxLength: 30})
		.map(parts => parts.join(''));

	fc.assert(
		fc.property(ascii, fc.integer({min: 1, max: 12}), indents, (text, width, options) => {
			// One accented letter is as wide and sends the text the long way.
			const rows = wrapText(text.replaceAll('a', 'á'), width, options);
			t.deepEqual(
				wrapText(text, width, options),
				rows.map(row => row.replaceAll('á', 'a')),
			);
		}),
		{numRuns: 3000},
	);
});

test('a megabyte in one line or in a million rows', t => {
	const size = 2 ** 20;
	t.is(wrapText('a'.repeat(size), 1).length, size);
	t.is(wrapText('가'.repeat(size), 3).length, size);
	t.is(wrapText('\n'.repeat(size), 80).length, size + 1);
	t.is(wrapText(' '.repeat(size), 80).length, 1);
	t.is(wrapText(`${' '.repeat(size)}가`, 80).length, 2);
	t.is(wrapText(`é${'a'.repeat(size)}`, 2 ** 19).length, 3);
});
