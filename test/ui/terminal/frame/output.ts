/** Whatever frames come, the terminal shows the last one: what is written is only what differs. */
import xterm from '@xterm/headless';
import test from 'ava';
import fc from 'fast-check';
import {changeFrame, drawFrame} from '../../../../source/ui/terminal/frame/changes.ts';
import {turn} from '../../../../source/ui/terminal/frame/looks.ts';
import {createFrameWriter, readFrame} from '../../../../source/ui/terminal/frame/output.ts';
import {hostileText} from '../../../helpers/hostile-text.ts';
import {modernWidths} from '../../../helpers/terminal-widths.ts';

const size = {columns: 30, rows: 8};

const openTerminal = () => {
	const terminal = new xterm.Terminal({
		cols: size.columns,
		rows: size.rows,
		allowProposedApi: true,
		scrollback: 0,
	});
	terminal.unicode.register(modernWidths);
	terminal.unicode.activeVersion = modernWidths.version;
	const write = (text: string): Promise<void> => new Promise(resolve => terminal.write(text, resolve));
	return {terminal, write};
};

/** Everything that one sees: characters and looks of all cells; of blanks what they show. */
const look = (terminal: xterm.Terminal): string[] =>
	Array.from({length: size.rows}, (_, y) => {
		const line = terminal.buffer.active.getLine(y);
		return Array.from({length: size.columns}, (_, x) => {
			const cell = line?.getCell(x);
			const chars = cell?.getChars() || (cell?.getWidth() === 0 ? '' : ' ');
			const lines = [cell?.isUnderline(), cell?.isInverse(), cell?.isStrikethrough()];
			// What is seen of a colour on nothing: where it is turned round, or there is a line in it.
			const hasColor = chars !== ' ' || lines.some(Boolean);
			const looks = [
				...(hasColor
					? [cell?.getFgColorMode(), cell?.getFgColor(), cell?.isBold(), cell?.isDim(), cell?.isItalic()]
					: []),
				cell?.getBgColorMode(),
				cell?.getBgColor(),
				...lines,
			];
			return `${chars}${looks.map(Number).join(',')}`;
		}).join('|');
	});

const looks = fc.constantFrom(
	['', ''],
	['\u001B[1m', '\u001B[22m'],
	['\u001B[2m\u001B[31m', '\u001B[39m\u001B[22m'],
	['\u001B[38;2;10;20;30m', '\u001B[39m'],
	['\u001B[38;5;100m\u001B[48;5;7m', '\u001B[49m\u001B[39m'],
	['\u001B[7m', '\u001B[27m'],
	['\u001B[1m\u001B[38;2;10;20;30m', '\u001B[39m\u001B[22m'],
	['\u001B[1m\u001B[2m', '\u001B[22m'],
	['\u001B[3m\u001B[9m\u001B[31m', '\u001B[39m\u001B[29m\u001B[23m'],
	['\u001B[0;7;91m', '\u001B[m'],
	['\u001B[2;7m', '\u001B[22;27m'],
	['\u001B[4m\u001B]8;id=a;https://example.com\u001B\\', '\u001B]8;;\u001B\\\u001B[24m'],
) as fc.Arbitrary<[string, string]>;

const words = fc.oneof(
	{weight: 4, arbitrary: fc.constantFrom('tea', ' ', '안녕', 'kettle on', '│', '─'.repeat(5), '● ', '世界')},
	{weight: 1, arbitrary: fc.constantFrom('🎉', '👩‍👩‍👧', 'é', 'שלום', 'ก็', '❤️', '🇰🇷')},
);

const piece = fc.tuple(looks, words).map(([[open, close], text]) => `${open}${text}${close}`);
const row = fc.array(piece, {maxLength: 9}).map(pieces => pieces.join(''));

/** What becomes of a frame: a row is another, rows scroll, everything is another. */
const change = fc.oneof(
	fc.record({type: fc.constant('row' as const), y: fc.nat(size.rows - 1), row}),
	fc.record({
		type: fc.constant('scroll' as const),
		top: fc.nat(3),
		bottom: fc.integer({min: 4, max: size.rows - 1}),
		by: fc.constantFrom(-3, -2, -1, 1, 2, 3),
		row,
	}),
	fc.record({
		type: fc.constant('all' as const),
		rows: fc.array(row, {minLength: size.rows, maxLength: size.rows}),
	}),
);

type Change = typeof change extends fc.Arbitrary<infer Value> ? Value : never;

const becomes = (rows: readonly string[], change: Change): readonly string[] => {
	switch (change.type) {
		case 'row':
			return rows.map((old, y) => (y === change.y ? change.row : old));
		case 'scroll':
			return rows.map((old, y) => {
				const {top, bottom, by} = change;
				const from = y + by;
				return y < top || y > bottom ? old : from < top || from > bottom ? change.row : (rows[from] ?? '');
			});
		case 'all':
			return change.rows;
	}
};

// Rows that tell themselves apart, so that a part of them may be seen to scroll.
const first = Array.from(
	{length: size.rows},
	(_, y) => `\u001B[1mrow ${y}\u001B[22m │ of tea ${'ab'.repeat(y)}`,
);

test('what is written makes of each frame the next', async t => {
	await fc.assert(
		fc.asyncProperty(fc.array(change, {minLength: 1, maxLength: 6}), async changes => {
			const [ours, fresh] = [openTerminal(), openTerminal()];
			let rows: readonly string[] = first;
			await ours.write(`\u001B[?7l${drawFrame(rows)}`);
			for (const one of changes) {
				const next = becomes(rows, one);
				await ours.write(changeFrame(rows, next, size.columns));
				rows = next;
			}

			await fresh.write(`\u001B[?7l${drawFrame(rows)}`);
			t.deepEqual(look(ours.terminal), look(fresh.terminal));
			ours.terminal.dispose();
			fresh.terminal.dispose();
		}),
		{numRuns: 300},
	);
});

test('a pane that scrolls is moved, and only what is new is written', t => {
	const line = (number: number): string => `12:0${number % 10} mina │ what was said as number ${number}`;
	const frame = (from: number): string[] => [
		'#lobby',
		...Array.from({length: 20}, (_, y) => line(from + y)),
		'› ',
	];
	const written = changeFrame(frame(1), frame(2), 80);
	t.true(written.includes('\u001B[2;21r'));
	t.true(written.length < line(1).length + 40, JSON.stringify(written));
	const back = changeFrame(frame(2), frame(1), 80);
	t.true(back.includes('\u001BM'));
	t.true(back.length < line(1).length + 40, JSON.stringify(back));
});

test('a key costs its cell', t => {
	const frame = (typed: string): string[] => [
		'#lobby',
		...Array.from({length: 20}, () => 'tea'),
		`│ › ${typed} │`,
	];
	t.is(changeFrame(frame('hell '), frame('hello'), 80), '\u001B[22;9Ho');
	t.is(changeFrame(frame('a'), frame('a'), 80), '');
});

test('what looks the same is written together, and its colour once', t => {
	const teal = '\u001B[38;2;33;173;174m';
	const frame = (...names: readonly string[]): string[] =>
		names.map((name, y) => `${' '.repeat(20)}${y % 2 === 0 ? teal : '\u001B[31m'}${name}\u001B[39m`);
	t.is(
		changeFrame(frame('bora', 'mina', 'jim', 'tom', 'sue'), frame('tess', 'jung', 'ian', 'nils', 'olu'), 80),
		`\u001B[2;21H\u001B[31mjung\u001B[4;21Hnils\u001B[1;21H${teal}tess\u001B[3;21Hian\u001B[5;21Holu\u001B[m`,
	);
});

test('blanks behind a coloured word are written with it', t => {
	const [red, marked] = ['\u001B[31m', '\u001B[41m'];
	const frame = (...rows: readonly string[]): string[] => [...rows, ''];
	t.is(
		changeFrame(frame(`${red}jihoon\u001B[39m (you)`), frame(`${red}mina\u001B[39m   (you)`), 80),
		`\u001B[1H${red}mina  \u001B[m`,
	);
	t.is(
		changeFrame(frame(`${marked}jihoon\u001B[49m.`), frame(`${marked}mina\u001B[49m  .`), 80),
		`\u001B[1H${marked}mina\u001B[m  `,
		'a background is seen on them',
	);
});

test('a look becomes another by what differs', t => {
	const [bold, red, teal] = ['\u001B[1m', '\u001B[31m', '\u001B[38;2;33;173;174m'];
	t.is(turn('', ''), '');
	t.is(turn('', bold + teal), '\u001B[1;38;2;33;173;174m');
	t.is(turn(bold + teal, bold + red), '\u001B[31m');
	t.is(turn(bold + teal, teal), '\u001B[22m');
	t.is(turn(bold + teal, ''), '\u001B[m');
	t.is(turn(bold, '\u001B[2m'), '\u001B[0;2m');
	const link = '\u001B]8;id=a;https://example.com\u001B\\';
	t.is(turn(red, red + link), link);
	t.is(turn(red + link, ''), '\u001B[m\u001B]8;;\u001B\\');
});

test('a row with what terminals disagree about is written as a whole', t => {
	t.is(
		changeFrame(['party 🎉 tonight', ''], ['party 🎉 tomorrow', ''], 80),
		'\u001B[1H\u001B[Kparty 🎉 tomorrow',
	);
});

test('the last column stays when what was there before was wider', t => {
	t.is(
		changeFrame(['abcdefghij', ''], ['abcdefgh', ''], 8),
		drawFrame(['abcdefgh', '']).slice(0, drawFrame(['abcdefgh']).length),
	);
	t.is(changeFrame(['abcdefgh', ''], ['abcdefg', ''], 8), '\u001B[1;8H\u001B[K');
	t.is(changeFrame(['abcdefg', ''], ['abcdefgh', ''], 8), '\u001B[1;8Hh');
});

test('hostile rows are written as they are', async t => {
	await fc.assert(
		fc.asyncProperty(fc.array(hostileText(), {minLength: 2, maxLength: 2}), async texts => {
			const [before = '', after = ''] = texts.map(text => text.toWellFormed().replaceAll(/\p{Cc}/gu, ''));
			const [ours, fresh] = [openTerminal(), openTerminal()];
			await ours.write(
				`\u001B[?7l${drawFrame([before, 'x'])}${changeFrame([before, 'x'], [after, 'x'], size.columns)}`,
			);
			await fresh.write(`\u001B[?7l${drawFrame([after, 'x'])}`);
			t.deepEqual(look(ours.terminal), look(fresh.terminal));
			ours.terminal.dispose();
			fresh.terminal.dispose();
		}),
	);
});

/** Ink's writes of a frame, the first and later ones. */
const inkFrame = (rows: readonly string[], before: number, cursor?: {x: number; y: number}): string =>
	(before === 0 ? '' : `\u001B[?25l\u001B[1G${'\u001B[2K\u001B[1A'.repeat(before - 1)}\u001B[2K\u001B[G`) +
	rows.join('\n') +
	(cursor === undefined
		? ''
		: `${rows.length - 1 - cursor.y > 0 ? `\u001B[${rows.length - 1 - cursor.y}A` : ''}\u001B[${cursor.x + 1}G\u001B[?25h`);

test("Ink's frames are known, with the cursor", t => {
	const rows = ['\u001B[1mone\u001B[22m', '', 'three'];
	t.deepEqual(readFrame(inkFrame(rows, 0), 3), {rows, cursor: undefined});
	t.deepEqual(readFrame(inkFrame(rows, 3, {x: 4, y: 1}), 3), {rows, cursor: {x: 4, y: 1}});
	t.deepEqual(readFrame(inkFrame(rows, 3, {x: 0, y: 2}), 3), {rows, cursor: {x: 0, y: 2}});
	t.is(readFrame(inkFrame(rows, 3), 4), undefined);
});

const collect = () => {
	const written: string[] = [];
	const terminal = {...size, rows: 3};
	return {
		written,
		terminal,
		write: createFrameWriter(
			text => written.push(text),
			() => terminal,
		),
	};
};

test('a frame is one write, with the update around it; one that changes nothing moves the cursor alone', t => {
	const {written, write} = collect();
	const update = (chunk: string): void => {
		write('\u001B[?2026h');
		write(chunk);
		write('\u001B[?2026l');
	};

	update(inkFrame(['a', 'b', 'c'], 0, {x: 1, y: 2}));
	update(inkFrame(['a', 'b', 'cd'], 3, {x: 2, y: 2}));
	t.deepEqual(written, [
		'\u001B[?2026h\u001B[?25l\u001B[1H\u001B[Ka\u001B[2H\u001B[Kb\u001B[3H\u001B[Kc\u001B[3;2H\u001B[?25h\u001B[?2026l',
		'\u001B[?2026h\u001B[?25l\u001B[3;2Hd\u001B[3;3H\u001B[?25h\u001B[?2026l',
	]);
});

test('what is no frame goes through, and after it all is drawn; moves of the cursor do not count', t => {
	const {written, write} = collect();
	write(inkFrame(['a', 'b', 'tea c'], 0));
	write('\u001B[?25l\u001B[1B\u001B[1G\u001B[1A\u001B[2G\u001B[?25h');
	write(inkFrame(['a', 'b', 'tea d'], 3));
	t.is(written.at(-1), '\u001B[?25l\u001B[3;5Hd\u001B[3;1H');
	write('\u001B[?1049h');
	write(inkFrame(['a', 'b', 'tea d'], 3));
	t.deepEqual(written.slice(-2), [
		'\u001B[?1049h',
		'\u001B[?25l\u001B[1H\u001B[Ka\u001B[2H\u001B[Kb\u001B[3H\u001B[Ktea d\u001B[3;1H',
	]);
	write('\u001B[?2026h');
	write('\u001B[?25h');
	write('\u001B[?2026l');
	t.deepEqual(written.slice(-2), ['\u001B[?2026h\u001B[?25h', '\u001B[?2026l']);
});

test('on another size all is drawn', t => {
	const {written, write, terminal} = collect();
	write(inkFrame(['a', 'b', 'c'], 0));
	terminal.columns = 31;
	write(inkFrame(['a', 'b', 'c'], 3));
	t.is(written[0], written[1]);
});
