import test from 'ava';
import {hasReacted, type Line, type Refusal} from '../../source/client/state.ts';
import {typingEveryMs, typingForMs} from '../../source/client/typing.ts';
import {ackFrame, amendedFrame, me, messageFrame, mina, welcomeFrame} from '../helpers/native-frames.ts';
import {createWiredClient} from '../helpers/wired-client.ts';

const createSetup = () => {
	const {client, clock, last} = createWiredClient();
	last().open();
	last().say(welcomeFrame(), messageFrame(11, 'tea?'), messageFrame(12, 'mine', {from: me}));
	clock.advance(66);
	/** What was sent since, but for pings. */
	const sent = (): readonly object[] =>
		last()
			.sent()
			.filter(({type}) => type === 'amend' || type === 'typing' || type === 'say' || type === 'whisper');
	const lines = (): readonly Line[] => {
		clock.advance(33);
		return client.store.getState().rooms.get('#lobby')?.lines ?? [];
	};

	const notices = (): readonly string[] =>
		lines().flatMap(line => (line.type === 'notice' ? [`${line.level}: ${line.text}`] : []));

	return {client, clock, last, sent, lines, notices};
};

const react = (emoji: string, on = true) => ({type: 'react', emoji, on}) as const;
const edit = (text: string) => ({type: 'edit', text}) as const;
const amend = (target: number, amendment: object) => ({type: 'amend', room: '#lobby', target, amendment});

test('a reply says what it answers; that of a whisper goes to whom it is with', t => {
	const {client, last, sent, lines} = createSetup();
	client.reply(11, 'yes');
	t.like(sent()[0], {type: 'say', room: '#lobby', text: 'yes', replyTo: 11, number: 1});
	t.like(lines().at(-1), {delivery: 'pending', quote: {seq: 11, text: 'tea?'}});
	last().say(ackFrame(1, 13));
	t.like(lines().at(-1), {delivery: 'sent', quote: {seq: 11, text: 'tea?'}});
});

test('a refused reply comes back as one, unless what it answers is gone', t => {
	const {client, last} = createSetup();
	const refusals: Refusal[] = [];
	client.onRefused(refusal => {
		refusals.push(refusal);
	});
	client.reply(11, 'spam');
	client.reply(11, 'late');
	last().say(
		{type: 'rejected', code: 'banned-word', of: 'say', text: '', number: 1},
		{type: 'rejected', code: 'no-such-message', of: 'say', text: 'Gone.', number: 2},
	);
	t.deepEqual(
		refusals.map(({text, about}) => [text, about]),
		[
			['spam', {type: 'reply', seq: 11}],
			['late', undefined],
		],
	);
});

test('changes go one at a time, and are shown when they come back', t => {
	const {client, last, sent, lines} = createSetup();
	client.amend(12, edit('mine!'));
	client.amend(11, react('🎉'));
	t.deepEqual(sent(), [amend(12, edit('mine!'))]);
	t.like(lines()[1], {text: 'mine'});
	last().say(amendedFrame(13, 12, edit('mine!')));
	t.like(lines()[1], {text: 'mine!', editedAt: 1_000_013});
	t.deepEqual(sent(), [amend(12, edit('mine!')), amend(11, react('🎉'))]);
	last().say(amendedFrame(14, 11, react('🎉')));
	t.like(lines()[0], {reactions: [{emoji: '🎉', names: ['me']}]});
	t.is(sent().length, 2);
});

test('a refusal that comes late is not taken for that of the change which goes then', t => {
	const {client, clock, last, sent, notices} = createSetup();
	client.amend(12, {type: 'delete'});
	client.amend(11, react('👍'));
	// No answer: it goes again, and both come.
	clock.advance(5000);
	const refusal = {
		type: 'rejected',
		code: 'not-yours',
		of: 'amend',
		text: 'Not yours.',
		about: {room: '#lobby', target: 12, change: 'delete'},
	} as const;
	last().say(refusal, refusal);
	t.deepEqual(sent(), [amend(12, {type: 'delete'}), amend(12, {type: 'delete'}), amend(11, react('👍'))]);
	t.deepEqual(notices(), ['error: Not yours. Answer it, or react to it.']);
	last().say({...refusal, text: 'No.', about: {room: '#lobby', target: 11, change: 'react', emoji: '👍'}});
	t.is(notices().length, 2);
});

test('what one put on under another name is one’s own in a page, and can be taken back', t => {
	const {last, lines} = createSetup();
	const {id, color} = me;
	const entry = {seq: 5, time: 5, from: mina, text: 'cake?', kind: 'text'} as const;
	last().say({
		type: 'history',
		room: '#lobby',
		entries: [
			{...entry, reactions: [{emoji: '🎂', names: ['was me', '\u001B[31m민아'], ids: [id, mina.id]}]},
		],
		more: false,
		backlog: true,
	});
	const cake = () => {
		const [line] = lines();
		return line?.type === 'message' ? line : undefined;
	};

	t.like(cake(), {reactions: [{emoji: '🎂', names: ['was me', '민아'], ids: [id, mina.id]}]});
	t.true(hasReacted(cake() ?? {}, '🎂', {id, name: 'me', color}));
	last().say(amendedFrame(14, 5, react('🎂', false)));
	t.like(cake(), {reactions: [{emoji: '🎂', names: ['민아'], ids: [mina.id]}]});
});

test('what is refused is said, an edit given back, and the next one goes', t => {
	const {client, last, sent, notices} = createSetup();
	const refusals: Refusal[] = [];
	client.onRefused(refusal => {
		refusals.push(refusal);
	});
	client.amend(12, edit('bad word'));
	client.amend(11, {type: 'delete'});
	client.amend(11, react('👍'));
	last().say({type: 'rejected', code: 'banned-word', of: 'amend', text: ''});
	t.like(refusals[0], {text: 'bad word', about: {type: 'edit', seq: 12}});
	last().say({type: 'rejected', code: 'not-yours', of: 'amend', text: 'Not yours.'});
	t.deepEqual(notices(), ['error: Not yours. Answer it, or react to it.']);
	t.deepEqual(sent().at(-1), amend(11, react('👍')));
});

test('an edit that is too long is not sent at all', t => {
	const {client, sent, notices} = createSetup();
	client.amend(12, edit('x'.repeat(20_000)));
	t.is(sent().length, 0);
	t.regex(notices().join(), /19\.5 KiB/);
});

test('too fast: it goes again by itself', t => {
	const {client, clock, last, sent, notices} = createSetup();
	client.amend(11, react('👍'));
	last().say({type: 'rejected', code: 'too-fast', of: 'amend', text: ''});
	t.is(sent().length, 1);
	clock.advance(1000);
	t.is(sent().length, 2);
	t.deepEqual(notices(), []);
});

test('without a connection changes wait, the last of a kind alone, and go again until they come back', t => {
	const {client, clock, last, sent, notices} = createSetup();
	client.amend(11, react('👍'));
	last().close();
	clock.advance(33);
	client.amend(12, edit('one'));
	client.amend(12, edit('two'));
	client.amend(11, react('🎉'));
	t.regex(notices().join(), /There is no connection: that is done when it is back/);
	clock.advance(2000);
	last().open();
	last().say(welcomeFrame({resumed: true, seq: 14}));
	t.deepEqual(sent(), [amend(11, react('👍'))]);
	// It had been applied: a page of what was missed says so.
	const {seq, time, target, by, amendment} = amendedFrame(13, 11, react('👍'));
	last().say({
		type: 'history',
		room: '#lobby',
		after: 12,
		entries: [],
		amended: [{seq, time, target, by, amendment}],
		more: false,
		backlog: false,
	});
	t.deepEqual(sent().at(-1), amend(12, edit('two')));
	last().say(amendedFrame(15, 12, edit('two')));
	last().say(amendedFrame(16, 11, react('🎉')));
	t.is(sent().length, 3);
});

test('a room that is not entered again yet waits; another journal has none of them', t => {
	const {client, clock, last, sent} = createSetup();
	last().say(
		{type: 'entered', room: '#tea', topic: '', members: [], seq: 13},
		messageFrame(14, 'oolong', {room: '#tea'}),
	);
	clock.advance(33);
	client.join('#tea');
	clock.advance(33);
	last().close();
	client.amend(14, react('👍'));
	clock.advance(2000);
	last().open();
	last().say(welcomeFrame({rooms: ['#lobby'], seq: 14}));
	t.deepEqual(sent(), []);
	last().say({type: 'entered', room: '#tea', topic: '', members: [], seq: 15});
	t.deepEqual(sent(), [{type: 'amend', room: '#tea', target: 14, amendment: react('👍')}]);
	last().close();
	clock.advance(2000);
	last().open();
	last().say(welcomeFrame({epoch: 'two', rooms: ['#lobby', '#tea']}));
	t.deepEqual(sent(), []);
});

test('what has no answer goes again, not for ever at once', t => {
	const {client, clock, sent} = createSetup();
	client.amend(11, react('👍'));
	clock.advance(4999);
	t.is(sent().length, 1);
	clock.advance(1);
	t.is(sent().length, 2);
});

test('that one writes is told once in three seconds, and at once after something was said', t => {
	const {client, clock, sent} = createSetup();
	const typing = {type: 'typing', room: '#lobby'};
	client.typing();
	clock.advance(typingEveryMs - 1);
	client.typing();
	t.deepEqual(sent(), [typing]);
	clock.advance(1);
	client.typing();
	t.is(sent().length, 2);
	client.say('hello');
	client.typing();
	t.deepEqual(sent().at(-1), typing);
	t.is(sent().length, 4);
});

test('who writes is known for five seconds, or until they have said it', t => {
	const {client, clock, last} = createSetup();
	const typing = (id = mina.id, name = '민아\u001b[31m') =>
		({type: 'typing', room: '#lobby', id, name}) as const;
	const names = () => {
		clock.advance(33);
		return client.store.getState().typing.map(({name}) => name);
	};

	last().say(typing(), typing('u-bora', 'bora'), typing(me.id, 'me'));
	t.deepEqual(names(), ['민아', 'bora']);
	last().say(messageFrame(15));
	t.deepEqual(names(), ['bora']);
	clock.advance(typingForMs - 1000);
	last().say(typing('u-bora', 'bora'));
	clock.advance(1000);
	t.deepEqual(names(), ['bora']);
	clock.advance(typingForMs);
	t.deepEqual(names(), []);
	last().say(typing());
	last().close();
	t.deepEqual(names(), []);
});

test('who writes has another name once they took it, and writes no more where they are gone', t => {
	const {client, clock, last} = createSetup();
	const bora = {id: 'u-bora', name: 'bora', color: 2, presence: 'online'} as const;
	const names = () => {
		clock.advance(33);
		return client.store.getState().typing.map(({name}) => name);
	};

	const say = (...people: ReadonlyArray<{id: string; name: string}>) => {
		last().say(...people.map(({id, name}) => ({type: 'typing', room: '#lobby', id, name}) as const));
	};

	say(mina, bora);
	last().say({type: 'renamed', seq: 15, time: 1, id: mina.id, from: '민아', name: '미나'});
	t.deepEqual(names(), ['미나', 'bora']);
	last().say({
		type: 'left',
		seq: 16,
		time: 1,
		member: {...mina, name: '미나'},
		rooms: ['#lobby'],
		reason: 'kicked',
		text: '',
		online: 2,
	});
	t.deepEqual(names(), ['bora']);
	last().say({type: 'parted', seq: 17, time: 1, member: bora, room: '#lobby', text: ''});
	t.deepEqual(names(), []);
});

test('a message that is not loaded is fetched, and comes among the lines', t => {
	const {client, last, lines} = createSetup();
	client.jump(11);
	t.false(
		last()
			.sent()
			.some(({type}) => type === 'history'),
	);
	client.jump(3);
	t.like(last().sent().at(-1), {type: 'history', room: '#lobby', before: 4, limit: 1});
	const entry = {seq: 3, time: 3, from: me, text: 'long ago\u001b[2J', kind: 'text'} as const;
	last().say({type: 'history', room: '#lobby', before: 4, entries: [entry], more: true, backlog: false});
	t.like(lines()[0], {seq: 3, text: 'long ago', earlier: true});
	t.deepEqual(
		client.store
			.getState()
			.rooms.get('#lobby')
			?.gaps.map(({after, before}) => [after, before]),
		[
			[0, 3],
			[3, 11],
		],
	);
});

test('a whisper is answered to whom it is with, and changed as one', t => {
	const {client, clock, last, sent} = createSetup();
	const from = {id: mina.id, name: mina.name, color: mina.color};
	last().say({type: 'whisper', seq: 15, time: 15, from, to: me, text: 'psst'});
	clock.advance(33);
	client.converse(mina.name);
	clock.advance(33);
	client.reply(15, 'what?');
	client.amend(15, react('👍'));
	client.typing();
	t.like(sent()[0], {type: 'whisper', to: mina.name, text: 'what?', replyTo: 15});
	t.deepEqual(sent()[1], {type: 'amend', room: '@', target: 15, amendment: react('👍')});
	t.is(sent().length, 2);
});

test('a change that was too fast goes again on the next connection, though this one breaks before its time', t => {
	const {client, clock, last, sent} = createSetup();
	client.amend(11, react('👍'));
	last().say({type: 'rejected', code: 'too-fast', of: 'amend', text: ''});
	last().close();
	clock.advance(2000);
	last().open();
	last().say(welcomeFrame({resumed: true, seq: 14}));
	t.deepEqual(sent(), [amend(11, react('👍'))]);
});

test('so many people writing are known, and no more', t => {
	const {client, clock, last} = createSetup();
	const writes = (index: number) =>
		({type: 'typing', room: '#lobby', id: `u-${index}`, name: `n${index}`}) as const;
	last().say(...Array.from({length: 60}, (_, index) => writes(index)));
	clock.advance(66);
	t.is(client.store.getState().typing.length, 50);
	clock.advance(typingForMs);
	last().say(writes(59));
	clock.advance(66);
	t.deepEqual(
		client.store.getState().typing.map(({name}) => name),
		['n59'],
	);
});
