import test from 'ava';
import fc from 'fast-check';
import {createWriter, type Write} from '../../source/server/writer.ts';

test('however many writes there are: each is made, in its order, a thousand a turn, and then those that end are ended', t => {
	const counts = fc.array(fc.oneof(fc.nat(3), fc.integer({min: 900, max: 1100}), fc.nat(2500)), {
		maxLength: 4,
	});
	fc.assert(
		fc.property(counts, list => {
			const turns: Array<() => void> = [];
			const log: string[] = [];
			const expected: string[] = [];
			let idle = 0;
			const writer = createWriter(
				callback => turns.push(callback),
				() => {
					idle++;
					t.false(writer.isBusy());
				},
			);
			const sinkOf = (name: string) => ({
				write: (bytes: Uint8Array) => log.push(`${name} ${bytes[0]}`),
				finish: () => log.push(`${name} ends`),
			});
			const writes: Write[] = list.map((count, number) => ({
				bytes: new Uint8Array([number]),
				to: Array.from({length: count}, (_, index) => {
					expected.push(`${index} ${number}`);
					return sinkOf(String(index));
				}),
			}));
			const size = expected.length;
			writer.write(writes, [sinkOf('last')]);
			let taken = 0;
			for (let turn = turns.shift(); turn; turn = turns.shift()) {
				t.true(writer.isBusy());
				t.is(log.length - taken, 1000);
				taken = log.length;
				turn();
			}

			t.deepEqual(log, [...expected, 'last ends']);
			t.true(log.length - taken <= 1001);
			t.false(writer.isBusy());
			t.is(idle, size > 1000 ? 1 : 0);
		}),
		{numRuns: 40},
	);
});

test('large writes are fewer in a turn, and at least one', t => {
	const turns: Array<() => void> = [];
	let written = 0;
	const writer = createWriter(
		callback => turns.push(callback),
		() => undefined,
	);
	const sink = {
		write() {
			written++;
		},
		finish: () => undefined,
	};
	const mebibyte = 1024 * 1024;
	writer.write(
		[
			{bytes: new Uint8Array(mebibyte), to: Array.from({length: 6}, () => sink)},
			{bytes: new Uint8Array(9 * mebibyte), to: [sink, sink]},
		],
		[],
	);
	const counts = [written];
	for (let turn = turns.shift(); turn; turn = turns.shift()) {
		turn();
		counts.push(written);
	}

	t.deepEqual(counts, [4, 7, 8]);
	t.false(writer.isBusy());
});
