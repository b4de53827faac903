/** What is unread above the view is told calmly, with the key that goes there, until it was seen. */
import test from 'ava';
import type {ChatState} from '../../../source/client/state.ts';
import {ChatScreen} from '../../../source/ui/chat/chat-screen.tsx';
import {createTheme} from '../../../source/ui/theme.ts';
import {type Language, languages} from '../../../source/words/language.ts';
import {setLanguage} from '../../../source/words/words.ts';
import {createDemoClient, demoMessage, demoNow, demoState} from '../../helpers/demo-client.ts';
import {keys, openPicture} from '../../helpers/picture.tsx';

const altU = '\u001Bu';
const clock = {now: () => demoNow, every: () => () => undefined};
const hints: Record<Language, (count: string) => string> = {
	en: count => `↑ ${count} unread Alt+U`,
	ko: count => `↑ 안 읽은 글 ${count} Alt+U`,
};

/** So many messages of which the last `unread` were not seen. */
const openChat = (
	columns: number,
	rows: number,
	{unread, gap = false, looking = 'here'}: {unread: number; gap?: boolean; looking?: ChatState['looking']},
) => {
	const lines = Array.from({length: 90}, (_, index) =>
		demoMessage({ago: 90 - index, from: index % 2 === 0 ? 'mina' : 'bora', text: `line ${index + 1}`}),
	);
	const marker = lines.at(-unread - 1)?.seq;
	const state = demoState(lines);
	const lobby = state.rooms.get('#lobby');
	if (lobby === undefined || marker === undefined) {
		throw new Error('no room');
	}

	const gaps = gap ? [{after: marker - 5, before: marker + 11, status: 'idle' as const}] : [];
	const shown = gap ? lines.filter(({seq = 0}) => seq <= marker - 5 || seq >= marker + 11) : lines;
	const client = createDemoClient({
		...state,
		looking,
		rooms: new Map([['#lobby', {...lobby, lines: shown, gaps, marker}]]),
	});
	const picture = openPicture(
		<ChatScreen
			client={client}
			theme={createTheme('dark')}
			version="0.1.0"
			onQuit={() => undefined}
			clock={clock}
		/>,
		columns,
		rows,
	);
	return {...picture, client};
};

for (const [columns, rows] of [
	[120, 40],
	[80, 24],
	[60, 20],
] as const) {
	for (const language of languages) {
		test.serial(
			`${columns}×${rows}, ${language}: how much is unread above, and no longer once it was seen`,
			async t => {
				setLanguage(language);
				t.teardown(() => setLanguage('en'));
				const hint = hints[language];
				const {text, press, waitFor, close} = openChat(columns, rows, {unread: 70});
				const first = await waitFor(hint('').split(' ').slice(-1)[0] ?? '');
				const top = Number(/line (\d+)/.exec(first)?.[1]);
				// The first of them is line 21, and those from `top` on are in view.
				t.true(first.includes(hint(`${top - 21}`)), first);
				await press(keys.pageUp);
				const second = await waitFor(now => Number(/line (\d+)/.exec(now)?.[1]) < top);
				t.true(second.includes(hint(`${Number(/line (\d+)/.exec(second)?.[1]) - 21}`)), second);
				await press(altU);
				await waitFor(now => now.includes('line 21') && !now.includes('Alt+U'));
				await press(keys.ctrlEnd);
				await waitFor(now => now.includes('line 90'));
				t.false(text().includes('Alt+U'), text());
				close();
			},
		);
	}
}

test.serial('where not all of it is loaded, there are more', async t => {
	const {waitFor, close} = openChat(80, 24, {unread: 70, gap: true});
	t.regex(await waitFor('Alt+U'), /↑ \d+\+ unread Alt\+U/);
	close();
});

test.serial('nothing is said where all of it is in view, nor over a list', async t => {
	const few = openChat(80, 24, {unread: 3});
	await few.waitFor('line 90');
	t.false(few.text().includes('Alt+U'));
	few.close();
	for (const [columns, rows] of [
		[80, 24],
		[120, 40],
	] as const) {
		const many = openChat(columns, rows, {unread: 70});
		await many.waitFor('Alt+U');
		await many.press('\u0010');
		await many.waitFor('/nick');
		t.false(many.text().includes('unread Alt+U'), many.text());
		many.close();
	}
});

test.serial('what is in view while nobody looks is not seen', async t => {
	for (const looking of ['away', 'here'] as const) {
		const {client, waitFor, close} = openChat(80, 24, {unread: 3, looking});
		await waitFor('line 90');
		const more = Array.from({length: 40}, (_, index) =>
			demoMessage({ago: 0, from: 'mina', text: `more ${index + 1}`}),
		);
		client.append(...more);
		await waitFor('more 40');
		client.update(state => ({...state, looking: 'here'}));
		const text = await waitFor('more 40');
		t.is(/↑ \d+ unread/.test(text), looking === 'away', text);
		close();
	}
});

test.serial('what came since and what is unread above stand beside each other', async t => {
	const {client, press, waitFor, close} = openChat(80, 24, {unread: 70});
	await press(keys.pageUp);
	client.append(demoMessage({ago: 0, from: 'mina', text: 'later'}));
	const text = await waitFor('1 new');
	t.regex(text, /─ ↑ \d+ unread Alt\+U ─ ↓ 1 new Ctrl\+End ─╮/);
	close();
});
