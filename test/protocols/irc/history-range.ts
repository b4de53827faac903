import test from 'ava';
import fc from 'fast-check';
import type {HistoryMessage} from '../../../source/messages.ts';
import {
	parsePoint,
	type ReadPage,
	readAfter,
	readAround,
	readBefore,
	readBetween,
	readLatest,
} from '../../../source/protocols/irc/history-range.ts';
import {messageIdOf} from '../../../source/protocols/irc/message-id.ts';

const from = {id: 'u1', name: 'mina', color: 0};

/** Messages at these numbers and times, and how they are read. */
const journal = (entries: readonly (readonly [number, number])[]) => {
	const messages: HistoryMessage[] = entries.map(([seq, time]) => ({
		seq,
		time,
		from,
		text: '',
		kind: 'text',
	}));
	let reads = 0;
	const read: ReadPage = async range => {
		reads++;
		return 'before' in range
			? messages.filter(({seq}) => seq < range.before).slice(-range.limit || messages.length)
			: messages.filter(({seq}) => seq > range.after).slice(0, range.limit);
	};

	return {read, reads: () => reads, messages};
};

const seqs = (list: readonly HistoryMessage[]) => list.map(({seq}) => seq);
const at = (seq: number) => ({type: 'message', seq}) as const;

// Other rooms have the numbers between.
const {read} = journal([3, 5, 6, 9, 12, 20].map((seq, index) => [seq, 1000 + index * 10]));

test('by messages', async t => {
	t.deepEqual(seqs(await readLatest(read, undefined, 2)), [12, 20]);
	t.deepEqual(seqs(await readLatest(read, at(9), 5)), [12, 20]);
	t.deepEqual(seqs(await readBefore(read, at(9), 2)), [5, 6]);
	t.deepEqual(seqs(await readAfter(read, at(5), 2)), [6, 9]);
	t.deepEqual(seqs(await readAround(read, at(9), 3)), [6, 9, 12]);
	t.deepEqual(seqs(await readAround(read, at(9), 1)), [9]);
	t.deepEqual(seqs(await readBetween(read, at(3), at(20), 2)), [5, 6]);
	t.deepEqual(seqs(await readBetween(read, at(20), at(3), 2)), [9, 12]);
});

test('by moments, in as few reads as halving takes', async t => {
	const times = fc.array(fc.integer({min: 0, max: 30}), {minLength: 1, maxLength: 60});
	await fc.assert(
		fc.asyncProperty(times, fc.integer({min: -1, max: 31}), async (list, time) => {
			const sorted = list.toSorted((one, other) => one - other);
			const bench = journal(sorted.map((value, index) => [index * 3 + 1, value]));
			const point = {type: 'time', time} as const;
			const before = await readBefore(bench.read, point, 100);
			t.deepEqual(
				before.map(message => message.time),
				sorted.filter(value => value < time),
			);
			const after = await readAfter(bench.read, point, 100);
			t.deepEqual(
				after.map(message => message.time),
				sorted.filter(value => value > time),
			);
			t.true(bench.reads() < 80);
		}),
	);
});

test('points are read strictly', t => {
	t.deepEqual(parsePoint(`msgid=${messageIdOf(1_700_000_000_000, 77)}`), at(77));
	t.deepEqual(parsePoint(`msgid=${messageIdOf(1_700_000_000_000, 77, 2)}`), at(77), 'a later line of it');
	t.deepEqual(parsePoint('timestamp=2020-01-01T00:00:00.000Z'), {type: 'time', time: 1_577_836_800_000});
	for (const wrong of [
		'*',
		'',
		'msgid=',
		'msgid=!',
		'timestamp=now',
		'timestamp=2020-13-01T00:00:00Z',
		'x=1',
	]) {
		t.is(parsePoint(wrong), undefined, wrong);
	}
});
