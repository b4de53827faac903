import test from 'ava';
import fc from 'fast-check';
import type {ClientAction} from '../../../../source/client/actions.ts';
import {initialState, reduce} from '../../../../source/client/reducer.ts';
import {type ChatState, indexFrom, type RoomState} from '../../../../source/client/state.ts';
import type {HistoryMessage} from '../../../../source/messages.ts';
import {createBlocks} from '../../../../source/ui/chat/pane/blocks.ts';
import {marksOf} from '../../../../source/ui/chat/pane/marks.ts';
import {nearGaps} from '../../../../source/ui/chat/pane/near.ts';
import {
	centerOn,
	following,
	type Scroll,
	type ScrollAction,
	scrollReducer,
	topOf,
	visibleRows,
} from '../../../../source/ui/chat/pane/scroll.ts';
import {blockAt, type View} from '../../../../source/ui/chat/pane/window.ts';
import {rowText} from '../../../../source/ui/components/row.ts';
import {createTheme} from '../../../../source/ui/theme.ts';
import {messageFrame, mina, welcomeFrame} from '../../../helpers/native-frames.ts';

process.env.TZ = 'UTC';

const hour = 3_600_000;
const blocks = createBlocks(createTheme('dark'));

const authors = ['민아', 'a-rather-long-name', 'jun'].map((name, color) => ({id: `u${color}`, name, color}));

/** What was said by whom, how long after the one before it. */
type Said = {readonly by: number; readonly text: string; readonly pause: number};

const pastOf = (said: readonly Said[]): readonly HistoryMessage[] => {
	let time = Date.UTC(2026, 2, 1);
	return said.map(({by, text, pause}, index) => {
		time += pause;
		return {seq: index + 1, time, from: authors[by] ?? mina, text, kind: 'text'};
	});
};

const roomOf = (state: ChatState): RoomState => {
	const room = state.rooms.get('#lobby');
	if (room === undefined) {
		throw new Error('There is no lobby.');
	}

	return room;
};

const viewOf = (state: ChatState, width: number, height: number): View => {
	const room = roomOf(state);
	return {blocks, lines: room.lines, marks: marksOf(room), width, height};
};

const rowsOf = (scroll: Scroll, view: View): readonly string[] =>
	visibleRows(scroll, view).rows.map(row => rowText(row));

const enter = (past: readonly HistoryMessage[], backlog: number): ChatState =>
	reduce(initialState('localhost:7777'), [
		{type: 'frame', frame: welcomeFrame({seq: past.length}), isFirst: true},
		{type: 'notice', key: 'n1', level: 'info', text: 'Welcome.', time: Date.UTC(2026, 2, 3)},
		{
			type: 'frame',
			frame: {
				type: 'history',
				room: '#lobby',
				entries: past.slice(-backlog),
				more: past.length > backlog,
				backlog: true,
			},
			isFirst: true,
		},
	]);

/** The next page of a gap, of so many messages. */
const page = (
	state: ChatState,
	past: readonly HistoryMessage[],
	pick: number,
	count: number,
): readonly ClientAction[] => {
	const {gaps} = roomOf(state);
	const gap = gaps[pick % Math.max(1, gaps.length)];
	if (gap === undefined) {
		return [];
	}

	const {after, before} = gap;
	const from = pick % 2 === 0 ? Math.max(after, before - count) : after + 1;
	const to = pick % 2 === 0 ? before : Math.min(before, from + count);
	const entries = past.filter(({seq}) => seq >= from && seq < to);
	return [{type: 'paged', room: '#lobby', gap, from, to, entries}];
};

const said = fc.record({
	by: fc.nat(2),
	text: fc.oneof(
		fc.constantFrom('yes', '네', 'one\ntwo', '점심은 12시 30분에 늘 가던 곳에서 먹어요. 늦지 마세요.'),
		fc.lorem({maxCount: 30}),
	),
	pause: fc.constantFrom(0, 1000, 60_000, hour, 9 * hour),
});

/** A rule across the pane: days and gaps, which may go when what is above them comes. */
const isRule = (row: string): boolean => row.includes('──');

test('whatever pages come, what one reads stays where it is', t => {
	const key = fc.constantFrom<ScrollAction>('page-up', 'page-up', 'line-up', 'line-down', 'page-down', 'top');
	const act = fc.oneof(
		fc.record({type: fc.constant('key' as const), key}),
		fc.record({type: fc.constant('page' as const), pick: fc.nat(9), count: fc.integer({min: 1, max: 12})}),
		fc.record({type: fc.constant('jump' as const), seq: fc.nat()}),
		fc.record({type: fc.constant('live' as const)}),
	);
	let compared = 0;
	fc.assert(
		fc.property(
			fc.array(said, {minLength: 10, maxLength: 60}),
			fc.integer({min: 3, max: 14}),
			fc.integer({min: 30, max: 90}),
			fc.array(act, {maxLength: 25}),
			(all, height, width, acts) => {
				const past = pastOf(all);
				let state = enter(past, 6);
				let scroll: Scroll = following;
				let live = past.length;
				for (const one of acts) {
					if (one.type === 'key') {
						scroll = scrollReducer(scroll, one.key, viewOf(state, width, height));
						continue;
					}

					if (one.type === 'jump') {
						const message = past[one.seq % past.length];
						if (message !== undefined) {
							state = reduce(state, [{type: 'revealed', message: {...message, room: '#lobby'}}]);
							scroll = centerOn(scroll, message.seq, roomOf(state).lines);
							const view = viewOf(state, width, height);
							const hit = blockAt(view, indexFrom(view.lines, message.seq));
							const shown = new Set(visibleRows(scroll, view).rows);
							t.true(hit?.rows.some(row => shown.has(row)));
							// Once the page around it is here: until then there may be too little for a middle.
							scroll = scrollReducer(scroll, 'line-up', viewOf(state, width, height));
						}

						continue;
					}

					const before = rowsOf(scroll, viewOf(state, width, height));
					live += one.type === 'live' ? 1 : 0;
					state = reduce(
						state,
						one.type === 'live'
							? [{type: 'frame', frame: messageFrame(live), isFirst: true}]
							: page(state, past, one.pick, one.count),
					);
					if (scroll.type === 'following') {
						continue;
					}

					const after = rowsOf(scroll, viewOf(state, width, height));
					// What comes into a gap that one sees pushes down what is below it.
					const gap = before.findIndex((row, index) => index > 0 && isRule(row) && row.includes('messages'));
					for (const [index, row] of before.entries()) {
						if ((gap === -1 || index < gap) && !isRule(row)) {
							t.is(after[index], row);
							compared++;
						}
					}
				}
			},
		),
		{numRuns: 500},
	);
	t.true(compared > 1000);
});

test('a gap says what it is, and the beginning that it is one', t => {
	const past = pastOf(
		Array.from({length: 30}, (_, index) => ({by: 0, text: `number ${index + 1}`, pause: 1000})),
	);
	let state = enter(past, 4);
	const top = () =>
		rowsOf(scrollReducer(following, 'top', viewOf(state, 60, 4)), viewOf(state, 60, 4))[0]
			?.replaceAll('─', '')
			.trim();
	// The welcome is of Tuesday, and stands below them.
	t.is(top(), 'earlier messages: PageUp · Sunday 1 March 2026');
	state = reduce(state, [{type: 'paging', room: '#lobby', gap: {after: 0, before: 27}, status: 'loading'}]);
	t.is(top(), '… loading earlier messages … · Sunday 1 March 2026');
	state = reduce(state, [{type: 'paging', room: '#lobby', gap: {after: 0, before: 27}, status: 'failed'}]);
	t.is(top(), 'earlier messages did not come: PageUp tries again · S…');
	state = reduce(state, page(state, past, 0, 100));
	t.is(top(), 'the beginning of #lobby · Sunday 1 March 2026');
});

test('a gap is asked for from two pages away, and no sooner', t => {
	const past = pastOf(Array.from({length: 300}, () => ({by: 0, text: 'x', pause: 1000})));
	const state = enter(past, 100);
	const view = viewOf(state, 60, 10);
	const near = (scroll: Scroll) => nearGaps(view, topOf(scroll, view));
	let scroll: Scroll = following;
	let pages = 0;
	while (near(scroll).length === 0) {
		scroll = scrollReducer(scroll, 'page-up', view);
		pages++;
	}

	// 100 messages and a divider, the last ten rows of which are shown; nine more a page.
	t.is(pages, 8);
	t.deepEqual(near(scroll), [{gap: {after: 0, before: 201, status: 'idle'}, side: 'below'}]);
	t.is(near(scrollReducer(following, 'top', view)).length, 1);

	// Where none is wanted, not even the pages that are near are laid out.
	let asked = 0;
	const at: typeof view.blocks.at = (...line) => {
		asked++;
		return view.blocks.at(...line);
	};
	const top = topOf(scroll, view);
	const watched = {...view, blocks: {at}};
	t.deepEqual(
		nearGaps(watched, top, gap => gap.after > 0),
		[],
	);
	t.is(asked, 0);
	t.is(nearGaps(watched, top, gap => gap.after === 0).length, 1);
	t.true(asked > 0);
	const jumped = reduce(state, [
		{type: 'revealed', message: {...(past[99] as HistoryMessage), room: '#lobby'}},
	]);
	const far = viewOf(jumped, 60, 10);
	t.deepEqual(
		nearGaps(far, topOf(centerOn(following, 100, far.lines), far)).map(({gap, side}) => [gap.before, side]),
		[
			[100, 'below'],
			[201, 'above'],
		],
	);
});

test('what is jumped to is in the middle once there is something around it', t => {
	const past = pastOf(
		Array.from({length: 300}, (_, index) => ({by: index % 3, text: `number ${index + 1}.`, pause: 1000})),
	);
	let state = enter(past, 50);
	state = reduce(state, [{type: 'revealed', message: {...(past[99] as HistoryMessage), room: '#lobby'}}]);
	const scroll = centerOn(following, 100, roomOf(state).lines);
	const place = () => rowsOf(scroll, viewOf(state, 60, 11)).findIndex(row => row.includes('number 100.'));
	t.is(place(), 1);
	state = reduce(state, [
		{
			type: 'paged',
			room: '#lobby',
			gap: {after: 0, before: 100},
			from: 60,
			to: 100,
			entries: past.slice(59, 99),
		},
	]);
	t.is(place(), 5);
	state = reduce(state, [
		{
			type: 'paged',
			room: '#lobby',
			gap: {after: 100, before: 251},
			from: 101,
			to: 141,
			entries: past.slice(100, 140),
		},
	]);
	t.is(place(), 5);
	// Where there is no such line, one stays where one was.
	t.deepEqual(
		rowsOf(centerOn(following, 20, []), viewOf(state, 60, 11)),
		rowsOf(following, viewOf(state, 60, 11)),
	);
});
