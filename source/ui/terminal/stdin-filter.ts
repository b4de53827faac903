/** The terminal's input as Ink gets it: the bytes of a TTY through the input filter. */
import {Readable} from 'node:stream';
import type {ReadStream} from 'node:tty';
import type {TerminalEvent, TerminalEvents} from './events.ts';
import {createInputFilter, type FilteredInput} from './input-filter.ts';

/** How long a lone Esc waits for the rest of a key's sequence, and the beginning of a reply for its end. Over a slow line they come in pieces. */
const keyWaitMs = 25;
const replyWaitMs = 500;

/** What of a TTY the filter needs: `process.stdin` in the program. */
export type InputSource = Pick<ReadStream, 'isTTY' | 'setRawMode' | 'ref' | 'unref' | 'resume' | 'pause'> &
	NodeJS.EventEmitter;

export type FilteredStdin = TerminalEvents & {
	/** What Ink's `render` takes as `stdin`. */
	readonly stream: NodeJS.ReadableStream;
	/** Raw mode makes the terminal hand over every key at once, and starts reading. */
	setRawMode(isRaw: boolean): void;
	/** Let go of the source: raw mode off, nothing read any more. */
	close(): void;
};

/** Put the filter between a TTY and Ink. */
export const createFilteredStdin = (source: InputSource): FilteredStdin => {
	const filter = createInputFilter();
	const listeners = new Set<(event: TerminalEvent) => void>();
	const readable = new Readable({encoding: 'utf8', read() {}});
	let timer: NodeJS.Timeout | undefined;

	const hand = ({passed, events}: FilteredInput) => {
		if (passed !== '') {
			readable.push(passed);
		}

		for (const event of events) {
			for (const listener of [...listeners]) {
				listener(event);
			}
		}
	};

	const onData = (chunk: Buffer | string) => {
		clearTimeout(timer);
		hand(filter.push(Buffer.from(chunk)));
		const pending = filter.pending();
		if (pending !== 'nothing') {
			timer = setTimeout(() => hand(filter.flush()), pending === 'key' ? keyWaitMs : replyWaitMs);
		}
	};

	source.on('data', onData);
	source.pause();

	const setRawMode = (isRaw: boolean) => {
		source.setRawMode(isRaw);
		if (isRaw) {
			source.resume();
		} else {
			source.pause();
		}
	};

	return {
		stream: Object.assign(readable, {
			isTTY: true,
			setRawMode(isRaw: boolean) {
				setRawMode(isRaw);
				return readable;
			},
			ref() {
				source.ref();
				return readable;
			},
			unref() {
				source.unref();
				return readable;
			},
		}),
		setRawMode,
		subscribe(listener) {
			listeners.add(listener);
			return () => {
				listeners.delete(listener);
			};
		},
		close() {
			clearTimeout(timer);
			source.off('data', onData);
			setRawMode(false);
			listeners.clear();
		},
	};
};
