import {createRequire} from 'node:module';
import {pathToFileURL} from 'node:url';
import test from 'ava';
import fc from 'fast-check';
import {cellWidth, graphemes, padEnd, sliceCells, truncate} from '../../source/text/cells.ts';
import {drawnParts, graphemeWidth} from '../../source/text/grapheme-width.ts';
import {sanitize} from '../../source/text/sanitize.ts';
import {hostileText} from '../helpers/hostile-text.ts';

const require = createRequire(import.meta.url);
const inkRequire = createRequire(require.resolve('ink'));
const {default: inkWidth} = (await import(pathToFileURL(inkRequire.resolve('string-width')).href)) as {
	readonly default: (text: string) => number;
};

const widths: ReadonlyArray<readonly [text: string, cells: number]> = [
	['', 0],
	['hello', 5],
	['안녕', 4],
	['안녕'.normalize('NFD'), 4],
	['ㅋㅋ', 4],
	['世界', 4],
	['ﾊﾟ', 2],
	['é', 1],
	['e\u0301', 1],
	['👍', 2],
	['👍🏽', 2],
	['👩‍👩‍👧‍👦', 2],
	['👩‍❤‍👨', 2],
	['🇰🇷', 2],
	['1️⃣', 2],
	['❤️', 2],
	['❤', 1],
	['🏴󠁧󠁢󠁥󠁮󠁧󠁿', 2],
	['\u200b\u200d', 0],
	['\u0301', 0],
	['─│…•', 4],
	['Ｆ', 2],
	['नमस्ते', 4],
	['שלום', 4],
];

for (const [text, cells] of widths) {
	test(`${JSON.stringify(text)} is ${cells} wide`, t => {
		t.is(cellWidth(text), cells);
	});
}

test('Ink never finds a text wider than it was measured', t => {
	fc.assert(
		fc.property(hostileText(), raw => {
			const text = sanitize(raw).replaceAll('\n', ' ');
			t.true(inkWidth(text) <= cellWidth(text), JSON.stringify(text));
		}),
		{numRuns: 5000},
	);
});

test('what people write is as wide as Ink finds it', t => {
	for (const text of [
		'안녕하세요, 여러분!',
		'Grüße',
		'日本語のテキスト',
		'👋🏻 hi 👨‍👩‍👧',
		'Привет',
		'“quoted” — text',
		'ok ✅ no ❌ ⚠️',
	]) {
		t.is(cellWidth(text), inkWidth(text), text);
	}
});

test('graphemes join to the text, their widths and those of their parts to its width', t => {
	fc.assert(
		fc.property(hostileText(), text => {
			const all = graphemes(text);
			t.is(all.join(''), text);
			t.is(
				all.reduce((sum, grapheme) => sum + graphemeWidth(grapheme), 0),
				cellWidth(text),
			);

			for (const grapheme of all) {
				t.is(drawnParts(grapheme).join(''), grapheme);
			}
		}),
	);
});

test('graphemes', t => {
	t.deepEqual(graphemes('가a👍🏽é'), ['가', 'a', '👍🏽', 'é']);
	t.deepEqual(graphemes(''), []);
	t.deepEqual(graphemes('🇰🇷🇺🇸'), ['🇰🇷', '🇺🇸']);
});

test('the width of many different graphemes', t => {
	for (let code = 0x1f300; code < 0x1f300 + 9000; code++) {
		graphemeWidth(`${String.fromCodePoint(code)}\u0301`);
	}

	t.is(graphemeWidth('👍🏽'), 2);
});

test('truncate', t => {
	t.is(truncate('hello', 5), 'hello');
	t.is(truncate('hello', 4), 'hel…');
	t.is(truncate('안녕하세요', 10), '안녕하세요');
	t.is(truncate('안녕하세요', 9), '안녕하세…');
	t.is(truncate('안녕하세요', 8), '안녕하…');
	t.is(truncate('안녕', 1), '…');
	t.is(truncate('안녕', 0), '');
	t.is(truncate('hello', 4, '...'), 'h...');
	t.is(truncate('hello', 2, '...'), 'he');
	t.is(truncate('👩‍👩‍👧x', 2, ''), '👩‍👩‍👧');
});

test('padEnd', t => {
	t.is(padEnd('가', 4), '가  ');
	t.is(padEnd('abc', 2), 'abc');
});

test('sliceCells', t => {
	t.is(sliceCells('hello', 1, 3), 'el');
	t.is(sliceCells('hello', 3), 'lo');
	t.is(sliceCells('hello', -2, 2), 'he');
	t.is(sliceCells('가나다', 2, 4), '나');
	t.is(sliceCells('가나다', 1, 5), ' 나 ');
	t.is(sliceCells('가나다', 1, 2), ' ');
	t.is(sliceCells('가나다', 4), '다');
});

test('cuts are never wider than asked for, and slices put together are as wide as the whole', t => {
	fc.assert(
		fc.property(hostileText(), fc.nat(12), fc.nat(12), (raw, a, b) => {
			const text = sanitize(raw).replaceAll('\n', ' ');
			const [start, end] = [Math.min(a, b), Math.max(a, b)];
			t.true(cellWidth(truncate(text, a)) <= a);
			t.true(cellWidth(padEnd(text, a)) >= a);
			t.is(
				cellWidth(sliceCells(text, start, end)),
				Math.max(0, Math.min(end, cellWidth(text)) - start),
				JSON.stringify(text),
			);
		}),
		{numRuns: 2000},
	);
});
