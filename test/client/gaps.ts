import test from 'ava';
import fc from 'fast-check';
import {allUpTo, cover, type Gap, gapAt, uncover, withStatus} from '../../source/client/gaps.ts';

const max = 40;

const missing = (gaps: readonly Gap[]): readonly number[] =>
	Array.from({length: max + 1}, (_, seq) => seq).filter(seq => gapAt(gaps, seq) !== undefined);

test('what is loaded is in no gap, and all else is; gaps are in order and apart', t => {
	const act = fc.record({isCover: fc.boolean(), from: fc.nat(max), length: fc.integer({min: 1, max: 15})});
	fc.assert(
		fc.property(fc.array(act, {maxLength: 20}), acts => {
			let gaps = allUpTo(max);
			const wanted = new Set(Array.from({length: max}, (_, index) => index + 1));
			for (const {isCover, from, length} of acts) {
				const to = Math.min(max + 1, from + length);
				const before = gaps;
				gaps = isCover ? cover(gaps, from, to) : uncover(gaps, from, to);
				for (let seq = from + (isCover ? 0 : 1); seq < to; seq++) {
					if (isCover) {
						wanted.delete(seq);
					} else {
						wanted.add(seq);
					}
				}

				// Letting go is of whole stretches between lines: a gap that sticks out of one would be torn.
				if (!isCover && before.some(gap => gap.after < from && gap.before > from)) {
					return;
				}

				if (!isCover && before.some(gap => gap.after < to && gap.before > to)) {
					return;
				}
			}

			t.deepEqual(
				missing(gaps),
				[...wanted].toSorted((a, b) => a - b),
			);
			for (const [index, {after, before}] of gaps.entries()) {
				t.true(before - after > 1);
				t.true(after >= (gaps[index - 1]?.before ?? 0));
			}
		}),
	);
});

test('a part that comes leaves the rest to be asked for', t => {
	const loading = withStatus(allUpTo(100), {after: 0, before: 101}, 'loading');
	t.deepEqual(loading, [{after: 0, before: 101, status: 'loading'}]);
	t.deepEqual(cover(loading, 60, 101), [{after: 0, before: 60, status: 'idle'}]);
	t.deepEqual(cover(loading, 50, 51), [
		{after: 0, before: 50, status: 'idle'},
		{after: 50, before: 101, status: 'idle'},
	]);
	t.deepEqual(cover(loading, 0, 101), []);
});

test('a status is that of the gaps which overlap a stretch, not of those beside it', t => {
	const gaps: readonly Gap[] = [{after: 10, before: 20, status: 'idle'}];
	for (const [after, before, isOver] of [
		[5, 11, false],
		[5, 12, true],
		[18, 30, true],
		[19, 30, false],
	] as const) {
		t.is(withStatus(gaps, {after, before}, 'failed')[0]?.status, isOver ? 'failed' : 'idle', `${after}`);
	}
});
