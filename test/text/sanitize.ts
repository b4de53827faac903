import test from 'ava';
import fc from 'fast-check';
import {sanitize, sanitizeLine} from '../../source/text/sanitize.ts';
import {hostileText} from '../helpers/hostile-text.ts';

const england = '\u{1f3f4}\u{e0067}\u{e0062}\u{e0065}\u{e006e}\u{e0067}\u{e007f}';

const cases: ReadonlyArray<readonly [title: string, input: string, output: string]> = [
	['plain text', 'Hello, world', 'Hello, world'],
	['Hangul', '안녕하세요 ㅋㅋㅋ\n둘째 줄', '안녕하세요 ㅋㅋㅋ\n둘째 줄'],
	['a colour', 'a\x1b[31mb\x1b[0mc', 'abc'],
	['a title', 'a\x1b]0;owned\x07b', 'ab'],
	['a title ended by ST', 'a\x1b]0;owned\x1b\\b', 'ab'],
	['an unterminated title takes its line alone', 'a\x1b]0;owned\nb', 'a\nb'],
	['an unterminated title at a carriage return', 'a\x1b]0;owned\rb', 'a\nb'],
	['clipboard', '\x1b]52;c;ZXZpbA==\x07x', 'x'],
	['a hyperlink leaves its text', '\x1b]8;;http://evil\x1b\\text\x1b]8;;\x1b\\', 'text'],
	['a device control string', '\x1bPq#0;2;0;0;0\x1b\\x', 'x'],
	['an application command', '\x1b_Gf=24;AAAA\x1b\\x', 'x'],
	['a privacy message and a start of string', '\x1b^a\x1b\\\x1bXb\x1b\\c', 'c'],
	['a C1 control sequence', '\u009b31mred', 'red'],
	['a C1 title', '\u009d0;owned\u009cx', 'x'],
	['a C1 device control string', '\u0090q\u009cx', 'x'],
	['other C1 strings', '\u009fa\u009c\u009eb\u009c\u0098c\u009cd', 'd'],
	['a sequence split by another', '\x1b\x1b[31m[31mred', '31mred'],
	['a title split by a colour', '\x1b\x1b[0m]0;owned\x07', '0;owned'],
	['a title split by a title', '\x1b\x1b]0;a\x07]0;b\x07c', '0;bc'],
	['a C1 form split by a C1 form', '\u009b\u009b1m2mx', '2mx'],
	['a nested title ends at the escape', '\x1b]0;a\x1b]0;b\x07c', 'c'],
	['tmux passthrough', '\x1bPtmux;\x1b\x1b]52;c;AA\x07\x1b\\x', 'x'],
	['a cancelled title', '\x1b]0;a\x18b', 'b'],
	['a reset and other short escapes', '\x1bca\x1b(0b\x1b#8c\x1b7d', 'abcd'],
	['lone escapes at the end', 'a\x1b', 'a'],
	['an unterminated control sequence', 'a\x1b[38;5;', 'a'],
	['Hangul right after an opening', '\x1b[가\x1b(나', '가나'],
	['other controls', 'a\0b\x07c\x08d\x0be\x0cf\x7fg', 'abcdefg'],
	['C1 controls', 'a\u0080b\u0085c\u009fd', 'abc'],
	['line ends', 'a\r\nb\rc\nd\u2028e\u2029f', 'a\nb\nc\nd\ne\nf'],
	['tabs', 'a\tb', 'a b'],
	['bidi overrides', 'a\u202eb\u202cc\u2066d\u2069e\u200ef\u200fg\u061ch', 'abcdefgh'],
	['invisible characters', 'a\u200bb\u2060c\ufeffd\u00ade\u034ff\u180eg', 'abcdefg'],
	['Hangul fillers', '가\u3164나\uffa0다\u115f라\u1160마', '가나다라마'],
	['interlinear annotations', 'a\ufff9b\ufffac\ufffbd', 'abcd'],
	['tag characters', 'a\u{e0061}\u{e0062}\u{e007f}b', 'ab'],
	['an unfinished flag of a region', '\u{1f3f4}\u{e0067}\u{e0062}x', '\u{1f3f4}x'],
	['variation selectors without an emoji', 'a\ufe0fb\ufe00c\u{e0100}d', 'abcd'],
	['idle joiners', '\u200da\u200d \u200d\u200db\u200d', 'a b'],
	['more joiners than one', '👩\u200d\u200d\u200d👧', '👩\u200d👧'],
	['lone surrogates', 'a\ud83db\ude00c', 'a\ufffdb\ufffdc'],
	['halves of a character around what is taken out', '\ud83d\u200b\ude00', '\ufffd\ufffd'],
	['halves of a tag around a control', '\udb40\0\udc41', '\ufffd\ufffd'],
	['NFD Hangul', '한국어'.normalize('NFD'), '한국어'],
	['NFD Latin', 'é'.normalize('NFD'), 'é'],
	['Hangul that composes once something is taken out', 'ᄒ\u200bᅡ\x1b[0mᆫ', '한'],
];

for (const [title, input, output] of cases) {
	test(title, t => {
		t.is(sanitize(input), output);
	});
}

for (const kept of [
	'👩‍👩‍👧‍👦',
	'👩🏻‍❤️‍💋‍👨🏼',
	'👍🏽',
	'🇰🇷🇺🇸',
	'1️⃣#️⃣',
	'❤️☂️',
	england,
	'क्‍ष',
	'ශ්‍රී',
	'กำลัง',
	'ㅎㅎ ㅠㅠ',
	'　全角',
	'العربية',
	'\u0601१२',
]) {
	test(`keeps ${kept}`, t => {
		t.is(sanitize(kept), kept);
	});
}

test('marks on a character are bounded', t => {
	t.is(sanitize(`x${'\u0300'.repeat(1000)}y`), `x${'\u0300'.repeat(8)}y`);
	t.is(Array.from(sanitize(`e${'\u0301'.repeat(1000)}`)).length, 8);
	t.is(Array.from(sanitize(`가${'\u1161'.repeat(1000)}`)).length, 9);
});

test('joined emoji are bounded', t => {
	const joined = sanitize('👩\u200d'.repeat(100));
	t.is(Math.max(...joined.split(/👩(?!\u200d)/u).map(part => part.split('\u200d').length - 1)), 6);
	t.is(joined.split('👩').length - 1, 100);
});

test('sanitizeLine is one line', t => {
	t.is(sanitizeLine('  a\r\n\nb\x1b[1m\tc \n'), 'a b c');
});

test('sanitising is done once: a fixed point, well-formed, NFC, without controls', t => {
	fc.assert(
		fc.property(hostileText(), raw => {
			const text = sanitize(raw);
			const line = sanitizeLine(raw);

			t.is(sanitize(text), text);
			t.is(sanitizeLine(line), line);
			t.is(sanitize(line), line);
			t.true(text.isWellFormed());
			t.is(text.normalize('NFC'), text);
			t.notRegex(text, /[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\u200b\u3164]/);
			t.false(line.includes('\n'));
		}),
		{numRuns: 3000},
	);
});

test('every character alone and after another is a fixed point', t => {
	for (let code = 0; code <= 0x1_ffff; code++) {
		const text = sanitize(`e${String.fromCodePoint(code)}`);

		if (sanitize(text) !== text) {
			t.fail(`U+${code.toString(16)}`);
		}
	}

	t.pass();
});

test('a megabyte of the worst is no work: a quadratic step would not end within the time limit', t => {
	const size = 2 ** 20;

	for (const unit of [
		'\x1b',
		'\x1b]',
		'\x1b[',
		'\x1b[1;',
		'\x1bP\x1b',
		'\u009d',
		'\u009b0',
		'\x1b(',
		'\u200d',
		'👩\u200d',
		'\u{1f3f4}\u{e0067}',
		'\ufe0f',
		'1\ufe0f\u200d',
		'\ud800',
		'\r',
		'ᄀ',
		'ᅡ',
		'a\u0301',
		'\u202e',
		'\u3164',
	]) {
		const text = sanitize(unit.repeat(Math.ceil(size / unit.length)));
		t.is(sanitize(text), text);
		t.true(sanitizeLine(`x${unit.repeat(1000)}`).length <= 3001);
	}

	// The worst that canonical ordering can be asked to sort.
	t.is(sanitize('\u0300'.repeat(size / 2) + '\u0316'.repeat(size / 2)).length, 8);
});
