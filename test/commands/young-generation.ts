import test from 'ava';
import {boundYoungGeneration, youngBytesMax} from '../../source/commands/young-generation.ts';

const open = (chosen: string) => {
	let size = youngBytesMax / 8;
	let factor = 2;
	let collected: (() => void) | undefined;
	boundYoungGeneration(
		{
			onCollected(callback) {
				collected = callback;
			},
			size: () => size,
			growBy(next) {
				factor = next;
			},
		},
		chosen,
	);
	return {
		isWatched: () => collected !== undefined,
		/** A collection that much survives. */
		collect() {
			size *= factor;
			collected?.();
			return size;
		},
		shrink() {
			size = youngBytesMax / 4;
			collected?.();
		},
	};
};

test('the young generation doubles up to its bound, and may grow again after it was made smaller', t => {
	const young = open('--no-warnings');
	const sizes = Array.from({length: 6}, () => young.collect());
	t.deepEqual(sizes.slice(0, 3), [youngBytesMax / 4, youngBytesMax / 2, youngBytesMax]);
	t.deepEqual(sizes.slice(3), [youngBytesMax, youngBytesMax, youngBytesMax]);
	young.shrink();
	t.is(young.collect(), youngBytesMax / 2);
	t.is(young.collect(), youngBytesMax);
	t.is(young.collect(), youngBytesMax);
});

test('whoever has chosen a size is left with it', t => {
	t.false(open('--max-semi-space-size=64').isWatched());
	t.false(open('--max_semi_space_size=64').isWatched());
});
