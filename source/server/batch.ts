/** Frames that many get, encoded once; and what one of them gets besides. Knows bytes; not who they are for. */
import type {UserId} from '../messages.ts';
import type {Frame} from '../protocols/protocol.ts';

/** The frames of a room since they were last written. */
export type Batch = {
	readonly frames: string[];
	/** All of them, once nothing is added any more. */
	bytes: Buffer | undefined;
	/** Where each begins in `bytes`, and where the last ends. */
	offsets: readonly number[] | undefined;
	/** Whom they tell of, and whether something of it is for several rooms. */
	people: Map<UserId, boolean> | undefined;
};

/** What one recipient is owed, in order: frames of its own or pieces of them, and stretches of batches. Bytes are not its own, and are not copied. */
export type Segment =
	| string
	| Uint8Array
	| {readonly batch: Batch; readonly from: number; readonly to: number};

export const createBatch = (): Batch => ({
	frames: [],
	bytes: undefined,
	offsets: undefined,
	people: undefined,
});

/** The bytes of a batch that is complete. */
export const bytesOf = (batch: Batch): Buffer => {
	batch.bytes ??= Buffer.from(batch.frames.join(''));
	return batch.bytes;
};

const offsetsOf = (batch: Batch, bytes: Buffer): readonly number[] => {
	if (!batch.offsets) {
		let length = 0;
		for (const frame of batch.frames) {
			length += frame.length;
		}

		const isAscii = length === bytes.length;
		let at = 0;
		batch.offsets = [
			0,
			...batch.frames.map(frame => {
				at += isAscii ? frame.length : Buffer.byteLength(frame);
				return at;
			}),
		];
	}

	return batch.offsets;
};

/** A stretch of a batch: a view of its bytes when it is complete, a copy when more is to come. */
const stretchOf = ({batch, from, to}: Exclude<Segment, string | Uint8Array>): Buffer => {
	if (!batch.bytes) {
		return Buffer.from(batch.frames.slice(from, to).join(''));
	}

	const offsets = offsetsOf(batch, batch.bytes);
	return batch.bytes.subarray(offsets[from], offsets[to]);
};

/** The bytes of segments, which may be views of those of their batches. */
export const bytesOfSegments = (segments: readonly Segment[]): Buffer => {
	const parts: Uint8Array[] = [];
	let text = '';
	for (const segment of segments) {
		if (typeof segment === 'string') {
			text += segment;
			continue;
		}

		if (text !== '') {
			parts.push(Buffer.from(text));
			text = '';
		}

		parts.push(segment instanceof Uint8Array ? segment : stretchOf(segment));
	}

	if (text !== '') {
		parts.push(Buffer.from(text));
	}

	const [only] = parts;
	return parts.length === 1 && Buffer.isBuffer(only) ? only : Buffer.concat(parts);
};

/** The same in pieces: what is given as bytes is a piece of its own, and all that is between is joined. */
export const piecesOfSegments = (segments: readonly Segment[]): readonly Uint8Array[] => {
	const pieces: Uint8Array[] = [];
	let from = 0;
	for (let index = 0; index < segments.length; index++) {
		const segment = segments[index];
		if (segment instanceof Uint8Array) {
			if (from < index) {
				pieces.push(bytesOfSegments(segments.slice(from, index)));
			}

			pieces.push(segment);
			from = index + 1;
		}
	}

	if (from < segments.length) {
		pieces.push(bytesOfSegments(from === 0 ? segments : segments.slice(from)));
	}

	return pieces;
};

/** How many bytes a frame has. */
export const frameBytes = (frame: Frame): number => {
	if (typeof frame === 'string') {
		return Buffer.byteLength(frame);
	}

	return frame.reduce((sum, piece) => sum + Buffer.byteLength(piece), 0);
};
