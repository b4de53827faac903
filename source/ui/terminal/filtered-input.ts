/** What comes out of the input filter, in order. */
import {StringDecoder} from 'node:string_decoder';
import type {TerminalEvent} from './events.ts';

/** What Ink gets (typed text, or one key, or one paste: a string) and what it does not (an event), in their order. */
export type FilteredInput = ReadonlyArray<string | TerminalEvent>;

/** Collects bytes to keys. Half a character waits for its other half, also over a cut. */
export const createOutput = () => {
	const decoder = new StringDecoder('utf8');
	let bytes: number[] = [];
	let collected: Array<string | TerminalEvent> = [];

	/** What comes next is another key than what came before. */
	const cut = () => {
		const text = decoder.write(Buffer.from(bytes));
		bytes = [];
		if (text !== '') {
			collected.push(text);
		}
	};

	return {
		pass(byte: number) {
			bytes.push(byte);
		},
		/** The byte before, if it belongs to the same key. */
		last: (): number | undefined => bytes.at(-1),
		cut,
		emit(event: TerminalEvent) {
			cut();
			collected.push(event);
		},
		/** All that was collected since the last time. */
		take(): FilteredInput {
			cut();
			const taken = collected;
			collected = [];
			return taken;
		},
	};
};
