import test from 'ava';
import fc from 'fast-check';
import {begins} from '../../source/text/initials.ts';
import {typeInHangul} from '../helpers/dubeolsik.ts';

for (const [name, ...typed] of [
	['민수', 'ㅁ', 'ㅁㅅ', '미', '민', '민ㅅ', '민수', 'ㅁ수', '민수'.normalize('NFD'), '미'.normalize('NFD')],
	// The input method puts ㄱ and ㅅ together, below a syllable too.
	['가수', 'ㄱㅅ', 'ㄳ'],
	['박수민', '박ㅅ', '밗', 'ㅂㅅㅁ'],
	['미소', '밋', '미ㅅ'],
	['쑤니', 'ㅆ', 'ㅆㄴ'],
	['mina', 'm', 'MI', 'ｍｉ', 'mina'],
	['ｊｕｌｉａ', 'ju', 'JULIA'],
	['élan', 'e', 'é', 'É'],
	['민수-2', 'ㅁㅅ-2'],
	['Straße', 'strasse'],
	['x', ''],
] as const) {
	test(`${name} begins with ${typed.join(', ')}`, t => {
		for (const part of typed) {
			t.true(begins(name, part), part);
		}
	});
}

for (const [name, ...typed] of [
	['민수', 'ㅅ', 'ㅁㅁ', '수', '민수수', 'ㅁㅅㅅ', '만', 'm'],
	['쑤니', 'ㅅ'],
	['박수민', 'ㅂㅁ'],
	['mina', 'na', 'minaa'],
] as const) {
	test(`${name} does not begin with ${typed.join(', ')}`, t => {
		for (const part of typed) {
			t.false(begins(name, part), part);
		}
	});
}

// Keys that write syllables alone: consonant, vowel, and sometimes a consonant behind it.
const syllableKeys = fc.stringMatching(/^(?:[rseafqtdwczxvgREQTW][kijuhynbml][rsfaqtd]?){1,4}$/);

test('whatever was typed of a name so far begins it, as does each of its initials', t => {
	fc.assert(
		fc.property(syllableKeys, fc.nat(), (keys, cut) => {
			const name = typeInHangul(keys);
			t.true(begins(name, typeInHangul(keys.slice(0, cut % (keys.length + 1)))), name);
		}),
	);
});
