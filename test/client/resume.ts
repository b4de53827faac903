import test from 'ava';
import fc from 'fast-check';
import {createCatchUp} from '../../source/client/catch-up.ts';
import type {RequestFrame} from '../../source/client/session-contract.ts';
import type {HistoryAmendment, HistoryMessage} from '../../source/messages.ts';
import {messageFrame, mina, welcomeFrame} from '../helpers/native-frames.ts';
import {createWiredClient} from '../helpers/wired-client.ts';

const entry = (seq: number): HistoryMessage => ({
	seq,
	time: seq,
	from: {id: mina.id, name: mina.name, color: 0},
	text: `message ${seq}`,
	kind: 'text',
});

const change = (seq: number): HistoryAmendment => ({
	seq,
	time: seq,
	target: 1,
	by: {id: mina.id, name: mina.name, color: 0},
	amendment: {type: 'edit', text: `change ${seq}`},
});

const createSetup = () => {
	const {client, clock, last} = createWiredClient();
	const enter = (change: Parameters<typeof welcomeFrame>[0] = {}) => {
		last().open();
		last().say(welcomeFrame(change));
		clock.advance(66);
	};

	const lines = (room?: string) => {
		clock.advance(66);
		const {rooms, active} = client.store.getState();
		return rooms.get(room ?? active)?.lines ?? [];
	};

	const texts = () => lines().flatMap(line => (line.type === 'activity' ? [] : [line.text]));
	const reconnect = (change: Parameters<typeof welcomeFrame>[0] = {}) => {
		last().close();
		clock.advance(400);
		enter({resumed: true, ...change});
	};

	const asked = () =>
		last()
			.sent()
			.flatMap(frame => (frame.type === 'history' ? [[frame.room, frame.after]] : []));
	return {client, last, enter, lines, texts, reconnect, asked};
};

test('after a reconnect what was missed is asked for from the last that one has, and told', t => {
	const {enter, last, reconnect, asked, texts} = createSetup();
	enter({seq: 10});
	last().say(messageFrame(11), messageFrame(12));
	reconnect({seq: 20});
	t.deepEqual(asked(), [
		['#lobby', 12],
		['@', 10],
	]);
	// Live, before the page is here.
	last().say(messageFrame(21));
	last().say({
		type: 'history',
		room: '#lobby',
		after: 12,
		entries: [entry(13), entry(15)],
		more: true,
		backlog: false,
	});
	t.deepEqual(asked().at(-1), ['#lobby', 15]);
	last().say({type: 'history', room: '@', after: 10, entries: [], more: false, backlog: false});
	last().say({
		type: 'history',
		room: '#lobby',
		after: 15,
		entries: [entry(18), entry(21)],
		more: false,
		backlog: false,
	});
	t.deepEqual(
		texts().filter(text => text.startsWith('message')),
		[11, 12, 13, 15, 18, 21].map(seq => `message ${seq}`),
	);
	t.is(texts().at(-1), '3 messages caught up.');
});

test('a further room is asked for once one is in it again, and not before', t => {
	const {client, enter, last, reconnect, asked} = createSetup();
	const tea = (seq: number) => ({type: 'entered' as const, room: '#tea', topic: '', members: [], seq});
	enter({seq: 10});
	client.join('#tea');
	last().say(tea(12));
	// The place was given up meanwhile: the client asks to come in again.
	reconnect({seq: 20, resumed: false});
	t.deepEqual(asked(), [
		['#lobby', 10],
		['@', 10],
	]);
	last().say(tea(21));
	t.deepEqual(asked().at(-1), ['#tea', 12]);
});

test('to be told again of a room that one is in asks for nothing: not after having read slowly, and not while a page is on its way', t => {
	const {enter, last, reconnect, asked} = createSetup();
	const lobby = (seq: number) => ({type: 'entered' as const, room: '#lobby', topic: '', members: [], seq});
	enter({seq: 10});
	last().say(messageFrame(11), lobby(12));
	t.deepEqual(asked(), []);
	reconnect({seq: 20});
	const before = asked();
	t.deepEqual(before[0], ['#lobby', 12]);
	last().say(lobby(21));
	t.deepEqual(asked(), before);
	last().say({type: 'history', room: '#lobby', after: 12, entries: [entry(13)], more: true, backlog: false});
	t.deepEqual(asked().slice(before.length), [['#lobby', 13]]);
});

test('what was caught up is told although a room is not to be entered again', t => {
	const {client, enter, last, reconnect, texts} = createSetup();
	enter({seq: 10});
	for (const room of ['#tea', '#cake']) {
		client.join(room);
		last().say({type: 'entered', room, topic: '', members: [], seq: 12});
	}

	reconnect({seq: 20, resumed: false});
	last().say(
		{type: 'history', room: '#lobby', after: 10, entries: [entry(15)], more: false, backlog: false},
		{type: 'history', room: '@', after: 10, entries: [], more: false, backlog: false},
		{type: 'rejected', code: 'room-full', of: 'join', text: 'The room is full.'},
		{type: 'entered', room: '#tea', topic: '', members: [], seq: 20},
	);
	t.false(texts().some(text => text.includes('caught up')));
	last().say({type: 'history', room: '#tea', after: 12, entries: [entry(16)], more: false, backlog: false});
	t.is(texts().at(-1), '2 messages caught up.');
	// The other way round: the refusal is what was waited for.
	reconnect({seq: 30, resumed: false});
	last().say(
		{type: 'history', room: '#lobby', after: 15, entries: [entry(25)], more: false, backlog: false},
		{type: 'history', room: '@', after: 10, entries: [], more: false, backlog: false},
		{type: 'rejected', code: 'room-full', of: 'join', text: 'The room is full.'},
	);
	t.not(texts().at(-1), '1 message caught up.');
	last().say({type: 'rejected', code: 'room-full', of: 'join', text: 'The room is full.'});
	t.is(texts().at(-1), '1 message caught up.');
});

test('a room that one is in no more, though the place was kept, is not waited for', t => {
	const {client, enter, last, reconnect, texts} = createSetup();
	enter({seq: 10});
	client.join('#tea');
	last().say({type: 'entered', room: '#tea', topic: '', members: [], seq: 12});
	client.join('#lobby');
	reconnect({seq: 20});
	last().say(
		{type: 'history', room: '#lobby', after: 10, entries: [entry(15)], more: false, backlog: false},
		{type: 'history', room: '@', after: 10, entries: [], more: false, backlog: false},
	);
	t.is(texts().at(-1), '1 message caught up.');
});

test('a connection that breaks again in the middle leaves no gap', t => {
	const {enter, last, reconnect, asked} = createSetup();
	enter({seq: 10});
	last().say(messageFrame(11));
	reconnect({seq: 20});
	last().say({type: 'history', room: '#lobby', after: 11, entries: [entry(12)], more: true, backlog: false});
	last().say(messageFrame(21));
	reconnect({seq: 21});
	t.deepEqual(asked()[0], ['#lobby', 12]);
});

test('whispers that were missed come too', t => {
	const {enter, last, reconnect, lines} = createSetup();
	enter({seq: 10});
	reconnect({seq: 20});
	const to = {id: 'u-me', name: 'me', color: 1};
	last().say({
		type: 'history',
		room: '@',
		after: 10,
		entries: [{...entry(15), to}],
		more: false,
		backlog: false,
	});
	t.like(
		lines('@민아').find(line => line.type === 'message'),
		{text: 'message 15', to: {name: 'me'}, own: false},
	);
});

test('another journal: what one has stays above, and its numbers hide nothing that comes', t => {
	const {enter, last, reconnect, texts} = createSetup();
	enter({seq: 10});
	last().say(messageFrame(11, 'old 11'), messageFrame(12, 'old 12'));
	reconnect({seq: 3, epoch: 'two', resumed: false});
	last().say(messageFrame(4, 'new 4'), messageFrame(11, 'new 11'));
	t.deepEqual(
		texts().filter(text => /^(?:old|new)/.test(text)),
		['old 11', 'old 12', 'new 4', 'new 11'],
	);
});

test('wherever connections break, in the end every message was had', t => {
	fc.assert(
		fc.property(
			fc.array(fc.record({said: fc.nat(5), pages: fc.nat(4), size: fc.integer({min: 1, max: 3})}), {
				minLength: 1,
				maxLength: 12,
			}),
			rounds => {
				const asked: RequestFrame[] = [];
				const catchUp = createCatchUp(frame => asked.push(frame) > 0);
				const had = new Set<number>();
				let seq = 0;
				catchUp.note('#lobby', 0);
				const answer = (size: number): boolean => {
					const frame = asked.shift();
					if (frame?.type !== 'history') {
						return false;
					}

					const from = (frame.after ?? 0) + 1;
					const page = Array.from({length: Math.min(size, seq - from + 1)}, (_, index) => from + index);
					for (const got of page) {
						had.add(got);
					}

					// Every third is a change of something earlier: a page may have nothing else.
					catchUp.page('#lobby', {
						entries: page.filter(got => got % 3 !== 0).map(entry),
						amended: page.filter(got => got % 3 === 0).map(change),
						more: from + page.length <= seq,
					});
					return true;
				};

				for (const {said, pages, size} of rounds) {
					// Said while away, then a connection with some live messages and a few pages, and it breaks.
					seq += said;
					asked.length = 0;
					catchUp.begin(seq);
					for (let page = 0; page < pages; page++) {
						seq++;
						had.add(seq);
						catchUp.note('#lobby', seq);
						answer(size);
					}
				}

				asked.length = 0;
				catchUp.begin(seq);
				while (answer(3)) {
					// Until nothing is asked for any more.
				}

				return had.size === seq;
			},
		),
		{numRuns: 500},
	);
	t.pass();
});
