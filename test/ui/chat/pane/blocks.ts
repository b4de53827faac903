import test from 'ava';
import fc from 'fast-check';
import type {Line} from '../../../../source/client/state.ts';
import {cellWidth} from '../../../../source/text/cells.ts';
import {sanitize, sanitizeLine} from '../../../../source/text/sanitize.ts';
import {createBlocks} from '../../../../source/ui/chat/pane/blocks.ts';
import {rowText} from '../../../../source/ui/components/row.ts';
import {createTheme} from '../../../../source/ui/theme.ts';
import {demoActivity, demoMessage, demoNotice} from '../../../helpers/demo-client.ts';

process.env.TZ = 'UTC';

const theme = createTheme('dark');

/** All rows of a pane, by the blocks from the first to the last. */
const draw = (lines: readonly Line[], width: number, selected?: string): readonly string[] => {
	const blocks = createBlocks(theme);
	const rows: string[] = [];

	for (let index = 0; index < lines.length; ) {
		const block = blocks.at(lines, index, width, undefined, selected);
		rows.push(...(block?.rows.map(row => rowText(row).trimEnd()) ?? []));
		index = (block?.end ?? index) + 1;
	}

	return rows;
};

/** Without the day at the top. */
const drawBody = (lines: readonly Line[], width: number): readonly string[] => draw(lines, width).slice(1);

test('wide: columns for time and name, a hanging indent, one’s own marked', t => {
	t.deepEqual(
		draw(
			[
				demoMessage({ago: 5, from: 'mina', text: 'Good morning! Are we still shipping on Friday, or not?'}),
				demoMessage({ago: 4, from: '하늘', text: '네 🚀'}),
				demoMessage({ago: 3, from: 'jun', text: 'one\ntwo'}),
			],
			60,
		),
		[
			'────────────────── Wednesday 4 March 2026 ──────────────────',
			'12:05        mina │ Good morning! Are we still shipping on',
			'                  │ Friday, or not?',
			'12:06        하늘 │ 네 🚀',
			'12:07         jun ┃ one',
			'                  ┃ two',
		],
	);
});

test('compact: the text follows the name', t => {
	t.deepEqual(
		drawBody(
			[
				demoMessage({ago: 5, from: 'mina', text: 'Good morning! Are we still shipping?'}),
				demoMessage({ago: 5, from: 'mina', text: '금요일'}),
				demoMessage({ago: 3, from: 'jun', text: 'yes'}),
				demoMessage({ago: 2, from: 'jun', to: 'mina', text: 'psst'}),
			],
			38,
		),
		[
			'12:05 │ mina Good morning! Are we',
			'      │ still shipping?',
			'      │ 금요일',
			'12:07 ┃ jun yes',
			'12:08 ┃ → mina psst',
		],
	);
});

test('what one person says within five minutes is grouped; the time is repeated when it is another', t => {
	t.deepEqual(
		drawBody(
			[
				demoMessage({ago: 20, from: 'mina', text: 'a'}),
				demoMessage({ago: 20, from: 'mina', text: 'b'}),
				demoMessage({ago: 18, from: 'mina', text: 'c'}),
				demoMessage({ago: 12, from: 'mina', text: 'd'}),
				demoMessage({ago: 12, from: 'mina', to: 'jun', text: 'e'}),
				demoMessage({ago: 12, from: 'mina', text: 'waves', kind: 'action'}),
			],
			60,
		),
		[
			'11:50        mina │ a',
			'                  │ b',
			'11:52             │ c',
			'11:58        mina │ d',
			'11:58      mina → │ e',
			'11:58           * │ mina waves',
		],
	);
});

test('a line stands between days, and says where what was before one came in ends', t => {
	const rows = draw(
		[
			demoMessage({ago: 60 * 24, from: 'mina', text: 'yesterday', earlier: true}),
			demoMessage({ago: 5, from: 'bora', text: 'this morning', earlier: true}),
			demoMessage({ago: 1, from: 'mina', text: 'now'}),
		],
		60,
	);
	t.deepEqual(
		rows.filter(row => row.includes('─')).map(row => row.replaceAll('─', '').trim()),
		['Tuesday 3 March 2026', 'Wednesday 4 March 2026', 'earlier ↑'],
	);
	t.true(rows.every(row => cellWidth(row) <= 60));
});

test('where one stopped reading has a line of its own, beside the day, and the name is said again below it', t => {
	const lines = [
		demoMessage({ago: 60 * 24, from: 'mina', text: 'yesterday'}),
		demoMessage({ago: 5, from: 'mina', text: 'this morning'}),
		demoMessage({ago: 5, from: 'mina', text: 'now'}),
	];
	const blocks = createBlocks(theme);
	const drawn = (newAt: number | undefined) =>
		lines.flatMap(
			(_, index) =>
				blocks
					.at(lines, index, 60, undefined, undefined, newAt)
					?.rows.map(row => rowText(row).replaceAll('─', '').trim()) ?? [],
		);
	t.deepEqual(drawn(2).slice(-3), ['12:05        mina │ this morning', 'new', '12:05        mina │ now']);
	t.is(drawn(1).at(2), 'Wednesday 4 March 2026 · new');
	t.false(drawn(undefined).some(row => row.includes('new')));
});

test('pending, notices and long names', t => {
	t.deepEqual(
		drawBody(
			[
				demoMessage({ago: 5, from: 'brave-otter', text: 'hi'}),
				demoMessage({ago: 4, from: 'jun', text: 'on my way', pending: true}),
				demoNotice(3, 'The round trip takes 3 ms.'),
				demoNotice(2, 'No.', 'error'),
			],
			58,
		),
		[
			'12:05 brave-otter │ hi',
			'12:06         jun ┃ on my way …',
			'12:07             · The round trip takes 3 ms.',
			'12:08             ! No.',
		],
	);
});

test('who comes and goes in a row is one line, also when more come later', t => {
	const lines = [
		demoMessage({ago: 9, from: 'mina', text: 'a'}),
		demoActivity(8, 'joined', 'jun'),
		demoActivity(8, 'joined', 'bora'),
	];
	t.is(drawBody(lines, 60)[1], '12:02             · jun and bora joined');
	const more = [...lines, demoActivity(7, 'left', 'mina'), demoMessage({ago: 6, from: 'bora', text: 'b'})];
	const rows = drawBody(more, 60);
	t.is(rows[1], '12:03             · jun and bora joined · mina left');
	t.is(rows.length, 3);
});

test('every line of a run leads to the same block', t => {
	const blocks = createBlocks(theme);
	const lines = Array.from({length: 200}, (_, index) =>
		demoActivity(9, 'joined', index % 2 ? 'jun' : 'bora'),
	);
	const extents = lines.map((_, index) => {
		const block = blocks.at(lines, index, 60);
		return [block?.start, block?.end];
	});
	t.deepEqual(extents[0], [0, 63]);
	t.deepEqual(extents[63], [0, 63]);
	t.deepEqual(extents[64], [64, 127]);
	t.deepEqual(extents[199], [192, 199]);
});

test('a line is laid out once for a width', t => {
	const blocks = createBlocks(theme);
	const lines = [demoMessage({ago: 9, from: 'mina', text: 'a'}), demoActivity(8, 'joined', 'jun')];
	for (const index of [0, 1]) {
		const first = blocks.at(lines, index, 60)?.rows;
		t.is(blocks.at([...lines, demoNotice(1, 'x')], index, 60)?.rows, first);
		t.not(blocks.at(lines, index, 61)?.rows, first);
	}
});

const lineOf = (text: string, kind: number): Line => {
	const parts = {ago: kind, from: ['mina', '하늘', 'brave-otter'][kind % 3] ?? 'jun', text};
	switch (kind % 5) {
		case 0:
			return demoMessage({...parts, pending: true});
		case 1:
			return demoMessage({...parts, to: 'bora'});
		case 2:
			return demoMessage({...parts, kind: 'action'});
		case 3:
			return demoNotice(kind, text, 'warning');
		default:
			return demoActivity(kind, 'left', parts.from);
	}
};

const anyText = fc.string({unit: 'binary', maxLength: 120}).map(text => sanitize(text));
const anyName = fc.string({unit: 'binary', maxLength: 40}).map(text => sanitizeLine(text));

/** What became of a message: whatever texts and names there are. */
const anyFate = fc.record(
	{
		quote: fc.record({
			seq: fc.nat(),
			from: anyName.map(name => ({id: 'u9', name, color: 3})),
			text: anyText,
		}),
		editedAt: fc.nat(),
		deleted: fc.oneof(
			fc.constant({}),
			anyName.map(by => ({by})),
		),
		reactions: fc.array(
			fc.record({
				emoji: fc.constantFrom('👍', '🎉', '👩‍👩‍👧‍👦', '🇰🇷', '❤️', '☕'),
				names: fc.array(anyName, {minLength: 1, maxLength: 4}),
			}),
			{maxLength: 30},
		),
	},
	{requiredKeys: []},
);

test('no row is ever wider than the pane', t => {
	fc.assert(
		fc.property(
			fc.array(fc.tuple(anyText, fc.nat(30), anyFate), {maxLength: 6}),
			fc.integer({min: 24, max: 130}),
			fc.nat(6),
			(texts, width, selected) => {
				const lines = texts.map(([text, kind, fate]) => {
					const line = lineOf(text, kind);
					return line.type === 'message' ? ({...line, ...fate} as Line) : line;
				});
				const rows = draw(lines, width, lines[selected]?.key);
				t.true(rows.every(row => cellWidth(row) <= width && !row.includes('\n')));
			},
		),
		{numRuns: 300},
	);
});

const message = (text: string, more: object): Line =>
	({...demoMessage({ago: 3, from: 'mina', text}), ...more}) as Line;

test('of what somebody ignored said, an answer shows whose it was alone', t => {
	const quote = {seq: 1, from: {id: 'u3', name: 'bora', color: 3}, text: 'secret', ignored: true};
	const rows = drawBody([message('no', {quote})], 60).join('\n');
	t.regex(rows, /↱ bora \(ignored\)/);
	t.notRegex(rows, /secret/);
});

test('what is answered stands above the text in one row, reactions below in one', t => {
	const quote = {
		seq: 1,
		from: {id: 'u3', name: 'bora', color: 3},
		text: 'Shall we have\ntea or something stronger?',
	};
	const names = ['jun', 'bora', '하늘'];
	const line = message('both, and more of them than will fit into a row', {
		quote,
		editedAt: 1,
		reactions: [
			{emoji: '🎉', names},
			{emoji: '👍', names: ['bora']},
			{emoji: '☕', names: ['jun']},
		],
	});
	const drawn = (width: number) => {
		const blocks = createBlocks(theme, undefined, {you: {id: 'u1', name: 'jun', color: 1}});
		return blocks
			.at([line], 0, width)
			?.rows.slice(1)
			.map(row => rowText(row).trimEnd());
	};

	t.deepEqual(drawn(60), [
		'12:07        mina │ ↱ bora: Shall we have tea or something …',
		'                  │ both, and more of them than will fit',
		'                  │ into a row (edited)',
		'                  │ 🎉 you +2  👍 bora  ☕ you',
	]);
	t.deepEqual(drawn(30), [
		'12:07 │ mina ↱ bora: Shall we…',
		'      │ both, and more of them',
		'      │ than will fit into a',
		'      │ row (edited)',
		'      │ 🎉 you +2  👍 bora  +1',
	]);
});

test('a reply says who answers, also where the same person goes on; a deletion says by whom', t => {
	const quote = {seq: 1, from: {id: 'u3', name: 'bora', color: 3}, text: 'x'};
	t.deepEqual(
		drawBody([message('one', {}), message('two', {quote}), message('', {deleted: {by: 'op'}})], 60),
		[
			'12:07        mina │ one',
			'12:07        mina │ ↱ bora: x',
			'                  │ two',
			'                  │ message deleted by op',
		],
	);
});

test('a selected line is marked in each of its rows, and takes all of the width', t => {
	const line = message('one\ntwo', {});
	const blocks = createBlocks(createTheme('dark', {colored: false}));
	const rows = blocks.at([line], 0, 60, undefined, line.key)?.rows ?? [];
	t.deepEqual(
		rows.slice(1).map(row => rowText(row).trimEnd()),
		['12:07        mina ▶ one', '                  ▶ two'],
	);
	t.true(rows.slice(1).every(row => cellWidth(rowText(row)) === 60 && row.every(({style}) => style.inverse)));
	t.false(blocks.at([line], 0, 60)?.rows.some(row => row.some(({style}) => style.inverse)));
});

test('people who come and go are drawn anew when one of them is not told any more, though the last is the same', t => {
	const lines = [
		demoMessage({ago: 5, from: 'mina', text: 'hello'}),
		demoActivity(4, 'joined', 'bora'),
		demoActivity(4, 'joined', 'kai'),
		demoActivity(4, 'joined', 'noor'),
	];
	const blocks = createBlocks(theme);
	const drawn = (all: readonly Line[]) =>
		(blocks.at(all, all.length - 1, 60)?.rows ?? []).map(row => rowText(row)).join('\n');
	t.true(drawn(lines).includes('kai'));
	const rest = lines.toSpliced(2, 1);
	t.false(drawn(rest).includes('kai'));
	t.true(drawn(rest).includes('bora') && drawn(rest).includes('noor'));
});
