import test from 'ava';
import fc from 'fast-check';
import {matchesIn, parseQuery} from '../../../../source/text/search.ts';
import {wrapText} from '../../../../source/text/wrap.ts';
import {createBlocks} from '../../../../source/ui/chat/pane/blocks.ts';
import {highlightRow, rowStarts} from '../../../../source/ui/chat/pane/highlight.ts';
import {rowText} from '../../../../source/ui/components/row.ts';
import {createTheme, type Style} from '../../../../source/ui/theme.ts';
import {demoMessage} from '../../../helpers/demo-client.ts';

const plain: Style = {};
const marked: Style = {underline: true};

/** A text in rows, what is marked in brackets. */
const draw = (text: string, words: string, width: number): readonly string[] => {
	const rows = wrapText(text, width);
	const starts = rowStarts(text, rows);
	const ranges = matchesIn(text, parseQuery(words));
	return rows.map((row, index) =>
		highlightRow(row, starts[index], ranges, plain, marked)
			.map(({text: part, style}) => (style === marked ? `[${part}]` : part))
			.join(''),
	);
};

test('matches are marked where they stand, over the end of a row in both', t => {
	t.deepEqual(draw('내일 점심은 국수', '점심', 40), ['내일 [점심]은 국수']);
	t.deepEqual(draw('가나다라마바사점심', '사점심', 8), ['가나다라', '마바[사점]', '[심]']);
	t.deepEqual(draw('one two\n\n  three two', 'two', 40), ['one [two]', '', '  three [two]']);
	t.deepEqual(draw('점심 먹고', 'ㅈㅅ', 40), ['[점심] 먹고']);
	t.deepEqual(draw('aaaa bbbb cccc', '"aaaa bbbb"', 5), ['[aaaa]', '[bbbb]', 'cccc']);
	t.deepEqual(draw('nothing', 'two', 40), ['nothing']);
});

test('every row has its place in any text, and marks change no character', t => {
	fc.assert(
		fc.property(
			fc.array(
				fc.oneof(
					fc.constantFrom(' ', '\n', '  ', '가', '점심', '漢', '👩‍👩‍👧', 'é'),
					fc.lorem({maxCount: 3}),
				),
				{
					maxLength: 30,
				},
			),
			fc.integer({min: 2, max: 30}),
			fc.array(fc.tuple(fc.nat(60), fc.integer({min: 1, max: 9})), {maxLength: 4}),
			(parts, width, places) => {
				const text = parts.join('');
				const rows = wrapText(text, width);
				const starts = rowStarts(text, rows);
				let end = 0;
				const ranges = places
					.map(([start, length]) => ({start, end: start + length}))
					.toSorted((a, b) => a.start - b.start)
					.filter(range => {
						const isApart = range.start >= end;
						end = isApart ? range.end : end;
						return isApart;
					});
				for (const [index, row] of rows.entries()) {
					const start = starts[index];
					t.is(start === undefined ? undefined : text.slice(start, start + row.length), row);
					const spans = highlightRow(row, start, ranges, plain, marked);
					t.is(rowText(spans), row);
					let at = start ?? 0;
					for (const {text: part, style} of spans) {
						for (let unit = 0; unit < part.length; unit++, at++) {
							t.is(
								style === marked,
								ranges.some(range => at >= range.start && at < range.end),
							);
						}
					}
				}
			},
		),
	);
});

test('the hit that one is at is marked apart, also without colours', t => {
	for (const colored of [true, false]) {
		const theme = createTheme('dark', {colored});
		const lines = ['점심 하나', '점심 둘'].map(text => demoMessage({ago: 1, from: 'mina', text}));
		const blocks = createBlocks(theme, {query: parseQuery('점심'), current: lines[1]?.seq});
		const styles = lines.map((_, index) =>
			blocks
				.at(lines, index, 60)
				?.rows.flat()
				.flatMap(({text, style}) => (text === '점심' ? [style] : [])),
		);
		t.deepEqual(styles, [[theme.match], [theme.hit]]);
		t.true(theme.match.underline === true && theme.hit.inverse === true);
		t.is(blocks.at(lines, 1, 60)?.rows.filter(row => rowText(row).includes('▌')).length, 1);
	}
});

test('of a message that is longer than the pane, the row with the match is told', t => {
	const line = demoMessage({ago: 1, from: 'mina', text: `${'word '.repeat(300)}점심`});
	const blocks = createBlocks(createTheme('dark'), {query: parseQuery('점심'), current: line.seq});
	const block = blocks.at([line], 0, 60);
	t.regex(rowText(block?.rows[block.focus] ?? []), /점심/);
});
