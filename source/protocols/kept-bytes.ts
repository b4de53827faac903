/** Bytes that are kept until more of them come. */

export type KeptBytes = {
	add(bytes: Uint8Array): void;
	readonly size: number;
	/** What is kept, until the next change. */
	view(): Uint8Array;
	/** A copy of what is kept; nothing is kept any more. */
	take(): Uint8Array;
};

const initialBytes = 256;

/** One buffer that grows by doubling: a list of one-byte chunks would cost a hundred times its bytes. */
export const createKeptBytes = (): KeptBytes => {
	let buffer = new Uint8Array(0);
	let size = 0;
	return {
		add(bytes) {
			if (size + bytes.length > buffer.length) {
				const grown = new Uint8Array(Math.max(initialBytes, buffer.length * 2, size + bytes.length));
				grown.set(buffer.subarray(0, size));
				buffer = grown;
			}

			buffer.set(bytes, size);
			size += bytes.length;
		},
		get size() {
			return size;
		},
		view: () => buffer.subarray(0, size),
		take() {
			const taken = buffer.slice(0, size);
			size = 0;
			// An idle connection should not hold the room of the longest message that it ever sent.
			if (buffer.length > initialBytes) {
				buffer = new Uint8Array(0);
			}

			return taken;
		},
	};
};
