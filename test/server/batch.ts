import test from 'ava';
import fc from 'fast-check';
import {
	bytesOf,
	bytesOfSegments,
	createBatch,
	frameBytes,
	piecesOfSegments,
	type Segment,
} from '../../source/server/batch.ts';

const frame = fc.oneof(fc.string({minLength: 1, maxLength: 8}), fc.string({unit: 'grapheme', minLength: 1}));

test('any stretches of a batch, complete or not, and frames between them, are their bytes', t => {
	fc.assert(
		fc.property(
			fc.array(frame, {minLength: 1, maxLength: 12}),
			fc.array(fc.oneof(frame, fc.tuple(fc.nat(12), fc.nat(12))), {maxLength: 8}),
			fc.boolean(),
			(given, parts, isComplete) => {
				// A lone half of a pair is no text: it has no bytes of its own.
				const frames = given.map(text => text.toWellFormed());
				const batch = createBatch();
				batch.frames.push(...frames);
				if (isComplete) {
					t.deepEqual(bytesOf(batch), Buffer.from(frames.join('')));
				}

				const segments: Segment[] = [];
				let expected = '';
				for (const part of parts) {
					if (typeof part === 'string') {
						segments.push(part.toWellFormed());
						expected += part.toWellFormed();
					} else {
						const [from, to] = part.map(at => Math.min(at, frames.length)).sort((a, b) => a - b) as [
							number,
							number,
						];
						segments.push({batch, from, to});
						expected += frames.slice(from, to).join('');
					}
				}

				t.is(bytesOfSegments(segments).toString(), expected);
			},
		),
	);
});

test('a batch that is complete is encoded once, and who gets a stretch of it alone gets no copy', t => {
	const batch = createBatch();
	batch.frames.push('하나\n', 'two\n', 'three\n');
	const bytes = bytesOf(batch);
	t.is(bytesOf(batch), bytes);
	for (const [from, to, text] of [
		[0, 3, '하나\ntwo\nthree\n'],
		[1, 2, 'two\n'],
	] as const) {
		const stretch = bytesOfSegments([{batch, from, to}]);
		t.is(stretch.toString(), text);
		t.is(stretch.buffer, bytes.buffer);
		t.is(stretch.byteOffset, bytes.byteOffset + (from === 0 ? 0 : Buffer.byteLength('하나\n')));
	}

	const {offsets} = batch;
	bytesOfSegments([{batch, from: 2, to: 3}]);
	t.is(batch.offsets, offsets);
});

test('bytes that others get too are a piece of their own, and not copied', t => {
	const shared = Buffer.from('shared');
	const batch = createBatch();
	batch.frames.push('one ', 'two ');
	bytesOf(batch);
	const pieces = piecesOfSegments(['a ', 'b ', shared, {batch, from: 0, to: 1}, 'c', shared]);
	t.deepEqual(
		pieces.map(piece => Buffer.from(piece).toString()),
		['a b ', 'shared', 'one c', 'shared'],
	);
	t.is(pieces[1], shared);
	t.is(pieces[3], shared);
	t.deepEqual(piecesOfSegments([]), []);
	t.is(frameBytes(['é', shared, 'a']), 9);
	t.is(frameBytes('é'), 2);
});
