import test from 'ava';
import type {Spoken, Told} from '../../../source/messages.ts';
import {createRecent} from '../../../source/server/catching-up/recent.ts';

const said = (seq: number, text = 'x'): Spoken => ({
	type: 'message',
	seq,
	time: seq,
	room: '#lobby',
	from: {id: 'u1', name: 'mina', color: 0},
	text,
	kind: 'text',
});

const seqs = (entries: readonly Told[]) => entries.map(({seq}) => seq);

test('what was said after a position, as far as it is kept', t => {
	const recent = createRecent({entriesMax: 3, charactersMax: 100});
	recent.note(said(1));
	t.is(recent.since(), Number.POSITIVE_INFINITY, 'nothing is kept before the start');
	recent.start(1);
	t.is(recent.since(), 1);
	for (const seq of [2, 4, 5]) {
		recent.note(said(seq));
	}

	t.is(recent.since(), 1);
	t.deepEqual(seqs(recent.after(1)), [2, 4, 5]);
	t.deepEqual(seqs(recent.after(4)), [5]);
	recent.note(said(8));
	t.is(recent.since(), 2);
	t.deepEqual(seqs(recent.after(2)), [4, 5, 8]);
	recent.start(9);
	t.is(recent.since(), 2, 'it goes on for a second reader');
	recent.stop();
	t.deepEqual(recent.after(0), []);
	t.is(recent.since(), Number.POSITIVE_INFINITY);
});

test('long texts are fewer', t => {
	const recent = createRecent({entriesMax: 100, charactersMax: 100});
	recent.start(0);
	for (let seq = 1; seq <= 50; seq++) {
		recent.note(said(seq, 'x'.repeat(30)));
		t.deepEqual(seqs(recent.after(recent.since())), seqs(recent.after(0)));
		t.is(recent.after(0).length, Math.min(seq, 3));
	}

	recent.note(said(51, 'x'.repeat(101)));
	t.deepEqual(recent.after(0), [], 'one alone that is too long is not kept');
	t.is(recent.since(), 51);
});
