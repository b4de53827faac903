/** Bytes to frames, bounded in length, whatever the chunks. The folder `framing` knows bytes and lines; it knows nothing of what they say. */

/** A line without its end, or word that one was too long and is left out. */
export type LineEvent = {readonly type: 'line'; readonly text: string} | {readonly type: 'overflow'};

export type LineFramer = {
	/** Take bytes, cut anywhere, and return the lines that they complete, in order. Keeps no reference to the chunk. */
	push(chunk: Uint8Array): LineEvent[];
	/** How many bytes are kept of a line that has not ended. */
	pending(): number;
	/** The end of the stream: what is kept is a line too. */
	flush(): LineEvent[];
};

const newline = 0x0a;
const carriageReturn = 0x0d;
const initialBytes = 256;

/** The text of the bytes `start` to `end`: UTF-8, what is invalid as U+FFFD. */
const decode = (bytes: Uint8Array, start: number, end: number): string =>
	Buffer.from(bytes.buffer, bytes.byteOffset + start, end - start).toString('utf8');

const withoutReturn = (text: string): string => (text.endsWith('\r') ? text.slice(0, -1) : text);

/** What is kept between chunks. A server has one of it for each connection, and so what it does with them is there once, as what it inherits from: closures would be four times its bytes. */
type Kept = {
	readonly bytesMax: number;
	// One buffer that grows by doubling: a list of one-byte chunks would cost a hundred times its bytes.
	bytes: Uint8Array;
	size: number;
	skipping: boolean;
};

const nothing = new Uint8Array(0);

const keep = (kept: Kept, chunk: Uint8Array): void => {
	const {bytes, size, bytesMax} = kept;
	if (size + chunk.length > bytes.length) {
		const grown = new Uint8Array(
			Math.min(bytesMax, Math.max(initialBytes, bytes.length * 2, size + chunk.length)),
		);
		grown.set(bytes.subarray(0, size));
		kept.bytes = grown;
	}

	kept.bytes.set(chunk, size);
	kept.size += chunk.length;
};

const release = (kept: Kept): void => {
	kept.size = 0;

	// An idle connection should not hold the room of the longest line that it ever sent.
	if (kept.bytes.length > initialBytes) {
		kept.bytes = nothing;
	}
};

/** A line's beginning, for which more is to come. */
const begin = (kept: Kept, part: Uint8Array, events: LineEvent[]): void => {
	if (kept.skipping || part.length === 0) {
		return;
	}

	if (kept.size + part.length >= kept.bytesMax) {
		release(kept);
		kept.skipping = true;
		events.push({type: 'overflow'});
		return;
	}

	keep(kept, part);
};

/** A line's end, its newline left out. */
const finish = (kept: Kept, part: Uint8Array, events: LineEvent[]): void => {
	if (kept.skipping) {
		kept.skipping = false;
		return;
	}

	if (kept.size + part.length >= kept.bytesMax) {
		events.push({type: 'overflow'});
	} else if (kept.size === 0) {
		events.push({type: 'line', text: withoutReturn(decode(part, 0, part.length))});
	} else {
		keep(kept, part);
		const {bytes, size} = kept;
		const end = bytes[size - 1] === carriageReturn ? size - 1 : size;
		events.push({type: 'line', text: decode(bytes, 0, end)});
	}

	release(kept);
};

/** Lines are decoded together up to so many bytes: V8 keeps all of a text for as long as any piece of it is kept, and of a line there may be something to keep for long. */
const blockBytes = 1024;

/** Whole lines. A newline is never part of a longer character, so that several can be decoded at once and cut afterwards. */
const lines = (kept: Kept, chunk: Uint8Array, start: number, end: number, events: LineEvent[]): void => {
	let from = start;
	while (from < end) {
		const last = end - from > blockBytes ? chunk.lastIndexOf(newline, from + blockBytes - 1) : end - 1;
		if (last >= from && last + 1 - from <= kept.bytesMax) {
			const text = decode(chunk, from, last + 1);
			for (let at = 0, to = text.indexOf('\n'); to !== -1; at = to + 1, to = text.indexOf('\n', at)) {
				events.push({type: 'line', text: withoutReturn(text.slice(at, to))});
			}

			from = last + 1;
		} else {
			const to = chunk.indexOf(newline, from);
			finish(kept, chunk.subarray(from, to), events);
			from = to + 1;
		}
	}
};

const functions: LineFramer & ThisType<Kept> = {
	push(chunk) {
		const events: LineEvent[] = [];
		const first = chunk.indexOf(newline);

		if (first === -1) {
			begin(this, chunk, events);
			return events;
		}

		let start = 0;

		if (this.size > 0 || this.skipping) {
			finish(this, chunk.subarray(0, first), events);
			start = first + 1;
		}

		const end = chunk.lastIndexOf(newline) + 1;

		if (start < end) {
			lines(this, chunk, start, end, events);
		}

		begin(this, chunk.subarray(end), events);
		return events;
	},
	pending() {
		return this.size;
	},
	flush() {
		const events: LineEvent[] =
			this.size > 0 ? [{type: 'line', text: withoutReturn(decode(this.bytes, 0, this.size))}] : [];
		release(this);
		this.skipping = false;
		return events;
	},
};

/**
Split a stream at `\n`, taking one `\r` before it away. `bytesMax` bounds a line with its end included; of a longer one
there is one `overflow`, as soon as it is known, and the rest up to its newline is skipped. Never decodes half a character,
never keeps more than `bytesMax` bytes, and is linear in the bytes even when they come one at a time.
*/
export const createLineFramer = ({bytesMax}: {readonly bytesMax: number}): LineFramer => {
	const kept: Kept = {bytesMax, bytes: nothing, size: 0, skipping: false};
	return Object.setPrototypeOf(kept, functions);
};
