/** Whoever is on the server and whatever they say: the dashboard has its rows, none over-wide, and its frames stand in their columns. */
import test from 'ava';
import fc from 'fast-check';
import {createSettings} from '../../../source/settings/settings.ts';
import {DashboardScreen} from '../../../source/ui/dashboard/dashboard-screen.tsx';
import {layoutOf} from '../../../source/ui/dashboard/layout.ts';
import {createTheme} from '../../../source/ui/theme.ts';
import {type Language, languages} from '../../../source/words/language.ts';
import {setLanguage} from '../../../source/words/words.ts';
import {createDemoOperator, demoNow} from '../../helpers/demo-operator.ts';
import {createFakeClock} from '../../helpers/fake-clock.ts';
import {everydayServer, hostileServer, type ServerScene} from '../../helpers/hostile-server.ts';
import {hostileText} from '../../helpers/hostile-text.ts';
import {type ParsedFrame, parseFrame} from '../../helpers/parsed-frame.ts';
import {keys, openPicture} from '../../helpers/picture.tsx';
import {points, wholeSizes} from '../../helpers/whole-screens.ts';

const [ctrlK, ctrlHome] = ['\u{B}', keys.ctrlHome];

/** Ways about the screen, and whether the help is over the lists then. */
const ways: ReadonlyArray<{readonly pressed: readonly string[]; readonly isHelp?: true}> = [
	{pressed: []},
	{pressed: [keys.tab]},
	{pressed: [keys.tab, keys.down, keys.down]},
	{pressed: [keys.tab, keys.down, keys.pageDown]},
	{pressed: [keys.tab, keys.down, ctrlK]},
	{pressed: [keys.tab, keys.down, keys.enter]},
	{pressed: [keys.tab, keys.tab]},
	{pressed: [keys.tab, keys.tab, keys.pageUp]},
	{pressed: [keys.pageUp]},
	{pressed: [ctrlHome]},
	{pressed: [keys.ctrlC]},
	{pressed: ['/help', keys.enter], isHelp: true},
	{pressed: ['/help', keys.enter, keys.pageDown, keys.pageDown], isHelp: true},
	{pressed: ['/motd', keys.enter]},
	{pressed: ['/set', keys.enter]},
	{pressed: ['/set theme blue', keys.enter]},
	{pressed: ['/kick ', keys.tab]},
	{pressed: ['/kick ', keys.tab, keys.enter]},
	{pressed: ['/nothing at all', keys.enter]},
	{pressed: ['to everyone', keys.enter]},
];

type Box = {readonly x: number; readonly y: number; readonly width: number; readonly height: number};

/** The frames that there are. */
const boxesOf = (columns: number, rows: number, isHelp: boolean): readonly Box[] => {
	const {header, isRoomy, arrangement, users, log} = layoutOf(columns, rows, 'log');
	const height = rows - header - (isRoomy ? 4 : 2);
	const input = isRoomy ? [{x: 0, y: rows - 4, width: columns, height: 3}] : [];
	if (isHelp) {
		return [{x: 0, y: header, width: columns, height}, ...input];
	}

	const logAt = {
		x: arrangement === 'beside' ? (users?.width ?? 0) : 0,
		y: header + (arrangement === 'stacked' ? (users?.height ?? 0) : 0),
	};
	return [
		...(users === undefined ? [] : [{x: 0, y: header, ...users}]),
		...(log === undefined ? [] : [{...logAt, ...log}]),
		...input,
	];
};

/** What is wrong with a screen, with the row that it is about; undefined where all is well. */
const wrongWith = (
	frame: ParsedFrame,
	text: string,
	columns: number,
	rows: number,
	isHelp: boolean,
): string | undefined => {
	const lines = text.split('\n');
	const told = (what: string, y: number): string => `${what}, row ${y}: ${points(lines[y] ?? '')}`;
	if (frame.rows !== rows || lines.length !== rows) {
		return `${frame.rows} rows, ${lines.length} lines`;
	}

	const [over] = frame.overWide;
	if (over !== undefined) {
		return told('over-wide', over);
	}

	for (const {x, y, width, height} of boxesOf(columns, rows, isHelp)) {
		const [right, bottom] = [x + width - 1, y + height - 1];
		for (const [column, row, corner] of [
			[x, y, '╭'],
			[right, y, '╮'],
			[x, bottom, '╰'],
			[right, bottom, '╯'],
		] as const) {
			if (frame.at(column, row) !== corner) {
				return told(`the corner in column ${column}`, row);
			}
		}

		for (let row = y + 1; row < bottom; row++) {
			for (const column of [x, right]) {
				if (frame.at(column, row) !== '│') {
					return told(`the edge in column ${column}`, row);
				}
			}
		}
	}

	return undefined;
};

type Case = {
	readonly scene: ServerScene;
	readonly way: (typeof ways)[number];
	readonly typed: string;
	readonly language: Language;
	readonly colored: boolean;
	readonly problem: string | undefined;
};

const casesOf = (scene: fc.Arbitrary<ServerScene>, typed: fc.Arbitrary<string>): fc.Arbitrary<Case> =>
	fc.record({
		scene,
		way: fc.constantFrom(...ways),
		typed,
		language: fc.constantFrom(...languages),
		colored: fc.boolean(),
		problem: fc.constantFrom(undefined, undefined, 'The disk is full: nothing can be stored.'),
	});

/** What people write is drawn by a terminal of today; what terminals disagree about, as we measure it. */
const kinds = [
	{
		what: 'whoever people are',
		cases: casesOf(everydayServer, fc.constantFrom('', 'Привет 👍🏽 กำ', '한글 Ａｂｃ é')),
		measured: false,
	},
	{
		what: 'whoever comes',
		cases: casesOf(hostileServer, fc.option(hostileText(12), {nil: ''})),
		measured: true,
	},
] as const;

for (const [columns, rows] of wholeSizes) {
	for (const {what, cases, measured} of kinds) {
		test.serial(`${columns}×${rows}: ${what}`, async t => {
			t.teardown(() => setLanguage('en'));
			const look = async ({scene, way, typed, language, colored, problem}: Case): Promise<void> => {
				setLanguage(language);
				const operator = createDemoOperator({users: scene.users});
				operator.setMotd(scene.motd);
				operator.setStats({problem});
				const clock = createFakeClock(demoNow);
				const picture = openPicture(
					<DashboardScreen
						operator={operator}
						joinCommand="npx chat-tui join 192.168.0.5 7777"
						listening={{host: '0.0.0.0', port: 7777}}
						theme={createTheme('dark', {colored})}
						version="0.1.0"
						settings={createSettings()}
						now={clock.now}
						schedule={clock.schedule}
						onQuit={() => undefined}
					/>,
					columns,
					rows,
				);
				// Effects run after the first drawing: the clock has something waiting when it listens.
				await picture.waitFor(() => clock.waiting() > 0);
				for (const [index, event] of scene.events.entries()) {
					operator.report(event, demoNow - (scene.events.length - index) * 40_000);
				}

				clock.advance(300);
				await picture.press(...way.pressed);
				// A paste has no keys in it. Over the help there is none: its mode is off then.
				if (way.isHelp !== true) {
					await picture.press(`\u001B[200~${typed.replaceAll('\u001B', '')}\u001B[201~`);
				}

				clock.advance(33);
				await picture.press(keys.down);
				const text = picture.text();
				const frame = await parseFrame(picture.frame(), columns, rows, {measured});
				const wrong = wrongWith(frame, text, columns, rows, way.isHelp === true);
				picture.close();
				if (wrong !== undefined) {
					throw new Error(`${wrong}\nafter ${JSON.stringify(way.pressed)}\n${text}`);
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
