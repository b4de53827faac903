import test from 'ava';
import fc from 'fast-check';
import {
	following,
	type LogExtent,
	type LogScroll,
	scrollLog,
	scrollLogToTop,
	unseen,
	windowOfLog,
} from '../../../source/ui/dashboard/log-scroll.ts';

/** Events of these heights in a pane of so many rows, the first of them numbered `first`. */
const extent = (heights: readonly number[], rows: number, first = 0): LogExtent => ({
	first,
	end: first + heights.length,
	rows,
	heightOf: number => heights[number - first] ?? 1,
});

/** The rows in view, each as the event's number and the row's place in it. */
const rowsInView = (scroll: LogScroll, of: LogExtent): readonly string[] => {
	const {from, to, skip} = windowOfLog(scroll, of);
	const rows: string[] = [];
	for (let number = from; number < to; number++) {
		for (let row = 0; row < of.heightOf(number); row++) {
			rows.push(`${number}.${row}`);
		}
	}

	return rows.slice(skip, skip + of.rows);
};

const allRows = (of: LogExtent): readonly string[] =>
	Array.from({length: of.end - of.first}, (_, index) => of.first + index).flatMap(number =>
		Array.from({length: of.heightOf(number)}, (_, row) => `${number}.${row}`),
	);

test('follows: what comes is in view', t => {
	t.deepEqual(rowsInView(following, extent([1, 1, 1], 2)), ['1.0', '2.0']);
	t.deepEqual(rowsInView(following, extent([1, 1, 1, 1], 2)), ['2.0', '3.0']);
	t.deepEqual(rowsInView(following, extent([], 2)), []);
	t.is(unseen(following, 4), 0);
});

test('scrolled back it stays put, and counts what came since', t => {
	const before = extent([1, 1, 1, 1, 1], 2);
	const scroll = scrollLog(following, -2, before);
	t.deepEqual(rowsInView(scroll, before), ['1.0', '2.0']);
	t.is(unseen(scroll, 5), 0);

	const after = extent([1, 1, 1, 1, 1, 1, 1], 2);
	t.deepEqual(rowsInView(scroll, after), ['1.0', '2.0']);
	t.is(unseen(scroll, 7), 2);
	t.is(unseen(scrollLog(scroll, 3, after), 7), 1, 'what has come into view is not new');
	t.deepEqual(scrollLog(scroll, 4, after), following);
});

test('what is gone from the ring gives way to the oldest that is left', t => {
	const scroll = scrollLogToTop(following, extent([1, 1, 1, 1, 1], 2));
	t.deepEqual(rowsInView(scroll, extent([1, 1, 1, 1, 1], 2, 10)), ['10.0', '11.0']);
});

test('wrapped anew, the same event stays at the bottom', t => {
	const narrow = extent([3, 3, 3, 3], 3);
	const scroll = scrollLog(following, -4, narrow);
	t.deepEqual(rowsInView(scroll, narrow), ['1.2', '2.0', '2.1', '2.2'].slice(0, 3));
	const wide = extent([1, 1, 1, 1], 3);
	t.deepEqual(rowsInView(scroll, wide), ['0.0', '1.0', '2.0']);
});

test('a pane that holds everything does not scroll', t => {
	const all = extent([1, 2, 1], 6);
	t.deepEqual(scrollLog(following, -3, all), following);
	t.deepEqual(scrollLogToTop(following, all), following);
	t.deepEqual(rowsInView(following, all), allRows(all));
});

test('only events near the view are measured', t => {
	let measured = 0;
	const huge: LogExtent = {
		first: 0,
		end: 1_000_000,
		rows: 20,
		heightOf() {
			measured++;
			return 1;
		},
	};
	windowOfLog(scrollLog(scrollLog(following, -19, huge), 5, huge), huge);
	t.true(measured < 200, String(measured));
});

const heights = fc.array(fc.integer({min: 1, max: 4}), {minLength: 1, maxLength: 30});

test('any scrolling shows a full pane of successive rows, and moves by as many as asked for', t => {
	fc.assert(
		fc.property(
			heights,
			fc.integer({min: 1, max: 12}),
			fc.integer({min: 0, max: 1000}),
			fc.array(fc.integer({min: -15, max: 15}), {maxLength: 12}),
			(list, rows, first, steps) => {
				const of = extent(list, rows, first);
				const all = allRows(of);
				const end = Math.max(0, all.length - rows);
				let top = end;
				let scroll: LogScroll = following;
				for (const step of steps) {
					scroll = scrollLog(scroll, step, of);
					top = Math.max(0, Math.min(end, top + step));
					t.deepEqual(rowsInView(scroll, of), all.slice(top, top + rows));
					t.is(scroll.type === 'following', top === end);
				}

				t.deepEqual(rowsInView(scrollLogToTop(scroll, of), of), all.slice(0, rows));
			},
		),
	);
});

test('any change of the log or of the pane leaves the pane full', t => {
	fc.assert(
		fc.property(
			heights,
			heights,
			fc.integer({min: 1, max: 9}),
			fc.integer({min: 1, max: 40}),
			(old, next, rows, by) => {
				const scroll = scrollLog(following, -by, extent(old, 5));
				const first = Math.max(0, old.length - 3);
				const of = extent([...old.slice(first), ...next], rows, first);
				const view = rowsInView(scroll, of);
				const all = allRows(of);
				t.is(view.length, Math.min(rows, all.length));
				t.deepEqual(view, all.slice(all.indexOf(view[0] ?? ''), all.indexOf(view[0] ?? '') + view.length));
			},
		),
	);
});
