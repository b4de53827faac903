import test from 'ava';
import {graphemes} from '../../source/text/cells.ts';
import {isAscii, isSimple, isSimpleLines} from '../../source/text/plain.ts';

test('what is simple', t => {
	t.true(isAscii('Hello, world ~'));
	t.false(isAscii('caf\u00e9'));
	t.false(isAscii('a\n'));
	t.true(isSimple('안녕 ㅋㅋ 世界 かな hello'));
	t.false(isSimple('a\nb'));
	t.true(isSimpleLines('a\n나'));

	for (const text of ['\u3164', '\u1100', 'e\u0301', '👍', '\x1b', '\x7f', '\u200d', 'か\u3099', '\ud83d']) {
		t.false(isSimple(text));
		t.false(isSimpleLines(text));
	}
});

test('every simple character is a grapheme of its own, NFC, and as wide as it is said to be', t => {
	const segmenter = new Intl.Segmenter();

	for (let code = 0; code <= 0xffff; code++) {
		const character = String.fromCharCode(code);

		if (isSimple(character)) {
			const pair = `가${character}`;
			t.is(pair.normalize('NFC'), pair);
			t.is(Array.from(segmenter.segment(pair)).length, graphemes(pair).length);
		}
	}
});
