import test from 'ava';
import fc from 'fast-check';
import type {ClientAction, StateFrame} from '../../source/client/actions.ts';
import {amendMessage} from '../../source/client/changes.ts';
import {initialState, reduce} from '../../source/client/reducer.ts';
import {type ChatState, hasReacted, type Line} from '../../source/client/state.ts';
import type {Amendment, HistoryAmendment} from '../../source/messages.ts';
import {amendedFrame, me, messageFrame, mina, welcomeFrame} from '../helpers/native-frames.ts';

type Message = Extract<Line, {type: 'message'}>;

const frame = (value: StateFrame, isFirst = true): ClientAction => ({type: 'frame', frame: value, isFirst});

const welcomed = reduce(initialState('10.0.0.5:7777'), [
	frame(welcomeFrame()),
	frame(messageFrame(11, 'tee?')),
]);

const lineOf = (state: ChatState, seq = 11): Message | undefined =>
	state.rooms
		.get('#lobby')
		?.lines.find((line): line is Message => line.type === 'message' && line.seq === seq);

const edit = (text: string): Amendment => ({type: 'edit', text});
const react = (emoji: string, on = true): Amendment => ({type: 'react', emoji, on});

test('an edit takes the place of the text, and says when it was', t => {
	const after = lineOf(reduce(welcomed, [frame(amendedFrame(20, 11, edit('tea?'), mina))]));
	t.like(after, {text: 'tea?', editedAt: 1_000_020, key: 'm11'});
});

test('what is deleted has nothing left, says by whom unless it was its author, and stays so', t => {
	const operator = {...me, name: 'op'};
	const state = reduce(welcomed, [
		frame(amendedFrame(20, 11, react('👍'), me)),
		frame(amendedFrame(21, 11, {type: 'delete'}, operator)),
		frame(amendedFrame(22, 11, edit('again'), mina)),
		frame(amendedFrame(23, 11, react('👍'), me)),
	]);
	t.deepEqual(lineOf(state)?.deleted, {by: 'op'});
	t.is(lineOf(state)?.text, '');
	t.is(lineOf(state)?.reactions, undefined);
	const own = reduce(welcomed, [frame(amendedFrame(21, 11, {type: 'delete'}, mina))]);
	t.deepEqual(lineOf(own)?.deleted, {});
});

test('reactions are counted once for each, in the order in which they came, and go when the last is off', t => {
	const state = reduce(welcomed, [
		frame(amendedFrame(20, 11, react('🎉'), me)),
		frame(amendedFrame(20, 11, react('🎉'), me)),
		frame(amendedFrame(21, 11, react('🎉'), mina)),
		frame(amendedFrame(22, 11, react('👍'), mina)),
	]);
	t.deepEqual(lineOf(state)?.reactions, [
		{emoji: '🎉', names: ['me', '민아'], ids: [me.id, mina.id]},
		{emoji: '👍', names: ['민아'], ids: [mina.id]},
	]);
	const renamed = {...mina, name: 'mina'};
	const less = reduce(state, [
		frame(amendedFrame(23, 11, react('🎉', false), me)),
		frame(amendedFrame(24, 11, react('👍', false), renamed)),
	]);
	t.deepEqual(lineOf(less)?.reactions, [{emoji: '🎉', names: ['민아'], ids: [mina.id]}]);
});

test('changes of what is not loaded change nothing', t => {
	const state = reduce(welcomed, [frame(amendedFrame(20, 5, edit('x'), mina))]);
	t.is(state.rooms.get('#lobby')?.lines, welcomed.rooms.get('#lobby')?.lines);
	t.notThrows(() => reduce(welcomed, [frame({...amendedFrame(20, 11, edit('x'), mina), room: '#other'})]));
	t.false(
		reduce(welcomed, [frame({...amendedFrame(20, 11, edit('x'), mina), room: '#other'})]).rooms.has('#other'),
	);
});

test('a page brings what became of its messages, and of those before it', t => {
	const entry = (seq: number, more: object = {}) => ({
		seq,
		time: 1_000_000 + seq,
		from: me,
		text: `text ${seq}`,
		kind: 'text' as const,
		...more,
	});
	const {seq, time, target, by, amendment} = amendedFrame(30, 11, edit('tea?'), mina);
	const state = reduce(welcomed, [
		frame(
			{
				type: 'history',
				room: '#lobby',
				after: 11,
				entries: [
					entry(12, {quote: {seq: 11, from: mina, text: 'tee?'}, editedAt: 1_000_025}),
					entry(13, {text: '', deleted: true}),
					entry(14, {reactions: [{emoji: '🎉', names: ['me']}]}),
				],
				amended: [{seq, time, target, by, amendment}],
				more: false,
				backlog: false,
			},
			false,
		),
	]);
	t.is(lineOf(state)?.text, 'tea?');
	t.like(lineOf(state, 12), {editedAt: 1_000_025, quote: {seq: 11, text: 'tee?'}});
	t.deepEqual(lineOf(state, 13)?.deleted, {});
	t.deepEqual(lineOf(state, 14)?.reactions, [{emoji: '🎉', names: ['me']}]);
	// The page was read after this edit was made.
	t.is(lineOf(reduce(state, [frame(amendedFrame(24, 12, edit('old'), me))]), 12)?.text, 'text 12');
	t.is(lineOf(reduce(state, [frame(amendedFrame(26, 12, edit('new'), me))]), 12)?.text, 'new');
});

test('a whisper is changed wherever it is shown', t => {
	const from = {id: mina.id, name: mina.name, color: mina.color};
	const state = reduce(welcomed, [
		frame({type: 'whisper', seq: 15, time: 15, from, to: me, text: 'psst'}),
		frame({...amendedFrame(16, 15, edit('hey'), from), room: '@'}),
	]);
	const texts = [...state.rooms.values()].flatMap(({lines}) =>
		lines.flatMap(line => (line.type === 'message' && line.seq === 15 ? [line.text] : [])),
	);
	t.deepEqual(texts, ['hey']);
});

test('a message of one’s own has what it answers at once, and in words once that is here', t => {
	const said: ClientAction = {
		type: 'said',
		number: 1,
		room: '#lobby',
		from: me,
		replyTo: 11,
		text: 'yes',
		kind: 'text',
		time: 1,
	};
	const quoteOf = (state: ChatState) =>
		state.rooms.get('#lobby')?.lines.flatMap(line => (line.type === 'message' ? (line.quote ?? []) : []));
	t.like(quoteOf(reduce(welcomed, [said]))?.[0], {seq: 11, text: 'tee?', from: {name: '민아'}});
	const early = reduce(initialState('a:1'), [said]);
	t.like(quoteOf(early)?.[0], {seq: 11, text: ''});
	const later = reduce(early, [
		frame(welcomeFrame()),
		frame(messageFrame(11, 'tee?')),
		{type: 'acknowledged', number: 1, seq: 12, time: 12},
	]);
	t.like(quoteOf(later)?.[0], {seq: 11, text: 'tee?'});
});

test('whatever order changes come in, and however often, they come to the same', t => {
	const line = lineOf(welcomed);
	if (line === undefined) {
		t.fail();
		return;
	}

	const people = [me, {id: mina.id, name: mina.name, color: mina.color}];
	const change = fc.record({
		by: fc.constantFrom(...people),
		amendment: fc.oneof(
			fc.string({maxLength: 3}).map(edit),
			fc.tuple(fc.constantFrom('👍', '🎉'), fc.boolean()).map(([emoji, on]) => react(emoji, on)),
		),
	});
	const picture = ({text, editedAt, reactions = []}: Message) => ({
		text,
		editedAt,
		reactions: reactions.map(({emoji, names}) => `${emoji} ${[...names].sort().join(' ')}`).sort(),
	});
	fc.assert(
		fc.property(
			fc.array(change, {maxLength: 12}).chain(changes => {
				const all = changes.map(
					(one, index): HistoryAmendment => ({...one, seq: 20 + index, time: 20 + index, target: 11}),
				);
				return fc.tuple(fc.constant(all), fc.shuffledSubarray([...all, ...all], {minLength: all.length * 2}));
			}),
			([all, shuffled]) => {
				const inOrder = all.reduce(amendMessage, line);
				t.deepEqual(picture(shuffled.reduce(amendMessage, line)), picture(inOrder));
			},
		),
	);
});

test('of a message that is here already a page knows better, up to its place in the journal; not of what came after', t => {
	const page = (asOf: number | undefined, became: object): StateFrame => ({
		type: 'history',
		room: '#lobby',
		after: 5,
		entries: [{seq: 11, time: 1_000_011, from: mina, text: 'tea?', kind: 'text', ...became}],
		more: false,
		backlog: false,
		...(asOf === undefined ? {} : {asOf}),
	});
	const became = {editedAt: 1_000_020, reactions: [{emoji: '🎉', names: ['jun', 'me']}]};
	t.like(lineOf(reduce(welcomed, [frame(page(25, became))])), {text: 'tea?', ...became});
	t.like(lineOf(reduce(welcomed, [frame(page(25, {text: '', deleted: true}))])), {text: '', deleted: {}});
	t.is(
		lineOf(reduce(welcomed, [frame(page(undefined, became))]))?.text,
		'tee?',
		'a server that does not say',
	);

	const later = [
		frame(amendedFrame(26, 11, edit('tea or coffee?'), mina)),
		frame(amendedFrame(27, 11, react('🎉', false), me)),
		frame(amendedFrame(28, 11, react('👍'), me)),
	];
	const after = lineOf(reduce(reduce(welcomed, later), [frame(page(25, became))]));
	t.is(after?.text, 'tea or coffee?');
	t.deepEqual(after?.reactions, [
		{emoji: '🎉', names: ['jun']},
		{emoji: '👍', names: ['me'], ids: [me.id]},
	]);
	// What the page has already does not come back by what is older.
	const older = lineOf(reduce(reduce(welcomed, later), [frame(page(28, became))]));
	t.like(older, {text: 'tea?', ...became});
	const gone = reduce(welcomed, [
		frame(amendedFrame(26, 11, {type: 'delete'}, mina)),
		frame(page(25, became)),
	]);
	t.is(lineOf(gone)?.text, '');
});

test('who reacts again under another name is there under that one, as in a page', t => {
	const renamed = {...mina, name: 'mina'};
	const state = reduce(welcomed, [
		frame(amendedFrame(20, 11, react('🎉'), mina)),
		frame(amendedFrame(21, 11, react('🎉'), me)),
		frame(amendedFrame(22, 11, react('🎉'), renamed)),
	]);
	t.deepEqual(lineOf(state)?.reactions, [{emoji: '🎉', names: ['me', 'mina'], ids: [me.id, mina.id]}]);
});

test('what a page has of oneself is one’s own after a rename, and goes when one takes it back; so it is for others', t => {
	const names = ['old me', 'old mina', 'jun'];
	const page = (reaction: object): StateFrame => ({
		type: 'history',
		room: '#lobby',
		after: 5,
		entries: [
			{
				seq: 12,
				time: 1,
				from: mina,
				text: 'tea?',
				kind: 'text',
				reactions: [{emoji: '🎉', names, ...reaction}],
			},
		],
		more: false,
		backlog: false,
	});
	const has = (state: ChatState, author: {id: string; name: string}) => {
		const line = lineOf(state, 12);
		return line !== undefined && hasReacted(line, '🎉', {...author, color: 0});
	};
	const state = reduce(welcomed, [frame(page({ids: [me.id, mina.id, 'u9']}))]);
	t.true(has(state, me));
	t.true(has(state, mina));
	// Somebody else has taken the name.
	t.false(has(state, {id: 'u10', name: 'old me'}));
	const less = reduce(state, [
		frame(amendedFrame(20, 12, react('🎉', false), me)),
		frame(amendedFrame(21, 12, react('🎉'), mina)),
	]);
	t.deepEqual(lineOf(less, 12)?.reactions, [{emoji: '🎉', names: ['jun', '민아'], ids: ['u9', mina.id]}]);
	// A server that tells names alone.
	const older = reduce(welcomed, [frame(page({}))]);
	t.false(has(older, me));
	t.true(has(older, {id: me.id, name: 'old me'}));
});

test('who has another name by now takes off what an older server tells by the old name alone', t => {
	const page: StateFrame = {
		type: 'history',
		room: '#lobby',
		entries: [
			{
				seq: 11,
				time: 1,
				from: mina,
				text: 'tee?',
				kind: 'text',
				reactions: [{emoji: '🎉', names: ['me', '민아']}],
			},
		],
		more: false,
		backlog: true,
		asOf: 22,
	};
	const state = reduce(welcomed, [
		frame(amendedFrame(20, 11, react('🎉'), me)),
		frame(amendedFrame(21, 11, react('🎉'), mina)),
		frame(page),
		frame(amendedFrame(23, 11, react('🎉', false), {...mina, name: 'mina'})),
	]);
	t.deepEqual(
		lineOf(state)?.reactions?.map(({names}) => names),
		[['me']],
	);
});
