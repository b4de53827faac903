/** What a complete control sequence from a terminal means, for those that are not Ink's. */
import type {KeyName} from '../keys.ts';
import type {Rgb} from '../theme/contrast.ts';
import type {MouseReport, TerminalEvent} from './events.ts';
import {kittyKey} from './kitty-keys.ts';

/** An event, `ignored` for what is taken out without a word, undefined for what is Ink's. */
export type Report = TerminalEvent | 'ignored' | undefined;

/** By the number of `CSI n ~` (VT220, xterm). */
const numbered: Readonly<Record<string, KeyName>> = {
	11: 'f1',
	12: 'f2',
	13: 'f3',
	14: 'f4',
	15: 'f5',
	17: 'f6',
	18: 'f7',
	19: 'f8',
	20: 'f9',
	21: 'f10',
	23: 'f11',
	24: 'f12',
};

/** By the final of `SS3 x` and `CSI 1 ; m x`. */
const lettered: Readonly<Record<string, KeyName>> = {P: 'f1', Q: 'f2', R: 'f3', S: 'f4'};

/** By the letter of `CSI [ x`: the Linux console. */
const linux: Readonly<Record<string, KeyName>> = {A: 'f1', B: 'f2', C: 'f3', D: 'f4', E: 'f5'};

const keyOf = (name: KeyName, modifier = '1'): TerminalEvent => {
	// xterm's modifiers: one more than the sum of shift 1, alt 2, ctrl 4, meta 8.
	const bits = Number(modifier) - 1;
	return {
		type: 'key',
		press: {
			name,
			text: '',
			ctrl: (bits & 4) !== 0,
			meta: (bits & 10) !== 0,
			shift: (bits & 1) !== 0,
		},
	};
};

const functionKey = (sequence: string): TerminalEvent | undefined => {
	const [, console = '', number = '', modifier, final = ''] =
		/^(?:\[([A-E])|(\d+)(?:;(\d+))?(~|[PQS]))$/.exec(sequence) ?? [];
	const name =
		linux[console] ?? (final === '~' ? numbered[number] : number === '1' ? lettered[final] : undefined);
	return name === undefined ? undefined : keyOf(name, modifier);
};

/** By the button of xterm's mouse reports: without Shift (4), Alt (8), Ctrl (16) or motion (32), which are none of ours. */
const mouseActions: Readonly<Record<string, MouseReport['what']>> = {
	0: 'click',
	64: 'wheel-up',
	65: 'wheel-down',
};

/** `CSI < b ; x ; y M`, with `m` for a release; other forms are known, and nothing is made of them. */
const mouseReport = (sequence: string): TerminalEvent | undefined => {
	const [, button = '', column, row] = /^<(\d+);(\d+);(\d+)M$/.exec(sequence) ?? [];
	const what = mouseActions[button];
	if (what !== undefined) {
		return {type: 'mouse', report: {what, x: Number(column) - 1, y: Number(row) - 1}};
	}

	return /^<[\d;]*[Mm]$|^[\d;]+M$/.test(sequence) ? {type: 'mouse'} : undefined;
};

/** Focus in and out, mouse (SGR, urxvt), device attributes (DA1 to DA3) and status, cursor position, modes, window reports. */
export const reportOfControlSequence = (sequence: string): Report => {
	if (sequence === 'I' || sequence === 'O') {
		return {type: 'focus', isFocused: sequence === 'I'};
	}

	// DECRPM: 1 and 2 are set and reset, 3 is set for good; 0 is unknown, 4 never set.
	if (/^\?1004;[123]\$y$/.test(sequence)) {
		return {type: 'reports-focus'};
	}

	if (/^\?[\d;]*c$/.test(sequence)) {
		return {type: 'answered'};
	}

	const reported = mouseReport(sequence) ?? kittyKey(sequence);
	if (reported !== undefined) {
		return reported;
	}

	// VT220's F1 to F4 without a number, as some terminals send them.
	const bare = /^[PQS]$/.test(sequence) ? lettered[sequence] : undefined;
	if (bare !== undefined) {
		return keyOf(bare);
	}

	return functionKey(sequence) ?? (/^[?>=]?[\d;]*(?:[cnRt]|\$y)$/.test(sequence) ? 'ignored' : undefined);
};

/** F1 to F4 in the form `SS3 x`, with a modifier where the terminal adds one. */
export const reportOfSs3 = (sequence: string): Report => {
	const [, modifier, final = ''] = /^(?:1;)?(\d*)([PQRS])$/.exec(sequence) ?? [];
	const name = lettered[final];
	return name === undefined ? undefined : keyOf(name, modifier === '' ? undefined : modifier);
};

/** `rgb:rrrr/gggg/bbbb`, each with one to four digits (XParseColor), or `#rrggbb`. */
export const parseColor = (text: string): Rgb | undefined => {
	const parts =
		/^rgba?:([\da-f]{1,4})\/([\da-f]{1,4})\/([\da-f]{1,4})/i.exec(text) ??
		/^#([\da-f]{2})([\da-f]{2})([\da-f]{2})$/i.exec(text);
	const [red, green, blue] = (parts ?? [])
		.slice(1)
		.map(digits => Number.parseInt(digits, 16) / (16 ** digits.length - 1));
	return red === undefined || green === undefined || blue === undefined ? undefined : {red, green, blue};
};

/** Strings by the byte after their Esc: the reply to OSC 11 (`]`) and to XTVERSION, `DCS > | text ST` (`P`); every other one is taken out in silence. */
export const reportOfString = (introducer: number | undefined, text: string): Exclude<Report, undefined> => {
	const color = introducer === 0x5d && text.startsWith('11;') ? parseColor(text.slice(3)) : undefined;
	if (color !== undefined) {
		return {type: 'background', color};
	}

	return introducer === 0x50 && text.startsWith('>|') ? {type: 'version', text: text.slice(2)} : 'ignored';
};
