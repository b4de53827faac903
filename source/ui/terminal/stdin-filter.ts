/** The terminal's input as Ink gets it: the bytes of a TTY through the input filter. */
import {Readable} from 'node:stream';
import type {ReadStream} from 'node:tty';
import type {TerminalEvent, TerminalEvents} from './events.ts';
import type {FilteredInput} from './filtered-input.ts';
import {createInputFilter} from './input-filter.ts';

/** How long what may be Esc or Alt with a key waits for more, and the beginning of a sequence for its end. Over a slow line they come in pieces. */
const keyWaitMs = 25;
const sequenceWaitMs = 500;

/** What of a TTY the filter needs: `process.stdin` in the program. */
export type InputSource = Pick<ReadStream, 'isTTY' | 'setRawMode' | 'ref' | 'unref' | 'resume' | 'pause'> &
	NodeJS.EventEmitter;

export type FilteredStdin = TerminalEvents & {
	/** What Ink's `render` takes as `stdin`. */
	readonly stream: NodeJS.ReadableStream;
	/** Raw mode makes the terminal hand over every key at once, and starts reading. */
	setRawMode(isRaw: boolean): void;
	/** The components listen: keys that were pressed before are handed over now, and later ones as they come. */
	ready(): void;
	/** Let go of the source: raw mode off, nothing read any more. */
	close(): void;
};

/** Put the filter between a TTY and Ink. */
export const createFilteredStdin = (source: InputSource): FilteredStdin => {
	const filter = createInputFilter();
	const listeners = new Set<(event: TerminalEvent) => void>();
	const readable = new Readable({encoding: 'utf8', read() {}});
	let timer: NodeJS.Timeout | undefined;
	let last: NodeJS.Immediate | undefined;

	// One key at a time, so that React has drawn what a key did before the next one asks what the screen shows.
	const queue: Array<string | TerminalEvent> = [];
	let turn: NodeJS.Immediate | undefined;
	let isReady = false;
	const hand = () => {
		turn = undefined;
		const [first] = queue;
		if (typeof first === 'object' && first.type === 'key' && !isReady) {
			// Text waits in the stream until Ink reads it, and this here.
			return;
		}

		const next = queue.shift();
		if (typeof next === 'string') {
			readable.push(next);
		} else if (next !== undefined) {
			for (const listener of [...listeners]) {
				listener(next);
			}
		}

		if (queue.length > 0) {
			turn = setImmediate(hand);
		}
	};

	const take = (input: FilteredInput) => {
		queue.push(...input);
		if (turn === undefined && queue.length > 0) {
			hand();
		}
	};

	const stopWaiting = () => {
		clearTimeout(timer);
		clearImmediate(last);
	};

	// When this process was held up the rest may be here and not read yet: an immediate comes after what is read.
	const giveUp = () => {
		last = setImmediate(() => take(filter.flush()));
	};

	const onData = (chunk: Buffer | string) => {
		stopWaiting();
		take(filter.push(Buffer.from(chunk)));
		const pending = filter.pending();
		if (pending !== 'nothing') {
			timer = setTimeout(giveUp, pending === 'key' ? keyWaitMs : sequenceWaitMs);
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
		ready() {
			isReady = true;
			if (turn === undefined && queue.length > 0) {
				turn = setImmediate(hand);
			}
		},
		close() {
			stopWaiting();
			clearImmediate(turn);
			source.off('data', onData);
			setRawMode(false);
			listeners.clear();
		},
	};
};
