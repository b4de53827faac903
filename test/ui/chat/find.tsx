import test, {type ExecutionContext} from 'ava';
import {systemClock} from '../../../source/client/clock.ts';
import {createChatClient} from '../../../source/client/create-client.ts';
import {wireSessions} from '../../../source/library/create-session.ts';
import {cellWidth} from '../../../source/text/cells.ts';
import {ChatScreen} from '../../../source/ui/chat/chat-screen.tsx';
import {createTheme} from '../../../source/ui/theme.ts';
import {connectToPast, type Past} from '../../helpers/history-server.ts';
import {keys, openPicture} from '../../helpers/picture.tsx';

const sizes = [
	[120, 40],
	[80, 24],
	[60, 20],
] as const;

const pastOf = (count: number, special: Readonly<Record<number, string>> = {}): Past =>
	Array.from({length: count}, (_, index) => ({
		room: '#lobby',
		text: special[index + 1] ?? `message number ${index + 1}.`,
	}));

const openChat = (t: ExecutionContext, past: Past, columns: number, rows: number, backlog = 50) => {
	const client = createChatClient({
		address: {host: 'localhost', port: 7777},
		createSession: wireSessions({
			connect: connectToPast(past, {backlog}),
			clock: systemClock,
			random: () => 0,
			newToken: () => 'a-token-of-enough-length',
		}),
		clock: systemClock,
		name: 'me',
	});
	const picture = openPicture(
		<ChatScreen
			client={client}
			theme={createTheme('dark', {colored: false})}
			version="0.1.0"
			onQuit={() => undefined}
		/>,
		columns,
		rows,
	);
	t.teardown(async () => {
		picture.close();
		await client.leave();
	});

	return {...picture, client};
};

const numbersIn = (text: string): readonly number[] =>
	[...text.matchAll(/number (\d+)\./g)].map(([, number]) => Number(number));

for (const [columns, rows] of sizes) {
	test(`${columns}×${rows}: PageUp goes back to the very first, a row at a time at most`, async t => {
		const chat = openChat(t, pastOf(250), columns, rows);
		let text = await chat.waitFor('number 250.');
		for (let pages = 0; !text.includes('the beginning of #lobby'); pages++) {
			t.true(pages < 120);
			const first = numbersIn(text)[0] ?? 0;
			await chat.press(keys.pageUp);
			text = await chat.waitFor(
				now => (numbersIn(now)[0] ?? first) < first || now.includes('the beginning of'),
			);
			const shown = numbersIn(text);
			// Nothing is left out between two pages, and within one they follow each other.
			t.true((shown.at(-1) ?? 0) >= first - 1, `${first}: ${shown}`);
			t.deepEqual(
				shown,
				shown.map((_, index) => (shown[0] ?? 0) + index),
			);
			t.true(text.split('\n').every(row => cellWidth(row) <= columns));
		}

		t.is(numbersIn(text)[0], 1);
	});

	test(`${columns}×${rows}: a word is found far back, one goes on to older ones, and returns`, async t => {
		const special = {20: '내일 점심은 국수입니다', 300: '점심 먹고 바로 볼게요!', 500: '오늘 점심 뭐예요?'};
		const chat = openChat(t, pastOf(600, special), columns, rows);
		const before = await chat.waitFor('number 600.');
		await chat.press('/find 점심', keys.enter);
		const middle = Math.floor(rows / 2);
		const isHit = (words: string, place: string) => (now: string) => {
			const row = now.split('\n').findIndex(candidate => candidate.includes(words));
			return (
				now.includes(` find: 점심 · ${place}`) &&
				Math.abs(row - middle) <= 3 &&
				now.split('\n')[row]?.includes('▌') === true &&
				!now.includes('loading')
			);
		};

		await chat.waitFor(isHit('오늘 점심', '1 of 3'));
		await chat.press(keys.up);
		await chat.waitFor(isHit('점심 먹고', '2 of 3'));
		await chat.press(keys.up);
		const oldest = await chat.waitFor(isHit('내일 점심은', '3 of 3'));
		t.true(numbersIn(oldest).includes(19) && numbersIn(oldest).includes(21));
		await chat.press(keys.up);
		await chat.press(keys.down);
		await chat.waitFor(isHit('점심 먹고', '2 of 3'));
		await chat.press(keys.escape);
		const after = await chat.waitFor(now => !now.includes('find:') && now.includes('number 600.'));
		t.deepEqual(numbersIn(after), numbersIn(before));
	});
}

test('what is found stays in view with Enter; text that is said brings one back', async t => {
	const chat = openChat(t, pastOf(300, {20: '점심은 국수입니다'}), 80, 24);
	await chat.waitFor('number 300.');
	await chat.press('/find 점심', keys.enter);
	await chat.waitFor('1 of 1');
	await chat.waitFor('number 21.');
	await chat.press(keys.enter);
	t.true((await chat.waitFor(now => !now.includes('find:'))).includes('점심은 국수입니다'));
	await chat.press('hello', keys.enter);
	await chat.waitFor(now => now.includes('hello …') && now.includes('number 300.'));
});

test('Esc brings one back to where one had scrolled', async t => {
	const chat = openChat(t, pastOf(250, {20: 'a needle'}), 80, 24);
	await chat.waitFor('number 250.');
	await chat.press(keys.pageUp, keys.pageUp);
	const before = numbersIn(await chat.waitFor(text => (numbersIn(text).at(-1) ?? 250) < 225));
	await chat.press('/find needle', keys.enter);
	await chat.waitFor('a needle');
	await chat.waitFor(text => numbersIn(text).includes(21));
	await chat.press(keys.escape);
	const after = await chat.waitFor(text => !text.includes('a needle') && !text.includes('number 21.'));
	t.deepEqual(numbersIn(after), before);
});

test('nothing found is said, and so is what cannot be looked for', async t => {
	const chat = openChat(t, pastOf(20), 80, 24);
	await chat.waitFor('number 20.');
	await chat.press('/find', keys.enter);
	await chat.waitFor('What do you look for? /find WORDS');
	await chat.press(' nonsuch', keys.enter);
	await chat.waitFor(' find: nonsuch · nothing found');
	await chat.press(keys.escape);
	t.is(numbersIn(await chat.waitFor(now => !now.includes('find:'))).at(-1), 20);
});

test('many hits: older ones are fetched as one goes on', async t => {
	const chat = openChat(t, pastOf(70), 80, 24);
	await chat.waitFor('number 70.');
	await chat.press('/find number', keys.enter);
	await chat.waitFor('1 of 50+');
	for (let hit = 2; hit <= 70; hit++) {
		await chat.press(keys.up);
		await chat.waitFor(` ${hit} of `);
	}

	t.true(chat.text().includes('70 of 70'));
	t.true(chat.text().includes('number 1.'));
});

test('in a further room, and back', async t => {
	const past = [...pastOf(100), {room: '#tea', text: '점심에 차 한 잔'}, ...pastOf(100)];
	const chat = openChat(t, past, 80, 24);
	await chat.waitFor('number 100.');
	await chat.press('/join #tea', keys.enter);
	await chat.waitFor('Message #tea');
	await chat.press('/join #lobby', keys.enter);
	await chat.waitFor('Message #lobby');
	await chat.press('/find 점심', keys.enter);
	await chat.waitFor(now => now.includes('Message #tea') && now.includes('점심에 차 한 잔'));
	await chat.press(keys.escape);
	await chat.waitFor(now => now.includes('Message #lobby') && now.includes('number 100.'));
	await chat.press('/find #tea number', keys.enter);
	t.regex(await chat.waitFor('nothing found'), /^ find: number in #tea · nothing found {2}Esc back$/m);
});

test('Ctrl+Home goes to the oldest that is here, and begins to fetch what is before', async t => {
	const chat = openChat(t, pastOf(400), 80, 24);
	await chat.waitFor('number 400.');
	await chat.press(keys.ctrlHome);
	const text = await chat.waitFor(now => now.includes('number 351.') && !now.includes('earlier messages'));
	t.false(text.includes('number 400.'));
	t.deepEqual(
		chat.client.store
			.getState()
			.rooms.get('#lobby')
			?.gaps.map(({before}) => before),
		[251],
	);
});

test('a backlog that does not fill the pane, or none: PageUp fetches what is before', async t => {
	for (const backlog of [3, 0]) {
		const chat = openChat(t, pastOf(200), 80, 24, backlog);
		await chat.waitFor(backlog === 0 ? 'Message #lobby' : 'number 200.');
		await chat.waitFor('2 online');
		t.false(chat.text().includes('number 150.'));
		await chat.press(keys.pageUp);
		const text = await chat.waitFor('number 190.');
		t.is(numbersIn(text).at(-1), 200);
	}
});

test('what a command has to say in a room that is scrolled to the beginning stays below', async t => {
	const chat = openChat(t, pastOf(3), 80, 24);
	await chat.waitFor('the beginning of #lobby');
	await chat.press('/clear', keys.enter);
	await chat.waitFor(now => !now.includes('number'));
	await chat.press(keys.pageUp);
	t.deepEqual(numbersIn(await chat.waitFor('number 3.')), [1, 2, 3]);
});

test('a conversation that is new has nothing before it, and says no key for it', async t => {
	const chat = openChat(t, pastOf(3), 60, 20);
	await chat.waitFor('number 3.');
	chat.client.converse('민아');
	chat.client.say('psst');
	await chat.waitFor('the beginning of @민아');
	t.false(chat.text().includes('PageUp:'));
});
