import test from 'ava';
import {emptyRoom, type Line} from '../../../source/client/state.ts';
import {ChatScreen} from '../../../source/ui/chat/chat-screen.tsx';
import type {Compose} from '../../../source/ui/chat/desk.ts';
import {createTheme} from '../../../source/ui/theme.ts';
import {createDemoClient, demoNow, demoState, demoYou} from '../../helpers/demo-client.ts';
import {keys, openPicture} from '../../helpers/picture.tsx';

const openChat = (drafts: Readonly<Record<string, string>> = {}, compose?: Compose) => {
	const before = demoState();
	const peer = {id: 'u-mina', name: 'mina', color: 1};
	const rooms = [...before.rooms.values(), emptyRoom('#tea'), {...emptyRoom('@mina'), peer}];
	const client = createDemoClient(
		{...before, rooms: new Map(rooms.map(room => [room.name, room]))},
		{text: '', drafts, returned: []},
	);
	const picture = openPicture(
		<ChatScreen
			client={client}
			theme={createTheme('dark')}
			version="0.1.0"
			onQuit={() => undefined}
			{...(compose && {compose})}
			clock={{now: () => demoNow, every: () => () => undefined}}
		/>,
		60,
		20,
	);
	return {...picture, client, go: (active: string) => client.update(state => ({...state, active}))};
};

test('each room has its own draft, with the cursor where it was', async t => {
	const chat = openChat({'@mina': '반쯤'});
	await chat.press('for all', '\u{1B}[D', '\u{1B}[D');
	await chat.waitFor('› for all');
	chat.go('#tea');
	await chat.waitFor('› Message #tea');
	await chat.press('두 잔');
	await chat.waitFor('› 두 잔');
	chat.go('@mina');
	await chat.waitFor('› 반쯤');
	chat.go('#lobby');
	await chat.waitFor('› for all');
	await chat.press('X');
	await chat.waitFor('› for aXll');
	chat.go('#tea');
	await chat.waitFor('› 두 잔');
	await chat.press(keys.enter);
	await chat.waitFor('› Message #tea');
	t.deepEqual(chat.client.calls.find(({name}) => name === 'say')?.arguments, ['두 잔']);
	chat.go('#lobby');
	await chat.waitFor('› for aXll');
	chat.close();
});

test('a line that leads to another room is gone from the one in which it was written, and nothing from there', async t => {
	const chat = openChat({'@mina': '반쯤'});
	const {converse} = chat.client;
	Object.assign(chat.client, {
		converse(name: string) {
			converse(name);
			chat.go('@mina');
		},
	});
	await chat.press('/w mina psst', keys.enter);
	await chat.waitFor('› 반쯤');
	t.deepEqual(chat.client.written.at(-1), {text: '반쯤', returned: []});
	chat.go('#lobby');
	await chat.waitFor('› Message #lobby');
	chat.close();
});

test('an edit in one room and a reply in another are still those when one comes back', async t => {
	const chat = openChat();
	const asked = () =>
		chat.client.calls.filter(({name}) => ['say', 'reply', 'amend'].includes(name)).map(({name}) => name);
	const line = (seq: number, own: boolean, text: string): Line => ({
		type: 'message',
		key: `k${seq}`,
		seq,
		time: demoNow,
		from: own ? demoYou : {id: 'u-mina', name: 'mina', color: 1},
		text,
		kind: 'text',
		own,
		delivery: 'sent',
		earlier: false,
	});
	chat.go('#tea');
	chat.client.append(line(501, false, 'green or black?'));
	await chat.waitFor('green or black?');
	await chat.press('\u001B[1;2A');
	await chat.waitFor('▶ green');
	await chat.press('r', 'green');
	await chat.waitFor('reply to mina');
	chat.go('#lobby');
	chat.client.append(line(502, true, 'my own line'));
	await chat.waitFor('› Message #lobby');
	await chat.press(keys.up);
	await chat.waitFor('edit your message');
	await chat.press('!');
	await chat.waitFor('› my own line!');
	chat.go('@mina');
	await chat.waitFor(text => !text.includes('edit your message'));
	await chat.press('psst', keys.enter);
	await chat.waitFor(text => text.includes('› Whisper to mina'));
	chat.go('#tea');
	await chat.waitFor(text => text.includes('› green') && text.includes('reply to mina'));
	await chat.press(keys.enter);
	await chat.waitFor('› Message #tea');
	chat.go('#lobby');
	await chat.waitFor(text => text.includes('› my own line!') && text.includes('edit your message'));
	await chat.press(keys.enter);
	await chat.waitFor('› Message #lobby');
	t.deepEqual(asked(), ['say', 'reply', 'amend']);
	chat.close();
});

test('that one writes is told of what one writes, not of what comes with the room', async t => {
	const chat = openChat({'@mina': '반쯤'});
	const told = () => chat.client.calls.filter(({name}) => name === 'typing').length;
	chat.go('@mina');
	await chat.waitFor('› 반쯤');
	chat.go('#tea');
	await chat.waitFor('› Message #tea');
	t.is(told(), 0);
	await chat.press('x');
	await chat.waitFor('› x');
	t.is(told(), 1);
	chat.close();
});

test('what was written in another program does not take the place of what stands in another room', async t => {
	const {promise, resolve} = Promise.withResolvers<Awaited<ReturnType<Compose>>>();
	const chat = openChat({'#tea': 'two cups'}, () => promise);
	await chat.press('hello', '\u0018', '\u0005');
	await chat.waitFor('› hello');
	chat.go('#tea');
	await chat.waitFor('› two cups');
	resolve({type: 'text', text: 'hello,\u001B[2J everyone'});
	await promise;
	chat.go('@mina');
	await chat.waitFor('› Whisper to mina');
	await chat.press(keys.up);
	await chat.waitFor('› hello, everyone');
	chat.go('#tea');
	await chat.waitFor('› two cups');
	t.pass();
	chat.close();
});

test('with a paste that waits no other program is asked for', async t => {
	let asked = 0;
	const chat = openChat({}, () => {
		asked++;
		return Promise.resolve({type: 'failed', command: 'vi'});
	});
	await chat.press('\u001B[200~one\ntwo\u001B[201~');
	await chat.waitFor('2 lines');
	await chat.press('\u0018', '\u0005');
	await chat.waitFor('2 lines');
	t.is(asked, 0);
	t.deepEqual(
		chat.client.calls.flatMap(({name, arguments: [text]}) => (name === 'notify' ? [text] : [])),
		['Send or drop what was pasted first.'],
	);
	chat.close();
});

test('what was written in another program comes back as a paste does: tabs as spaces, and no sequences', async t => {
	const chat = openChat({}, () => Promise.resolve({type: 'text', text: 'if\tx\u001B[31m'}));
	await chat.press('\u0018', '\u0005');
	await chat.waitFor('› if    x');
	await chat.press(keys.enter);
	await chat.waitFor('› Message #lobby');
	t.deepEqual(chat.client.calls.find(({name}) => name === 'say')?.arguments, ['if    x']);
	chat.close();
});
