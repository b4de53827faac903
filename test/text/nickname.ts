import test from 'ava';
import fc from 'fast-check';
import {limits} from '../../source/limits.ts';
import {cellWidth} from '../../source/text/cells.ts';
import {checkNickname, describeNicknameProblem, foldName} from '../../source/text/nickname.ts';
import {sanitizeLine} from '../../source/text/sanitize.ts';
import {hostileText} from '../helpers/hostile-text.ts';

for (const name of [
	'bob',
	'홍길동',
	'José',
	'ゆき',
	'ไทย',
	'שלום',
	'a.b-c_d',
	'R2D2',
	'ㅋㅋ',
	'Ｂｏｂ',
	'नमस्ते',
	'_',
	'x'.repeat(20),
	'가'.repeat(10),
]) {
	test(`${name} is a nickname`, t => {
		t.deepEqual(checkNickname(name), {ok: true, name});
	});
}

test('a nickname is NFC and without spaces around it', t => {
	t.deepEqual(checkNickname(` ${'홍길동'.normalize('NFD')} `), {ok: true, name: '홍길동'});
});

for (const [problem, names] of [
	['empty', ['', ' ', '\n']],
	['too-long', ['x'.repeat(21), '가'.repeat(11), 'x'.repeat(1_000_000), 'x\u0301\u0301\u0301'.repeat(1000)]],
	[
		'characters',
		[
			...[
				'a b',
				'a,b',
				'a:b',
				'a@b',
				'#a',
				'a/b',
				'<b>',
				'👍',
				'a\x1b[31m',
				'a\u202eb',
				'a\u200bb',
				'a\u200db',
			],
			...[
				'\u0301a',
				'x\u0301\u0302\u0303\u0304b',
				'\u3164',
				'\u115f',
				'a\u3164',
				'1\u20e3',
				'\ud800',
				'a\nb',
				'½',
			],
		],
	],
	[
		'reserved',
		[
			'server',
			'SERVER',
			'Ｓｅｒｖｅｒ',
			'System',
			'everyone',
			'here',
			'ALL',
			'서버',
			'시스템'.normalize('NFD'),
		],
	],
] as const) {
	for (const name of names) {
		test(`${problem}: ${JSON.stringify(name.slice(0, 30))} (${name.length})`, t => {
			t.deepEqual(checkNickname(name), {ok: false, problem});
		});
	}
}

test('names that look alike by case, width or compatibility are one', t => {
	for (const [one, other] of [
		['Bob', 'bOB'],
		['Ｂｏｂ', 'bob'],
		['ΟΔΟΣ', 'οδος'],
		['straße', 'STRASSE'],
		['ﾕｷ', 'ユキ'],
		['한국', '한국'.normalize('NFD')],
		['ﬁn', 'fin'],
		['K', '\u212a'],
	] as const) {
		t.is(foldName(one), foldName(other));
	}

	t.not(foldName('bob'), foldName('rob'));
	// What has nothing to fold but its case takes a shorter way: with an invisible character, which counts for nothing, it takes the other.
	for (const text of [
		'Mina Says: 12 [x] ~',
		'민아님 안녕하세요',
		'東京 Tea',
		' !"#$%&\'()*+,-./:;<=>?@[\\]^_`{|}~',
	]) {
		t.is(foldName(text), foldName(`${text}\u200b`));
	}

	t.not(foldName('가'), foldName('나'));
});

test('folding is done once, for every character', t => {
	for (let code = 0; code <= 0x1_ffff; code++) {
		const name = foldName(`a${String.fromCodePoint(code)}b`);

		if (foldName(name) !== name) {
			t.fail(`U+${code.toString(16)}`);
		}
	}

	t.is(foldName('server'), 'server');
});

test('what is accepted is safe, fits, and is accepted again', t => {
	fc.assert(
		fc.property(fc.oneof(hostileText(6), fc.string({unit: 'grapheme', maxLength: 12})), raw => {
			const check = checkNickname(raw);

			if (check.ok) {
				const {name} = check;
				t.is(sanitizeLine(name), name);
				t.true(cellWidth(name) >= 1 && cellWidth(name) <= limits.nicknameCellsMax);
				t.deepEqual(checkNickname(name), check);
			} else {
				t.regex(describeNicknameProblem(check.problem), /^[A-Z].*\.$/);
			}
		}),
		{numRuns: 3000},
	);
});

test('the bound is that of the limits', t => {
	t.true(checkNickname('x'.repeat(limits.nicknameCellsMax)).ok);
	t.false(checkNickname('x'.repeat(limits.nicknameCellsMax + 1)).ok);
});
