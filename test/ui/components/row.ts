import test from 'ava';
import fc from 'fast-check';
import {sanitizeLine} from '../../../source/text/sanitize.ts';
import {fitRow, rowText, rowWidth, span, spreadRow, truncateRow} from '../../../source/ui/components/row.ts';

test('a row is cut where it is too wide, by cells, across its pieces', t => {
	const row = [span('하늘', {bold: true}), span(' and mina')];
	t.is(truncateRow(row, 13), row);
	t.is(rowText(truncateRow(row, 12)), '하늘 and mi…');
	t.is(rowText(truncateRow(row, 4)), '하…');
	t.is(rowText(truncateRow(row, 5)), '하늘…');
	t.is(rowText(truncateRow(row, 0)), '');
	t.deepEqual(truncateRow(row, 6)[0], {text: '하늘', style: {bold: true}});
});

test('left and right share a row; the right is kept', t => {
	t.is(rowText(spreadRow([span('left')], [span('right')], 12)), 'left   right');
	t.is(rowText(spreadRow([span('left side')], [span('right')], 10)), 'left…right');
	t.is(rowText(spreadRow([span('left')], [span('right')], 3)), 'ri…');
});

test('a fitted row has exactly its width, whatever is in it', t => {
	fc.assert(
		fc.property(fc.array(fc.string({unit: 'binary'})), fc.nat(40), (texts, cells) => {
			const row = texts.map(text => span(sanitizeLine(text)));
			t.is(rowWidth(fitRow(row, cells)), cells);
		}),
	);
});
