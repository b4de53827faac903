import test from 'ava';
import fc from 'fast-check';
import type {Key} from 'ink';
import {splitInput, splitText} from '../../../source/ui/editor/split-input.ts';
import {keyPress} from '../../helpers/key-presses.ts';

const noKey: Key = {
	upArrow: false,
	downArrow: false,
	leftArrow: false,
	rightArrow: false,
	pageDown: false,
	pageUp: false,
	home: false,
	end: false,
	return: false,
	escape: false,
	ctrl: false,
	shift: false,
	tab: false,
	backspace: false,
	delete: false,
	meta: false,
	super: false,
	hyper: false,
	capsLock: false,
	numLock: false,
};

test('Enter glued to a syllable is a key of its own', t => {
	t.deepEqual(splitInput('요\r', noKey), [keyPress('요'), keyPress('return')]);
	t.deepEqual(splitInput('가\r\n나\r', noKey), [
		keyPress('가'),
		keyPress('return'),
		keyPress('나'),
		keyPress('return'),
	]);
});

test('control characters inside text are keys', t => {
	t.deepEqual(splitInput('a\u0001b\tc\u007f\n', noKey), [
		keyPress('a'),
		keyPress('ctrl+a'),
		keyPress('b'),
		keyPress('tab'),
		keyPress('c'),
		keyPress('backspace'),
		keyPress('ctrl+j'),
	]);
});

test('keys that Ink names', t => {
	t.deepEqual(splitInput('', {...noKey, leftArrow: true, ctrl: true}), [keyPress('ctrl+left')]);
	t.deepEqual(splitInput('', {...noKey, return: true, meta: true}), [keyPress('alt+return')]);
	t.deepEqual(splitInput('', {...noKey, tab: true, shift: true}), [keyPress('shift+tab')]);
	t.deepEqual(splitInput('w', {...noKey, ctrl: true}), [keyPress('ctrl+w')]);
	t.deepEqual(splitInput('b', {...noKey, meta: true}), [keyPress('alt+b')]);
	t.deepEqual(splitInput('', {...noKey, escape: true, meta: true}), [keyPress('escape')]);
});

test('capital letters are text, not a chord with Shift', t => {
	t.deepEqual(splitInput('A', {...noKey, shift: true}), [keyPress('A')]);
});

test('the release of a key is none', t => {
	t.deepEqual(splitInput('', {...noKey, leftArrow: true, eventType: 'release'}), []);
});

test('keys that Ink does not know are none', t => {
	t.deepEqual(splitInput('', noKey), []);
});

test('no character of typed text is lost', t => {
	fc.assert(
		fc.property(fc.string({unit: 'binary'}), text => {
			const typed = splitText(text)
				.map(press => press.text)
				.filter(part => !/^[\u0000-\u007f]$/u.test(part));
			const expected = text.split(/[\u0000-\u001f\u007f]+/u).filter(part => part !== '');
			t.deepEqual(
				typed.filter(part => part !== ''),
				expected.filter(part => !/^[\u0000-\u007f]$/u.test(part)),
			);
		}),
	);
});

test('Ctrl and Alt with a jamo are the key that it is on', t => {
	t.deepEqual(splitInput('ㅠ', {...noKey, meta: true}), [keyPress('alt+b')]);
	t.deepEqual(splitInput('ㅊ', {...noKey, ctrl: true}), [keyPress('ctrl+c')]);
	t.deepEqual(splitInput('ㅃ', {...noKey, meta: true}), [keyPress('alt+q')]);
	t.deepEqual(splitInput('ㅠ', noKey), [keyPress('ㅠ')]);
});
