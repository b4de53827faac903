import test from 'ava';
import {createChatClient} from '../../source/client/create-client.ts';
import {type Keepsake, restore} from '../../source/client/keepsake.ts';
import {wireSessions} from '../../source/library/create-session.ts';
import {createFakeClock} from '../helpers/fake-clock.ts';
import {createFakeTransport} from '../helpers/fake-transport.ts';
import {ackFrame, me, mina, welcomeFrame} from '../helpers/native-frames.ts';

const keepsake: Keepsake = {
	address: '[::1]:7777',
	token: 'the-token-of-another-run',
	name: 'me',
	epoch: 'one',
	last: 6,
	messages: [
		{type: 'say', room: '#lobby', text: 'four', kind: 'text', number: 4},
		{type: 'whisper', to: '민아', text: 'five', number: 5},
		{type: 'say', room: '#lobby', text: 'six', kind: 'text', number: 6},
	],
	text: '',
	returned: [],
	saidAt: 1_000_000,
	savedAt: 1_000_000,
};

const createSetup = () => {
	const clock = createFakeClock();
	const {connect, last} = createFakeTransport();
	const client = createChatClient({
		address: {host: '::1', port: 7777},
		createSession: wireSessions({connect, clock, random: () => 0, newToken: () => 'of-nobody-at-all'}),
		clock,
		restored: restore(keepsake, clock.now()),
	});
	last().open();
	/** Where something was asked for, by the number behind it. */
	const asked = () =>
		last()
			.sent()
			.flatMap(frame => (frame.type === 'history' && frame.limit === 1 ? [[frame.room, frame.before]] : []));
	const comeBack = (welcome: Parameters<typeof welcomeFrame>[0]) => {
		last().close();
		clock.advance(30_000);
		last().open();
		last().say(welcomeFrame({resumed: true, number: 6, seq: 30, ...welcome}));
	};

	return {clock, client, last, asked, comeBack};
};

test('what waited when the client before was killed, and had arrived, is shown as it stands', t => {
	const {clock, client, last, asked} = createSetup();
	// In one read, as from a server that is near.
	last().say(
		welcomeFrame({resumed: true, number: 6, seq: 30}),
		ackFrame(4, 8),
		ackFrame(5, 9),
		ackFrame(6, 31),
	);
	t.deepEqual(
		asked(),
		[
			['#lobby', 9],
			['@', 10],
		],
		'what is newer than one came is known to be as it was said',
	);

	const page = {type: 'history', more: true, backlog: false, asOf: 31} as const;
	last().say(
		{
			...page,
			room: '#lobby',
			before: 9,
			entries: [{seq: 8, time: 1, from: me, text: 'FOUR', kind: 'text', number: 4, editedAt: 2}],
		},
		{
			...page,
			room: '@',
			before: 10,
			entries: [
				{
					seq: 9,
					time: 1,
					from: me,
					to: mina,
					text: 'five',
					kind: 'text',
					number: 5,
					reactions: [{emoji: '👍', names: ['민아']}],
				},
			],
		},
	);
	clock.advance(66);
	const rooms = client.store.getState().rooms;
	const shown = [...rooms.values()].flatMap(({lines}) =>
		lines.flatMap(line =>
			line.type === 'message' ? [[line.seq, line.text, line.reactions?.length ?? 0]] : [],
		),
	);
	t.deepEqual(shown, [
		[8, 'FOUR', 0],
		[31, 'six', 0],
		[9, 'five', 1],
	]);
});

test('it is asked for again when the connection broke before it came, but not of another journal', t => {
	const {client, clock, last, asked, comeBack} = createSetup();
	last().say(
		welcomeFrame({resumed: true, number: 6, seq: 30}),
		ackFrame(4, 8),
		ackFrame(5, 9),
		ackFrame(6, 10),
	);
	const all = [
		['#lobby', 9],
		['@', 10],
		['#lobby', 11],
	];
	t.deepEqual(asked(), all);
	comeBack({});
	t.deepEqual(asked(), all);
	const entry = {seq: 8, time: 1, from: me, text: 'FOUR', kind: 'text', number: 4, editedAt: 2} as const;
	last().say({
		type: 'history',
		room: '#lobby',
		before: 9,
		entries: [entry],
		more: true,
		backlog: false,
		asOf: 30,
	});
	clock.advance(66);
	t.like(
		client.store
			.getState()
			.rooms.get('#lobby')
			?.lines.find(({seq}) => seq === 8),
		{text: 'FOUR'},
	);
	comeBack({room: '#tea'});
	t.deepEqual(asked(), [['@', 10]], 'what has come is not asked for, nor is a room that one is not in yet');
	last().say({type: 'entered', room: '#lobby', topic: '', members: [], seq: 30});
	t.deepEqual(asked(), [
		['@', 10],
		['#lobby', 11],
	]);
	comeBack({epoch: 'other'});
	comeBack({epoch: 'other'});
	t.deepEqual(asked(), []);
});
