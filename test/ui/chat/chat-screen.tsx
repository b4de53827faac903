import test from 'ava';
import {cellWidth} from '../../../source/text/cells.ts';
import {ChatScreen} from '../../../source/ui/chat/chat-screen.tsx';
import {createTheme} from '../../../source/ui/theme.ts';
import {createDemoClient, demoMessage, demoNow, demoState} from '../../helpers/demo-client.ts';
import {keys, openPicture} from '../../helpers/picture.tsx';

const createClock = () => {
	let now = demoNow;
	const ticks = new Set<() => void>();

	return {
		now: () => now,
		every(_ms: number, callback: () => void) {
			ticks.add(callback);
			return () => {
				ticks.delete(callback);
			};
		},
		advance(ms: number) {
			now += ms;
			for (const tick of [...ticks]) {
				tick();
			}
		},
		ticking: () => ticks.size,
	};
};

const openChat = (columns: number, rows: number, client = createDemoClient()) => {
	const clock = createClock();
	let quits = 0;
	const picture = openPicture(
		<ChatScreen
			client={client}
			theme={createTheme('dark')}
			version="0.1.0"
			onQuit={() => {
				quits++;
			}}
			clock={clock}
		/>,
		columns,
		rows,
	);

	/** What was asked of the client but for what it is told of where one reads, and that one writes. */
	const said = () => client.calls.filter(({name}) => name !== 'hold' && name !== 'typing');

	return {...picture, client, clock, said, quits: () => quits};
};

test('80×24', t => {
	const chat = openChat(80, 24);
	t.is(
		chat.text(),
		` Team Otter  #lobby  Release on Friday · 금요일 배포         ● 12 online · 3 ms
──────────────────────────────────────────────────────────────┬─────────────────
 11:40             · sky left · 서연 joined                   │ ari
 11:46        bora │ Does anyone know why the terminal on the │ bora
                   │ build machine shows 한글 one cell too    │ brave-otter
                   │ far to the right?                        │ jun (you)
                   │ It is fine on mine:                      │ kai …
                   │   $ printf "한글|\\n"                     │ mina
 11:48        민준 │ tmux 3.2 이하에서 그래요. 올리면         │ noor
                   │ 해결됩니다 👍                            │ sky
 11:49      mina → │ Shall we tell them about the surprise?   │ Théo
 11:50      → mina ┃ Not yet 🤫                               │ 민준
 11:58      server │ The server restarts at 13:00 for two     │ 서연
                   │ minutes.                                 │ 하늘
 11:59             · The round trip takes 3 ms.               │
 12:07        bora │ Upgraded, and it is right now. Thank     │
                   │ you! 🙏                                  │
 12:08        하늘 │ 👩‍👩‍👧‍👦 팀 점심은 12시 30분, 늘 가던          │
                   │ 곳에서요.                                │
 12:10         jun ┃ On my way …                              │
╭─ jun ────────────────────────────────────────────────────────────────────────╮
│ › Message #lobby                                                             │
╰──────────────────────────────────────────────────────────────────────────────╯
 Enter send  F1 help  Ctrl+C quit  PgUp/PgDn scroll  Tab complete`,
	);
	chat.close();
});

test('60×20: no list', t => {
	const chat = openChat(60, 20);
	t.is(
		chat.text(),
		` Team Otter  #lobby  Release on Friday…  ● 12 online · 3 ms
────────────────────────────────────────────────────────────
                   │ It is fine on mine:
                   │   $ printf "한글|\\n"
 11:48        민준 │ tmux 3.2 이하에서 그래요. 올리면
                   │ 해결됩니다 👍
 11:49      mina → │ Shall we tell them about the surprise?
 11:50      → mina ┃ Not yet 🤫
 11:58      server │ The server restarts at 13:00 for two
                   │ minutes.
 11:59             · The round trip takes 3 ms.
 12:07        bora │ Upgraded, and it is right now. Thank
                   │ you! 🙏
 12:08        하늘 │ 👩‍👩‍👧‍👦 팀 점심은 12시 30분, 늘 가던
                   │ 곳에서요.
 12:10         jun ┃ On my way …
╭─ jun ────────────────────────────────────────────────────╮
│ › Message #lobby                                         │
╰──────────────────────────────────────────────────────────╯
 Enter send  F1 help  Ctrl+C quit  PgUp/PgDn scroll`,
	);
	chat.close();
});

test('40×10: a compact pane, no borders', t => {
	const chat = openChat(40, 10);
	t.is(
		chat.text(),
		` Team Otter  #lobby  ● 12 online · 3 ms
       │ 13:00 for two minutes.
 11:59 · The round trip takes 3 ms.
 12:07 │ bora Upgraded, and it is right
       │ now. Thank you! 🙏
 12:08 │ 하늘 👩‍👩‍👧‍👦 팀 점심은 12시 30분,
       │ 늘 가던 곳에서요.
 12:10 ┃ jun On my way …
 › Message #lobby
 Enter send  F1 help  Ctrl+C quit`,
	);
	chat.close();
});

test('120×40: everything, and no more than the terminal has', t => {
	const chat = openChat(120, 40);
	const rows = chat.text().split('\n');
	t.is(rows.length, 40);
	t.true(rows.every(row => cellWidth(row) <= 120));
	t.is(rows[1]?.indexOf('┬'), 96);
	t.regex(rows[39] ?? '', /Enter send .* Alt\+Enter new line {2}Ctrl\+P commands$/);
	chat.close();
});

test('a terminal that is too small says so, and shows the chat again when it has grown', async t => {
	const chat = openChat(39, 10);
	t.regex(chat.text(), /Too small: 39×10\n.*Needs 40×10/);
	chat.resize(40, 10);
	await chat.waitFor('Message #lobby');
	chat.resize(120, 9);
	await chat.waitFor('Too small: 120×9');
	chat.resize(80, 24);
	await chat.waitFor('│ ari');
	chat.close();
	t.is(chat.quits(), 0);
});

test('Enter sends, and the pane follows again', async t => {
	const chat = openChat(60, 20);
	await chat.press(keys.pageUp);
	await chat.waitFor('↓ Ctrl+End');
	await chat.press('안녕하세요', keys.enter);
	await chat.waitFor(text => !text.includes('Ctrl+End') && text.includes('Message #lobby'));
	t.deepEqual(chat.said(), [{name: 'say', arguments: ['안녕하세요']}]);
	chat.close();
});

test('scrolled back it stays put and says how many are new', async t => {
	const chat = openChat(60, 20);
	await chat.press(keys.pageUp);
	const before = (await chat.waitFor('↓ Ctrl+End')).split('\n').slice(2, 15);
	chat.client.append(
		demoMessage({ago: 0, from: 'mina', text: 'One.'}),
		demoMessage({ago: 0, from: 'mina', text: 'Two.'}),
	);
	const after = await chat.waitFor('↓ 2 new Ctrl+End');
	t.deepEqual(after.split('\n').slice(2, 15), before);
	await chat.press(keys.ctrlEnd);
	t.false((await chat.waitFor('Two.')).includes('new'));
	await chat.press(keys.ctrlHome);
	await chat.waitFor('Tuesday 3 March 2026');
	chat.close();
});

test('without a border the status line says what is new', async t => {
	const chat = openChat(40, 10);
	await chat.press(keys.pageUp);
	await chat.waitFor('↓ Ctrl+End');
	chat.client.append(demoMessage({ago: 0, from: 'mina', text: 'One.'}));
	t.is((await chat.waitFor('↓ 1 new')).split('\n').at(-1), ' ↓ 1 new Ctrl+End');
	chat.close();
});

test('the help lists keys and commands, scrolls, and closes', async t => {
	const chat = openChat(60, 20);
	await chat.press('/help', keys.enter);
	t.regex(await chat.waitFor('Esc close'), /Keys\n/);
	await chat.press(...Array.from({length: 20}, () => keys.pageDown));
	await chat.waitFor('//TEXT');
	await chat.press(keys.escape);
	await chat.waitFor('On my way');
	t.deepEqual(chat.client.calls, []);
	chat.close();
});

test('wide, keys and commands stand beside each other', async t => {
	const chat = openChat(140, 40);
	await chat.press('/help', keys.enter);
	t.regex(await chat.waitFor('Esc close'), /Keys +Commands/);
	chat.close();
});

test('a refused text comes back, and why until the next key', async t => {
	const chat = openChat(60, 20);
	chat.client.refuse({text: '긴 글', problem: 'You are sending too fast.', hint: 'Wait a second.'});
	t.regex(await chat.waitFor('You are sending too fast. Wait a second.'), /› 긴 글/);
	await chat.press('!');
	t.regex(await chat.waitFor(text => !text.includes('too fast')), /› 긴 글!/);
	chat.close();
});

test('a long refusal has its hint below, so that neither is cut', async t => {
	const chat = openChat(60, 20);
	chat.client.refuse({
		text: '/nick x',
		problem: '"가나다라마바사아자차카" cannot be a name.',
		hint: 'A name can be 20 columns wide at most.',
	});
	t.regex(
		await chat.waitFor('cannot be a name.'),
		/^ "가나다라마바사아자차카" cannot be a name\.\n A name can be 20 columns wide at most\.$/m,
	);
	chat.close();
});

test('what is being written is not replaced: the refused text is one ↑ away', async t => {
	const chat = openChat(60, 20);
	await chat.press('new');
	await chat.waitFor('› new');
	chat.client.refuse({text: 'old', problem: 'No.', hint: ''});
	t.regex(await chat.waitFor(' No.'), /› new/);
	await chat.press(keys.up);
	await chat.waitFor('› old');
	chat.close();
});

test('a text that is refused before it is sent stays in the editor', async t => {
	const demo = createDemoClient();
	const chat = openChat(60, 20, {
		...demo,
		say: () => demo.refuse({text: '긴 글', problem: 'Too long.', hint: 'Shorten it.'}),
	});
	await chat.press('/me 긴 글', keys.enter);
	t.regex(await chat.waitFor('Too long. Shorten it.'), /› \/me 긴 글/);
	chat.close();
});

test('an unknown command stays in the editor, and is not sent', async t => {
	const chat = openChat(60, 20);
	await chat.press('/qiut', keys.enter);
	await chat.waitFor('› /qiut');
	t.deepEqual(
		chat.client.calls.map(({name}) => name),
		['notify'],
	);
	t.is(chat.quits(), 0);
	chat.close();
});

test('Tab completes names of others and commands', async t => {
	const chat = openChat(60, 20);
	await chat.press('/wh', keys.tab);
	await chat.waitFor('› /whisper');
	await chat.press('하', keys.tab, 'x');
	await chat.waitFor('› /whisper 하늘 x');
	chat.close();
	t.deepEqual(chat.client.calls, []);
});

test('reconnecting counts down and says why; Enter tries at once', async t => {
	const chat = openChat(80, 24);
	t.is(chat.clock.ticking(), 0);
	chat.client.update(state => ({
		...state,
		connection: {
			status: 'reconnecting',
			attempt: 2,
			retryAt: chat.clock.now() + 5000,
			problem: 'The connection was lost.',
		},
	}));
	t.regex(await chat.waitFor('reconnecting in 5s'), /The connection was lost\. Enter tries again now\./);
	chat.clock.advance(2000);
	await chat.waitFor('reconnecting in 3s');
	await chat.press(keys.enter);
	t.deepEqual(chat.client.calls, [{name: 'retry', arguments: []}]);
	chat.client.update(() => demoState());
	await chat.waitFor('12 online');
	t.is(chat.clock.ticking(), 0);
	chat.close();
});

test('closed says what happened and what to do', async t => {
	const chat = openChat(60, 20);
	chat.client.update(state => ({
		...state,
		connection: {status: 'closed', problem: 'You were kicked: spam', hint: 'Talk to the operator.'},
	}));
	t.regex(await chat.waitFor('offline'), /\n You were kicked: spam\n Talk to the operator\.\n/);
	chat.close();
});

test('Ctrl+C and /quit leave at once', async t => {
	const chat = openChat(60, 20);
	await chat.press(keys.ctrlC);
	t.is(chat.quits(), 1);
	await chat.press('/quit', keys.enter);
	t.is(chat.quits(), 2);
	chat.close();
});

test('what is written is kept as it changes; what came back is kept until it is sent', async t => {
	const chat = openChat(60, 20);
	await chat.press('안');
	await chat.waitFor('› 안');
	t.deepEqual(chat.client.written.at(-1), {text: '안', returned: []});
	chat.client.refuse({text: 'came back', problem: 'No.', hint: ''});
	t.deepEqual(chat.client.written.at(-1), {text: '안', returned: ['came back']});
	await chat.press(keys.enter);
	await chat.waitFor('Message #lobby');
	t.deepEqual(chat.client.written.at(-1), {text: '', returned: ['came back']});
	await chat.press(keys.up, keys.up);
	await chat.waitFor('› came back');
	await chat.press(keys.enter);
	await chat.waitFor('Message #lobby');
	t.deepEqual(chat.client.written.at(-1), {text: '', returned: []});
	chat.close();
});

test('what was kept is there at the beginning: in the input, and ↑ away', async t => {
	const client = createDemoClient(demoState(), {
		text: '반쯤 쓴 글',
		drafts: {},
		returned: ['one', 'two'],
	});
	const chat = openChat(60, 20, client);
	await chat.waitFor('› 반쯤 쓴 글');
	await chat.press(keys.up);
	await chat.waitFor('› two');
	await chat.press(keys.up);
	await chat.waitFor('› one');
	t.deepEqual(client.written.at(-1), {text: '반쯤 쓴 글', returned: ['one', 'two']});
	chat.close();
});

test('any key tries to connect while it waits to', async t => {
	const chat = openChat(80, 24);
	await chat.press('a');
	chat.client.update(state => ({
		...state,
		connection: {status: 'reconnecting', attempt: 2, retryAt: chat.clock.now() + 5000, problem: 'Lost.'},
	}));
	await chat.waitFor('reconnecting');
	await chat.press('b', keys.pageUp);
	await chat.waitFor('› ab');
	t.is(chat.client.calls.filter(({name}) => name === 'nudge').length, 2);
	chat.close();
});
