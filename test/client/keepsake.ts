import test from 'ava';
import type {ChatClient} from '../../source/client/contract.ts';
import {createChatClient} from '../../source/client/create-client.ts';
import {describeKept, type Keepsake, restore} from '../../source/client/keepsake.ts';
import type {Refusal} from '../../source/client/state.ts';
import {wireSessions} from '../../source/library/create-session.ts';
import {createFakeClock, type FakeClock} from '../helpers/fake-clock.ts';
import {createFakeTransport} from '../helpers/fake-transport.ts';
import {ackFrame, mina, welcomeFrame} from '../helpers/native-frames.ts';

const day = 24 * 3_600_000;
const token = 'a-token-of-enough-length';

/** A client and the store that it keeps things in; `found` is what another left. */
const createSetup = (
	found?: Keepsake,
	{clock = createFakeClock(), name = 'me'}: {clock?: FakeClock; name?: string} = {},
) => {
	const transport = createFakeTransport();
	const saved: (Keepsake | undefined)[] = [];
	const restored = found && restore(found, clock.now());
	const client = createChatClient({
		address: {host: 'LocalHost', port: 7777},
		createSession: wireSessions({
			connect: transport.connect,
			clock,
			random: () => 0,
			newToken: () => token,
		}),
		clock,
		...(name === '' ? {} : {name}),
		restored,
		keepsakes: {
			save(keepsake) {
				saved.push(keepsake);
			},
			remove() {
				saved.push(undefined);
			},
		},
	});
	const {last} = transport;
	const enter = (change: Parameters<typeof welcomeFrame>[0] = {}): void => {
		last().open();
		last().say(welcomeFrame(change));
		clock.advance(66);
	};

	const says = (link = last()) =>
		link.sent().flatMap(frame => (frame.type === 'say' ? [[frame.number, frame.text]] : []));
	return {client, clock, saved, enter, says, ...transport};
};

const lines = (client: ChatClient, clock: FakeClock) => {
	clock.advance(66);
	const {rooms, active} = client.store.getState();
	return (rooms.get(active)?.lines ?? []).flatMap(line =>
		line.type === 'message' ? [`${line.delivery}: ${line.text}`] : line.type === 'notice' ? [line.text] : [],
	);
};

const left = (change: Partial<Keepsake> = {}): Keepsake => ({
	address: 'localhost:7777',
	token: 'the-token-of-another-run',
	name: 'mina',
	epoch: 'one',
	last: 5,
	messages: [
		{type: 'say', room: '#lobby', text: 'four', kind: 'text', number: 4},
		{type: 'say', room: '#lobby', text: 'five', kind: 'text', number: 5},
	],
	text: '반쯤 쓴 글',
	returned: ['/me waves'],
	saidAt: 1_000_000,
	savedAt: 1_000_000,
	...change,
});

test('a message is kept before it is sent', t => {
	const sentWhenSaved: number[] = [];
	const clock = createFakeClock();
	const {connect, last} = createFakeTransport();
	const client = createChatClient({
		address: {host: 'localhost', port: 7777},
		createSession: wireSessions({connect, clock, random: () => 0, newToken: () => token}),
		clock,
		keepsakes: {
			save: ({messages}) => {
				sentWhenSaved.push(
					messages.length -
						last()
							.sent()
							.filter(({type}) => type === 'say').length,
				);
			},
			remove: () => undefined,
		},
	});
	last().open();
	last().say(welcomeFrame());
	client.say('one');
	t.deepEqual(sentWhenSaved, [1]);
	t.is(
		last()
			.sent()
			.filter(({type}) => type === 'say').length,
		1,
	);
});

test('what is written is kept a moment later, however long one writes; what was sent is not kept as written too', t => {
	const {client, clock, saved, enter} = createSetup();
	enter();
	clock.advance(300);
	t.like(saved.at(-1), {address: 'localhost:7777', token, name: 'me', epoch: 'one', last: 0, text: ''});
	const before = saved.length;
	for (const text of ['h', 'he', 'hel', 'hell']) {
		client.drafts.write(text, [], '#lobby');
		clock.advance(100);
	}

	t.is(saved.length, before + 1);
	t.like(saved.at(-1), {text: 'hel'});
	client.say('hello');
	t.like(saved.at(-1), {text: '', last: 1, messages: [{text: 'hello', number: 1}]});
});

test('what is acknowledged is not kept any more, and who leaves with nothing leaves nothing', async t => {
	const {client, clock, saved, enter, last} = createSetup();
	enter();
	client.say('one');
	last().say(ackFrame(1, 11));
	clock.advance(300);
	t.like(saved.at(-1), {last: 1, messages: []});
	const leaving = client.leave();
	clock.advance(500);
	t.deepEqual(await leaving, {messages: 0, hasText: false});
	t.is(saved.at(-1), undefined);
	const count = saved.length;
	clock.advance(60_000);
	t.is(saved.length, count);
	t.is(clock.waiting(), 0);
});

test('who leaves with something written, or unacknowledged, finds it again', async t => {
	const {client, clock, saved, enter} = createSetup();
	enter();
	client.say('one');
	client.drafts.write('two', [], '#lobby');
	const leaving = client.leave();
	clock.advance(500);
	t.deepEqual(await leaving, {messages: 1, hasText: true});
	t.like(saved.at(-1), {text: 'two', messages: [{text: 'one'}]});
	t.is(describeKept(1), '1 message was not sent yet: the next time you join, it is.');
});

test('what was left goes on: the same token, numbers that are new, text, messages, and one notice', t => {
	const {client, clock, enter, says, last} = createSetup(left(), {name: ''});
	t.deepEqual(client.drafts.restored, {text: '반쯤 쓴 글', drafts: {}, returned: ['/me waves']});
	t.deepEqual(lines(client, clock), [
		'What you were writing is back. 2 messages from last time are sent now.',
		'pending: four',
		'pending: five',
	]);
	enter({resumed: true, number: 4});
	t.like(last().sent()[0], {type: 'hello', token: 'the-token-of-another-run', name: 'mina'});
	// A place that was kept may have no room for more at this moment.
	clock.advance(1000);
	t.deepEqual(says(), [
		[4, 'four'],
		[5, 'five'],
	]);
	last().say(ackFrame(4, 10), ackFrame(5, 11));
	client.say('new');
	t.deepEqual(says().at(-1), [70, 'new']);
	t.deepEqual(lines(client, clock).slice(-3), ['sent: four', 'sent: five', 'pending: new']);
});

test('what is back is told below what was said before, not above it', t => {
	const {client, clock, enter, last} = createSetup(left({messages: []}));
	enter({resumed: true, number: 5});
	const {id, color} = mina;
	const entry = {seq: 5, time: 5, from: {id, color, name: '민아'}, text: 'before', kind: 'text'} as const;
	last().say({type: 'history', room: '#lobby', entries: [entry], more: false, backlog: true});
	t.deepEqual(lines(client, clock), ['sent: before', 'What you were writing is back.']);
});

test('nothing was left but who one is: nothing is said', t => {
	const {client, clock} = createSetup(left({text: '', messages: [], returned: []}));
	t.deepEqual(lines(client, clock), []);
});

test('numbers of which the server knows more than the file did are not given again', t => {
	const {client, enter, says} = createSetup(left({messages: [], text: ''}));
	enter({number: 90});
	client.say('new');
	t.deepEqual(says(), [[91, 'new']]);
});

test('another journal: nothing is sent by itself, and all is given back', t => {
	const {client, clock, enter, says, saved} = createSetup(left());
	const refusals: Refusal[] = [];
	client.onRefused(refusal => refusals.push(refusal));
	enter({epoch: 'two'});
	clock.advance(5000);
	t.deepEqual(says(), []);
	t.deepEqual(
		refusals.map(({text, isTold}) => [text, isTold]),
		[
			['four', true],
			['five', true],
		],
	);
	t.deepEqual(lines(client, clock).slice(1), [
		'refused: four',
		'refused: five',
		'The server has begun anew since last time: 2 messages were not sent. ↑ brings them back.',
	]);
	clock.advance(300);
	t.like(saved.at(-1), {messages: [], epoch: 'two'});
	// From now on a restart of the server is none of its business.
	client.say('now');
	t.deepEqual(says().at(-1)?.[1], 'now');
});

test('what waited for more than a day is not sent by itself', t => {
	const clock = createFakeClock(10 * day);
	const {client, enter, says} = createSetup(left({saidAt: 9 * day - 1, savedAt: 10 * day}), {clock});
	t.deepEqual(client.drafts.restored.returned, ['/me waves', 'four', 'five']);
	enter();
	clock.advance(5000);
	t.deepEqual(says(), []);
	t.deepEqual(lines(client, clock), [
		'What you were writing is back. 2 messages from last time were not sent, and more than a day old: ↑ brings them back.',
	]);
});

test('a server that is not there leaves what was left as it is', async t => {
	const {client, clock, last, saved} = createSetup(left({text: '', returned: []}));
	last().close({code: 'ECONNREFUSED', message: ''});
	clock.advance(300);
	await client.leave();
	t.like(saved.at(-1), {
		token: 'the-token-of-another-run',
		messages: [{number: 4}, {number: 5}],
		saidAt: 1_000_000,
	});
	const empty = createSetup(left({text: '', returned: [], messages: []}));
	empty.last().close({code: 'ECONNREFUSED', message: ''});
	await empty.client.leave();
	t.like(empty.saved.at(-1), {token: 'the-token-of-another-run'});
});

test('the name of last time is asked for; one that is taken by now is given up, one that was chosen is not', t => {
	const {client, enter, last, clock} = createSetup(left(), {name: ''});
	last().open();
	last().say({type: 'rejected', code: 'name-taken', of: 'register', text: ''});
	t.deepEqual(
		last()
			.sent()
			.map(frame => frame.type === 'hello' && frame.name),
		['mina', undefined],
	);
	enter();
	t.is(client.store.getState().connection.status, 'connected');
	const chosen = createSetup(left(), {name: 'mina', clock});
	chosen.last().open();
	chosen.last().say({type: 'rejected', code: 'name-taken', of: 'register', text: ''});
	clock.advance(66);
	t.like(chosen.client.store.getState().connection, {status: 'closed', problem: '"mina" is taken.'});
});

test('who is sent away has what was on its way marked as not sent, and given back', t => {
	const {client, clock, enter, last} = createSetup();
	const refusals: Refusal[] = [];
	client.onRefused(refusal => refusals.push(refusal));
	enter();
	client.say('on my way');
	last().say({type: 'goodbye', code: 'kicked', text: ''});
	t.deepEqual(lines(client, clock), ['refused: on my way', '1 message was not sent.']);
	t.like(refusals, [{text: 'on my way', isTold: true}]);
});

test('what needs a connection and has none is given back as it was typed', t => {
	const {client, clock, enter, last} = createSetup();
	const refusals: Refusal[] = [];
	client.onRefused(refusal => refusals.push(refusal));
	enter();
	last().close();
	client.rename('mina');
	client.join('#tea', 'key');
	client.setTopic('oolong');
	clock.advance(66);
	t.deepEqual(
		refusals.map(({text, problem}) => [text, problem]),
		['/nick mina', '/join #tea key', '/topic oolong'].map(text => [text, 'There is no connection.']),
	);
});

test('what is written is kept by room: saying something is of the room in which it was written', t => {
	const {client, clock, saved, enter} = createSetup();
	enter();
	client.drafts.write('for all', [], '#lobby');
	client.drafts.write('for tea', [], '#tea');
	client.drafts.write('psst', [], '@민아');
	clock.advance(300);
	const drafts = {'#tea': 'for tea', '@민아': 'psst'};
	t.like(saved.at(-1), {text: 'for all', drafts});
	client.drafts.write('', [], '@민아');
	client.drafts.write('for tea', [], '#tea');
	client.say('for tea');
	t.like(saved.at(-1), {text: 'for all'});
	t.false('drafts' in (saved.at(-1) ?? {}));
	const next = createSetup(left({text: '', returned: [], messages: [], drafts}));
	t.deepEqual(next.client.drafts.restored, {text: '', drafts, returned: []});
	t.deepEqual(lines(next.client, next.clock), ['What you were writing is there again: #tea, @민아.']);
});
