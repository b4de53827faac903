import test from 'ava';
import type {HistoryMessage} from '../../source/messages.ts';
import {newestWithin} from '../../source/server/history-page.ts';

const message = (seq: number, text: string): HistoryMessage => ({
	seq,
	time: 1,
	from: {id: 'u', name: '민아', color: 1},
	text,
	kind: 'text',
});

const page = [message(1, 'one'), message(2, '"'.repeat(100)), message(3, '셋')];
const sizes = page.map(one => Buffer.byteLength(JSON.stringify(one)));
const seqs = (bytesMax: number): number[] => newestWithin(page, bytesMax).map(({seq}) => seq);

test('the newest that fit, as they are encoded, and one at the least', t => {
	const [first = 0, second = 0, third = 0] = sizes;
	t.deepEqual(seqs(first + second + third), [1, 2, 3]);
	t.deepEqual(seqs(first + second + third - 1), [2, 3]);
	t.deepEqual(seqs(second + third - 1), [3]);
	t.deepEqual(seqs(0), [3]);
	t.deepEqual(newestWithin([], 0), []);
});
