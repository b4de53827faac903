/**
Keys of the Kitty keyboard protocol, `CSI code u` (sw.kovidgoyal.net/kitty/keyboard-protocol): there Esc is no beginning of anything else, and Shift+Enter is
a key of its own. Composed text never comes so. Pure: a sequence to what it means.
*/
import {withoutHangulLayout} from '../../text/hangul-layout.ts';
import type {KeyName, KeyPress} from '../keys.ts';
import type {TerminalEvent} from './events.ts';

/** Keys without a text, by their number; those of the keypad too. */
const named: Readonly<Record<number, KeyName>> = {
	9: 'tab',
	13: 'return',
	27: 'escape',
	127: 'backspace',
	57414: 'return',
	57417: 'left',
	57418: 'right',
	57419: 'up',
	57420: 'down',
	57421: 'pageup',
	57422: 'pagedown',
	57423: 'home',
	57424: 'end',
	57426: 'delete',
};

/** Ctrl with these is another key, as without the protocol. */
const controls: Readonly<Record<string, KeyName>> = {'[': 'escape', i: 'tab', m: 'return'};

/** What the keypad's other keys write, from 57399 on: 0 to 9, then its signs; its Enter, 57414, has a name. */
const keypadFrom = 57_399;
const keypadText = '0123456789./*-+\0=,';

/** Private use: keys without a text that nobody here asks for, such as Caps Lock alone. */
const isFunctional = (code: number): boolean => code >= 57_344 && code <= 63_743;

const textOf = (code: number): string => {
	const onKeypad = keypadText.charAt(code - keypadFrom);
	if (isFunctional(code)) {
		return onKeypad === '\0' ? '' : onKeypad;
	}

	const isText = code <= 0x10_ff_ff && !(code >= 0xd8_00 && code <= 0xdf_ff);
	const text = isText ? String.fromCodePoint(code) : '';
	return /\p{Cc}/u.test(text) ? '' : text;
};

/** A letter of a script whose keys have Latin letters too: Ctrl and Alt go by those, as without the protocol. Hangul is known by itself. */
const isOtherLetter = (text: string): boolean => /^(?!\p{Script=Latin})\p{L}$/u.test(text);

/** `code[:shifted[:base]][;modifiers[:type]][;text] u`; undefined for what is no such key, such as the reply to the protocol's query. */
export const kittyKey = (sequence: string): TerminalEvent | 'ignored' | undefined => {
	const parts = /^(\d{1,7})(?::(\d{0,7}))?(?::(\d{0,7}))?(?:;(\d{0,4})(?::(\d))?(?:;[\d:]*)?)?u$/.exec(
		sequence,
	);
	if (parts === null) {
		return undefined;
	}

	const [code, shifted, base] = parts.slice(1, 4).map(part => Number(part ?? ''));
	const type = parts[5] ?? '1';
	// One more than the sum of shift 1, alt 2, ctrl 4, super 8, hyper 16, meta 32, caps lock 64, num lock 128.
	const bits = Math.max(1, Number(parts[4] ?? '')) - 1;
	if (code === undefined || type === '3') {
		return 'ignored';
	}

	const [shift, alt, ctrl, isOther] = [1, 2 | 32, 4, 8 | 16].map(mask => (bits & mask) !== 0);
	const press = (key: Partial<KeyPress>): TerminalEvent => ({
		type: 'key',
		press: {
			name: undefined,
			text: '',
			ctrl: ctrl === true,
			meta: alt === true,
			shift: shift === true,
			...key,
		},
	});

	const name = named[code];
	if (name !== undefined && !isOther) {
		return press({name});
	}

	const own = textOf(shift && shifted ? shifted : code);
	// Of a key with Super nothing is typed.
	if (own === '' || isOther) {
		return 'ignored';
	}

	if (!ctrl && !alt) {
		return press({text: own, shift: false});
	}

	const unlaid = withoutHangulLayout(own);
	const text = ((base && isOtherLetter(unlaid) && textOf(base)) || unlaid).toLowerCase();
	const control = ctrl && !alt ? controls[text] : undefined;
	return press(control === undefined ? {text, shift: false} : {name: control, ctrl: false, shift: false});
};
