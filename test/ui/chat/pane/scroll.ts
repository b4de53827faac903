import test from 'ava';
import fc from 'fast-check';
import type {Line} from '../../../../source/client/state.ts';
import {type Blocks, createBlocks} from '../../../../source/ui/chat/pane/blocks.ts';
import {
	countNew,
	following,
	type Scroll,
	type ScrollAction,
	scrollReducer,
	visibleRows,
} from '../../../../source/ui/chat/pane/scroll.ts';
import type {View} from '../../../../source/ui/chat/pane/window.ts';
import {rowText} from '../../../../source/ui/components/row.ts';
import {createTheme} from '../../../../source/ui/theme.ts';
import {demoActivity, demoMessage} from '../../../helpers/demo-client.ts';

process.env.TZ = 'UTC';

const theme = createTheme('dark');

/** Messages that say their number, each a row in a wide pane. */
const messages = (count: number, from = 0): readonly Line[] =>
	Array.from({length: count}, (_, index) =>
		demoMessage({ago: 1, from: index % 2 ? 'mina' : 'bora', text: `number ${from + index}.`}),
	);

const viewOf = (
	lines: readonly Line[],
	{width = 60, height = 5, blocks = createBlocks(theme)} = {},
): View => ({
	blocks,
	lines,
	width,
	height,
});

const textOf = (scroll: Scroll, view: View): string => visibleRows(scroll, view).rows.map(rowText).join('\n');

const numbers = (scroll: Scroll, view: View): readonly number[] =>
	[...textOf(scroll, view).matchAll(/number (\d+)\./g)].map(([, number]) => Number(number));

const act = (view: View, ...actions: readonly ScrollAction[]): Scroll =>
	actions.reduce<Scroll>((scroll, action) => scrollReducer(scroll, action, view), following);

test('at the bottom it follows', t => {
	const lines = messages(20);
	t.deepEqual(numbers(following, viewOf(lines)), [15, 16, 17, 18, 19]);
	t.deepEqual(numbers(following, viewOf([...lines, ...messages(1, 20)])), [16, 17, 18, 19, 20]);
});

test('pages overlap by a row, and the ends are ends', t => {
	const view = viewOf(messages(20));
	t.deepEqual(numbers(act(view, 'page-up'), view), [11, 12, 13, 14, 15]);
	t.deepEqual(numbers(act(view, 'page-up', 'page-up', 'page-down'), view), [11, 12, 13, 14, 15]);
	t.deepEqual(numbers(act(view, 'top'), view), [0, 1, 2, 3]);
	t.deepEqual(act(view, 'top', 'page-up'), act(view, 'top'));
	t.is(act(view, 'page-up', 'page-down'), following);
	t.is(act(view, 'top', 'bottom'), following);
	t.is(act(viewOf(messages(2)), 'page-up'), following);
	t.is(act(viewOf([]), 'top'), following);
});

test('scrolled back it stays put, whatever comes after and goes before', t => {
	const lines = messages(20);
	const view = viewOf(lines);
	const scroll = act(view, 'page-up');
	const shown = numbers(scroll, view);
	t.deepEqual(numbers(scroll, viewOf([...lines, ...messages(50, 20)])), shown);
	t.deepEqual(numbers(scroll, viewOf([...messages(30, 100), ...lines])), shown);
	t.deepEqual(numbers(scroll, viewOf(lines.slice(8))), shown);
});

test('a line that is gone was among the oldest', t => {
	const lines = messages(20);
	const scroll = act(viewOf(lines), 'top');
	t.deepEqual(numbers(scroll, viewOf(lines.slice(10))), [10, 11, 12, 13]);
	t.is(textOf(scroll, viewOf([])), '');
});

test('a run of joins that is the anchor may grow', t => {
	const lines = [...messages(3), demoActivity(1, 'joined', 'jun'), ...messages(10, 3)];
	const view = viewOf(lines);
	const scroll = act(view, 'top', 'line-down', 'line-down', 'line-down', 'line-down');
	t.regex(textOf(scroll, view), /^.*jun joined/);
	const more = [...lines.slice(0, 4), demoActivity(1, 'joined', 'sky'), ...lines.slice(4)];
	t.regex(textOf(scroll, viewOf(more)), /^.*jun and sky joined/);
});

test('in another width it holds to the same line', t => {
	const long = demoMessage({ago: 1, from: 'mina', text: 'word '.repeat(100)});
	const lines = [...messages(20), long, ...messages(20, 20)];
	const view = viewOf(lines, {width: 60, height: 8});
	const scroll = act(view, 'page-up', 'page-up', 'page-up', 'page-up');
	const first = numbers(scroll, view)[0];
	t.is(numbers(scroll, viewOf(lines, {width: 100, height: 8}))[0], first);
	t.is(numbers(scroll, viewOf(lines, {width: 40, height: 4}))[0], first);
});

test('what came since one scrolled back is counted, one’s own and joins not', t => {
	const lines = messages(20);
	const scroll = act(viewOf(lines), 'page-up');
	t.is(countNew(scroll, lines), 0);
	const more = [
		...lines,
		...messages(2),
		demoActivity(0, 'left', 'mina'),
		demoMessage({ago: 0, from: 'jun', text: 'mine', pending: true}),
	];
	t.is(countNew(scroll, more), 2);
	t.is(countNew(scrollReducer(scroll, 'page-up', viewOf(more)), more), 2);
	t.is(countNew(scroll, [...more, ...messages(5000)]), 1000);
	t.is(countNew(following, more), 0);
});

test('a key costs as much at 100,000 lines as at 100', t => {
	const work = (count: number): number => {
		let asked = 0;
		const inner = createBlocks(theme);
		const blocks: Blocks = {
			at(lines, index, width) {
				asked++;
				return inner.at(lines, index, width);
			},
		};
		const view = viewOf(messages(count), {blocks});
		const scroll = act(view, 'page-up', 'page-up', 'top', 'page-down', 'page-up');
		visibleRows(scroll, view);

		return asked;
	};

	t.is(work(100_000), work(100));
});

test('from anywhere, the screen is full and the bottom is reached', t => {
	const action = fc.constantFrom<ScrollAction>('page-up', 'page-down', 'line-up', 'line-down', 'top');
	fc.assert(
		fc.property(
			fc.array(action, {maxLength: 12}),
			fc.integer({min: 1, max: 12}),
			fc.integer({min: 24, max: 90}),
			fc.nat(40),
			(actions, height, width, count) => {
				const view = viewOf(messages(count), {width, height});
				const all = visibleRows(following, viewOf(view.lines, {width, height: 1000})).rows.length;
				const scroll = act(view, ...actions);
				t.is(visibleRows(scroll, view).rows.length, Math.min(height, all));
				t.is(visibleRows(scroll, view).atBottom, scroll.type === 'following');
				t.is(scrollReducer(scroll, 'bottom', view), following);
			},
		),
	);
});
