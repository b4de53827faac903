import test from 'ava';
import fc from 'fast-check';
import type {ChatState, RoomState} from '../../source/client/state.ts';
import {answersFrom, backlogFrom, type Past} from '../helpers/history-server.ts';
import {messageFrame, mina, welcomeFrame} from '../helpers/native-frames.ts';
import {createWiredClient} from '../helpers/wired-client.ts';

const said = (count: number, room = '#lobby'): Past =>
	Array.from({length: count}, (_, index) => ({room, text: `${room} ${index + 1}`}));

const createSetup = (past: Past, {backlog = 5, pageMax = 200} = {}) => {
	const {client, clock, last} = createWiredClient();
	const answers = answersFrom(past, pageMax);
	let heard = 0;
	const enter = (change: Parameters<typeof welcomeFrame>[0] = {}) => {
		heard = 0;
		last().open();
		last().say(welcomeFrame({seq: past.length, ...change}));
		// A server that is told to show none sends no page.
		if (backlog > 0) {
			last().say(backlogFrom(past, '#lobby', backlog));
		}

		clock.advance(66);
	};

	/** What was asked for and is not answered. */
	const asked = () => {
		const frames = last().sent().slice(heard);
		heard += frames.length;
		return frames.filter(({type}) => type === 'history' || type === 'search');
	};

	const state = (): ChatState => {
		clock.advance(66);
		return client.store.getState();
	};

	const room = (name = state().active): RoomState => {
		const found = state().rooms.get(name);
		if (found === undefined) {
			throw new Error(`There is no ${name}.`);
		}

		return found;
	};

	return {
		client,
		last,
		clock,
		enter,
		asked,
		state,
		room,
		answer() {
			last().say(...asked().flatMap(frame => answers(frame)));
			clock.advance(66);
		},
		answers,
		seqs: (name?: string) => room(name).lines.flatMap(({seq}) => (seq === undefined ? [] : [seq])),
	};
};

const range = (from: number, to: number): readonly number[] =>
	Array.from({length: to - from + 1}, (_, index) => from + index);

test('what the backlog leaves out is a gap, which pages fill to the beginning', t => {
	const {enter, room, client, answer, seqs} = createSetup(said(150));
	enter();
	t.deepEqual(seqs(), range(146, 150));
	t.deepEqual(room().gaps, [{after: 0, before: 146, status: 'idle'}]);
	const load = () => {
		const [gap] = room().gaps;
		t.truthy(gap);
		if (gap !== undefined) {
			client.load('#lobby', gap, 'below');
		}
	};

	load();
	t.is(room().gaps[0]?.status, 'loading');
	answer();
	t.deepEqual(seqs(), range(46, 150));
	t.deepEqual(room().gaps, [{after: 0, before: 46, status: 'idle'}]);
	load();
	answer();
	t.deepEqual(seqs(), range(1, 150));
	t.deepEqual(room().gaps, []);
	t.true(room().lines.every(line => line.type === 'message' && line.earlier));
});

test('a page is asked for once, however often one asks', t => {
	const {enter, room, client, asked} = createSetup(said(150));
	enter();
	asked();
	for (const [gap] of [room().gaps, room().gaps]) {
		if (gap !== undefined) {
			client.load('#lobby', gap, 'below');
			client.load('#lobby', gap, 'above');
		}
	}

	t.deepEqual(
		asked().map(frame => frame.type === 'history' && [frame.room, frame.before]),
		[['#lobby', 146]],
	);
});

test('all of it is whole, in order and once, however pages come and wherever one jumps', t => {
	const one = fc.constantFrom('#lobby', '#lobby', '#lobby', '@', '#tea');
	fc.assert(
		fc.property(
			fc.array(one, {minLength: 1, maxLength: 60}),
			fc.integer({min: 0, max: 8}),
			fc.integer({min: 1, max: 9}),
			fc.array(fc.tuple(fc.nat(), fc.constantFrom('below', 'above', 'jump', 'answer', 'live'))),
			(rooms, backlog, pageMax, acts) => {
				const past = rooms.map((room, index) => ({room, text: `${index + 1}`}));
				const {enter, room, client, answer, seqs, answers, state, last} = createSetup(past, {
					backlog,
					pageMax,
				});
				enter();
				let live = past.length;
				client.converse('민아');
				client.show('#lobby');
				const load = (
					pick: number,
					side: 'below' | 'above',
					name = [...state().rooms.keys()][pick % state().rooms.size] ?? '',
				) => {
					const {gaps} = room(name);
					const gap = gaps[pick % gaps.length];
					if (gap !== undefined) {
						client.load(name, gap, side);
					}
				};

				for (const [pick, act] of acts) {
					if (act === 'jump') {
						const seq = (pick % past.length) + 1;
						const hit = answers({type: 'search', words: String(seq), limit: 99})
							.flatMap(frame => (frame.type === 'found' ? frame.hits : []))
							.find(found => found.seq === seq && found.room !== '#tea');
						if (hit !== undefined) {
							client.reveal(hit);
							t.true(seqs().includes(seq));
							t.is(state().active, hit.room === '@' ? `@${hit.from.name}` : '#lobby');
						}
					} else if (act === 'answer') {
						answer();
					} else if (act === 'live') {
						live++;
						last().say(messageFrame(live));
					} else {
						load(pick, act);
					}

					for (const name of state().rooms.keys()) {
						const known = seqs(name);
						t.deepEqual(
							known,
							[...new Set(known)].toSorted((a, b) => a - b),
						);
						for (const {after, before} of room(name).gaps) {
							t.false(known.some(seq => seq > after && seq < before));
						}
					}
				}

				for (const name of state().rooms.keys()) {
					for (let round = 0; room(name).gaps.length > 0; round++) {
						t.true(round < 300);
						load(0, 'below', name);
						answer();
					}
				}

				const of = (room: string) => rooms.flatMap((name, index) => (name === room ? [index + 1] : []));
				t.deepEqual(seqs('#lobby'), [...of('#lobby'), ...range(past.length + 1, live)]);
				// Those of others do not come into being by reading back, but by going there.
				t.deepEqual(
					seqs('@민아'),
					of('@').filter(seq => seq % 3 !== 0),
				);
				if (state().rooms.has('@하늘')) {
					t.deepEqual(
						seqs('@하늘'),
						of('@').filter(seq => seq % 3 === 0),
					);
				}
			},
		),
		{numRuns: 300},
	);
});

test('without a connection nothing is asked for, and what was is asked for again', t => {
	const {enter, room, client, last, clock, asked, answer} = createSetup(said(150));
	enter();
	const [gap] = room().gaps;
	if (gap === undefined) {
		t.fail();
		return;
	}

	client.load('#lobby', gap, 'below');
	last().close();
	t.is(room().gaps[0]?.status, 'idle');
	client.load('#lobby', gap, 'below');
	t.is(room().gaps[0]?.status, 'idle');
	clock.advance(400);
	enter({resumed: true});
	answer();
	t.deepEqual(room().gaps, [{after: 0, before: 146, status: 'idle'}]);
	client.load('#lobby', gap, 'below');
	t.true(asked().some(frame => frame.type === 'history' && frame.before === 146));
});

test('pages of what was missed, and pages of one who scrolls, do not disturb each other', t => {
	const past = said(150);
	const {enter, room, client, last, clock, answer, seqs} = createSetup(past.slice(0, 120));
	enter();
	last().close();
	clock.advance(400);
	last().open();
	last().say(welcomeFrame({seq: 150, resumed: true}), backlogFrom(past, '#lobby', 5));
	const [gap] = room().gaps;
	t.deepEqual(gap, {after: 0, before: 116, status: 'idle'});
	if (gap !== undefined) {
		client.load('#lobby', gap, 'below');
	}

	// Those of one who scrolls come first.
	const frames = last().sent();
	const catchUp = frames.filter(frame => frame.type === 'history' && frame.after !== undefined);
	const scrolled = frames.filter(frame => frame.type === 'history' && frame.before !== undefined);
	t.is(catchUp.length, 2);
	t.is(scrolled.length, 1);
	const all = answersFrom(past);
	for (const frame of [...scrolled, ...catchUp]) {
		last().say(...all(frame));
	}

	answer();
	t.deepEqual(seqs(), range(16, 150));
	t.deepEqual(room().gaps, [{after: 0, before: 16, status: 'idle'}]);
	t.true(room().lines.some(line => line.type === 'notice' && line.text === '30 messages caught up.'));
});

test('a server that cannot read its journal says so in the gap; one can ask again', t => {
	const {enter, room, client, last, answer, seqs} = createSetup(said(20));
	enter();
	const [gap] = room().gaps;
	if (gap === undefined) {
		t.fail();
		return;
	}

	client.load('#lobby', gap, 'below');
	last().say({type: 'rejected', code: 'unavailable', of: 'history', text: 'The disk is gone.'});
	t.is(room().gaps[0]?.status, 'failed');
	t.false(room().lines.some(({type}) => type === 'notice'));
	answer();
	client.load('#lobby', gap, 'below');
	answer();
	t.deepEqual(seqs(), range(1, 20));
});

test('another journal has a past of its own', t => {
	const {enter, room, client, last, clock, answer} = createSetup(said(50));
	enter();
	const [gap] = room().gaps;
	if (gap !== undefined) {
		client.load('#lobby', gap, 'below');
	}

	last().close();
	clock.advance(400);
	last().open();
	const other = said(30);
	last().say(welcomeFrame({seq: 30, epoch: 'two'}), backlogFrom(other, '#lobby', 5));
	t.deepEqual(room().gaps, [{after: 0, before: 26, status: 'idle'}]);
	const now = room().gaps[0];
	if (now !== undefined) {
		client.load('#lobby', now, 'below');
	}

	answer();
	t.deepEqual(room().gaps, []);
	// What was said in the other journal stands before.
	const texts = room().lines.flatMap(line => (line.type === 'message' ? [line.text] : []));
	t.deepEqual(
		texts.slice(0, 5),
		range(46, 50).map(seq => `#lobby ${seq}`),
	);
	t.is(texts.length, 35);
});

test('after /clear, history comes back to one who scrolls', t => {
	const {enter, room, client, answer, seqs} = createSetup(said(20));
	enter();
	client.clear();
	t.deepEqual(seqs(), []);
	t.deepEqual(room().gaps, [{after: 0, before: 21, status: 'idle'}]);
	const [gap] = room().gaps;
	if (gap !== undefined) {
		client.load('#lobby', gap, 'below');
	}

	answer();
	t.deepEqual(seqs(), range(1, 20));
});

test('one who comes back with the identity from before finds the conversations that there were', t => {
	const past = [...said(20), {room: '@', text: 'psst'}, ...said(2), {room: '@', text: 'later'}];
	const {enter, answer, seqs, room} = createSetup(past, {backlog: 4});
	enter({resumed: true});
	answer();
	t.deepEqual(seqs(), [19, 20, 22, 23]);
	t.deepEqual(seqs('@하늘'), [21, 24]);
	t.like(room('@하늘'), {gaps: [], unread: 0});
});

test('a page that one asks for late, when it has come already, leaves nothing that waits for ever', t => {
	const {enter, room, client, last, asked, answers, clock, answer} = createSetup(said(400));
	enter();
	const [gap] = room().gaps;
	if (gap === undefined) {
		t.fail();
		return;
	}

	client.load('#lobby', gap, 'below');
	const frames = asked();
	clock.advance(66);
	// The state gathers changes: while it does, what is shown is from before.
	last().say(messageFrame(401));
	last().say(...frames.flatMap(frame => answers(frame)));
	client.load('#lobby', gap, 'below');
	answer();
	t.deepEqual(room().gaps, [{after: 0, before: 296, status: 'idle'}]);
	client.load('#lobby', gap, 'below');
	t.is(room().gaps[0]?.status, 'idle');
	t.deepEqual(asked(), []);
});

test('older hits that were on their way when the connection broke can be asked for again', t => {
	const {enter, client, last, clock, asked} = createSetup(said(10));
	enter();
	client.find('lobby');
	const hit = {seq: 9, time: 9, from: mina, text: '#lobby 9', kind: 'text', room: '#lobby'} as const;
	last().say({type: 'found', words: 'lobby', hits: [hit], more: true});
	client.findFurther();
	asked();
	last().close();
	clock.advance(400);
	enter({resumed: true});
	asked();
	client.findFurther();
	t.like(asked(), [{type: 'search', before: 9}]);
	client.findFurther();
	t.deepEqual(asked(), []);
});
