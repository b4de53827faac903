/** Whatever is said, wherever it is shown: the screen has its rows, none over-wide, and its frames stand in their columns. */
import test from 'ava';
import fc from 'fast-check';
import type {ClientAction} from '../../../source/client/actions.ts';
import {initialState, reduce} from '../../../source/client/reducer.ts';
import {ChatScreen} from '../../../source/ui/chat/chat-screen.tsx';
import {coveredLayout, layoutScreen} from '../../../source/ui/chat/layout.ts';
import {listRooms} from '../../../source/ui/chat/rooms/order.ts';
import {createTheme} from '../../../source/ui/theme.ts';
import {type Language, languages} from '../../../source/words/language.ts';
import {setLanguage} from '../../../source/words/words.ts';
import {createDemoClient, demoNow} from '../../helpers/demo-client.ts';
import {everydayChat, hostileChat} from '../../helpers/hostile-chat.ts';
import {hostileText} from '../../helpers/hostile-text.ts';
import {type ParsedFrame, parseFrame} from '../../helpers/parsed-frame.ts';
import {keys, openPicture} from '../../helpers/picture.tsx';
import {points, wholeSizes} from '../../helpers/whole-screens.ts';

const clock = {now: () => demoNow, every: () => () => undefined};

const shiftUp = '\u001B[1;2A';
const [ctrlT, ctrlP] = ['\u{14}', '\u{10}'];

/** Ways about the screen: what is open over the pane, and where one is in it. */
const ways: ReadonlyArray<readonly string[]> = [
	[],
	['/help', keys.enter],
	['/help', keys.enter, keys.pageDown],
	['/mentions', keys.enter],
	[ctrlP],
	[ctrlP, 'set'],
	[ctrlT],
	[ctrlT, 'x'],
	[keys.pageUp],
	[keys.ctrlHome],
	[shiftUp],
	[shiftUp, keys.up, keys.up, keys.enter],
	[shiftUp, '+'],
	[shiftUp, keys.up, '+', 'h', 'e'],
	[shiftUp, 'i'],
	[shiftUp, 'd'],
	[shiftUp, 'r'],
	[keys.up],
	['/find a', keys.enter],
	['/unfold', keys.enter],
	[':', 't', 'a', keys.tab],
	['@', keys.tab, keys.tab],
];

/** What begins a way on which help or a list is over the pane. */
const covering: ReadonlySet<string> = new Set(['/help', '/mentions', ctrlP, ctrlT]);

/** What is wrong with a screen, with the rows that it is about; undefined where all is well. */
const wrongWith = (
	frame: ParsedFrame,
	text: string,
	columns: number,
	rows: number,
	rooms: number,
	isCovered: boolean,
): string | undefined => {
	const lines = text.split('\n');
	const layout = layoutScreen({columns, rows, inputRows: 1, bannerRows: 0, rooms});
	const {ruled, boxed, list, side} = isCovered ? coveredLayout(layout, columns) : layout;
	const isAt = (x: number, y: number, ...wanted: readonly string[]) => wanted.includes(frame.at(x, y));
	const upper = lines.findLastIndex((_, y) => isAt(0, y, '╭') && isAt(columns - 1, y, '╮'));
	const lower = lines.findLastIndex((_, y) => isAt(0, y, '╰') && isAt(columns - 1, y, '╯'));
	const told = (what: string, y: number): string => `${what}, row ${y}: ${points(lines[y] ?? '')}`;

	if (frame.rows !== rows || lines.length !== rows) {
		return `${frame.rows} rows, ${lines.length} lines`;
	}

	const [over] = frame.overWide;
	if (over !== undefined) {
		return told('over-wide', over);
	}

	if (boxed) {
		if (upper < 0 || lower !== rows - 2) {
			return told(`the input is at ${upper} to ${lower}`, Math.max(0, upper));
		}

		for (let y = upper + 1; y < lower; y++) {
			if (!isAt(0, y, '│') || !isAt(columns - 1, y, '│')) {
				return told('the border of the input', y);
			}
		}
	}

	if (ruled) {
		for (let x = 0; x < columns; x++) {
			if (!isAt(x, 1, (list > 0 && x === columns - list) || x === side - 1 ? '┬' : '─')) {
				return told('the rule', 1);
			}
		}
	}

	// Above the input a banner may have the whole width, and so may an input without a border.
	const pane = (boxed ? upper : rows - 1 - Math.max(1, Math.floor(rows / 4))) - 2;
	for (let y = ruled ? 2 : 1; y < pane; y++) {
		for (const x of [...(list > 0 ? [columns - list] : []), ...(side > 0 ? [side - 1] : [])]) {
			if (!isAt(x, y, '│')) {
				return told(`the edge in column ${x}`, y);
			}
		}
	}

	return undefined;
};

type Case = {
	readonly actions: readonly ClientAction[];
	readonly way: readonly string[];
	readonly typed: string;
	readonly language: Language;
	readonly colored: boolean;
};

const casesOf = (actions: fc.Arbitrary<Case['actions']>, typed: fc.Arbitrary<string>): fc.Arbitrary<Case> =>
	fc.record({
		actions,
		way: fc.constantFrom(...ways),
		typed,
		language: fc.constantFrom(...languages),
		colored: fc.boolean(),
	});

/** What people write is drawn by a terminal of today; what terminals disagree about, as we measure it. */
const kinds = [
	{
		what: 'whatever people say',
		cases: casesOf(everydayChat, fc.constantFrom('', 'Привет 👍🏽 กำ', '한글 Ａｂｃ é')),
		measured: false,
	},
	{
		what: 'whatever is sent',
		cases: casesOf(hostileChat, fc.option(hostileText(12), {nil: ''})),
		measured: true,
	},
] as const;

for (const [columns, rows] of wholeSizes) {
	for (const {what, cases, measured} of kinds) {
		test.serial(`${columns}×${rows}: ${what}`, async t => {
			const look = async ({actions, way, typed, language, colored}: Case): Promise<void> => {
				setLanguage(language);
				const client = createDemoClient(reduce(initialState('127.0.0.1:7777'), actions));
				const picture = openPicture(
					<ChatScreen
						client={client}
						theme={createTheme('dark', {colored})}
						version="0.1.0"
						onQuit={() => undefined}
						openLink={() => undefined}
						clock={clock}
					/>,
					columns,
					rows,
				);
				await picture.press(...way);
				// A paste has no keys in it.
				await picture.press(`\u001B[200~${typed.replaceAll('\u001B', '')}\u001B[201~`);
				const text = picture.text();
				const rooms = listRooms(client.store.getState()).length;
				const wrong = wrongWith(
					await parseFrame(picture.frame(), columns, rows, {measured}),
					text,
					columns,
					rows,
					rooms,
					covering.has(way[0] ?? ''),
				);
				picture.close();
				if (wrong !== undefined) {
					throw new Error(`${wrong}\nafter ${JSON.stringify(way)}\n${text}`);
				}
			};

			const {failed, errorInstance, counterexamplePath, seed} = await fc.check(
				fc.asyncProperty(cases, look),
				{numRuns: 15},
			);
			t.false(failed, `{seed: ${seed}, path: '${counterexamplePath}'}\n${errorInstance}`);
		});
	}
}
