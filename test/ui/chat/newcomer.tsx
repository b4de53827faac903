/** Somebody who has read nothing: what the chat can do is found from F1, and by a word of it in the palette. */
import {readdirSync, readFileSync} from 'node:fs';
import path from 'node:path';
import test from 'ava';
import {settingNames} from '../../../source/settings/table.ts';
import {ChatScreen} from '../../../source/ui/chat/chat-screen.tsx';
import {chatCommands} from '../../../source/ui/chat/commands.ts';
import {helpRows} from '../../../source/ui/chat/help.ts';
import {coveredLayout, layoutScreen} from '../../../source/ui/chat/layout.ts';
import {overlayItems} from '../../../source/ui/chat/overlay/items.ts';
import {rowText, rowWidth} from '../../../source/ui/components/row.ts';
import {
	type Action,
	actionsOf,
	editorHelp,
	keyHelp,
	keyTitle,
	matchKey,
	pressesOf,
	type Scope,
} from '../../../source/ui/keys.ts';
import {createTheme} from '../../../source/ui/theme.ts';
import {type Language, languages} from '../../../source/words/language.ts';
import {setLanguage, words} from '../../../source/words/words.ts';
import {createDemoClient, demoNow, demoState} from '../../helpers/demo-client.ts';
import {keys, openPicture} from '../../helpers/picture.tsx';

const theme = createTheme('dark');
const chatScopes: readonly Scope[] = ['chat', 'list', 'find', 'select', 'screen'];

const inLanguage = <Result,>(language: Language, act: () => Result): Result => {
	setLanguage(language);
	try {
		return act();
	} finally {
		setLanguage('en');
	}
};

/** What the F1 help says, without its spaces and ends of lines: each column read from above. */
const helpText = (width: number): {readonly terms: string; readonly helps: string} => {
	const rows = helpRows(width, theme).filter(row => row.length > 2);
	const join = (texts: readonly string[]): string => texts.join('').replaceAll(/\s/g, '');
	return {
		terms: join(rows.map(row => rowText(row.slice(0, -2)))),
		helps: join(rows.map(row => row.at(-1)?.text ?? '')),
	};
};

const bare = (text: string): string => text.replaceAll(/\s/g, '');

/** What issue 5 names: a word that somebody might look for, what the palette then offers among the first, and what F1 has of it. */
const named: ReadonlyArray<readonly [what: string, typed: string, offered: string, inHelp?: Action]> = [
	['a room', 'join', '/join #ROOM [KEY]'],
	['leaving a room', 'leave', '/part'],
	['the rooms', 'rooms', '/rooms'],
	['a topic', 'topic', '/topic [TEXT]'],
	['the quick switcher', 'letters', 'Ctrl+T', 'switcher'],
	['the room before', 'one before', 'Alt+←', 'room-before'],
	['the next room', 'next', 'Alt+→', 'room-after'],
	['the next one with something new', 'new', 'Alt+↓', 'unread-after'],
	['a whisper', 'whisper', '/whisper NAME [TEXT]'],
	['mentions', 'mentions', '/mentions'],
	['notifications', 'notify', '/notify [WHAT]'],
	['a reply', 'reply', '/reply [#N] TEXT'],
	['an answer', 'answer', '/reply [#N] TEXT'],
	['a reaction', 'react', '/react [#N] EMOJI'],
	['an edit', 'edit', '/edit [#N] TEXT'],
	['a deletion', 'delete', '/delete [#N]'],
	['selecting', 'select a message', 'Shift+↑, Ctrl+↑', 'select'],
	['copying', 'copy', '/copy [#N]'],
	['a link', 'link', '/open [N]'],
	['away', 'away', '/away [TEXT]'],
	['back', 'back', '/back'],
	['ignoring', 'ignore', '/ignore [NAME]'],
	['the text editor', 'your editor', 'Ctrl+X Ctrl+E', 'compose'],
	['a long message', 'long message', '/unfold'],
	['saving', 'save', '/save FILE'],
	['finding', 'find', '/find [#ROOM] WORDS', 'find'],
	['themes', 'theme', '/set theme'],
	['colours', 'colours', '/set theme'],
	['ASCII', 'ascii', '/set ascii'],
	['the mouse', 'mouse', '/mouse [on|off]'],
	['the settings', 'settings', '/set [NAME [VALUE]]'],
	['the language', 'language', '/set lang'],
	['the bell', 'bell', '/set bell'],
	['the help', 'help', '/help', 'help'],
	['scrolling', 'scroll', 'PageUp', 'page-up'],
	['repainting', 'clear', '/clear'],
	['leaving', 'quit', '/quit', 'quit'],
];

for (const [what, typed, offered, action] of named) {
	test(`${what}: "${typed}" in the palette, and F1`, t => {
		const items = overlayItems('commands', demoState(), typed);
		t.true(
			items.slice(0, 4).some(({label}) => label === offered),
			items.map(({label}) => label).join('\n'),
		);
		const {terms, helps} = helpText(80);
		const wanted = action === undefined ? offered : keyTitle(action);
		t.true(
			terms.includes(bare(wanted)) || helps.includes(bare(wanted)) || offered.startsWith('/set '),
			wanted,
		);
	});
}

for (const language of languages) {
	test(`${language}: every command, setting and key has its line in F1 and in the palette`, t => {
		inLanguage(language, () => {
			const labels = overlayItems('commands', demoState(), '').map(
				({label, detail}) => [label, detail] as const,
			);
			for (const {usage, help} of chatCommands) {
				t.true(usage !== '' && help !== '');
				t.true(
					labels.some(([label, detail]) => label === usage && detail === help),
					usage,
				);
			}

			for (const name of settingNames) {
				t.true(
					labels.some(
						([label, detail]) => label === `/set ${name}` && detail === words().settings.help[name],
					),
				);
			}

			for (const width of [36, 56, 76, 116, 196]) {
				const rows = helpRows(width, theme);
				t.true(rows.every(row => rowWidth(row) <= width));
				const shown = bare(rows.map(row => rowText(row)).join(''));
				for (const title of [words().keys.title, words().keys.commandsTitle]) {
					t.true(shown.includes(bare(title)));
				}
			}

			// Below each other, so that a column can be read from above.
			for (const width of [36, 56, 76]) {
				const {terms, helps} = helpText(width);
				const lines = [
					...editorHelp().map(({keys: term, help}) => [term, help] as const),
					...keyHelp(...chatScopes).map(({keys: term, help}) => [term, help] as const),
					...chatCommands.map(({usage, help}) => [usage, help] as const),
					[words().commands.slashText.usage, words().commands.slashText.help] as const,
				];
				for (const [term, help] of lines) {
					t.true(terms.includes(bare(term)), `${width}: ${term}`);
					t.true(helps.includes(bare(help)), `${width}: ${help}`);
				}
			}
		});
	});

	for (const [columns, rows] of [
		[60, 20],
		[80, 24],
		[120, 40],
	] as const) {
		test.serial(
			`${language}, ${columns}×${rows}: F1 scrolls to its end, and nothing of it is cut`,
			async t => {
				setLanguage(language);
				const picture = openPicture(
					<ChatScreen
						client={createDemoClient()}
						theme={theme}
						version="0.1.0"
						onQuit={() => undefined}
						clock={{now: () => demoNow, every: () => () => undefined}}
					/>,
					columns,
					rows,
				);
				t.teardown(() => {
					picture.close();
					setLanguage('en');
				});
				const {list, pane} = coveredLayout(
					layoutScreen({columns, rows, inputRows: 1, bannerRows: 0}),
					columns,
				);
				const wanted = helpRows(pane.width, theme).map(row => rowText(row).trimEnd());
				const paneOf = (text: string): readonly string[] =>
					text
						.split('\n')
						.slice(2, 2 + pane.height)
						.map(row => row.slice(1, list === 0 ? undefined : row.lastIndexOf('│')).trimEnd());
				await picture.press('/help', keys.enter);
				const seen = [...paneOf(await picture.waitFor(text => paneOf(text)[0] === wanted[0]))];
				while (seen.length < wanted.length) {
					const before = picture.text();
					await picture.press(keys.pageDown);
					const now = paneOf(await picture.waitFor(text => text !== before));
					// A page has the last row of the one before once more; the last page, what there is.
					seen.push(...now.slice(Math.max(1, pane.height - (wanted.length - seen.length))));
				}

				t.deepEqual(seen.slice(0, wanted.length), wanted);
				t.false(wanted.some(row => row.includes('…') && !row.includes('Alt+1')));
			},
		);
	}
}

test('every key of the table does what it is listed for: a handler asks for it', t => {
	const folder = path.resolve('source/ui');
	const sources = readdirSync(folder, {recursive: true, encoding: 'utf8'})
		.filter(file => /\.tsx?$/.test(file) && file !== 'keys.ts')
		.map(file => readFileSync(path.join(folder, file), 'utf8'))
		.join('\n');
	for (const action of Object.keys(words().keys.actions) as readonly Action[]) {
		t.not(keyTitle(action), '', action);
		const isAsked = sources.includes(`'${action}'`) || action.startsWith('message-');
		t.true(isAsked, action);
	}

	for (const scope of chatScopes) {
		for (const action of actionsOf(scope)) {
			const presses = pressesOf(action);
			const [first, second] = presses;
			t.is(
				first === undefined
					? undefined
					: second === undefined
						? matchKey(first, scope)
						: matchKey(second, scope, 'ctrl+x'),
				action,
			);
		}
	}
});

const open = () => {
	const client = createDemoClient();
	const picture = openPicture(
		<ChatScreen
			client={client}
			theme={theme}
			version="0.1.0"
			onQuit={() => undefined}
			clock={{now: () => demoNow, every: () => () => undefined}}
		/>,
		80,
		24,
	);
	return {...picture, client};
};

test('what the palette offers of keys is done', async t => {
	const chat = open();
	await chat.press('\u{10}', 'select a', keys.enter);
	await chat.waitFor('Enter menu');
	await chat.press(keys.escape);
	await chat.waitFor('Enter send');
	await chat.press('\u{10}', 'by a few', keys.enter);
	await chat.waitFor('› Go to a room or a person');
	await chat.press(keys.escape);
	await chat.waitFor('› Message #lobby');
	await chat.press('\u{10}', 'theme', keys.enter);
	await chat.waitFor('› /set theme');
	t.pass();
	chat.close();
});
