/** From Ink's input to keys: one read may hold several keys, and none may be lost. */
import type {Key} from 'ink';
import {withoutHangulLayout} from '../../text/hangul-layout.ts';
import type {KeyName, KeyPress} from '../keys.ts';

const plain: KeyPress = {name: undefined, text: '', ctrl: false, meta: false, shift: false};

const nameOf = (key: Key): KeyName | undefined => {
	const names: ReadonlyArray<readonly [boolean, KeyName]> = [
		[key.upArrow, 'up'],
		[key.downArrow, 'down'],
		[key.leftArrow, 'left'],
		[key.rightArrow, 'right'],
		[key.home, 'home'],
		[key.end, 'end'],
		[key.pageUp, 'pageup'],
		[key.pageDown, 'pagedown'],
		[key.return, 'return'],
		[key.escape, 'escape'],
		[key.tab, 'tab'],
		[key.backspace, 'backspace'],
		[key.delete, 'delete'],
	];
	return names.find(([isPressed]) => isPressed)?.[1];
};

/** The key of a control character, as a terminal sends it. */
const controlKey = (character: string): KeyPress => {
	switch (character) {
		case '\r':
			return {...plain, name: 'return'};
		case '\t':
			return {...plain, name: 'tab'};
		case '\u{1B}':
			return {...plain, name: 'escape'};
		case '\b':
		case '\u{7F}':
			return {...plain, name: 'backspace'};
		case '\0':
			return {...plain, text: ' ', ctrl: true};
		default:
			return {...plain, text: String.fromCharCode(character.charCodeAt(0) + 0x60), ctrl: true};
	}
};

/** Cut typed text at control characters. `\r\n` is one Enter. */
export const splitText = (text: string): readonly KeyPress[] =>
	(text.match(/\r\n|[\u0000-\u001f\u007f]|[^\u0000-\u001f\u007f]+/g) ?? []).map(part => {
		const first = part.charCodeAt(0);
		return first < 0x20 || first === 0x7f ? controlKey(part.charAt(0)) : {...plain, text: part};
	});

/** What Ink's `useInput` reports, as keys in their order. Releases of keys are none. */
export const splitInput = (input: string, key: Key): readonly KeyPress[] => {
	if (key.eventType === 'release') {
		return [];
	}

	const name = nameOf(key);
	if (name !== undefined) {
		// Ink takes Alt+Esc for two escapes in one read, and leaves Alt on.
		return [{...plain, name, ctrl: key.ctrl, meta: key.meta && name !== 'escape', shift: key.shift}];
	}

	if (key.ctrl || key.meta) {
		const [first, ...rest] = splitText(input);
		if (first === undefined) {
			return [];
		}

		// With the Hangul layout on, some terminals send the jamo of the key: Alt+ㅠ is Alt+B.
		const text = withoutHangulLayout(first.text).toLowerCase();
		return [{...first, text, ctrl: key.ctrl || first.ctrl, meta: key.meta, shift: false}, ...rest];
	}

	return splitText(input);
};
