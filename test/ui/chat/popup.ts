import test from 'ava';
import fc from 'fast-check';
import {cellWidth} from '../../../source/text/cells.ts';
import {type Popup, popupCells, withPopup} from '../../../source/ui/chat/popup.ts';
import {type Row, rowText, span} from '../../../source/ui/components/row.ts';
import {createTheme} from '../../../source/ui/theme.ts';

const theme = createTheme('dark');

const rowsOf = (count: number): readonly Row[] =>
	Array.from({length: count}, (_, index) => [span(`row ${index}`)]);

const draw = (
	height: number,
	popup: Popup,
	about: {start: number; end: number} | undefined,
	width = 40,
): readonly string[] =>
	withPopup(
		Array.from({length: height}, (): Row => [span('한글한글'), span('한글한글')]),
		popup,
		about,
		{width, indent: 4, theme},
	).map(row => rowText(row).trimEnd());

test('below what it is about, above where there is no room below', t => {
	const popup = {title: 'Box', rows: rowsOf(2)};
	t.deepEqual(draw(7, popup, {start: 1, end: 2}, 16), [
		'한글한글한글한글',
		'한글한글한글한글',
		'한글╭─ Box ─╮ 글',
		'한글│ row 0 │ 글',
		'한글│ row 1 │ 글',
		'한글╰───────╯ 글',
		'한글한글한글한글',
	]);
	t.deepEqual(
		draw(7, popup, {start: 5, end: 6}).map(row => row.slice(2, 3)),
		['한', '╭', '│', '│', '╰', '한', '한'],
	);
});

test('what one goes through is cut to the room beside, with the current row in view', t => {
	const popup = {title: 'Box', rows: rowsOf(9), current: 7};
	const drawn = draw(10, popup, {start: 6, end: 7});
	t.is(drawn.filter(row => row === '한글한글한글한글').length, 4);
	t.true(drawn.some(row => row.includes('│ row 7 │')));
	t.false(drawn.slice(6, 7).join('').includes('│'));
});

test('as many rows as before, none too wide, whatever is in it', t => {
	fc.assert(
		fc.property(
			fc.integer({min: 1, max: 30}),
			fc.integer({min: 20, max: 100}),
			fc.array(fc.string({unit: 'grapheme', maxLength: 90}), {maxLength: 20}),
			fc.nat(30),
			fc.nat(19),
			(height, width, texts, start, current) => {
				const popup = {
					title: texts[0] ?? 'x',
					rows: texts.map((text): Row => [span(text)]),
					...(current < texts.length ? {current} : {}),
				};
				const drawn = draw(height, popup, {start, end: start + 1}, width);
				t.is(drawn.length, height);
				t.true(drawn.every(row => cellWidth(row) <= width));
			},
		),
	);
	t.true(popupCells(40) <= 36);
});
