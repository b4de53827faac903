import test from 'ava';
import fc from 'fast-check';
import {kittyKey} from '../../../source/ui/terminal/kitty-keys.ts';
import {keyPress} from '../../helpers/key-presses.ts';

const key = (chord: string) => ({type: 'key', press: keyPress(chord)});
const typed = (text: string) => ({
	type: 'key',
	press: {name: undefined, text, ctrl: false, meta: false, shift: false},
});

test('keys with a name, with what is held', t => {
	for (const [sequence, chord] of [
		['27u', 'escape'],
		['27;1u', 'escape'],
		['13;2u', 'shift+return'],
		['13;3u', 'alt+return'],
		['13;6u', 'ctrl+shift+return'],
		['9;2u', 'shift+tab'],
		['127;5u', 'ctrl+backspace'],
		['127;3u', 'alt+backspace'],
		['57414u', 'return'],
		['57419;2u', 'shift+up'],
		['57421u', 'pageup'],
		// Caps Lock and Num Lock are nothing that one holds.
		['27;65u', 'escape'],
		['13;130u', 'shift+return'],
	] as const) {
		t.deepEqual(kittyKey(sequence), key(chord) as never, sequence);
	}
});

test('Ctrl and Alt with letters are what they are without the protocol', t => {
	for (const [sequence, chord] of [
		['99;5u', 'ctrl+c'],
		['99:67;6u', 'ctrl+c'],
		['98;3u', 'alt+b'],
		['49;3u', 'alt+1'],
		['47:63;4u', 'alt+?'],
		['120;7u', 'ctrl+alt+x'],
		['105;5u', 'tab'],
		['109;5u', 'return'],
		['91;5u', 'escape'],
		// The Hangul layout, with the other key and without; Cyrillic has that alone.
		['12619::122;5u', 'ctrl+z'],
		['12619;5u', 'ctrl+z'],
		['12640::98;3u', 'alt+b'],
		['1089::99;5u', 'ctrl+c'],
		['246::59;3u', 'alt+ö'],
	] as const) {
		t.deepEqual(kittyKey(sequence), key(chord) as never, sequence);
	}
});

test('the keypad writes, and text is text', t => {
	t.deepEqual(kittyKey('57399u'), typed('0') as never);
	t.deepEqual(kittyKey('57413u'), typed('+') as never);
	t.deepEqual(kittyKey('57416u'), typed(',') as never);
	t.deepEqual(kittyKey('32;2u'), typed(' ') as never);
	t.deepEqual(kittyKey('97:65;2u'), typed('A') as never);
	t.deepEqual(kittyKey('44032u'), typed('가') as never);
});

test('releases, keys alone that are only held, and Super with a letter are nothing', t => {
	for (const sequence of ['99;5:3u', '57358u', '57441;2u', '97;9u', '13;9u', '1;5u', '55296u', '1114112u']) {
		t.is(kittyKey(sequence), 'ignored', sequence);
	}
});

test('other sequences are none', t => {
	for (const sequence of ['u', '?0u', '>5u', '1;2A', '27;5;99~', '99;5;u ', '12345678u']) {
		t.is(kittyKey(sequence), undefined, sequence);
	}
});

test('whatever the numbers, a key is one and writes no control character', t => {
	const number = fc.integer({min: 0, max: 2_000_000});
	fc.assert(
		fc.property(number, fc.option(number), fc.option(number), fc.nat(300), (code, shifted, base, bits) => {
			const found = kittyKey(`${code}:${shifted ?? ''}:${base ?? ''};${bits}u`);
			if (found !== undefined && found !== 'ignored' && found.type === 'key') {
				t.notRegex(found.press.text, /\p{Cc}/u);
				t.true((found.press.name === undefined) !== (found.press.text === ''));
			}
		}),
		{numRuns: 2000},
	);
});
