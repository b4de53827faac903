import test from 'ava';
import fc from 'fast-check';
import {graphemes} from '../../source/text/cells.ts';
import {isAscii, isSeparate, isSimple, isSimpleLines} from '../../source/text/plain.ts';

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

test('what is separate is cut as ICU would cut it, beside whatever of its kind', t => {
	const segmenter = new Intl.Segmenter();
	const separate = Array.from({length: 0x1_00_00}, (_, code) => String.fromCharCode(code)).filter(isSeparate);
	t.true(separate.length > 30_000);
	for (const beside of ['é', '…', '가', 'か']) {
		t.true(isSeparate(beside));
		for (const character of separate) {
			for (const pair of [beside + character, character + beside]) {
				if (Array.from(segmenter.segment(pair)).length !== 2) {
					t.fail(`${pair} (${pair.charCodeAt(0).toString(16)}, ${pair.charCodeAt(1).toString(16)})`);
				}
			}
		}
	}

	fc.assert(
		fc.property(fc.array(fc.constantFrom(...separate), {maxLength: 12}), characters => {
			const text = characters.join('');
			t.deepEqual(
				Array.from(segmenter.segment(text), ({segment}) => segment),
				characters,
			);
			t.deepEqual(graphemes(text), characters);
		}),
	);
	for (const text of [
		'\u3164',
		'e\u0301',
		'👍',
		'\u200d',
		'↔\ufe0f',
		'\r\n',
		'か\u3099',
		'\u1112\u1161',
		'\u00ad',
		'ﾊﾟ',
	]) {
		t.false(isSeparate(text));
	}
});
