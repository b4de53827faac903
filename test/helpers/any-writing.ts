/** Texts and words to look for, of few characters, so that they meet often. */
import fc from 'fast-check';

const syllables = ['점', '심', '시', '가', '각', 'ㅈ', 'ㅅ', 'ㅋ', 'ㅠ', '日', '本', 'の', 'テ', 'ー'];
const letters = [
	'a',
	'b',
	'v2',
	'é',
	'É',
	'e\u0301',
	'ＡＢ',
	'ß',
	'Я',
	'й',
	'7',
	'ab',
	'ﾊﾞ',
	'กำ',
	'\u1100',
	'\u1161',
	'𝓪',
];
const signs = [
	'👍',
	'👍🏽',
	'👩‍👩‍👧',
	'🇰🇷',
	'™',
	'️',
	'\u200d',
	'_',
	'-',
	'.',
	'"',
	'“',
	'”',
	'*',
	':',
	'\0',
	'\n',
	'\uD800',
	' ',
	' ',
	'\u0301',
];

/** What a person might write and look for, and much that nobody would: mixed scripts, quotes, emoji, broken characters. */
export const anyWriting: fc.Arbitrary<string> = fc.string({
	unit: fc.oneof(
		{weight: 6, arbitrary: fc.constantFrom(...syllables)},
		{weight: 4, arbitrary: fc.constantFrom(...letters)},
		{weight: 3, arbitrary: fc.constantFrom(...signs)},
		{weight: 1, arbitrary: fc.string({unit: 'binary', minLength: 1, maxLength: 1})},
	),
	maxLength: 10,
});
