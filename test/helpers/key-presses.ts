import type {KeyName, KeyPress} from '../../source/ui/keys.ts';

/** A key from its chord: `ctrl+w`, `alt+shift+left`, `a`. */
export const keyPress = (chord: string): KeyPress => {
	const names = /^(?:up|down|left|right|home|end|page(?:up|down)|return|escape|tab|backspace|delete|f\d+)$/;
	const parts = chord.split('+');
	const last = parts.at(-1) ?? '';
	return {
		name: names.test(last) ? (last as KeyName) : undefined,
		text: names.test(last) ? '' : last,
		ctrl: parts.includes('ctrl'),
		meta: parts.includes('alt'),
		shift: parts.includes('shift'),
	};
};
