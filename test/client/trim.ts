import test from 'ava';
import type {Line} from '../../source/client/state.ts';
import {heldLinesMax, linesMax, trim} from '../../source/client/trim.ts';

const lines = (count: number): Line[] =>
	Array.from({length: count}, (_, index) => ({
		type: 'activity',
		key: `a${index + 1}`,
		seq: index + 1,
		time: 0,
		what: {type: 'topic', by: '', topic: ''},
	}));

test('the oldest go, and can be fetched again', t => {
	const all = lines(linesMax + 5);
	t.deepEqual(trim(all, [], undefined), [{after: 0, before: 6, status: 'idle'}]);
	t.is(all.length, linesMax);
	t.is(all[0]?.seq, 6);
	const more = [...all, ...lines(linesMax + 7).slice(-2)];
	t.deepEqual(trim(more, [{after: 0, before: 6, status: 'loading'}], undefined), [
		{after: 0, before: 8, status: 'idle'},
	]);
	t.deepEqual(trim(lines(linesMax), [], undefined), []);
});

test('what somebody reads stays, and so does the newest', t => {
	const all = lines(heldLinesMax + 10);
	const gaps = trim(all, [], 3);
	t.is(all.length, heldLinesMax);
	t.is(all[0]?.seq, 1);
	t.is(all.at(-1)?.seq, heldLinesMax + 10);
	const before = heldLinesMax + 10 - linesMax + 1;
	t.deepEqual(gaps, [{after: before - 11, before, status: 'idle'}]);
	t.is(all.filter(({seq}) => seq !== undefined && seq >= before).length, linesMax);
	// Near the bottom it is the oldest that go.
	const other = lines(heldLinesMax + 10);
	t.deepEqual(trim(other, [], heldLinesMax - 100), [{after: 0, before: 11, status: 'idle'}]);
	t.is(other.length, heldLinesMax);
});

test('what is of another journal, or has no place in one, leaves no gap', t => {
	const aged = lines(linesMax + 5).map((line, index) =>
		line.type === 'activity' && index < 5 ? {...line, seq: index - 5} : line,
	);
	t.deepEqual(trim([...aged], [{after: 0, before: 6, status: 'idle'}], undefined), [
		{after: 0, before: 6, status: 'idle'},
	]);
});
