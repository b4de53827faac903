/** Takes out of a terminal's input what Ink must not see: replies, mouse and focus reports, and keys that are the screen's. Pure: bytes in, keys and events out in their order, however the bytes are cut. */
import type {TerminalEvent} from './events.ts';
import {createOutput, type FilteredInput} from './filtered-input.ts';
import {createPasteEnd, escapeByte, isApart, isDigit, isFinal, isParameter} from './input-bytes.ts';
import {reportOfControlSequence, reportOfSs3, reportOfString} from './reports.ts';

/** What waits for more bytes: nothing, the beginning of what may be a key that was pressed, or that of what only a terminal sends. */
export type Pending = 'nothing' | 'key' | 'sequence';

export type InputFilter = {
	push(chunk: Uint8Array): FilteredInput;
	pending(): Pending;
	/** Nothing more came for a while: the beginning of a key is passed as it is, that of a sequence dropped. */
	flush(): FilteredInput;
};

type State =
	| 'ground'
	| 'paste'
	| 'escape'
	| 'csi'
	| 'csi-linux'
	| 'ss3'
	| 'x10'
	| 'osc-start'
	| 'string-start'
	| 'string'
	| 'string-escape';

const sequenceBytesMax = 64;
const replyBytesMax = 4096;

const controlKey = (text: string): TerminalEvent => ({
	type: 'key',
	press: {name: undefined, text, ctrl: true, meta: false, shift: false},
});

/** Make a filter for one terminal's input. */
export const createInputFilter = (): InputFilter => {
	const output = createOutput();
	let state: State = 'ground';
	let held: number[] = [];
	const isPasteEnd = createPasteEnd();

	const hold = (byte: number, next: State) => {
		held.push(byte);
		state = next;
	};

	const drop = () => {
		held = [];
		state = 'ground';
	};

	const pass = () => {
		for (const byte of held) {
			output.pass(byte);
		}

		drop();
	};

	const report = (event: TerminalEvent | 'ignored') => {
		if (event !== 'ignored') {
			output.emit(event);
		}

		drop();
	};

	/** What was held turned out to be none of ours; the byte after it begins anew. */
	const passAnd = (byte: number) => {
		pass();
		ground(byte);
	};

	const ground = (byte: number) => {
		switch (byte) {
			case escapeByte:
				output.cut();
				hold(byte, 'escape');
				break;
			case 0x1a:
				output.emit(controlKey('z'));
				break;
			case 0x0c:
				output.emit(controlKey('l'));
				break;
			default:
				if (isApart(byte, output.last())) {
					output.cut();
				}

				output.pass(byte);
		}
	};

	const paste = (byte: number) => {
		output.pass(byte);
		if (isPasteEnd(byte)) {
			output.cut();
			state = 'ground';
		}
	};

	const afterEscape = (byte: number) => {
		switch (byte) {
			case 0x5b:
				hold(byte, 'csi');
				break;
			case 0x4f:
				hold(byte, 'ss3');
				break;
			case 0x5d:
				hold(byte, 'osc-start');
				break;
			case 0x50:
				hold(byte, 'string-start');
				break;
			default:
				passAnd(byte);
		}
	};

	const endControlSequence = () => {
		const sequence = String.fromCharCode(...held.slice(2));
		if (sequence === 'M') {
			state = 'x10';
			return;
		}

		const event = reportOfControlSequence(sequence);
		if (event !== undefined) {
			report(event);
			return;
		}

		pass();
		if (sequence === '200~') {
			state = 'paste';
		} else {
			output.cut();
		}
	};

	const controlSequence = (byte: number) => {
		if (byte === 0x5b && held.length === 2) {
			hold(byte, 'csi-linux');
		} else if (isFinal(byte)) {
			held.push(byte);
			endControlSequence();
		} else if (isParameter(byte) && held.length < sequenceBytesMax) {
			held.push(byte);
		} else {
			passAnd(byte);
		}
	};

	const ss3 = (byte: number) => {
		if (!isFinal(byte) && !(isParameter(byte) && held.length < sequenceBytesMax)) {
			passAnd(byte);
			return;
		}

		held.push(byte);
		if (isFinal(byte)) {
			const event = reportOfSs3(String.fromCharCode(...held.slice(2)));
			if (event === undefined) {
				pass();
				output.cut();
			} else {
				report(event);
			}
		}
	};

	const string = (byte: number) => {
		if (byte === escapeByte) {
			hold(byte, 'string-escape');
		} else if (byte === 0x07) {
			endString();
		} else if (byte < 0x20) {
			// No reply has control characters in it: it was cut off, and this is a key.
			drop();
			ground(byte);
		} else if (held.length < replyBytesMax) {
			held.push(byte);
		}
	};

	const endString = () => {
		const text = String.fromCharCode(...held.slice(2)).replace(/\u{1B}$/u, '');
		report(reportOfString(held[1], text));
	};

	const step = (byte: number): void => {
		switch (state) {
			case 'ground':
				ground(byte);
				break;
			case 'paste':
				paste(byte);
				break;
			case 'escape':
				afterEscape(byte);
				break;
			case 'csi':
				controlSequence(byte);
				break;
			case 'csi-linux':
				held.push(byte);
				if (!isParameter(byte)) {
					endControlSequence();
				}

				break;
			case 'ss3':
				ss3(byte);
				break;
			case 'x10':
				// Button, column and row, a byte each: may be any byte from 0x20 on.
				held.push(byte);
				if (byte < 0x20) {
					drop();
					ground(byte);
				} else if (held.length === 6) {
					report({type: 'mouse'});
				}

				break;
			// Replies begin with a number or a mark; what does not is Alt with a key.
			case 'osc-start':
			case 'string-start':
				if (state === 'osc-start' ? isDigit(byte) : isParameter(byte)) {
					hold(byte, 'string');
				} else {
					passAnd(byte);
				}

				break;
			case 'string':
				string(byte);
				break;
			case 'string-escape':
				if (byte === 0x5c) {
					endString();
				} else {
					// Another sequence begins: the reply was cut off.
					drop();
					ground(escapeByte);
					step(byte);
				}

				break;
		}
	};

	const pending = (): Pending => {
		switch (state) {
			case 'ground':
			case 'paste':
				return 'nothing';
			case 'csi':
				// Nobody types Alt+[ and a number at once.
				return held.length > 2 ? 'sequence' : 'key';
			case 'csi-linux':
			case 'string':
			case 'string-escape':
			case 'x10':
				return 'sequence';
			case 'escape':
			case 'ss3':
			case 'osc-start':
			case 'string-start':
				return 'key';
		}
	};

	return {
		push(chunk) {
			for (const byte of chunk) {
				step(byte);
			}

			return output.take();
		},
		pending,
		flush() {
			if (pending() === 'key') {
				pass();
			} else if (pending() === 'sequence') {
				drop();
			}

			return output.take();
		},
	};
};
