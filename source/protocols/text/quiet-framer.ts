/**
Messages out of plain text that may have no newlines: a message ends at a newline or, where none comes, once the connection
has been quiet for a short while.
*/
import {createKeptBytes} from '../kept-bytes.ts';
import {createTelnetFilter} from './telnet.ts';

export type QuietFramerOptions = {
	/** A message, its newline left out. */
	readonly bytesMax: number;
	/** How much of a message that is too long is passed over before it counts as endless. */
	readonly endlessBytesMax: number;
	readonly quietMs: number;
	readonly schedule: (ms: number, callback: () => void) => () => void;
	/** A message without its end. Not sanitised. */
	readonly onMessage: (text: string) => void;
	/** A message is too long and is left out. Called once for it, as soon as it is known. */
	readonly onOverflow: () => void;
	/** The message that is too long does not end. */
	readonly onEndless: () => void;
};

export type QuietFramer = {
	/** Take bytes, cut anywhere. Keeps no reference to the chunk. */
	push(chunk: Uint8Array): void;
	/** Nothing follows: what waits for silence is complete. */
	flush(): void;
	/** How many bytes are kept. */
	pending(): number;
	/** Take and tell nothing more. */
	end(): void;
};

const newline = 0x0a;

/** How often a message that stops within a character may be quiet before it is taken as it is: with 50 ms, one second. */
const patience = 20;

/** How many bytes a character has whose first byte this is (RFC 3629 §3); 0 for a byte that begins none of several. */
const lengthOf = (byte: number): number =>
	byte >= 0xc2 && byte <= 0xdf ? 2 : byte >= 0xe0 && byte <= 0xef ? 3 : byte >= 0xf0 && byte <= 0xf4 ? 4 : 0;

/** Whether bytes stop in the middle of a character. */
export const endsWithinCharacter = (bytes: Uint8Array): boolean => {
	for (let back = 1; back <= Math.min(3, bytes.length); back++) {
		const byte = bytes[bytes.length - back] ?? 0;
		if ((byte & 0xc0) !== 0x80) {
			return lengthOf(byte) > back;
		}
	}

	return false;
};

/** Frames text by newlines and silence. Keeps at most `bytesMax` bytes; linear even when bytes come one at a time. */
export const createQuietFramer = (options: QuietFramerOptions): QuietFramer => {
	const {bytesMax, endlessBytesMax, quietMs, schedule} = options;
	const withoutTelnet = createTelnetFilter();
	const kept = createKeptBytes();
	/** Bytes passed over of a message that is too long; undefined while there is none. */
	let skipped: number | undefined;
	let waits = 0;
	let isEnded = false;
	let cancel: (() => void) | undefined;

	const emit = (): void => {
		const text = Buffer.from(kept.take()).toString('utf8');
		options.onMessage(text.endsWith('\r') ? text.slice(0, -1) : text);
	};

	const hush = (): void => {
		cancel?.();
		cancel = undefined;
		waits = 0;
	};

	const listen = (): void => {
		cancel = schedule(quietMs, () => {
			cancel = undefined;
			if (skipped !== undefined) {
				skipped = undefined;
			} else if (endsWithinCharacter(kept.view()) && ++waits < patience) {
				listen();
			} else {
				emit();
			}
		});
	};

	const skip = (bytes: number): void => {
		skipped = (skipped ?? 0) + bytes;
		if (skipped > endlessBytesMax) {
			isEnded = true;
			options.onEndless();
		}
	};

	/** A part of a message, up to its newline or the end of the chunk. */
	const take = (part: Uint8Array): void => {
		if (skipped !== undefined) {
			skip(part.length);
		} else if (kept.size + part.length > bytesMax) {
			const bytes = kept.take().length + part.length;
			options.onOverflow();
			skip(bytes);
		} else {
			kept.add(part);
		}
	};

	return {
		push(chunk) {
			const bytes = withoutTelnet(chunk);
			if (bytes.length === 0 || isEnded) {
				return;
			}

			hush();
			for (let from = 0; from < bytes.length && !isEnded; ) {
				const end = bytes.indexOf(newline, from);
				take(bytes.subarray(from, end === -1 ? bytes.length : end));
				if (end === -1) {
					break;
				}

				if (skipped === undefined) {
					emit();
				}

				skipped = undefined;
				from = end + 1;
			}

			if (!isEnded && (kept.size > 0 || skipped !== undefined)) {
				listen();
			}
		},
		flush() {
			hush();
			if (!isEnded && kept.size > 0) {
				emit();
			}
		},
		pending: () => kept.size,
		end() {
			isEnded = true;
			hush();
			kept.take();
		},
	};
};
