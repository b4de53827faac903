import test from 'ava';
import fc from 'fast-check';
import type {ClientAction, StateFrame} from '../../source/client/actions.ts';
import {initialState, reduce} from '../../source/client/reducer.ts';
import type {ChatState, Line} from '../../source/client/state.ts';
import {linesMax} from '../../source/client/trim.ts';
import {me, messageFrame, mina, welcomeFrame} from '../helpers/native-frames.ts';

const frame = (value: StateFrame, isFirst = true): ClientAction => ({type: 'frame', frame: value, isFirst});

const said = (number: number, text = `own ${number}`): ClientAction => ({
	type: 'said',
	number,
	room: '#lobby',
	from: me,
	text,
	kind: 'text',
	time: 1,
});

const acknowledged = (number: number, seq: number): ClientAction => ({
	type: 'acknowledged',
	number,
	seq,
	time: seq,
});

const notice = (key: string): ClientAction => ({type: 'notice', key, level: 'info', text: key, time: 1});

const welcomed = reduce(initialState('10.0.0.5:7777'), [frame(welcomeFrame())]);

const linesOf = (state: ChatState, room = '#lobby'): readonly Line[] => state.rooms.get(room)?.lines ?? [];

const describe = (line: Line): string => {
	switch (line.type) {
		case 'message': {
			return `${line.seq ?? '-'} ${line.from.name}: ${line.text} (${line.delivery})`;
		}

		case 'activity': {
			return `${line.seq ?? '-'} ${line.what.type}`;
		}

		case 'notice': {
			return `! ${line.text}`;
		}
	}
};

const picture = (state: ChatState, room?: string): readonly string[] =>
	linesOf(state, room).map(line => describe(line));

test('a welcome fills the room', t => {
	t.is(welcomed.you?.name, 'me');
	t.is(welcomed.online, 2);
	t.is(welcomed.server?.name, 'test');
	t.deepEqual([...(welcomed.rooms.get('#lobby')?.members.keys() ?? [])], ['u-me', 'u-mina']);
	t.is(welcomed.active, '#lobby');
});

test('own messages are pending at the end, then take their place', t => {
	const before = reduce(welcomed, [
		said(1),
		said(2),
		frame(messageFrame(11)),
		notice('n1'),
		frame(messageFrame(13)),
	]);
	t.deepEqual(picture(before), [
		'11 민아: message 11 (sent)',
		'! n1',
		'13 민아: message 13 (sent)',
		'- me: own 1 (pending)',
		'- me: own 2 (pending)',
	]);
	const after = reduce(before, [acknowledged(1, 12), acknowledged(2, 14)]);
	t.deepEqual(picture(after), [
		'11 민아: message 11 (sent)',
		'! n1',
		'12 me: own 1 (sent)',
		'13 민아: message 13 (sent)',
		'14 me: own 2 (sent)',
	]);
	t.deepEqual(
		linesOf(after).map(({key}) => key),
		['m11', 'n1', 'o1', 'm13', 'o2'],
	);
});

test('a refused message goes; one that was applied before a break stays, sent', t => {
	const state = reduce(welcomed, [
		said(1),
		said(2),
		said(3),
		{type: 'withdrawn', number: 2, code: 'too-fast'},
		{type: 'applied', numbers: [1]},
	]);
	t.deepEqual(picture(state), ['- me: own 1 (sent)', '- me: own 3 (pending)']);
});

test('what was applied takes its true place when history tells it, under the key it had', t => {
	const state = reduce(welcomed, [
		said(1),
		{type: 'applied', numbers: [1]},
		frame(
			{
				type: 'history',
				room: '#lobby',
				entries: [
					{seq: 11, time: 1, from: me, text: 'own 1', kind: 'text', number: 1},
					{seq: 12, time: 1, from: mina, text: 'missed', kind: 'text'},
				],
				more: false,
				backlog: true,
			},
			false,
		),
	]);
	t.deepEqual(picture(state), ['11 me: own 1 (sent)', '12 민아: missed (sent)']);
	t.is(linesOf(state)[0]?.key, 'o1');
	t.true(linesOf(state).every(line => line.type !== 'message' || !line.earlier));
});

test('a backlog on the first connection is from before', t => {
	const entries = [{seq: 3, time: 1, from: mina, text: 'before', kind: 'text'} as const];
	const state = reduce(welcomed, [
		frame({type: 'history', room: '#lobby', entries, more: false, backlog: true}),
		frame(messageFrame(11)),
	]);
	t.deepEqual(
		linesOf(state).map(line => line.type === 'message' && line.earlier),
		[true, false],
	);
});

test('an echo that comes before or after its acknowledgement shows once', t => {
	const echo = frame(messageFrame(11, 'own 1', {from: me}));
	for (const order of [
		[echo, acknowledged(1, 11)],
		[acknowledged(1, 11), echo],
	]) {
		t.deepEqual(picture(reduce(welcomed, [said(1), ...order])), ['11 me: own 1 (sent)']);
	}
});

test('people come, go and change their names', t => {
	const bora = {id: 'u-bora', name: '보라', color: 5, presence: 'online'} as const;
	const came = reduce(welcomed, [
		frame({type: 'joined', seq: 11, time: 1, room: '#lobby', member: bora, online: 3}),
		frame({type: 'renamed', seq: 12, time: 1, id: 'u-bora', from: '보라', name: 'bora'}),
		frame({type: 'presence', id: 'u-bora', name: 'bora', presence: 'reconnecting'}),
		frame({type: 'renamed', seq: 13, time: 1, id: 'u-me', from: 'me', name: 'I'}),
	]);
	t.is(came.online, 3);
	t.is(came.you?.name, 'I');
	t.deepEqual(came.rooms.get('#lobby')?.members.get('u-bora'), {
		...bora,
		name: 'bora',
		presence: 'reconnecting',
	});
	const gone = reduce(came, [
		frame({
			type: 'left',
			seq: 14,
			time: 1,
			rooms: ['#lobby'],
			member: {...bora, name: 'bora'},
			reason: 'lost',
			text: '',
			online: 2,
		}),
	]);
	t.is(gone.online, 2);
	t.false(gone.rooms.get('#lobby')?.members.has('u-bora'));
	t.deepEqual(picture(gone), ['11 joined', '12 renamed', '13 renamed', '14 left']);
	t.is(welcomed.rooms.get('#lobby')?.members.size, 2);
});

test('a whisper is in the conversation with who whispers; rooms and conversations count what is unread', t => {
	const state = reduce(welcomed, [
		frame({type: 'whisper', seq: 11, time: 1, from: mina, to: me, text: 'psst'}),
		frame(messageFrame(12, 'tea?', {room: '#tea'})),
		frame(messageFrame(13, 'mine', {room: '#tea', from: me})),
	]);
	const [line] = linesOf(state, '@민아');
	t.like(line, {type: 'message', text: 'psst', own: false, to: me});
	t.like(state.rooms.get('@민아'), {unread: 1, peer: {id: mina.id}});
	t.is(state.rooms.get('#tea')?.unread, 1);
	t.is(state.rooms.get('#lobby')?.unread, 0);
	// It is said once where one looks.
	t.deepEqual(
		linesOf(state).map(({key}) => key),
		['w11'],
	);
	const again = reduce(state, [
		frame({type: 'whisper', seq: 14, time: 1, from: mina, to: me, text: 'psst!'}),
	]);
	t.is(linesOf(again).length, 1);
	t.is(again.rooms.get('@민아')?.unread, 2);
	const read = reduce(again, [switched('@민아'), switched('#tea')]);
	t.is(read.rooms.get('@민아')?.unread, 0);
	t.is(
		linesOf(
			reduce(read, [frame({type: 'whisper', seq: 15, time: 1, from: mina, to: me, text: 'so?'})]),
			'#tea',
		).at(-1)?.key,
		'w15',
	);
});

const tea = frame({type: 'entered', room: '#tea', topic: '', members: [], seq: 10});
const whispered = (seq: number, text: string, number?: number) => ({
	seq,
	time: seq,
	from: number === undefined ? mina : me,
	to: number === undefined ? me : mina,
	text,
	kind: 'text' as const,
	...(number === undefined ? {} : {number}),
});
const whisperPage = (...entries: ReturnType<typeof whispered>[]): ClientAction =>
	frame({type: 'history', room: '@', after: 10, entries, more: false, backlog: false}, false);
const switched = (room: string): ClientAction => ({type: 'switched', room});
const texts = (state: ChatState, room: string) =>
	linesOf(state, room).flatMap(line => (line.type === 'message' ? [line.text] : []));

test('a whisper that comes in a page too is shown once, in its conversation', t => {
	const state = reduce(welcomed, [
		tea,
		frame({type: 'whisper', seq: 11, time: 1, from: mina, to: me, text: 'live, then in a page'}),
		switched('#tea'),
		whisperPage(whispered(11, 'live, then in a page'), whispered(12, 'in a page, then live')),
		switched('#lobby'),
		frame({type: 'whisper', seq: 12, time: 1, from: mina, to: me, text: 'in a page, then live'}),
	]);
	t.deepEqual(texts(state, '@민아'), ['live, then in a page', 'in a page, then live']);
	t.deepEqual([...texts(state, '#lobby'), ...texts(state, '#tea')], []);
});

test("one's own whisper takes its place in the conversation where it was written, though one looks elsewhere by then", t => {
	const said: ClientAction = {
		type: 'said',
		number: 1,
		room: '#lobby',
		from: me,
		to: mina,
		text: 'psst',
		kind: 'text',
		time: 1,
	};
	const state = reduce(welcomed, [
		tea,
		said,
		switched('#tea'),
		whisperPage(whispered(11, 'psst', 1)),
		acknowledged(1, 11),
	]);
	t.deepEqual(picture(state, '@민아'), ['11 me: psst (sent)']);
	t.deepEqual([...texts(state, '#lobby'), ...texts(state, '#tea')], []);
});

test('a whisper that was missed is shown though it is from before one came into the room in view', t => {
	const state = reduce(welcomed, [
		{...tea, frame: {type: 'entered', room: '#tea', topic: '', members: [], seq: 20}} as ClientAction,
		switched('#tea'),
		whisperPage(whispered(11, 'before'), whispered(21, 'after')),
	]);
	t.deepEqual(texts(state, '@민아'), ['before', 'after']);
	t.is(state.rooms.get('@민아')?.unread, 2);
	t.deepEqual(
		linesOf(state, '#tea').map(({key}) => key),
		['w11'],
	);
});

test('who names one is marked, and counted where one does not look', t => {
	const state = reduce(welcomed, [
		tea,
		frame(messageFrame(11, 'ME: tea?', {room: '#tea'})),
		frame(messageFrame(12, 'come', {room: '#tea'})),
		frame(messageFrame(13, 'me', {room: '#tea', from: me})),
		frame(messageFrame(14, 'and me')),
	]);
	t.like(state.rooms.get('#tea'), {unread: 2, mentions: 1});
	t.is(state.rooms.get('#lobby')?.mentions, 0);
	const marked = (room: string) =>
		linesOf(state, room).map(line => line.type === 'message' && line.isMention === true);
	t.deepEqual(marked('#tea'), [true, false, false]);
	t.deepEqual(marked('#lobby'), [true]);
	t.like(reduce(state, [switched('#tea')]).rooms.get('#tea'), {unread: 0, mentions: 0});
});

test('rooms that one is not in do not come into being', t => {
	const parted = frame({type: 'parted', seq: 11, time: 1, room: '#tea', member: me, text: ''});
	const left = frame({
		type: 'left',
		seq: 12,
		time: 1,
		rooms: ['#lobby', '#elsewhere'],
		member: mina,
		reason: 'quit',
		text: '',
		online: 1,
	});
	const page = frame({type: 'history', room: '#tea', entries: [], more: false, backlog: true});
	const state = reduce(welcomed, [tea, parted, left, page, {...said(1), room: '#tea'} as ClientAction]);
	t.deepEqual([...state.rooms.keys()], ['#lobby']);
	t.is(picture(state).at(-1), '- me: own 1 (pending)');
	// But for what is taken up from last time: its room is entered again.
	const again = reduce(initialState('x'), [{...said(1), room: '#tea'} as ClientAction]);
	t.true(again.rooms.has('#tea'));
});

test('what a page has shown to be in the journal keeps its place, whatever is said of it afterwards', t => {
	const page = frame({
		type: 'history',
		room: '#lobby',
		after: 10,
		entries: [{seq: 11, time: 1, from: me, text: 'own 1', kind: 'text', number: 1}],
		more: false,
		backlog: false,
	});
	for (const type of ['applied', 'failed'] as const) {
		const state = reduce(welcomed, [said(1), page, frame(messageFrame(12)), {type, numbers: [1]}]);
		t.deepEqual(picture(state), ['11 me: own 1 (sent)', '12 민아: message 12 (sent)'], type);
	}
});

test('clearing leaves what is on its way', t => {
	t.deepEqual(
		picture(reduce(welcomed, [frame(messageFrame(11)), notice('n1'), said(1), {type: 'cleared'}])),
		['- me: own 1 (pending)'],
	);
});

test('what a server says is made safe again', t => {
	const hostile = '\u001b]0;gotcha\u0007\u202Eevil\u009b2J';
	const author = {id: 'u-x', name: hostile, color: 999};
	const state = reduce(initialState('x'), [
		frame(
			welcomeFrame({
				topic: hostile,
				members: [{...author, presence: 'online'}],
				server: {...welcomeFrame().server, name: hostile, version: hostile, motd: hostile},
			}),
		),
		frame(messageFrame(11, `${hostile}\nnext`, {from: author})),
		frame({type: 'topic', seq: 12, time: 1, room: '#lobby', topic: hostile, by: hostile}),
		frame({type: 'renamed', seq: 13, time: 1, id: 'u-x', from: hostile, name: hostile}),
		frame({
			type: 'left',
			seq: 14,
			time: 1,
			rooms: ['#lobby'],
			member: author,
			reason: 'quit',
			text: hostile,
			online: 1,
		}),
	]);
	const drawn = JSON.stringify([
		state.server,
		[...state.rooms.values()].map(room => [...room.members, room]),
	]);
	t.notRegex(drawn, /\\u001b|\\u0007|\u202e|\u009b|gotcha/i);
	t.like(linesOf(state)[0], {text: 'evil\nnext', from: {name: 'evil', color: 999 % 16}});
});

test('a room is bounded, and the oldest go', t => {
	const many = Array.from({length: linesMax + 50}, (_, index) => frame(messageFrame(index + 1)));
	const state = reduce(welcomed, [...many, said(1)]);
	t.is(linesOf(state).length, linesMax);
	t.is(linesOf(state).at(-1)?.key, 'o1');
	t.is(linesOf(state)[0]?.seq, 52);
});

test('what is not touched is the same object; what is touched is another', t => {
	const one = reduce(welcomed, [frame(messageFrame(11))]);
	const two = reduce(one, [{type: 'round-trip', ms: 5}]);
	t.is(two.rooms, one.rooms);
	const three = reduce(two, [frame(messageFrame(12))]);
	t.is(three.rooms.get('#lobby')?.members, two.rooms.get('#lobby')?.members);
	t.not(linesOf(three), linesOf(two));
	t.is(linesOf(two).length, 1);
});

const arrivals = fc.uniqueArray(fc.nat(60), {maxLength: 30}).chain(seqs =>
	fc.record({
		seqs: fc.shuffledSubarray(
			seqs.flatMap(seq => [seq, seq]),
			{minLength: 0, maxLength: seqs.length * 2},
		),
		own: fc.uniqueArray(fc.integer({min: 61, max: 90}), {maxLength: 8}),
		notices: fc.nat(5),
		cuts: fc.array(fc.nat(100), {maxLength: 5}),
		asPage: fc.boolean(),
	}),
);

test('any order of arrival gives lines sorted by seq, each once, pending last', t => {
	fc.assert(
		fc.property(arrivals, ({seqs, own, notices, cuts, asPage}) => {
			const live = seqs.map(seq => frame(messageFrame(seq)));
			const page = frame({
				type: 'history',
				room: '#lobby',
				entries: seqs.map(seq => ({seq, time: 1, from: mina, text: `message ${seq}`, kind: 'text'})),
				more: false,
				backlog: false,
			});
			const actions = [
				...own.map((_, index) => said(index + 1)),
				said(99),
				...live.slice(0, seqs.length / 2),
				...Array.from({length: notices}, (_, index) => notice(`n${index}`)),
				...(asPage ? [page] : live.slice(seqs.length / 2)),
				...own.map((seq, index) => acknowledged(index + 1, seq)),
			];
			const edges = [
				0,
				...cuts.map(cut => Math.min(cut, actions.length)).sort((a, b) => a - b),
				actions.length,
			];
			let state = welcomed;
			for (const [index, start] of edges.entries()) {
				state = reduce(state, actions.slice(start, edges[index + 1] ?? actions.length));
			}

			const lines = linesOf(state);
			const placed = lines.flatMap(line => (line.seq === undefined ? [] : [line.seq]));
			t.deepEqual(
				placed,
				[...new Set([...seqs, ...own])].sort((a, b) => a - b),
			);
			t.is(new Set(lines.map(({key}) => key)).size, lines.length);
			t.is(lines.at(-1)?.key, 'o99');
			t.is(lines.filter(({type}) => type === 'notice').length, notices);
		}),
	);
});

test('a whisper to nobody goes with its conversation; one to the same name in the same moment begins another', t => {
	const to = {id: '', name: 'nobody', color: 0};
	const say = (number: number): ClientAction => ({
		type: 'said',
		number,
		room: '@',
		from: me,
		to,
		text: `psst ${number}`,
		kind: 'text',
		time: 1,
	});
	const said = reduce(welcomed, [say(1), switched('@nobody')]);
	t.deepEqual(texts(said, '@nobody'), ['psst 1']);
	const withdrawn: ClientAction = {type: 'withdrawn', number: 1, code: 'no-such-user'};
	const gone = reduce(said, [withdrawn]);
	t.false(gone.rooms.has('@nobody'));
	t.is(gone.active, '#lobby');
	t.deepEqual(texts(reduce(said, [withdrawn, say(2)]), '@nobody'), ['psst 2']);
});

test('a conversation follows who it is with, and comes back when something is said in it', t => {
	const whisper = (seq: number, from: typeof mina | typeof me, to: typeof mina | typeof me): ClientAction =>
		frame({type: 'whisper', seq, time: 1, from, to, text: `psst ${seq}`});
	const renamed = frame({type: 'renamed', seq: 12, time: 1, id: mina.id, from: '민아', name: '미나'});
	const state = reduce(welcomed, [whisper(11, mina, me), renamed, whisper(13, {...mina, name: '미나'}, me)]);
	t.deepEqual([...state.rooms.keys()], ['#lobby', '@민아']);
	t.is(state.rooms.get('@민아')?.peer?.name, '미나');
	// Another who has that name now is another.
	const other = reduce(state, [whisper(14, {...mina, id: 'u-other'}, me)]);
	t.deepEqual([...other.rooms.keys()], ['#lobby', '@민아', "@민아'"]);
	const closed = reduce(state, [switched('@민아'), {type: 'put-away', room: '@민아'}]);
	t.like(closed, {active: '#lobby'});
	t.like(closed.rooms.get('@민아'), {isClosed: true, unread: 0});
	const again = reduce(closed, [whisper(14, mina, me)]);
	t.like(again.rooms.get('@민아'), {isClosed: false, unread: 1});
	t.deepEqual(texts(again, '@민아'), ['psst 11', 'psst 13', 'psst 14']);
});
