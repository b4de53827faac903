import test from 'ava';
import type {ClientAction} from '../../source/client/actions.ts';
import type {IgnoredNames} from '../../source/client/ignoring.ts';
import {type Member, serverId} from '../../source/messages.ts';
import {me, messageFrame, mina, welcomeFrame} from '../helpers/native-frames.ts';
import {createWiredClient} from '../helpers/wired-client.ts';

const jun = {id: 'u-jun', name: 'jun', color: 2};

const createSetup = ({names = []}: {names?: readonly string[]} = {}) => {
	let kept = names;
	const ignoredNames: IgnoredNames = {
		read: () => kept,
		change(change) {
			kept = change(kept);
		},
	};
	const actions: ClientAction[] = [];
	const {client, clock, last} = createWiredClient({
		ignoredNames,
		onActions: more => actions.push(...more),
	});
	last().open();
	const members: Member[] = [{...me, presence: 'online'}, mina, {...jun, presence: 'online'}];
	last().say(welcomeFrame({members}));
	const state = () => {
		clock.advance(66);
		return client.store.getState();
	};

	const room = (name = '#lobby') => state().rooms.get(name);
	const texts = (name?: string) =>
		(room(name)?.lines ?? []).flatMap(line => (line.type === 'message' ? [line.text] : []));
	return {client, clock, last, state, room, texts, kept: () => kept, actions};
};

const whisper = (seq: number, from = jun, to = me) => ({
	type: 'whisper' as const,
	seq,
	time: seq,
	from,
	to,
	text: `psst ${seq}`,
});

test('what somebody says who is ignored is gone, and does not come: in a room, whispered, in a page, found', t => {
	const {client, last, room, texts, state} = createSetup();
	const notable: string[] = [];
	client.onNotable(({text}) => notable.push(text));
	client.join('#tea');
	last().say({type: 'entered', room: '#tea', topic: '', members: [], seq: 12});
	state();
	last().say(messageFrame(20), messageFrame(21, 'me: hey', {from: jun}), messageFrame(22));
	t.like(room(), {unread: 3, mentions: 1});
	last().say(whisper(23));
	t.true(state().rooms.has('@jun'));

	t.true(client.ignore('JUN'));
	t.deepEqual(texts(), ['message 20', 'message 22']);
	t.like(room(), {unread: 2, mentions: 0});
	t.true(room('@jun')?.isClosed);
	t.false(room('#tea')?.lines.some(({type}) => type === 'notice'));

	notable.length = 0;
	last().say(
		messageFrame(30, 'me: still here', {from: jun}),
		whisper(31),
		{type: 'typing', room: '#lobby', id: jun.id, name: 'jun'},
		messageFrame(32),
	);
	t.deepEqual(texts(), ['message 20', 'message 22', 'message 32']);
	t.deepEqual(texts('@jun'), []);
	t.true(room('@jun')?.isClosed);
	t.like(room(), {unread: 3, mentions: 0});
	t.deepEqual(notable, ['message 32']);
	t.deepEqual(state().typing, []);

	const old = {time: 1, kind: 'text' as const};
	last().say({
		type: 'history',
		room: '#lobby',
		entries: [
			{...old, seq: 5, from: jun, text: 'old'},
			{...old, seq: 6, from: mina, text: 'older', reactions: [{emoji: '🎉', names: ['jun', '민아']}]},
		],
		more: false,
		backlog: true,
	});
	t.deepEqual(texts(), ['older', 'message 20', 'message 22', 'message 32']);
	const [line] = room()?.lines ?? [];
	t.deepEqual(line?.type === 'message' && line.reactions, [{emoji: '🎉', names: ['민아']}]);
});

test('by who they are: another name does not help, and by name: nor does coming back', t => {
	const {client, last, texts} = createSetup();
	client.ignore('jun');
	last().say({type: 'renamed', seq: 20, time: 1, id: jun.id, from: 'jun', name: 'nuj'});
	last().say(messageFrame(21, 'me again', {from: {...jun, name: 'nuj'}}));
	last().say(messageFrame(22, 'and again', {from: {...jun, id: 'u-other', name: 'ＪＵＮ'}}));
	last().say(messageFrame(23));
	t.deepEqual(texts(), ['message 23']);
	t.true(client.unignore('nuj'));
	t.deepEqual(client.ignored(), []);
	last().say(messageFrame(24, 'heard', {from: {...jun, name: 'nuj'}}));
	t.deepEqual(texts(), ['message 23', 'heard']);
	t.false(client.unignore('jun'));
});

test('whoever is ignored once more is ignored as before, whatever they are called by now', t => {
	const {client, last, texts} = createSetup();
	client.ignore('jun');
	last().say({type: 'renamed', seq: 20, time: 1, id: jun.id, from: 'jun', name: 'nuj'});
	client.ignore('jun');
	last().say(messageFrame(21, 'me again', {from: {...jun, name: 'nuj'}}), messageFrame(22));
	t.deepEqual(texts(), ['message 22']);
});

test('what they said is not gone to either, and what was found of them is not among the hits any more', t => {
	const {client, last, texts, state} = createSetup();
	const hit = (seq: number, from: Pick<Member, 'id' | 'name' | 'color'>) => ({
		seq,
		time: 1,
		from,
		text: `soup ${seq}`,
		kind: 'text' as const,
		room: '#lobby',
	});
	const own = {...hit(6, jun), number: 3};
	client.find('soup');
	last().say({
		type: 'found',
		words: 'soup',
		hits: [hit(9, jun), hit(8, mina), hit(7, jun), own, hit(5, mina)],
		more: false,
	});
	client.findNext();
	client.findNext();
	client.ignore('jun');
	t.deepEqual(
		state().find?.hits.map(({seq}) => seq),
		[8, 6, 5],
	);
	t.is(state().find?.index, 1, 'the one that is gone was the third: one comes to what was behind it');
	client.jump(4);
	last().say({
		type: 'history',
		room: '#lobby',
		before: 5,
		entries: [hit(4, jun)],
		more: true,
		backlog: false,
	});
	t.deepEqual(texts(), []);
	client.jump(3);
	last().say({
		type: 'history',
		room: '#lobby',
		before: 4,
		entries: [{...hit(3, mina), quote: {seq: 2, from: jun, text: 'secret'}}],
		more: true,
		backlog: false,
	});
	t.deepEqual(texts(), ['soup 3']);
	t.like(state().rooms.get('#lobby')?.lines[0], {quote: {text: 'secret', ignored: true}});
});

test('what they said is not shown in an answer of another, and is once they are heard again', t => {
	const {client, last, room, state} = createSetup();
	const said = (name = 'jun') => ({seq: 9, from: {...jun, name}, text: 'secret'});
	const page = (seq: number, quote: object) => ({
		type: 'history' as const,
		room: '#lobby',
		after: seq - 1,
		entries: [{seq, time: 1, from: mina, text: 'no', kind: 'text' as const, quote: said(), ...quote}],
		more: false,
		backlog: false,
	});
	const hidden = () =>
		(room()?.lines ?? []).flatMap(line =>
			line.type === 'message' ? [`${line.seq} ${line.quote?.ignored === true}`] : [],
		);
	client.find('no');
	const hit = {seq: 4, time: 1, from: mina, text: 'no', kind: 'text' as const, room: '#lobby', quote: said()};
	last().say({type: 'found', words: 'no', hits: [hit], more: false});
	last().say(messageFrame(20, 'yes', {quote: said()}));
	t.deepEqual(hidden(), ['20 false']);
	client.ignore('jun');
	t.deepEqual(hidden(), ['20 true']);
	t.like(state().find?.hits[0]?.quote, {text: 'secret', ignored: true} as object);
	// Also under another name, whoever answers, and however it comes.
	last().say(messageFrame(21, 'mine', {from: me, quote: said('was jun')}));
	last().say(messageFrame(22, 'other', {quote: {...said(), from: mina}}));
	last().say(page(23, {}));
	t.deepEqual(hidden(), ['20 true', '21 true', '22 false', '23 true']);
	t.like(room()?.lines[0], {quote: {text: 'secret', ignored: true}});
	client.unignore('jun');
	t.deepEqual(hidden(), ['20 false', '21 false', '22 false', '23 false']);
	t.false('ignored' in (state().find?.hits[0]?.quote ?? {}));
	last().say(messageFrame(24, 'yes', {quote: said()}));
	t.deepEqual(hidden().at(-1), '24 false');
});

test('a reaction of theirs in a page is not shown, whatever name they had then', t => {
	const {client, last, room} = createSetup();
	client.ignore('jun');
	const reactions = [{emoji: '🎉', names: ['was jun', '민아'], ids: [jun.id, mina.id]}];
	const entry = {seq: 6, time: 1, kind: 'text' as const, from: mina, text: 'older', reactions};
	last().say({type: 'history', room: '#lobby', entries: [entry], more: false, backlog: true});
	t.like(room()?.lines[0], {reactions: [{emoji: '🎉', names: ['민아'], ids: [mina.id]}]});
});

test('that they come and go is not told, that they are kicked is; who is here stays true', t => {
	const {client, last, room} = createSetup();
	client.ignore('jun');
	const at = (seq: number) => ({seq, time: seq, online: 3});
	const gone = {member: jun, rooms: ['#lobby'], text: ''};
	last().say({type: 'left', ...at(20), ...gone, reason: 'quit'});
	t.false(room()?.members.has(jun.id));
	last().say({type: 'joined', ...at(21), room: '#lobby', member: {...jun, presence: 'online'}});
	t.true(room()?.members.has(jun.id));
	t.deepEqual(room()?.lines, []);
	last().say({type: 'left', ...at(22), ...gone, reason: 'kicked'});
	t.like(room()?.lines, [{type: 'activity', seq: 22}]);
});

test('what they change is nothing to see, but what they take from others is', t => {
	const {client, last, room, actions} = createSetup();
	last().say(messageFrame(20), messageFrame(21));
	client.ignore('jun');
	const quote = {seq: 20, from: mina, text: 'message 20'};
	const change = {type: 'amended' as const, time: 1, room: '#lobby', by: jun, target: 20, quote};
	last().say({...change, seq: 30, amendment: {type: 'react', emoji: '👎', on: true}});
	t.like(room()?.lines, [{seq: 20, text: 'message 20'}]);
	t.false(room()?.lines.some(line => 'reactions' in line));
	last().say({...change, seq: 31, amendment: {type: 'delete'}});
	t.like(room()?.lines, [{seq: 20, deleted: {by: 'jun'}}]);
	const before = actions.length;
	last().say({
		...change,
		seq: 32,
		target: 19,
		by: mina,
		quote: {...quote, from: jun},
		amendment: {type: 'react', emoji: '🎉', on: true},
	});
	t.is(actions.length, before);
});

test('names are kept, and nobody ignores themselves', t => {
	const {client, last, kept, texts} = createSetup({names: ['민아']});
	last().say(messageFrame(20), messageFrame(21, 'mine', {from: me}));
	t.deepEqual(texts(), ['mine']);
	t.false(client.ignore('ME'));
	t.true(client.ignore('jun\u001b[2J'));
	t.true(client.ignore('Jun'));
	t.deepEqual(kept(), ['민아', 'jun']);
	t.true(client.unignore('민아'));
	t.deepEqual(kept(), ['jun']);
});

test('a page of hits from which some are left out is gone on from', t => {
	const {client, last, state} = createSetup({names: ['jun']});
	client.find('soup');
	const hit = (seq: number, from: typeof jun) => ({
		seq,
		time: 1,
		from,
		text: 'soup',
		kind: 'text' as const,
		room: '#lobby',
	});
	last().say({type: 'found', words: 'soup', hits: [hit(9, mina), hit(8, jun)], more: true});
	t.is(state().find?.hits.length, 1);
	client.findFurther();
	t.like(last().sent().at(-1), {type: 'search', before: 8});
	last().say({type: 'found', words: 'soup', before: 8, hits: [hit(7, mina)], more: false});
	t.like(state().find, {status: 'idle'});
	t.is(state().find?.hits.length, 2);
});

test('what was missed is counted without them', t => {
	const {client, clock, last, room} = createSetup();
	client.ignore('jun');
	last().close();
	clock.advance(30_000);
	last().open();
	last().say(welcomeFrame({seq: 32, resumed: true}));
	const old = {time: 1, kind: 'text' as const};
	last().say(
		{
			type: 'history',
			room: '#lobby',
			after: 10,
			entries: [
				{...old, seq: 30, from: jun, text: 'old'},
				{...old, seq: 31, from: mina, text: 'older'},
			],
			more: false,
			backlog: false,
		},
		{type: 'history', room: '@', after: 10, entries: [], more: false, backlog: false},
	);
	const told = (room()?.lines ?? []).flatMap(line => (line.type === 'notice' ? [line.text] : []));
	t.regex(told.at(-1) ?? '', /\b1\b/);
});

test('what the server itself says is shown, whatever it is called', t => {
	const {last, texts} = createSetup({names: ['server']});
	const from = {id: serverId, name: 'server', color: -1};
	last().say(
		messageFrame(20, 'closing soon', {from}),
		messageFrame(21, 'not me', {from: {...from, id: 'u-x'}}),
	);
	t.deepEqual(texts(), ['closing soon']);
});
