import test, {type ExecutionContext} from 'ava';
import type {Line} from '../../../source/client/state.ts';
import {cellWidth} from '../../../source/text/cells.ts';
import {ChatScreen} from '../../../source/ui/chat/chat-screen.tsx';
import {createTheme} from '../../../source/ui/theme.ts';
import {createDemoClient, demoMessage, demoState, demoYou} from '../../helpers/demo-client.ts';
import {keys, openPicture} from '../../helpers/picture.tsx';

type Message = Extract<Line, {type: 'message'}>;

const sizes = [
	[120, 40],
	[80, 24],
	[60, 20],
] as const;

const shiftUp = '\u001B[1;2A';
const ctrlUp = '\u001B[1;5A';
const home = '\u001B[H';
const end = '\u001B[F';

const said = (from: string, text: string, more: Partial<Message> = {}): Line => ({
	...(demoMessage({ago: 3, from, text}) as Message),
	...more,
});

const openChat = (t: ExecutionContext, lines: readonly Line[], columns = 80, rows = 24) => {
	const client = createDemoClient(demoState(lines));
	const copied: string[] = [];
	const opened: string[] = [];
	const picture = openPicture(
		<ChatScreen
			client={client}
			theme={createTheme('dark', {colored: false})}
			version="0.1.0"
			clipboard={text => {
				copied.push(text);
				return 'copied';
			}}
			openLink={link => {
				opened.push(link);
			}}
			onQuit={() => undefined}
		/>,
		columns,
		rows,
	);
	t.teardown(() => picture.close());

	/** What was asked of the client but for where one reads, and that one writes. */
	const asked = () =>
		client.calls
			.filter(({name}) => !['hold', 'typing', 'load'].includes(name))
			.map(({name, arguments: values}) => [name, ...values]);
	/** The rows that are marked as selected. */
	const marked = (text = picture.text()) =>
		text
			.split('\n')
			.filter(row => row.includes('▶ ') && !row.includes('╭') && !row.includes('│ ▶'))
			.map(row =>
				row
					.slice(row.indexOf('▶') + 2, 62)
					.trimEnd()
					.replace(/ *│.*$/, ''),
			);
	/** Press until the screen has it. */
	const select = async (wanted: string, ...pressed: readonly string[]) => {
		await picture.press(...pressed);
		return picture.waitFor(text => marked(text).some(row => row.includes(wanted)));
	};

	const seqOf = (text: string): number =>
		lines.find((line): line is Message => line.type === 'message' && line.text === text)?.seq ?? 0;

	return {...picture, client, asked, marked, select, seqOf, copied, opened};
};

const talk = () => [
	...Array.from({length: 60}, (_, index) => said(index % 3 === 0 ? 'bora' : 'mina', `line ${index + 1}.`)),
	said('jun', 'my own line'),
	said('mina', 'see https://example.org/a(b), or not'),
];

for (const [columns, rows] of sizes) {
	test(`${columns}×${rows}: Shift+↑ selects, ↑ and ↓ move and scroll, ↓ below the last leaves`, async t => {
		const chat = openChat(t, talk(), columns, rows);
		const before = chat.text();
		await chat.select('see https', shiftUp);
		await chat.select('my own line', keys.up);
		for (let number = 60; number > 20; number--) {
			const text = await chat.select(`line ${number}.`, keys.up);
			t.is(chat.marked(text).length, 1);
			t.is(text.split('\n').length, rows);
			t.true(text.split('\n').every(row => cellWidth(row) <= columns));
		}

		await chat.select('line 1.', home);
		await chat.select('see https', end);
		await chat.press(keys.down);
		t.is(await chat.waitFor(text => chat.marked(text).length === 0), before);
	});

	test(`${columns}×${rows}: the menu has what is possible, beside the message, and no row too many`, async t => {
		const chat = openChat(t, talk(), columns, rows);
		await chat.select('my own line', ctrlUp, keys.up);
		await chat.press(keys.enter);
		const own = await chat.waitFor('╭─ Message');
		t.deepEqual(
			[...own.matchAll(/│ [▶ ] ([+a-z]) {2}([a-z ]+?) +│/g)].map(([, key, what]) => `${key} ${what}`),
			['r reply', '+ react', 'e edit', 'd delete', 'c copy', 'i details'],
		);
		t.is(own.split('\n').length, rows);
		t.true(own.split('\n').every(row => cellWidth(row) <= columns));
		t.true(chat.marked(own).length > 0);
		await chat.press(keys.escape);
		await chat.waitFor(text => !text.includes('╭─ Message'));
		await chat.select('see https', keys.down);
		await chat.press(keys.enter);
		const others = await chat.waitFor('╭─ Message');
		t.false(others.includes('e  edit'));
		t.true(others.includes('o  open link') && others.includes('w  whisper'));
	});
}

test('typing leaves, and goes into the editor; Esc leaves too, and the pane is where it was', async t => {
	const chat = openChat(t, talk());
	const before = chat.text();
	await chat.select('see https', shiftUp);
	await chat.select('line 1.', home);
	await chat.press(keys.escape);
	t.is(await chat.waitFor(text => chat.marked(text).length === 0), before);
	await chat.select('see https', shiftUp);
	await chat.press('hello');
	await chat.waitFor(text => text.includes('› hello') && chat.marked(text).length === 0);
	t.deepEqual(chat.asked(), []);
});

test('a letter that means nothing for this message does nothing', async t => {
	const chat = openChat(t, talk());
	await chat.select('see https', shiftUp);
	await chat.press('e', 'g');
	await chat.waitFor(text => chat.marked(text).length > 0 && text.includes('› Message #lobby'));
	t.deepEqual(chat.asked(), []);
});

test('reply: the border says to what, Enter sends it as one, and the next text is none', async t => {
	const chat = openChat(t, talk());
	await chat.select('see https', shiftUp);
	await chat.press('r');
	await chat.waitFor('╭─ jun ─ Esc · reply to mina: see https://example.org/a(b), or not ─');
	await chat.press('yes', keys.enter);
	await chat.waitFor(text => !text.includes('reply to'));
	await chat.press('and no', keys.enter);
	t.deepEqual(chat.asked(), [
		['reply', chat.seqOf('see https://example.org/a(b), or not'), 'yes'],
		['say', 'and no'],
	]);
});

test('Esc drops what is answered, and keeps what was written', async t => {
	const chat = openChat(t, talk());
	await chat.select('see https', shiftUp);
	await chat.press('r', 'yes');
	await chat.waitFor('reply to mina');
	await chat.press(keys.escape);
	await chat.waitFor(text => !text.includes('reply to mina') && text.includes('› yes'));
	await chat.press(keys.enter);
	await chat.waitFor('Message #lobby');
	t.deepEqual(chat.asked(), [['say', 'yes']]);
});

test('with the Hangul layout on the letters are the same', async t => {
	const chat = openChat(t, talk());
	await chat.select('see https', shiftUp);
	await chat.press('ㄱ');
	await chat.waitFor('reply to mina');
	t.pass();
});

test('react: a digit, a name, an emoji; the same again takes it off', async t => {
	const lines = [said('mina', 'tea?', {reactions: [{emoji: '🎉', names: ['bora', demoYou.name]}]})];
	const chat = openChat(t, lines);
	await chat.waitFor('🎉 you +1');
	await chat.select('tea?', shiftUp);
	await chat.press('+');
	await chat.waitFor('2[🎉]');
	await chat.press('1');
	await chat.waitFor(text => !text.includes('╭─ React'));
	await chat.press('+', 't', 'a', 'd');
	await chat.waitFor('▶ 🎉 :tada:');
	await chat.press(keys.enter);
	await chat.waitFor(text => !text.includes('╭─ React'));
	await chat.press('+', '🍵');
	await chat.waitFor(text => !text.includes('╭─ React'));
	const seq = chat.seqOf('tea?');
	t.deepEqual(chat.asked(), [
		['amend', seq, {type: 'react', emoji: '👍', on: true}],
		['amend', seq, {type: 'react', emoji: '🎉', on: false}],
		['amend', seq, {type: 'react', emoji: '🍵', on: true}],
	]);
});

test('delete asks once', async t => {
	const chat = openChat(t, talk());
	await chat.select('my own line', shiftUp, keys.up);
	await chat.press('d');
	await chat.waitFor('Delete this message?');
	await chat.press('n');
	await chat.waitFor(text => !text.includes('Delete this message?'));
	t.deepEqual(chat.asked(), []);
	await chat.press('d', 'y');
	await chat.waitFor(text => chat.marked(text).length === 0);
	t.deepEqual(chat.asked(), [['amend', chat.seqOf('my own line'), {type: 'delete'}]]);
});

test('/delete asks on the screen', async t => {
	const chat = openChat(t, talk());
	await chat.press('/delete', keys.enter);
	await chat.waitFor('Delete this message?');
	t.true(chat.marked().some(row => row.includes('my own line')));
	await chat.press('y');
	await chat.waitFor(text => chat.marked(text).length === 0);
	t.deepEqual(chat.asked(), [['amend', chat.seqOf('my own line'), {type: 'delete'}]]);
});

test('copy, open, whisper', async t => {
	const chat = openChat(t, talk());
	await chat.select('see https', shiftUp);
	await chat.press('c');
	await chat.waitFor('Copied.');
	await chat.press('o');
	await chat.waitFor(text => !text.includes('Copied.'));
	await chat.press('w');
	await chat.waitFor(text => chat.marked(text).length === 0);
	t.deepEqual(chat.copied, ['see https://example.org/a(b), or not']);
	t.deepEqual(chat.opened, ['https://example.org/a(b)']);
	t.deepEqual(chat.asked(), [['converse', 'mina']]);
});

test('details: when, which number, edits and who reacted', async t => {
	const lines = [
		said('mina', 'tea?', {
			editedAt: Date.UTC(2026, 2, 4, 12, 8),
			reactions: [{emoji: '🎉', names: ['bora', 'jun', '하늘']}],
		}),
	];
	const chat = openChat(t, lines);
	await chat.waitFor('tea? (edited)');
	await chat.select('tea?', shiftUp);
	await chat.press('i');
	const text = await chat.waitFor('╭─ Details');
	t.true(text.includes('Said Wednesday 4 March 2026, 12:07'));
	t.true(text.includes(`Number ${chat.seqOf('tea?')}`));
	t.true(text.includes('Edited Wednesday 4 March 2026, 12:08'));
	t.true(text.includes('🎉 bora, jun, 하늘'));
});

test('g goes to what is answered, which is selected then; Esc comes back', async t => {
	const lines = talk();
	const first = lines[4] as Message;
	const reply = said('bora', 'so it is', {quote: {seq: first.seq ?? 0, from: first.from, text: first.text}});
	const chat = openChat(t, [...lines, reply]);
	await chat.waitFor('│ ↱ mina: line 5.');
	const before = chat.text();
	await chat.select('so it is', shiftUp);
	await chat.select('line 5.', 'g');
	t.deepEqual(chat.asked(), [['jump', first.seq]]);
	await chat.press(keys.escape);
	t.is(await chat.waitFor(text => chat.marked(text).length === 0), before);
});

test('what one selects stays where it is while others speak', async t => {
	const chat = openChat(t, talk());
	await chat.select('my own line', shiftUp, keys.up);
	const before = chat.text().split('\n').slice(0, 19);
	chat.client.append(said('bora', 'one more'), said('bora', 'and another'));
	const after = await chat.waitFor('2 new');
	t.deepEqual(after.split('\n').slice(0, 19), before);
});

test('↑ in an empty editor edits one’s last message; Esc gives up, Enter amends it', async t => {
	const chat = openChat(t, talk());
	await chat.press(keys.up);
	await chat.waitFor(text => text.includes('Esc · edit your message') && text.includes('› my own line'));
	await chat.press(keys.escape);
	await chat.waitFor('› Message #lobby');
	await chat.press(keys.up, '!', keys.enter);
	await chat.waitFor('› Message #lobby');
	t.deepEqual(chat.asked(), [['amend', chat.seqOf('my own line'), {type: 'edit', text: 'my own line!'}]]);
	await chat.press('after', keys.enter);
	t.deepEqual(chat.asked().at(-1), ['say', 'after']);
});

test('what was sent since is one ↑ away; a second ↑ goes on from the edit into the history', async t => {
	const chat = openChat(t, talk());
	await chat.press('/rtt', keys.enter, keys.up);
	await chat.waitFor('› /rtt');
	t.false(chat.text().includes('edit your message'));
	await chat.press(...Array.from({length: 4}, () => '\u007F'), 'my own line', keys.enter);
	await chat.press(keys.up);
	await chat.waitFor('edit your message');
	await chat.press(keys.up);
	await chat.waitFor(text => text.includes('› /rtt') && !text.includes('edit your message'));
});

test('an edit that is not changed is none; one that is refused comes back as one', async t => {
	const chat = openChat(t, talk());
	await chat.press(keys.up, keys.enter);
	await chat.waitFor('› Message #lobby');
	t.deepEqual(chat.asked(), []);
	const about = {type: 'edit', seq: chat.seqOf('my own line')} as const;
	chat.client.refuse({
		text: 'my bad line',
		problem: 'A word in it is not wanted here.',
		hint: 'Say it.',
		about,
	});
	await chat.waitFor(text => text.includes('› my bad line') && text.includes('edit your message'));
	await chat.press(keys.enter);
	t.deepEqual(chat.asked(), [['amend', about.seq, {type: 'edit', text: 'my bad line'}]]);
});

test('who writes is told in the border, and nothing moves', async t => {
	const chat = openChat(t, talk(), 60, 20);
	const before = chat.text().split('\n');
	const typing = ['mina', 'bora', '하늘', 'kai', 'noor'].map((name, index) => ({
		room: '#lobby',
		id: `t${index}`,
		name,
	}));
	chat.client.update(state => ({
		...state,
		typing: [...typing.slice(0, 1), {room: '#tea', id: 'x', name: 'else'}],
	}));
	await chat.waitFor('─ mina is typing… ─╮');
	chat.client.update(state => ({...state, typing}));
	const after = await chat.waitFor('mina, bora and 3 others are typing…');
	t.is(after.split('\n').length, before.length);
	t.deepEqual(
		after.split('\n').filter((_, index) => index !== 16),
		before.filter((_, index) => index !== 16),
	);
});

test('one tells that one writes, but not what begins with a slash', async t => {
	const chat = openChat(t, talk());
	await chat.press('/', 'w');
	await chat.waitFor('› /w');
	t.false(chat.client.calls.some(({name}) => name === 'typing'));
	await chat.press('\u007F', '\u007F', 'h');
	await chat.waitFor('› h');
	t.is(chat.client.calls.filter(({name}) => name === 'typing').length, 1);
});

test('what is edited is not kept as something to be said; what was written before comes back with Esc', async t => {
	const chat = openChat(t, talk());
	await chat.press('half a thought');
	await chat.select('my own line', shiftUp, keys.up);
	await chat.press('e');
	await chat.waitFor('› my own line');
	await chat.press('!');
	await chat.waitFor('› my own line!');
	t.is(chat.client.written.at(-1)?.text, '');
	await chat.press(keys.escape);
	await chat.waitFor('› half a thought');
	t.is(chat.client.written.at(-1)?.text, 'half a thought');
});

test('what is selected stays in view when the terminal becomes smaller', async t => {
	const chat = openChat(t, talk(), 120, 40);
	await chat.select('see https', shiftUp);
	chat.resize(60, 20);
	const text = await chat.waitFor(now => now.split('\n').length === 20);
	t.true(chat.marked(text).some(row => row.includes('see https')));
});

test('40×10: without a border the last row has the keys, or what one answers', async t => {
	const chat = openChat(t, talk(), 40, 10);
	await chat.select('line 60.', shiftUp, keys.up, keys.up);
	await chat.select('line 50.', ...Array.from({length: 10}, () => keys.up));
	t.regex(chat.text().split('\n').at(-1) ?? '', /^ ↑↓ move {2}Enter menu {2}Esc back/);
	await chat.press('r');
	const text = await chat.waitFor('Esc · reply to');
	t.is(text.split('\n').length, 10);
	t.true(text.split('\n').every(row => cellWidth(row) <= 40));
});
