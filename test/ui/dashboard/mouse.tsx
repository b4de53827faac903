import test, {type ExecutionContext} from 'ava';
import {createSettings} from '../../../source/settings/settings.ts';
import {cellWidth} from '../../../source/text/cells.ts';
import {DashboardScreen} from '../../../source/ui/dashboard/dashboard-screen.tsx';
import {type MouseReport, TerminalEventsContext} from '../../../source/ui/terminal/events.ts';
import {createTheme} from '../../../source/ui/theme.ts';
import {setLanguage} from '../../../source/words/words.ts';
import {createDemoOperator, demoNow, playDemo} from '../../helpers/demo-operator.ts';
import {createFakeClock} from '../../helpers/fake-clock.ts';
import {createFakeEvents} from '../../helpers/fake-events.ts';
import {keys, openPicture} from '../../helpers/picture.tsx';

const open = async (t: ExecutionContext, columns: number, rows: number) => {
	const operator = createDemoOperator();
	const clock = createFakeClock(demoNow);
	const settings = createSettings();
	const events = createFakeEvents();
	const picture = openPicture(
		<TerminalEventsContext value={events}>
			<DashboardScreen
				operator={operator}
				joinCommand="npx chat-tui join 192.168.0.5 7777"
				listening={{host: '0.0.0.0', port: 7777}}
				theme={createTheme('dark', {colored: false})}
				version="0.1.0"
				settings={settings}
				now={clock.now}
				schedule={clock.schedule}
				onQuit={() => undefined}
			/>
		</TerminalEventsContext>,
		columns,
		rows,
	);
	t.teardown(() => picture.close());
	await picture.waitFor(() => clock.waiting() > 0);
	playDemo(operator);
	clock.advance(33);
	const report = (what: MouseReport['what'], x: number, y: number) => {
		events.tell({type: 'mouse', report: {what, x, y}});
	};

	return {
		...picture,
		operator,
		settings,
		report,
		click(text: string) {
			const all = picture.text().split('\n');
			const y = all.findIndex(row => row.includes(text));
			t.not(y, -1, `${text} is not there:\n${picture.text()}`);
			report('click', cellWidth((all[y] ?? '').split(text)[0] ?? ''), y);
		},
	};
};

/** The user whose row has the mark. */
const selected = (text: string): string => /│ › (\S+)/.exec(text)?.[1] ?? '';

for (const [columns, rows, spoken] of [
	[120, 40, 'en'],
	[80, 24, 'ko'],
	[60, 20, 'en'],
	[60, 14, 'ko'],
] as const) {
	test.serial(
		`${columns}×${rows} in ${spoken}: a click selects a user, and the keys go on from there`,
		async t => {
			t.teardown(() => setLanguage('en'));
			setLanguage(spoken);
			const {click, waitFor, press, report, text} = await open(t, columns, rows);
			await waitFor('jun');
			click('jun ');
			await waitFor(now => selected(now) === 'jun');
			click('mina ');
			await waitFor(now => selected(now) === 'mina');
			await press(keys.down);
			await waitFor(now => selected(now) === 'jun');
			// The frame and what is around it are nobody.
			const before = text();
			for (const y of [0, 1, 2, rows + 9]) {
				report('click', 5, y);
			}

			t.is(text(), before);
			await press(keys.enter);
			await waitFor('› /whisper jun');
			t.pass();
		},
	);
}

for (const [columns, rows] of [
	[120, 40],
	[80, 24],
	[60, 20],
] as const) {
	test.serial(`${columns}×${rows}: the wheel scrolls the log, and the help while it is open`, async t => {
		const {waitFor, press, report, text} = await open(t, columns, rows);
		const before = await waitFor('kai is reconnecting');
		report('wheel-up', 3, 3);
		await waitFor(now => now.includes('↓') && now !== before);
		report('wheel-down', 3, 3);
		report('wheel-down', 3, 3);
		t.is(await waitFor(now => now === before), before);
		await press('/help', keys.enter);
		const help = await waitFor('/kick NAME');
		report('click', 5, 8);
		t.is(text(), help);
		// Where all of it is in view there is nothing to scroll.
		const isCut = /[↓↑] more/.test(help);
		report('wheel-down', 3, 3);
		await waitFor(now => (now === help) !== isCut);
		report('wheel-up', 3, 3);
		await waitFor(now => now === help);
		await press(keys.escape);
		await waitFor(now => now !== help && now.includes('kai is reconnecting'));
		t.pass();
	});
}

test.serial('/mouse is a setting: changed, told, refused', async t => {
	const {press, waitFor, settings} = await open(t, 80, 24);
	await press('/mouse', keys.enter);
	await waitFor('mouse = off');
	await press('/mouse on', keys.enter);
	await waitFor('mouse = on');
	t.true(settings.get('mouse'));
	await press('/set mouse = off', keys.enter);
	await waitFor('mouse = off');
	await press('/set mouse on', keys.enter);
	await waitFor('mouse = on');
	await press('/mouse maybe', keys.enter);
	await waitFor('mouse takes on or off, not maybe');
	t.true(settings.get('mouse'));
});

test.serial('while something is asked, the mouse does nothing', async t => {
	const {press, waitFor, click, report, text} = await open(t, 80, 24);
	await waitFor('jun');
	click('jun ');
	await waitFor(now => selected(now) === 'jun');
	await press('\u000B');
	const asked = await waitFor('Kick jun?');
	click('mina ');
	report('wheel-up', 5, 5);
	t.is(text(), asked);
});
