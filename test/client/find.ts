import test from 'ava';
import type {ClientAction} from '../../source/client/actions.ts';
import {initialState, reduce} from '../../source/client/reducer.ts';
import type {ChatState} from '../../source/client/state.ts';
import type {FoundMessage} from '../../source/messages.ts';
import {welcomeFrame} from '../helpers/native-frames.ts';

const hit = (seq: number, room = '#lobby'): FoundMessage => ({
	seq,
	time: seq,
	from: {id: 'u-mina', name: '민아', color: 3},
	text: `tea ${seq}`,
	kind: 'text',
	room,
});

const finding = (words = 'tea', isFurther = false): ClientAction => ({
	type: 'finding',
	words,
	room: undefined,
	isFurther,
});

const found = (seqs: readonly number[], change: {words?: string; before?: number; more?: boolean} = {}) =>
	({
		type: 'found',
		frame: {type: 'found', words: 'tea', hits: seqs.map(seq => hit(seq)), more: false, ...change},
	}) satisfies ClientAction;

const older: ClientAction = {type: 'find-moved', to: 'older'};
const newer: ClientAction = {type: 'find-moved', to: 'newer'};

const welcomed = reduce(initialState('10.0.0.5:7777'), [
	{type: 'frame', frame: welcomeFrame({seq: 100}), isFirst: true},
]);

const place = ({find}: ChatState) => find && [find.hits[find.index]?.seq, find.hits.length, find.status];

test('hits are gone through to both ends', t => {
	const first = reduce(welcomed, [finding(), found([9, 7, 5])]);
	t.deepEqual(place(first), [9, 3, 'idle']);
	t.deepEqual(place(reduce(first, [newer])), [9, 3, 'idle']);
	t.deepEqual(place(reduce(first, [older, older, older])), [5, 3, 'idle']);
	t.deepEqual(place(reduce(first, [older, older, newer])), [7, 3, 'idle']);
});

test('one who goes past the last known hit goes on when the next ones come', t => {
	const state = reduce(welcomed, [
		finding(),
		found([9, 7], {more: true}),
		older,
		finding('tea', true),
		older,
	]);
	t.deepEqual(place(state), [7, 2, 'searching']);
	t.true(state.find?.isAhead);
	const next = reduce(state, [found([5, 3], {before: 7})]);
	t.deepEqual(place(next), [5, 4, 'idle']);
	t.false(next.find?.isAhead);
	// One who has turned round meanwhile stays.
	t.deepEqual(place(reduce(state, [newer, found([5, 3], {before: 7})])), [9, 4, 'idle']);
});

test('the answer to another search is not taken, and none without a search', t => {
	const state = reduce(welcomed, [finding('tea'), finding('coffee')]);
	for (const stale of [found([9]), found([9], {words: 'coffee', before: 4})]) {
		t.deepEqual(place(reduce(state, [stale])), [undefined, 0, 'searching']);
	}

	t.deepEqual(place(reduce(state, [found([9], {words: 'coffee'}), found([7], {words: 'coffee'})])), [
		9,
		1,
		'idle',
	]);
	t.is(reduce(welcomed, [found([9]), older]).find, undefined);
});

test('what fails says why; a lost connection is a failure, another journal an end', t => {
	const state = reduce(welcomed, [finding()]);
	t.is(reduce(state, [{type: 'find-failed', problem: 'Too many.'}]).find?.problem, 'Too many.');
	const lost = reduce(state, [
		{type: 'connection', connection: {status: 'reconnecting', attempt: 1, retryAt: 0, problem: ''}},
	]);
	t.is(lost.find?.status, 'failed');
	t.is(reduce(state, [{type: 'aged'}]).find, undefined);
});

test('what is revealed is among the lines, in its room, and gaps are on both sides', t => {
	const tea: ClientAction = {
		type: 'frame',
		frame: {type: 'entered', room: '#tea', topic: '', members: [], seq: 100},
		isFirst: true,
	};
	const state = reduce(welcomed, [tea, finding(), {type: 'revealed', message: hit(40, '#tea')}]);
	t.is(state.active, '#tea');
	t.deepEqual(
		state.rooms.get('#tea')?.lines.map(({key}) => key),
		['m40'],
	);
	t.deepEqual(
		state.rooms.get('#tea')?.gaps.map(({after, before}) => [after, before]),
		[
			[0, 40],
			[40, 101],
		],
	);
	t.is(state.rooms.get('#tea')?.heldAt, 40);
	t.is(reduce(state, [{type: 'revealed', message: hit(40, '#tea')}]).rooms.get('#tea')?.lines.length, 1);
	// A whisper is in the conversation with who whispered.
	const whisper = reduce(state, [
		{type: 'revealed', message: {...hit(50, '@'), to: {id: 'u-me', name: 'me', color: 1}}},
	]);
	t.is(whisper.active, '@민아');
	t.deepEqual(
		whisper.rooms.get('@민아')?.lines.map(({key}) => key),
		['m50'],
	);
	// One has left that room: nothing happens.
	t.is(reduce(state, [{type: 'revealed', message: hit(50, '#gone')}]).active, '#tea');
	t.is(reduce(state, [{type: 'find-ended', returns: true}]).active, '#lobby');
	t.is(reduce(state, [{type: 'find-ended', returns: false}]).active, '#tea');
});
