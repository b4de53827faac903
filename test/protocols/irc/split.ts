import test from 'ava';
import fc from 'fast-check';
import {splitText} from '../../../source/protocols/irc/split.ts';
import {graphemes} from '../../../source/text/cells.ts';

test('the pieces fit, are well-formed, and together are the text', t => {
	fc.assert(
		fc.property(
			fc.string({unit: 'grapheme', maxLength: 300}),
			fc.integer({min: 40, max: 200}),
			(raw, bytesMax) => {
				const text = raw.replaceAll('\n', '');
				const pieces = splitText(text, bytesMax);
				t.is(pieces.join(''), text === '' ? ' ' : text);
				for (const piece of pieces) {
					t.true(Buffer.byteLength(piece) <= bytesMax);
					t.true(piece.isWellFormed());
				}
			},
		),
	);
});

test('no character is cut: syllables, families, flags', t => {
	const text = '가나다라👨‍👩‍👧‍👦🇰🇷한글é'.repeat(20);
	const whole = new Set(graphemes(text));
	for (const piece of splitText(text, 61)) {
		t.true(graphemes(piece).every(part => whole.has(part)));
	}
});

test('between words where one ends near', t => {
	t.deepEqual(splitText('one two three four', 15), ['one two three ', 'four']);
	t.deepEqual(splitText('a bcdefghijklmnopq', 10), ['a bcdefghi', 'jklmnopq']);
});

test('lines of the text are lines; an empty one is a space', t => {
	t.deepEqual(splitText('a\n\nb', 100), ['a', ' ', 'b']);
});

test('a character that is longer than a line is cut by code points', t => {
	const pieces = splitText(`e${'\u0301'.repeat(40)}`, 16);
	t.true(pieces.length > 1);
	t.true(pieces.every(piece => Buffer.byteLength(piece) <= 16 && piece.isWellFormed()));
});
