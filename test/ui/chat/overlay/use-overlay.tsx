import test from 'ava';
import {type ChatState, emptyRoom} from '../../../../source/client/state.ts';
import {ChatScreen} from '../../../../source/ui/chat/chat-screen.tsx';
import {createTheme} from '../../../../source/ui/theme.ts';
import {createDemoClient, demoMessage, demoNow, demoState} from '../../../helpers/demo-client.ts';
import {keys, openPicture} from '../../../helpers/picture.tsx';

const [ctrlT, ctrlP] = ['\u{14}', '\u{10}'];
const mina = {id: 'u-x', name: '민수', color: 1};

const state = (): ChatState => {
	const before = demoState();
	const rooms = [
		...before.rooms.values(),
		{...emptyRoom('#design'), topic: 'Colours and type'},
		{...emptyRoom('@민수'), peer: mina, unread: 2},
	];
	return {...before, rooms: new Map(rooms.map(room => [room.name, room]))};
};

const openChat = (columns: number, rows: number, initial = state()) => {
	const client = createDemoClient(initial);
	const picture = openPicture(
		<ChatScreen
			client={client}
			theme={createTheme('dark')}
			version="0.1.0"
			onQuit={() => undefined}
			clock={{now: () => demoNow, every: () => () => undefined}}
		/>,
		columns,
		rows,
	);
	const said = () => client.calls.filter(({name}) => !['hold', 'load', 'typing'].includes(name));
	return {...picture, client, said};
};

for (const [columns, rows] of [
	[120, 40],
	[80, 24],
	[60, 20],
] as const) {
	test(`the switcher on ${columns}×${rows}: what is new first, a few letters, Enter`, async t => {
		const chat = openChat(columns, rows);
		await chat.press('half a line');
		await chat.press(ctrlT);
		const screen = await chat.waitFor('› Go to a room or a person');
		t.regex(screen, /▸ @민수/);
		t.regex(screen, /#design {2}/);
		t.is(screen.split('\n').length, rows);
		await chat.press('ㅁㅅ');
		await chat.waitFor(text => text.includes('▸ @민수') && !text.includes('  #design  '));
		await chat.press(keys.enter);
		await chat.waitFor('› half a line');
		t.deepEqual(chat.said().at(-1), {name: 'show', arguments: ['@민수']});
		await chat.press(ctrlT, 'bor', keys.enter);
		await chat.waitFor('› half a line');
		t.deepEqual(chat.said().at(-1), {name: 'converse', arguments: ['bora']});
		await chat.press(ctrlT, '#new', keys.enter);
		await chat.waitFor('› half a line');
		t.deepEqual(chat.said().at(-1), {name: 'join', arguments: ['#new']});
		await chat.press(ctrlT, keys.escape);
		await chat.waitFor('› half a line');
		chat.close();
	});
}

test('the palette: every command with its help and its key; one that needs words comes into the input', async t => {
	const chat = openChat(80, 24);
	await chat.press(ctrlP);
	const screen = await chat.waitFor('› All commands');
	t.regex(screen, /▸ \/nick NAME +Change your name/);
	await chat.press('measure');
	await chat.waitFor('▸ /rtt');
	await chat.press(keys.enter);
	await chat.waitFor('› Message #lobby');
	t.is(chat.said().at(-1)?.name, 'measureRoundTrip');
	await chat.press(ctrlP, 'nick', keys.enter);
	await chat.waitFor('› /nick');
	await chat.press('x', keys.enter);
	await chat.waitFor('› Message #lobby');
	t.deepEqual(chat.said().at(-1), {name: 'rename', arguments: ['x']});
	await chat.press(ctrlP, 'xyzzy');
	await chat.waitFor('Nothing fits.');
	await chat.press(keys.enter, ctrlP);
	await chat.waitFor('› Message #lobby');
	chat.close();
});

test('whispers and mentions: Enter goes to the place', async t => {
	const meant = {
		...demoMessage({ago: 3, from: 'bora', text: 'jun: look'}),
		isMention: true as const,
		seq: 40,
	};
	const whispered = {...demoMessage({ago: 2, from: 'mina', to: 'jun', text: 'psst'}), seq: 41};
	const before = state();
	const room = before.rooms.get('#lobby') ?? emptyRoom('#lobby');
	const peer = {id: whispered.type === 'message' ? whispered.from.id : '', name: 'mina', color: 1};
	const chat = openChat(60, 20, {
		...before,
		rooms: new Map([
			['#lobby', {...room, lines: [meant as (typeof room.lines)[number]]}],
			['@mina', {...emptyRoom('@mina'), peer, lines: [whispered as (typeof room.lines)[number]]}],
		]),
	});
	await chat.press('/mentions', keys.enter);
	const screen = await chat.waitFor('› Whispers and mentions');
	t.regex(screen, /▸ \d\d:\d\d @mina +psst\n.*#lobby bora +jun: look/);
	await chat.press(keys.down, keys.enter);
	await chat.waitFor('› Message #lobby');
	t.like(chat.said().at(-1), {name: 'reveal', arguments: [{seq: 40, room: '#lobby'}]});
	chat.close();
});

test('the palette: keys beside the commands, what is cut said in full above, and the Hangul layout on by mistake', async t => {
	const chat = openChat(80, 24);
	await chat.press(ctrlP, 'ㄱㄷㅁㅊㅅ');
	await chat.waitFor('▸ /react');
	const [, , title = '', about = ''] = chat.text().split('\n');
	t.regex(title, /All commands/);
	t.regex(about, /React, with :tada: for example; again takes it off$/);
	t.regex(chat.text(), /\/react .*Shift\+↑ \+/);
});
