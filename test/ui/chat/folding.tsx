import test from 'ava';
import {ChatScreen} from '../../../source/ui/chat/chat-screen.tsx';
import type {Composed} from '../../../source/ui/chat/desk.ts';
import {createTheme} from '../../../source/ui/theme.ts';
import {createDemoClient, demoMessage, demoState} from '../../helpers/demo-client.ts';
import {keys, openPicture} from '../../helpers/picture.tsx';

const long = Array.from({length: 30}, (_, index) => `line ${index + 1}`).join('\n');

/** So many that the pane is full. */
const filler = Array.from({length: 40}, (_, index) => `before ${index}`);

const openWith = (
	texts: readonly string[],
	columns = 80,
	rows = 24,
	compose?: (text: string) => Promise<Composed>,
) => {
	const lines = texts.map((text, index) => demoMessage({ago: texts.length - index, from: 'mina', text}));
	const client = createDemoClient(demoState(lines));
	const picture = openPicture(
		<ChatScreen
			client={client}
			theme={createTheme('dark')}
			version="0.1.0"
			onQuit={() => undefined}
			{...(compose && {compose})}
		/>,
		columns,
		rows,
	);
	const rowOf = (text: string): number =>
		picture
			.text()
			.split('\n')
			.findIndex(row => row.includes(text));
	return {...picture, client, rowOf};
};

test('what others put on a long message is seen below it, folded or not', async t => {
	const said = demoMessage({ago: 1, from: 'mina', text: long});
	const client = createDemoClient(
		demoState([{...said, reactions: [{emoji: '🎉', names: ['bora', 'kai']}]} as typeof said]),
	);
	const picture = openPicture(
		<ChatScreen client={client} theme={createTheme('dark')} version="0.1.0" onQuit={() => undefined} />,
		80,
		44,
	);
	t.regex(picture.text(), /line 10\b.*\n.*… 20 more lines.*\n.*🎉 2/);
	await picture.press('/unfold', keys.enter);
	t.regex(await picture.waitFor('line 30'), /line 30\b.*\n.*🎉 2/);
	picture.close();
});

for (const [columns, rows] of [
	[120, 40],
	[80, 24],
	[60, 20],
] as const) {
	test(`${columns}×${rows}: a long message is folded, and unfolding it moves nothing above`, async t => {
		const chat = openWith([...filler, long, 'after'], columns, rows);
		t.regex(chat.text(), /line 10\b.*\n.*… 20 more lines: Enter or \/unfold/);
		t.false(chat.text().includes('line 11'));
		const place = chat.rowOf('line 10');
		await chat.press('/unfold', keys.enter);
		await chat.waitFor('line 11');
		t.is(chat.rowOf('line 10'), place);
		t.is(chat.text().split('\n').length, rows);
		await chat.press('/unfold', keys.enter);
		await chat.waitFor('20 more lines');
		t.is(chat.rowOf('line 10'), place);
		t.true(chat.text().includes('after'));
		chat.close();
	});
}

test('Enter on a folded message that is selected unfolds it; on another it opens the menu', async t => {
	const chat = openWith(['before', long]);
	await chat.press('\u001B[1;2A', keys.enter);
	await chat.waitFor('line 12');
	t.false(chat.text().includes('reply'.padEnd(20)));
	chat.close();
});

test('fifteen rows are not folded', t => {
	const chat = openWith([long.split('\n').slice(0, 15).join('\n')]);
	t.true(chat.text().includes('line 15'));
	t.false(chat.text().includes('more lines'));
	chat.close();
});

test('Tab completes names of emoji, with the picture beside them', async t => {
	const chat = openWith(['hello']);
	await chat.press('a', ' ', ':', 't', 'a', 'd', keys.tab);
	await chat.waitFor('› a :tada:');
	t.regex(chat.text(), /🎉 :tada:[^\n]*$/);
	await chat.press('x');
	t.notRegex(chat.text(), /🎉/);
	chat.close();
});

test('Ctrl+X Ctrl+E has the text edited elsewhere', async t => {
	const seen: string[] = [];
	const chat = openWith(['hello'], 80, 24, async text => {
		seen.push(text);
		return {type: 'text', text: `${text}\n둘째 줄`};
	});
	await chat.press('o', 'n', 'e', '\u0018', '\u0005');
	await chat.waitFor('둘째 줄');
	t.deepEqual(seen, ['one']);
	// Another key after Ctrl+X is only itself; Ctrl+E alone is the end of the line.
	await chat.press('\u0018', 'z', '\u0005');
	await chat.waitFor('둘째 줄z');
	t.is(seen.length, 1);
	chat.close();
});

test('an editor that is not there is said calmly, and the text stays', async t => {
	const chat = openWith(['hello'], 80, 24, async () => ({type: 'no-editor', command: 'nothing'}));
	await chat.press('o', 'n', 'e', '\u0018', '\u0005');
	await chat.waitFor('› one');
	t.true(
		chat.client.calls.some(
			({name, arguments: [text]}) => name === 'notify' && /nothing could not be started/.test(String(text)),
		),
	);
	chat.close();
});
