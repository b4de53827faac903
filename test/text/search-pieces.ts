import test from 'ava';
import fc from 'fast-check';
import {anyPiecesOf, initialOf, isInitial, piecesOf} from '../../source/text/search-pieces.ts';

test('the quick way and the thorough one see the same', t => {
	const character = fc.oneof(
		fc.integer({min: 0x20, max: 0x7e}),
		fc.integer({min: 0x3041, max: 0x3096}),
		fc.integer({min: 0x30a1, max: 0x30fa}),
		fc.integer({min: 0x3131, max: 0x3163}),
		fc.integer({min: 0x4e00, max: 0x9fff}),
		fc.integer({min: 0xac00, max: 0xd7a3}),
		fc.constant(0x0a),
	);
	const simple = fc.array(character, {maxLength: 40}).map(codes => String.fromCharCode(...codes));
	fc.assert(
		fc.property(simple, text => {
			t.deepEqual(piecesOf(text), anyPiecesOf(text));
		}),
		{numRuns: 1000},
	);
});

test('initial consonants of syllables', t => {
	t.is(Array.from('각낭닿뚫힣가끟').map(initialOf).join(''), 'ㄱㄴㄷㄸㅎㄱㄲ');
	t.is(Array.from('ㅋaㅏ日').map(initialOf).join(''), 'ㅋaㅏ日');
	t.deepEqual(Array.from('ㅋㅏ가ㄳk').map(isInitial), [true, false, false, false, false]);
	t.false(isInitial('ㄱㄲ'));
});
