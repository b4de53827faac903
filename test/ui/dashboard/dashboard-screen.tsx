import test, {type ExecutionContext} from 'ava';
import {DashboardScreen} from '../../../source/ui/dashboard/dashboard-screen.tsx';
import {createTheme} from '../../../source/ui/theme.ts';
import {
	createDemoOperator,
	type DemoOperator,
	demoNow,
	demoUser,
	playDemo,
} from '../../helpers/demo-operator.ts';
import {createFakeClock, type FakeClock} from '../../helpers/fake-clock.ts';
import {keys, openPicture, type Picture} from '../../helpers/picture.tsx';

type Scene = {
	readonly picture: Picture;
	readonly operator: DemoOperator;
	readonly clock: FakeClock;
	quits(): number;
};

const ctrlK = '\u{B}';

/** The dashboard of the demo's server on a screen of so many cells, its log played. */
const open = async (
	t: ExecutionContext,
	columns: number,
	rows: number,
	operator: DemoOperator = createDemoOperator(),
): Promise<Scene> => {
	const clock = createFakeClock(demoNow);
	let quits = 0;
	const picture = openPicture(
		<DashboardScreen
			operator={operator}
			joinCommand="npx chat-tui join 192.168.0.5 7777"
			listening={{host: '0.0.0.0', port: 7777}}
			theme={createTheme('dark')}
			version="0.1.0"
			now={clock.now}
			schedule={clock.schedule}
			onQuit={() => {
				quits++;
			}}
		/>,
		columns,
		rows,
	);
	t.teardown(() => picture.close());
	// Effects run after the first drawing: the clock has something waiting when it listens.
	await picture.waitFor(() => clock.waiting() > 0);
	playDemo(operator);
	clock.advance(33);
	return {picture, operator, clock, quits: () => quits};
};

test('120×40', async t => {
	const {picture} = await open(t, 120, 40);
	t.is(
		await picture.waitFor('kai is reconnecting'),
		`Team Otter · 수달팀  port 7777                                                                 up 1h 04m  chat-tui 0.1.0

npx chat-tui join 192.168.0.5 7777

● 12 of 10,000 online   0 messages/s ▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁        in 1.2 MB · 0 B/s   out 48.3 MB · 0 B/s
╭─ Users 12 ───────────────────────────────────────────────────────────╮╭─ Log ────────────────────────────────────────╮
│   Name        Address               Via      RTT Since Msgs State    ││ 11:26 + brave-otter joined · 7 online        │
│   mina        192.168.0.12:50000    native   2ms 11:06   48 active   ││         172.16.4.201:50222 (native)          │
│   jun         192.168.0.23:50037    native   3ms 11:07   31 active   ││ 11:29 + sky joined · 8 online                │
│   하늘        192.168.0.31:50074    native   5ms 11:08   27 active   ││         192.168.0.77:50259 (nickname)        │
│   bora        10.8.0.4:50111        irc     41ms 11:12   12 idle 3m  ││ 11:30 ! refused mina: Someone here is called │
│   Théo        10.8.0.9:50148        native 187ms 11:15    9 idle 14m ││         mina already. (name-taken)           │
│   민준        192.168.0.40:50185    native   4ms 11:23   22 active   ││         203.0.113.7:40122                    │
│   brave-otter 172.16.4.201:50222    native  12ms 11:26    3 idle 38m ││ 11:37 + 서연 joined · 9 online               │
│   sky         192.168.0.77:50259    text   640ms 11:29    0 idle 41m ││         192.168.0.52:50296 (native)          │
│   서연        192.168.0.52:50296    native   6ms 11:37   15 idle 1m  ││ 11:38 ~ teo is now Théo                      │
│   kai         203.0.113.99:50333    native     – 11:40    7 dropped  ││ 11:40 + kai joined · 10 online               │
│   동해물과백… [2001:db8::8a…]:50370 native  88ms 11:49    5 idle 2m  ││         203.0.113.99:50333 (native)          │
│   noor        192.168.0.80:50407    native     – 12:09    0 active   ││ 11:49 + 동해물과백두산이 joined · 11 online  │
│                                                                      ││         [2001:db8::8a2e:370:7334]:50370      │
│                                                                      ││         (native)                             │
│                                                                      ││ 11:55 ! spammer was kicked by server: too    │
│                                                                      ││         much of the same                     │
│                                                                      ││ 11:55 - spammer left (kicked) · 10 online    │
│                                                                      ││         198.51.100.23:55010                  │
│                                                                      ││ 12:03 ! error: read ETIMEDOUT                │
│                                                                      ││         203.0.113.99:50333                   │
│                                                                      ││ 12:07 > bora: Upgraded, and it is right now. │
│                                                                      ││         Thank you! 🙏                        │
│                                                                      ││ 12:08 > 하늘: 👩‍👩‍👧‍👦 팀 점심은 12시 30분, 늘     │
│                                                                      ││         가던 곳에서요.                       │
│                                                                      ││ 12:09 + noor joined · 12 online              │
│                                                                      ││         192.168.0.80:50407 (native)          │
│                                                                      ││ 12:09 ~ kai is reconnecting                  │
│                                                                      ││         203.0.113.99:50333                   │
╰──────────────────────────────────────────────────────────────────────╯╰──────────────────────────────────────────────╯
╭──────────────────────────────────────────────────────────────────────────────────────────────────────────────────────╮
│ › Say something to everyone, or /help                                                                                │
╰──────────────────────────────────────────────────────────────────────────────────────────────────────────────────────╯
 F1 help  Tab pane  ↑↓ history  PgUp/PgDn scroll  Ctrl+C stop`,
	);
});

test('80×24', async t => {
	const {picture} = await open(t, 80, 24);
	t.is(
		await picture.waitFor('kai is reconnecting'),
		`Team Otter · 수달팀  port 7777                         up 1h 04m  chat-tui 0.1.0
npx chat-tui join 192.168.0.5 7777
● 12 of 10,000 online   0 msg/s ▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁   in 1.2 MB   out 48.3 MB
╭─ Users 12 ───────────────────────────────────────────────────────────────────╮
│   Name                Address               Via      RTT Since Msgs State    │
│   mina                192.168.0.12:50000    native   2ms 11:06   48 active   │
│   jun                 192.168.0.23:50037    native   3ms 11:07   31 active   │
│   하늘                192.168.0.31:50074    native   5ms 11:08   27 active   │
│   bora                10.8.0.4:50111        irc     41ms 11:12   12 idle 3m  │
│   Théo                10.8.0.9:50148        native 187ms 11:15    9 idle 14m │
│   민준                192.168.0.40:50185    native   4ms 11:23   22 active   │
│   brave-otter         172.16.4.201:50222    native  12ms 11:26    3 idle 38m │
╰────────────────────────────────────────────────────────────────── 1–7 of 12 ─╯
╭─ Log ────────────────────────────────────────────────────────────────────────╮
│ 11:55:00 ! spammer was kicked by server: too much of the same                │
│ 11:55:00 - spammer left (kicked) · 198.51.100.23:55010 · 10 online           │
│ 12:03:00 ! error: read ETIMEDOUT · 203.0.113.99:50333                        │
│ 12:07:00 > bora: Upgraded, and it is right now. Thank you! 🙏                │
│ 12:08:00 > 하늘: 👩‍👩‍👧‍👦 팀 점심은 12시 30분, 늘 가던 곳에서요.                   │
│ 12:09:00 + noor joined from 192.168.0.80:50407 (native) · 12 online          │
│ 12:09:40 ~ kai is reconnecting · 203.0.113.99:50333                          │
╰──────────────────────────────────────────────────────────────────────────────╯
 › Say something to everyone, or /help
 F1 help  Tab pane  ↑↓ history  PgUp/PgDn scroll  Ctrl+C stop`,
	);
});

test('60×20', async t => {
	const {picture} = await open(t, 60, 20);
	t.is(
		await picture.waitFor('kai is reconnecting'),
		`Team Otter · 수달팀  port 7777     up 1h 04m  chat-tui 0.1.0
npx chat-tui join 192.168.0.5 7777
● 12 of 10,000 online   0 msg/s      in 1.2 MB   out 48.3 MB
╭─ Users 12 ───────────────────────────────────────────────╮
│   Name         Address                 RTT Msgs State    │
│   mina         192.168.0.12:50000      2ms   48 active   │
│   jun          192.168.0.23:50037      3ms   31 active   │
│   하늘         192.168.0.31:50074      5ms   27 active   │
│   bora         10.8.0.4:50111         41ms   12 idle 3m  │
│   Théo         10.8.0.9:50148        187ms    9 idle 14m │
╰────────────────────────────────────────────── 1–5 of 12 ─╯
╭─ Log ────────────────────────────────────────────────────╮
│         🙏                                               │
│ 12:08 > 하늘: 👩‍👩‍👧‍👦 팀 점심은 12시 30분, 늘 가던 곳에서요.  │
│ 12:09 + noor joined · 12 online                          │
│         192.168.0.80:50407 (native)                      │
│ 12:09 ~ kai is reconnecting · 203.0.113.99:50333         │
╰──────────────────────────────────────────────────────────╯
 › Say something to everyone, or /help
 F1 help  Tab pane  ↑↓ history  PgUp/PgDn scroll`,
	);
});

test('40×10: one list at a time, Tab shows the other', async t => {
	const {picture} = await open(t, 40, 10);
	t.is(
		await picture.waitFor('Users 12'),
		`Team Otter · 수…  ● 12 online  up 1h 04m
npx chat-tui join 192.168.0.5 7777
╭─ Users 12 ───────────────────────────╮
│   mina         192.168.0.12:50000    │
│   jun          192.168.0.23:50037    │
│   하늘         192.168.0.31:50074    │
│   bora         10.8.0.4:50111        │
╰────────────────────────── 1–4 of 12 ─╯
 › Say something to everyone, or /help
 F1 help  Tab pane  ↑↓ history`,
	);
	await picture.press(keys.tab, keys.tab);
	t.is(
		await picture.waitFor('Log'),
		`Team Otter · 수…  ● 12 online  up 1h 04m
npx chat-tui join 192.168.0.5 7777
╭─ Log ────────────────────────────────╮
│ 12:09 + noor joined · 12 online      │
│         192.168.0.80:50407 (native)  │
│ 12:09 ~ kai is reconnecting          │
│         203.0.113.99:50333           │
╰──────────────────────────────────────╯
 › Say something to everyone, or /help
 F1 help  Tab pane  ↑↓ scroll`,
	);
});

test('smaller than that it says so, and comes back', async t => {
	const {picture} = await open(t, 39, 24);
	t.regex(await picture.waitFor('Too small: 39×24'), /Needs 40×10/);
	picture.resize(80, 24);
	t.notRegex(await picture.waitFor('Users 12'), /Too small/);
	picture.resize(80, 9);
	t.notRegex(await picture.waitFor('Too small: 80×9'), /Users/);
});

test('while nothing can be stored the header says so, at any width', async t => {
	const problem = "The server's disk is full: nothing can be said until there is room.";
	for (const [columns, rows, shown] of [
		[120, 40, `! ${problem}`],
		[60, 20, "! The server's disk is full: nothing can be s"],
		[40, 10, "! The server's disk is"],
	] as const) {
		const {picture, operator, clock} = await open(t, columns, rows);
		operator.setStats({problem});
		operator.report({event: 'read-only', code: 'full', text: 'There is no room left.'});
		clock.advance(250);
		const screen = await picture.waitFor(shown);
		t.regex(screen, /! The server's disk is.*● 12 online$/m);
		operator.setStats({problem: undefined});
		operator.report({event: 'writable', afterMs: 4000, refused: 1});
		clock.advance(250);
		await picture.waitFor(next => !next.includes("The server's disk"));
	}
});

test('the join command stands alone in its row, at the edge', async t => {
	for (const [columns, rows] of [
		[120, 40],
		[80, 24],
		[40, 10],
	] as const) {
		const {picture} = await open(t, columns, rows);
		const text = await picture.waitFor('npx');
		t.true(text.split('\n').includes('npx chat-tui join 192.168.0.5 7777'), text);
	}
});

test('no row is wider than the screen, with Korean and emoji, at any width', async t => {
	const {picture} = await open(t, 40, 24);
	const {cellWidth} = await import('../../../source/text/cells.ts');
	for (let columns = 40; columns <= 130; columns += 3) {
		picture.resize(columns, 24);
		const edge = `╮`;
		const text = await picture.waitFor(now => {
			const top = now.split('\n').find(row => row.startsWith('╭─ Users'));
			return (
				top?.endsWith(edge) === true && (columns < 110 ? cellWidth(top) === columns : now.includes('╮╭'))
			);
		});
		for (const row of text.split('\n')) {
			t.true(cellWidth(row) <= columns, row);
		}
	}
});

test('arrows select, Ctrl+K asks, Esc is no and Enter is yes', async t => {
	const {picture, operator, clock} = await open(t, 80, 24);
	await picture.press(keys.tab, keys.down, keys.down, keys.down);
	await picture.waitFor('› 하늘');
	await picture.press(ctrlK);
	const asked = await picture.waitFor('Kick 하늘? Enter: yes, Esc: no');
	t.false(asked.includes('Say something'));
	t.true(asked.endsWith(' Enter yes  Esc no'));

	await picture.press('y', 'ㅛ');
	t.true(picture.text().includes('Kick 하늘?'), 'letters are no answer');
	await picture.press(keys.escape);
	await picture.waitFor('Say something');
	t.deepEqual(operator.calls, []);

	await picture.press(ctrlK, keys.enter);
	await picture.waitFor('하늘 was kicked.');
	t.deepEqual(operator.calls, [['kick', '하늘', '']]);
	clock.advance(300);
	const after = await picture.waitFor('Users 11');
	t.true(after.includes('› bora'), 'the neighbour is selected');
	t.true(after.includes('- 하늘 left (kicked)'));
});

test('the selection survives those above leaving', async t => {
	const {picture, operator, clock} = await open(t, 80, 24);
	await picture.press(keys.tab, keys.down, keys.down, keys.down, keys.down);
	await picture.waitFor('› bora');
	operator.setUsers(operator.users().slice(2));
	operator.report({event: 'rename', from: 'a', name: 'b'});
	clock.advance(300);
	const text = await picture.waitFor('Users 10');
	t.true(text.includes('› bora'));
});

test('the user list scrolls, and says where it is', async t => {
	const users = Array.from({length: 5000}, (_, index) => demoUser(index));
	const {picture} = await open(t, 80, 24, createDemoOperator({users}));
	await picture.waitFor('1–7 of 5,000');
	await picture.press(keys.tab, keys.pageDown, keys.pageDown);
	await picture.waitFor('› brave-otter');
	await picture.press(keys.ctrlEnd);
	t.regex(await picture.waitFor('4,994–5,000 of 5,000'), /› \S+-416 /);
});

test('scrolled back the log stays put and counts what is new; Ctrl+End follows again', async t => {
	const {picture, operator, clock} = await open(t, 80, 24);
	await picture.waitFor('kai is reconnecting');
	await picture.press(keys.pageUp);
	const back = await picture.waitFor('↓ more');
	const rowsOf = (text: string): readonly string[] => text.split('\n').slice(13, 21);
	for (let count = 0; count < 3; count++) {
		operator.report({event: 'message', room: '#lobby', name: '민준', text: `${count} 번`});
	}

	clock.advance(100);
	const after = await picture.waitFor('↓ 3 new');
	t.deepEqual(rowsOf(after), rowsOf(back));
	await picture.press(keys.ctrlEnd);
	const end = await picture.waitFor('민준: 2 번');
	t.notRegex(end, /↓ (?:more|\d)/);
});

test('what is typed goes to everyone, from any pane; Tab completes while writing', async t => {
	const {picture, operator} = await open(t, 80, 24);
	await picture.press(keys.tab, keys.tab, '안', '녕', '하세요\r');
	await picture.waitFor('Say something');
	t.deepEqual(operator.calls, [['announce', '안녕하세요']]);

	await picture.press('/whi', keys.tab, '민', keys.tab);
	await picture.waitFor('› /whisper 민준');
	await picture.press('비밀\r');
	await picture.waitFor('Whispered to 민준.');
	t.deepEqual(operator.calls.at(-1), ['whisper', '민준', '비밀']);
});

test('Enter on a user begins a whisper to them', async t => {
	const {picture} = await open(t, 80, 24);
	await picture.press(keys.tab, keys.down, keys.enter);
	t.regex(await picture.waitFor('› /whisper mina'), /↑↓ history/);
});

test('a wrong command says what is near and stays', async t => {
	const {picture} = await open(t, 80, 24);
	await picture.press('/kik jun', keys.enter);
	const text = await picture.waitFor('Did you mean /kick?');
	t.true(text.includes('› /kik jun'));
	await picture.press(keys.down);
	t.notRegex(await picture.waitFor('F1 help'), /Did you mean/);
});

test('Ctrl+C with users online asks once; Esc stays, Ctrl+C again stops', async t => {
	const {picture, quits} = await open(t, 80, 24);
	await picture.press(keys.ctrlC);
	await picture.waitFor('12 users are online. Ctrl+C again or Enter stops the server, Esc stays');
	await picture.press(keys.escape);
	await picture.waitFor('Say something');
	t.is(quits(), 0);
	await picture.press(keys.ctrlC, keys.ctrlC);
	await picture.waitFor('Stopping…');
	t.is(quits(), 1);
});

test('the question about stopping fits the smallest screen', async t => {
	const {picture, quits} = await open(t, 40, 10);
	await picture.press(keys.ctrlC);
	await picture.waitFor('Enter stops the server, Esc stays');
	await picture.press(keys.enter);
	await picture.waitFor('Stopping…');
	t.is(quits(), 1);
});

test('/help lists commands and keys, and scrolls where it is longer than the screen', async t => {
	const {picture} = await open(t, 120, 40);
	await picture.press('/help', keys.enter);
	const wide = await picture.waitFor('Commands');
	t.true(wide.includes('/whisper NAME TEXT') && wide.includes('Kick the selected user'), wide);
	await picture.press(keys.escape);
	await picture.waitFor('Users 12');

	picture.resize(60, 20);
	await picture.waitFor(now => now.split('\n').length === 20);
	await picture.press('/help', keys.enter);
	t.false((await picture.waitFor('↓ more')).includes('Write them a whisper'));
	await picture.press(keys.pageDown, keys.pageDown);
	await picture.waitFor('Write them a whisper');
	await picture.press(keys.enter);
	await picture.waitFor('Users 12');
});

test('without anyone, the list says how to get people in', async t => {
	const {picture} = await open(t, 80, 24, createDemoOperator({users: []}));
	t.regex(await picture.waitFor('Nobody is here yet.'), /● 0 of 10,000 online/);
});

test('messages a second and their sparkline follow the counters', async t => {
	const {picture, operator, clock} = await open(t, 120, 40);
	for (let second = 1; second <= 20; second++) {
		operator.setStats({
			messages: 1204 + second * 2 + Math.max(0, second - 10) * 6,
			bytesIn: second * 4000,
			bytesOut: second * 90_000,
		});
		clock.advance(1000);
	}

	await picture.waitFor('8.0 messages/s');
	t.regex(picture.text(), /8\.0 messages\/s ▁+▂▃▇█ +in 80\.0 kB · 4\.0 kB\/s {3}out 1\.8 MB · 90\.0 kB\/s/);
});
