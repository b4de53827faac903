import test from 'ava';
import fc from 'fast-check';
import {truncateBytes} from '../../source/text/bytes.ts';

test('a text is cut between code points', t => {
	t.is(truncateBytes('한글', 6), '한글');
	t.is(truncateBytes('한글', 5), '한');
	t.is(truncateBytes('a🎉', 4), 'a');
	t.is(truncateBytes('a🎉', 0), '');
});

test('whatever is cut fits, and no code point more would', t => {
	fc.assert(
		fc.property(fc.string({unit: 'grapheme'}), fc.nat(40), (text, bytesMax) => {
			const cut = truncateBytes(text, bytesMax);
			const next = [...text.slice(cut.length)][0];
			return (
				text.startsWith(cut) &&
				Buffer.byteLength(cut) <= bytesMax &&
				(next === undefined || Buffer.byteLength(cut + next) > bytesMax)
			);
		}),
	);
	t.pass();
});
