import test from 'ava';
import {segmentGraphemes} from '../../source/text/graphemes.ts';

const parts = (text: string): readonly string[] => Array.from(segmentGraphemes(text), ({segment}) => segment);

test('what a reader takes for one character is one', t => {
	t.deepEqual(parts('a\u{1112}\u{1161}\u{11AB}👩‍🌾🇰🇷e\u{301}\r\n'), [
		'a',
		'\u{1112}\u{1161}\u{11AB}',
		'👩‍🌾',
		'🇰🇷',
		'e\u{301}',
		'\r\n',
	]);
	t.deepEqual(parts(''), []);
});
