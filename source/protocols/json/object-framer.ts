/** JSON objects out of a stream that has nothing between them. Finds where each ends; whether it is JSON is for the parser to say. */
import {createKeptBytes} from '../kept-bytes.ts';

export type ObjectEvent =
	| {readonly type: 'object'; readonly text: string}
	/** Nothing after this can be trusted: the framer takes no more. */
	| {readonly type: 'broken'; readonly why: 'not-json' | 'too-long' | 'too-deep'};

export type ObjectFramer = {
	/** Take bytes, cut anywhere, and return what they complete, in order. Keeps no reference to the chunk. */
	push(chunk: Uint8Array): ObjectEvent[];
	/** How many bytes are kept of an object that has not ended. */
	pending(): number;
};

const quote = 0x22;
const backslash = 0x5c;
const openBracket = 0x5b;
const closeBracket = 0x5d;
const openBrace = 0x7b;
const closeBrace = 0x7d;

/** White space of RFC 8259 §2, and the NUL that some clients of C end their strings with. */
const isSpace = (byte: number): boolean =>
	byte === 0x20 || byte === 0x0a || byte === 0x0d || byte === 0x09 || byte === 0;

/** `bytesMax` bounds one object, `depthMax` how deep its brackets nest. Both are checked while scanning, so that memory is bounded; linear. */
export const createObjectFramer = (options: {
	readonly bytesMax: number;
	readonly depthMax: number;
}): ObjectFramer => {
	const {bytesMax, depthMax} = options;
	const kept = createKeptBytes();
	let depth = 0;
	let isString = false;
	let isEscaped = false;
	let isBroken = false;

	/** Follow one byte. Every byte that matters is ASCII, and so never part of a longer character. */
	const step = (byte: number): void => {
		if (isString) {
			if (isEscaped) {
				isEscaped = false;
			} else if (byte === backslash) {
				isEscaped = true;
			} else if (byte === quote) {
				isString = false;
			}
		} else if (byte === quote) {
			isString = true;
		} else if (byte === openBrace || byte === openBracket) {
			depth++;
		} else if (byte === closeBrace || byte === closeBracket) {
			depth--;
		}
	};

	return {
		push(chunk) {
			const events: ObjectEvent[] = [];
			let start = 0;
			const fail = (why: Extract<ObjectEvent, {type: 'broken'}>['why']): ObjectEvent[] => {
				isBroken = true;
				kept.take();
				events.push({type: 'broken', why});
				return events;
			};

			for (let index = 0; index < chunk.length && !isBroken; index++) {
				const byte = chunk[index] ?? 0;
				if (depth === 0) {
					start = index;
					if (isSpace(byte)) {
						continue;
					}

					if (byte !== openBrace) {
						return fail('not-json');
					}
				}

				step(byte);
				if (depth > depthMax) {
					return fail('too-deep');
				}

				if (kept.size + index + 1 - start > bytesMax) {
					return fail('too-long');
				}

				if (depth === 0) {
					kept.add(chunk.subarray(start, index + 1));
					events.push({type: 'object', text: Buffer.from(kept.take()).toString('utf8')});
				}
			}

			if (depth > 0 && !isBroken) {
				kept.add(chunk.subarray(start));
			}

			return events;
		},
		pending: () => kept.size,
	};
};
