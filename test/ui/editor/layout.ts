import test from 'ava';
import fc from 'fast-check';
import {cellWidth, graphemes} from '../../../source/text/cells.ts';
import {layoutEditor, positionAt, positionInLayout, wrapRows} from '../../../source/ui/editor/layout.ts';
import {emptyEditor} from '../../../source/ui/editor/state.ts';
import {pasteHint, viewEditor} from '../../../source/ui/editor/view.ts';

test('one row scrolls sideways, by half its width, and keeps the cursor in it', t => {
	const text = 'abcdefghij';
	t.deepEqual(layoutEditor(text, 3, {width: 4, rowsMax: 1}), {
		rows: ['abcd'],
		x: 3,
		y: 0,
		above: 0,
		below: 0,
	});
	t.like(layoutEditor(text, 4, {width: 4, rowsMax: 1}), {rows: ['cdef'], x: 2});
	t.like(layoutEditor(text, 10, {width: 4, rowsMax: 1}), {rows: ['ij'], x: 2});
});

test('half of a wide character at the edge of a scrolled row is a space', t => {
	t.like(layoutEditor('a가나다라', 3, {width: 4, rowsMax: 1}), {rows: ['나 '].map(row => ` ${row}`), x: 3});
});

test('rows wrap by cells, grow up to a few, and then scroll', t => {
	t.deepEqual(wrapRows('가나다', 4), [
		{start: 0, end: 2},
		{start: 2, end: 3},
	]);
	t.like(layoutEditor('가나다', 3, {width: 4, rowsMax: 3}), {
		rows: ['가나', '다'],
		x: 2,
		y: 1,
		above: 0,
		below: 0,
	});
	t.like(layoutEditor('가나', 2, {width: 4, rowsMax: 3}), {rows: ['가나', ''], x: 0, y: 1});
	t.like(layoutEditor('a\nb\nc\nd', 7, {width: 4, rowsMax: 3}), {
		rows: ['b', 'c', 'd'],
		x: 1,
		y: 2,
		above: 1,
	});
	t.like(layoutEditor('a\nb\nc\nd', 0, {width: 4, rowsMax: 3}), {
		rows: ['a', 'b', 'c'],
		x: 0,
		y: 0,
		below: 1,
	});
});

test('a column in the middle of a wide character is before it', t => {
	const rows = wrapRows('abc\n가나', 10);
	t.is(positionAt('abc\n가나', rows, 1, 3), 5);
	t.is(positionAt('abc\n가나', rows, 1, 99), 6);
});

const texts = fc
	.array(fc.constantFrom('가', 'a', ' ', '\n', '👨‍👩‍👧‍👦', '🇰🇷', 'e\u0301', '❤️', '１'), {maxLength: 60})
	.map(parts => parts.join('').normalize('NFC'));

test('no text is lost, no row is too wide, and the cursor is in view', t => {
	fc.assert(
		fc.property(
			texts,
			fc.nat(),
			fc.integer({min: 2, max: 12}),
			fc.integer({min: 1, max: 4}),
			(text, at, width, rowsMax) => {
				const starts = [0];
				for (const grapheme of graphemes(text)) {
					starts.push((starts.at(-1) ?? 0) + grapheme.length);
				}

				const cursor = starts[at % starts.length] ?? 0;
				const all = wrapRows(text, width).map(({start, end}) => text.slice(start, end));
				t.is(all.join(''), text.replaceAll('\n', ''));
				const {rows, x, y} = layoutEditor(text, cursor, {width, rowsMax});
				t.true(rows.length <= Math.max(rowsMax, 1));
				t.true(rows.every(row => cellWidth(row) <= width));
				t.true(x >= 0 && x < width && y >= 0 && y < rows.length);
			},
		),
	);
});

test('a view is never wider than its field, whatever the prompt', t => {
	fc.assert(
		fc.property(texts, fc.integer({min: 1, max: 20}), fc.boolean(), (text, width, isPasted) => {
			const state = {
				...emptyEditor({multiline: true, text}),
				paste: isPasted ? {text, lines: text.split('\n').length} : undefined,
			};
			const {rows, x, y, promptCells} = viewEditor(state, {width, rowsMax: 3, prompt: '민아> '});
			t.true(rows.every(row => promptCells + cellWidth(row.text) <= width));
			t.true(x < width && y < rows.length);
		}),
	);
});

test('a password shows one mark for each character', t => {
	const state = emptyEditor({text: '비밀👨‍👩‍👧‍👦x'});
	t.like(viewEditor(state, {width: 20, rowsMax: 1, prompt: '', mask: '*'}), {rows: [{text: '****'}], x: 4});
});

test('pasted lines are shown with what to do about them', t => {
	const paste = {text: 'a\nb\nc', lines: 3};
	const state = {...emptyEditor({multiline: true}), paste};
	const {rows, y} = viewEditor(state, {width: 60, rowsMax: 3, prompt: '> '});
	t.deepEqual(
		rows.map(row => row.text),
		['a', 'b', '3 lines: Enter to send, Esc to drop'],
	);
	t.is(y, 2);
	t.is(pasteHint({text: 'a', lines: 1}), '1 line: Enter to send, Esc to drop');
});

test('the cell where the cursor is drawn is the place of the cursor', t => {
	const text = fc
		.array(fc.constantFrom('a', '한', '글', ' ', '\n', '👩‍👩‍👧‍👦', 'é', '🎉'), {maxLength: 60})
		.map(parts => parts.join(''));
	fc.assert(
		fc.property(
			text,
			fc.nat(),
			fc.integer({min: 4, max: 20}),
			fc.integer({min: 1, max: 5}),
			(said, at, width, rowsMax) => {
				const places = [0];
				for (const grapheme of graphemes(said)) {
					places.push((places.at(-1) ?? 0) + grapheme.length);
				}

				const cursor = places[at % places.length] ?? 0;
				const {x, y, rows} = layoutEditor(said, cursor, {width, rowsMax});
				const found = positionInLayout(said, cursor, {x, y}, {width, rowsMax});
				// Before the newline of a full row the cursor is drawn on the last character: a click there means that one.
				const isFull = cellWidth(rows[y] ?? '') >= width;
				const isOnLast = isFull && x === width - 1 && said[cursor] === '\n';
				t.is(isOnLast ? (places[places.indexOf(found) + 1] ?? -1) : found, cursor);
				for (const cell of [-3, 0, 1, x + 1, 99]) {
					for (const row of [0, rows.length - 1, rows.length + 3]) {
						t.true(places.includes(positionInLayout(said, cursor, {x: cell, y: row}, {width, rowsMax})));
					}
				}
			},
		),
	);
});
