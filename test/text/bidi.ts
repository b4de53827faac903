import test from 'ava';
import fc from 'fast-check';
import {fenceRightToLeft} from '../../source/text/bidi.ts';
import {cellWidth} from '../../source/text/cells.ts';
import {sanitize} from '../../source/text/sanitize.ts';

const shown = (text: string): string => fenceRightToLeft(text).replaceAll('\u{200E}', '›');

for (const [text, expected] of [
	['mina 12:03', 'mina 12:03'],
	['안녕하세요', '안녕하세요'],
	['12:03 שלום │ שלום 12', '12:03 שלום› │ שלום› 12'],
	['hi שלום עולם!', 'hi שלום עולם›!'],
	['مرحبا and שלום', 'مرحبا and שלום›'],
	['שלום  ● 3', 'שלום›  ● 3'],
	['שלום   עולם', 'שלום›   עולם›'],
	['\u001b[31mשלום\u001b[39m עולם\r\nשלום', '\u001b[31mשלום›\u001b[39m עולם›\r\nשלום›'],
	['\u001b]8;;http://שלום\u0007שלום\u001b]8;;\u0007', '\u001b]8;;http://שלום\u0007שלום›\u001b]8;;\u0007'],
] as const) {
	test(`${JSON.stringify(text)} is fenced`, t => {
		t.is(shown(text), expected);
	});
}

const text = fc
	.array(
		fc.constantFrom(
			'ש',
			'ל',
			'م',
			'ر',
			'َ',
			' ',
			'  ',
			'a',
			'한',
			'│',
			'\n',
			'\u001b[1m',
			'1',
			'!',
			'👋🏽',
			'…',
		),
		{maxLength: 40},
	)
	.map(parts => parts.join(''));

test('nothing is lost, nothing is wider, and behind right-to-left text, and nowhere else, is a mark', t => {
	fc.assert(
		fc.property(text, output => {
			const fenced = fenceRightToLeft(output);
			t.is(fenced.replaceAll('\u{200E}', ''), output);
			t.is(cellWidth(fenced), cellWidth(output));
			// Between two of them in different columns there is a mark, and behind the last one.
			t.notRegex(fenced, /[\u{0590}-\u{08FF}](?:[\n│\u{1B}]| {2}|$)/u);
			t.notRegex(fenced, /(?<![\u{0590}-\u{08FF}])\u{200E}/u);
		}),
	);
});

test('long rows are quick', t => {
	const row = 'ש '.repeat(100_000);
	t.is(fenceRightToLeft(row).length, row.length + 1);
});

test('marks of others do not get this far', t => {
	t.is(sanitize('a\u{200E}b\u{2068}c\u{2069}\u{202E}'), 'abc');
});
