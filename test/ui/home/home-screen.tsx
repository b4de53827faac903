import test from 'ava';
import {emptyHome, type HomeChoice, type HomeValues} from '../../../source/ui/home/choice.ts';
import {HomeScreen} from '../../../source/ui/home/home-screen.tsx';
import {createTheme} from '../../../source/ui/theme.ts';
import {keys, openPicture} from '../../helpers/picture.tsx';

const openHome = (columns: number, rows: number, initial: HomeValues = emptyHome, problem = '') => {
	const choices: {choice: HomeChoice; values: HomeValues}[] = [];
	const picture = openPicture(
		<HomeScreen
			initial={initial}
			problem={problem}
			theme={createTheme('dark')}
			version="0.1.0"
			onChoice={(choice, values) => choices.push({choice, values})}
		/>,
		columns,
		rows,
	);

	return {...picture, choices};
};

const remembered: HomeValues = {
	mode: 'join',
	join: {name: '하늘', host: '192.168.0.5', port: ''},
	host: {name: 'Team Otter', host: '', port: '7000'},
};

test('what was used the last time stands in the fields', t => {
	const home = openHome(60, 20, remembered);
	t.is(
		home.text(),
		[
			'',
			'',
			'',
			'',
			'  chat-tui                                           0.1.0',
			'  ────────────────────────────────────────────────────────',
			'',
			'    ● Join a room   ○ Host a room',
			'',
			'  › Your name  하늘',
			'    Address    192.168.0.5',
			'    Port       7777',
			'    Password   none',
			'',
			'',
			'',
			'   Enter join  ↑ ↓ move  Ctrl+C quit',
			'',
			'',
			'',
		].join('\n'),
	);
	home.close();
});

test('the arrows to the side choose on the row of the choice, and only there are said to', async t => {
	const home = openHome(60, 20, remembered);
	await home.press(keys.up);
	await home.waitFor('← → join or host');
	await home.press('\u{1B}[C');
	t.regex(await home.waitFor('Enter host'), /○ Join a room {3}● Host a room/);
	await home.press(keys.tab);
	await home.waitFor(text => !text.includes('← →'));
	home.close();
});

test('joining: fields are filled, the password is masked and not remembered', async t => {
	const home = openHome(40, 10);
	await home.press('하늘', keys.tab, '10.0.0.5:7000', keys.down, keys.tab, '비밀');
	t.is(
		await home.waitFor('••'),
		[
			'',
			'  chat-tui                       0.1.0',
			'    ● Join a room   ○ Host a room',
			'    Your name  하늘',
			'    Address    10.0.0.5:7000',
			'    Port       7777',
			'  › Password   ••',
			'',
			'   Enter join  ↑ ↓ move  Ctrl+C quit',
			'',
		].join('\n'),
	);
	await home.press(keys.enter);
	t.deepEqual(home.choices, [
		{
			choice: {type: 'join', name: '하늘', host: '10.0.0.5', port: 7000, password: '비밀'},
			values: {...emptyHome, join: {name: '하늘', host: '10.0.0.5:7000', port: ''}},
		},
	]);
	home.close();
});

test('several keys in one read all count', async t => {
	const home = openHome(80, 24);
	await home.press('mina\t10.0.0.5\t7000\r');
	t.deepEqual(
		home.choices.map(({choice}) => choice),
		[{type: 'join', name: 'mina', host: '10.0.0.5', port: 7000, password: undefined}],
	);
	home.close();
});

test('hosting has fields of its own', async t => {
	const home = openHome(60, 20, remembered);
	await home.press(keys.up, ' ');
	const text = await home.waitFor('● Host a room');
	t.regex(text, /Its name {3}Team Otter/);
	t.regex(text, /Listen on {2}all interfaces/);
	await home.press(keys.enter);
	t.deepEqual(home.choices[0]?.choice, {
		type: 'host',
		name: 'Team Otter',
		host: '',
		port: 7000,
		password: undefined,
	});
	t.is(home.choices[0]?.values.mode, 'host');
	home.close();
});

test('a problem is said, leads to its field, and goes with the next key', async t => {
	const home = openHome(60, 20, emptyHome, 'Nothing listens there.');
	t.true(home.text().includes('Nothing listens there.'));
	await home.press(keys.enter);
	t.regex(await home.waitFor('Where is the room?'), /› Address/);
	await home.press('a');
	await home.waitFor(text => !text.includes('Where is the room?'));
	t.is(home.choices.length, 0);
	home.close();
});

test('Ctrl+C quits, and a terminal that is too small says so', async t => {
	const home = openHome(30, 8);
	t.regex(home.text(), /Too small: 30×8/);
	await home.press(keys.ctrlC);
	t.deepEqual(home.choices[0]?.choice, {type: 'quit'});
	home.close();
});
