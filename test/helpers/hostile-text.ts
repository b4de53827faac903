import fc from 'fast-check';

/** What breaks things: openings and ends of sequences, controls, joiners, marks, jamo, emoji, halves of characters. */
export const hostileAtoms: readonly string[] = [
	...['a', ' ', '1', '#', 'é', '.', '\n', '\r', '\t', '\0', '\x07', '\x18', '\x7f'],
	...['\x1b', '\x1b[', '\x1b]', '\x1bP', '\x1b\\', '[31m', ']0;', '\u009b', '\u009c', '\u009d', '\u0090'],
	...['가', '각', 'ㅋ', 'ᄀ', 'ᅡ', 'ᆨ', '\ua960', '\ud7b0', '\u115f', '\u1160', '\u3164', '\uffa0'],
	...['👩', '❤', '⌚', '🏻', '🇰', '🇷', '\u{1f3f4}', '\u{e0067}', '\u{e007f}', '\ufe0e', '\ufe0f', '\u20e3'],
	...['\u200b', '\u200c', '\u200d', '\u202e', '\u2066', '\ufeff', '\u2028'],
	...[
		'\u0300',
		'\u0316',
		'\u0344',
		'\u3099',
		'क',
		'\u094d',
		'\u093f',
		'\u0958',
		'ก',
		'\u0e33',
		'ﾊ',
		'\uff9f',
	],
	...['\u0600', 'א', 'ش', '界', '。', '（', '\ud83d', '\ude00', '\udb40', '\udc41', '\u{16d63}', '\u{16d67}'],
];

/** Any string, most of them of the atoms above. */
export const hostileText = (lengthMax = 24): fc.Arbitrary<string> =>
	fc.oneof(
		{
			weight: 4,
			arbitrary: fc
				.array(fc.constantFrom(...hostileAtoms), {maxLength: lengthMax})
				.map(parts => parts.join('')),
		},
		{weight: 1, arbitrary: fc.string({unit: 'binary', maxLength: lengthMax})},
		{
			weight: 1,
			arbitrary: fc.array(fc.integer({min: 0, max: 0xffff})).map(units => String.fromCharCode(...units)),
		},
	);
