import test, {type ExecutionContext} from 'ava';
import {type ChatState, emptyRoom, type Line} from '../../../source/client/state.ts';
import {cellWidth} from '../../../source/text/cells.ts';
import {ChatScreen} from '../../../source/ui/chat/chat-screen.tsx';
import {type MouseReport, TerminalEventsContext} from '../../../source/ui/terminal/events.ts';
import {createTheme} from '../../../source/ui/theme.ts';
import {setLanguage, words} from '../../../source/words/words.ts';
import {createDemoClient, demoMessage, demoState} from '../../helpers/demo-client.ts';
import {createFakeEvents} from '../../helpers/fake-events.ts';
import {keys, openPicture} from '../../helpers/picture.tsx';

const mina = {id: 'u0', name: 'mina', color: 0};

const talk = (): readonly Line[] =>
	Array.from({length: 60}, (_, index) =>
		demoMessage({ago: 3, from: index % 2 === 0 ? 'bora' : 'mina', text: `line ${index + 1}.`}),
	);

const stateOf = (lines: readonly Line[]): ChatState => {
	const before = demoState(lines);
	const rooms = [
		...before.rooms.values(),
		emptyRoom('#tea'),
		{...emptyRoom('#design'), unread: 3},
		{...emptyRoom('@mina'), peer: mina},
	];
	return {...before, rooms: new Map(rooms.map(room => [room.name, room]))};
};

const openChat = (t: ExecutionContext, columns: number, rows: number, lines = talk()) => {
	const client = createDemoClient(stateOf(lines));
	const events = createFakeEvents();
	const picture = openPicture(
		<TerminalEventsContext value={events}>
			<ChatScreen
				client={client}
				theme={createTheme('dark', {colored: false})}
				version="0.1.0"
				onQuit={() => undefined}
			/>
		</TerminalEventsContext>,
		columns,
		rows,
	);
	t.teardown(() => picture.close());
	const report = (what: MouseReport['what'], x: number, y: number) => {
		events.tell({type: 'mouse', report: {what, x, y}});
	};

	/** The cell where a text stands. */
	const cellOf = (text: string) => {
		const all = picture.text().split('\n');
		const y = all.findIndex(row => row.includes(text));
		t.not(y, -1, `${text} is not there:\n${picture.text()}`);
		const row = all[y] ?? '';
		return {x: cellWidth(row.slice(0, row.indexOf(text))), y};
	};

	return {
		...picture,
		client,
		cellOf,
		click(text: string, right = 0) {
			const {x, y} = cellOf(text);
			report('click', x + right, y);
		},
		clickAt: (x: number, y: number) => report('click', x, y),
		wheel(way: 'up' | 'down', times = 1) {
			for (let index = 0; index < times; index++) {
				report(`wheel-${way}`, 40, 5);
			}
		},
		shown: () => client.calls.filter(({name}) => name === 'show').map(call => call.arguments[0]),
	};
};

const selectedRow = (text: string) => text.split('\n').find(row => row.includes('▶')) ?? '';

const sizes = [
	[120, 40, 'en'],
	[120, 40, 'ko'],
	[80, 24, 'ko'],
	[80, 24, 'en'],
	[60, 20, 'en'],
	[60, 20, 'ko'],
	[50, 11, 'en'],
] as const;

for (const [columns, rows, spoken] of sizes) {
	test.serial(
		`${columns}×${rows} in ${spoken}: a click selects a message, another opens its menu, one elsewhere closes it`,
		async t => {
			t.teardown(() => setLanguage('en'));
			setLanguage(spoken);
			const {click, waitFor, press} = openChat(t, columns, rows);
			await waitFor('line 60.');
			click('line 58.');
			await waitFor(text => selectedRow(text).includes('line 58.'));
			click('line 60.');
			await waitFor(text => selectedRow(text).includes('line 60.'));
			click('line 60.');
			await waitFor('▶ r ');
			click('line 60.');
			await waitFor(text => !text.includes('▶ r ') && selectedRow(text).includes('line 60.'));
			await press(keys.escape);
			await waitFor(text => !text.includes('▶'));
			t.pass();
		},
	);

	test.serial(
		`${columns}×${rows} in ${spoken}: the wheel scrolls three rows, there and back, and the help too`,
		async t => {
			t.teardown(() => setLanguage('en'));
			setLanguage(spoken);
			const {wheel, waitFor, press, text} = openChat(t, columns, rows);
			const before = await waitFor('line 60.');
			wheel('up');
			const after = await waitFor(now => !now.includes('line 60.'));
			t.true(after.includes('line 57.'));
			t.false(after.includes('line 58.'));
			wheel('down');
			t.is(await waitFor('line 60.'), before);
			await press('/help', keys.enter);
			const help = await waitFor(now => !now.includes('line 60.') && /Enter/.test(now));
			wheel('down', 2);
			const further = await waitFor(now => now !== help);
			wheel('up', 2);
			t.is(await waitFor(now => now !== further), help);
			t.is(text(), help);
		},
	);

	test.serial(
		`${columns}×${rows} in ${spoken}: a click in the input puts the cursor there, between characters`,
		async t => {
			t.teardown(() => setLanguage('en'));
			setLanguage(spoken);
			const {click, waitFor, press} = openChat(t, columns, rows);
			await waitFor('line 60.');
			await press('한글 text');
			await waitFor('› 한글 text');
			click('› 한글', 4);
			await press('큰');
			await waitFor('› 한큰글 text');
			// Half of a wide character is its beginning, what is before the text its beginning too, and what is behind it its end.
			click('› 한큰', 3);
			await press('a');
			await waitFor('› a한큰글 text');
			click('› a한', 0);
			await press('b');
			await waitFor('› ba한큰글 text');
			click('text', 12);
			await press('!');
			await waitFor('› ba한큰글 text!');
			t.pass();
		},
	);
}

for (const [columns, rows] of [
	[120, 40],
	[80, 24],
] as const) {
	test(`${columns}×${rows}: a click on a room goes there, one on a person begins a whisper and keeps what was written`, async t => {
		const {click, waitFor, press, shown, client} = openChat(t, columns, rows);
		await waitFor('#design');
		click('#tea');
		click('#design', 2);
		click('@mina');
		t.deepEqual(shown(), ['#tea', '#design', '@mina']);
		await press('half a th');
		await waitFor('› half a th');
		click('│ noor', 3);
		await waitFor('› /whisper noor');
		await press('psst');
		await waitFor('› /whisper noor psst');
		await press(keys.up);
		await waitFor('› half a th');
		click('(you)');
		await waitFor('› half a th');
		t.deepEqual(
			client.calls.filter(({name}) => ['say', 'whisper', 'converse'].includes(name)),
			[],
		);
	});

	test(`${columns}×${rows}: borders, the header and the keys take no click, wherever it is`, async t => {
		const {click, clickAt, waitFor, shown, text} = openChat(t, columns, rows, talk().slice(0, 3));
		const before = await waitFor('line 3.');
		for (const y of [0, 1, rows - 1, rows - 2, rows - 4, rows + 5]) {
			for (const x of [0, 20, columns - 1, columns + 100]) {
				clickAt(x, y);
			}
		}

		// The empty rows above the first message.
		clickAt(Math.floor(columns / 2), 4);
		t.is(text(), before);
		t.deepEqual(shown(), []);
		// Below them are the messages, at the foot of the pane.
		click('line 2.');
		await waitFor(now => selectedRow(now).includes('line 2.'));
	});
}

for (const [columns, rows] of [
	[120, 40],
	[80, 24],
	[60, 20],
] as const) {
	test(`${columns}×${rows}: over a list the wheel moves in it, and a click chooses`, async t => {
		const {wheel, waitFor, press, clickAt, shown, text} = openChat(t, columns, rows);
		await waitFor('line 60.');
		await press('\u0014');
		const chosen = (now: string) => now.split('\n').findIndex(row => /│ ▸ |^ ▸ /.test(row));
		const first = chosen(await waitFor(now => chosen(now) > 0));
		const x = Math.floor(columns / 2);
		wheel('down');
		await waitFor(now => chosen(now) === first + 1);
		// The list's name, and what is below its items, are none.
		clickAt(x, first - 2);
		clickAt(x, rows - 5);
		t.is(chosen(text()), first + 1);
		t.deepEqual(shown(), []);
		const item = /(?:^|│) ▸ (\S+)/.exec(text().split('\n')[first + 1] ?? '')?.[1] ?? '';
		clickAt(x, first + 1);
		await waitFor('line 60.');
		t.deepEqual(shown(), [item]);
	});
}

for (const [columns, rows, spoken] of sizes) {
	test.serial(`${columns}×${rows} in ${spoken}: a click on a row of the menu chooses it`, async t => {
		t.teardown(() => setLanguage('en'));
		setLanguage(spoken);
		const {client, click, clickAt, cellOf, waitFor, press, text} = openChat(t, columns, rows);
		const amended = () => client.calls.filter(({name}) => name === 'amend').map(call => call.arguments[1]);
		const {menu, react, details} = words().messages;
		await waitFor('line 60.');
		click('line 59.');
		await waitFor(now => selectedRow(now).includes('line 59.'));
		click('line 59.');
		await waitFor('▶ r ');

		// Its frame means nothing, and stays.
		const title = cellOf('╭─ ');
		clickAt(title.x, title.y);
		t.true(text().includes('▶ r '));
		click(`+  ${menu.react}`, 1);
		await waitFor(`╭─ ${react.title}`);
		click('2🎉', 2);
		await waitFor(now => !now.includes(`╭─ ${react.title}`));
		t.deepEqual(amended(), [{type: 'react', emoji: '🎉', on: true}]);

		await press('+', 'r', 'o', 'c');
		await waitFor(':rocket:');
		click(':rocket:', 3);
		await waitFor(now => !now.includes(`╭─ ${react.title}`));
		t.deepEqual(amended().at(-1), {type: 'react', emoji: '🚀', on: true});

		await press('i');
		await waitFor(`╭─ ${details.title}`);
		click(`╭─ ${details.title}`);
		await waitFor(now => !now.includes(`╭─ ${details.title}`));

		// The question is not answered by what is between the answers.
		await press('d');
		await waitFor(`y ${words().messages.delete.yes}`);
		click(`n ${words().messages.delete.no}`, -1);
		t.true(text().includes(`y ${words().messages.delete.yes}`));
		click(`n ${words().messages.delete.no}`, 2);
		await waitFor(now => !now.includes(`y ${words().messages.delete.yes}`));
		await press('d');
		await waitFor(`y ${words().messages.delete.yes}`);
		click(`y ${words().messages.delete.yes}`, 2);
		await waitFor(now => !now.includes('▶'));
		t.deepEqual(amended().at(-1), {type: 'delete'});
		t.is(amended().length, 3);
	});
}

test.serial(
	'a click on a row chooses also where the menu is scrolled, and beside a list of rooms',
	async t => {
		const {click, waitFor, press} = openChat(t, 80, 14);
		await waitFor('line 60.');
		click('line 60.');
		await waitFor(now => selectedRow(now).includes('line 60.'));
		click('line 60.');
		await waitFor('▶ r ');
		await press(keys.up);
		await waitFor(`▶ i  details`);
		click('w  whisper', 2);
		await waitFor(now => !now.includes('▶'));
		t.pass();
	},
);
