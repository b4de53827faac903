import test from 'ava';
import fc from 'fast-check';
import {createAxis, renderChart} from '../../../benchmark/lib/chart.ts';

const chart = (points: ReadonlyArray<{x: number; median: number; min: number; max: number}>) =>
	renderChart({
		title: 'Deliveries <a second> & more',
		xLabel: 'members',
		yLabel: 'deliveries',
		x: 'log',
		y: 'log',
		series: [
			{name: 'chat-tui', isOurs: true, points},
			{name: 'ngircd', isOurs: false, points: []},
		],
	});

test('a logarithmic axis has equal distances for equal factors', t => {
	const axis = createAxis('log', [10, 100, 1000, 5000]);
	t.deepEqual(axis.ticks, [10, 20, 50, 100, 200, 500, 1000, 2000, 5000]);
	t.is(axis.place(10), 0);
	t.is(axis.place(5000), 1);
	t.true(Math.abs(axis.place(100) - axis.place(10) - (axis.place(1000) - axis.place(100))) < 1e-9);
});

test('a linear axis begins at 0', t => {
	const axis = createAxis('linear', [40, 93]);
	t.deepEqual(axis.ticks, [0, 20, 40, 60, 80, 100]);
	t.is(axis.place(50), 0.5);
});

test('every value is on its axis, whatever the values are', t => {
	const values = fc.array(fc.double({min: 1e-3, max: 1e9, noNaN: true}), {minLength: 1});
	fc.assert(
		fc.property(values, fc.constantFrom('log', 'linear'), (all, kind) => {
			const axis = createAxis(kind, all);
			return (
				axis.ticks.length > 0 &&
				axis.ticks.length < 60 &&
				all.every(value => axis.place(value) > -1e-3 && axis.place(value) < 1 + 1e-3)
			);
		}),
	);
	t.pass();
});

test('a picture has a mark for each point, and its words are escaped', t => {
	const svg = chart([
		{x: 10, median: 100, min: 90, max: 120},
		{x: 100, median: 200, min: 200, max: 200},
		{x: 1000, median: 0, min: 0, max: 0},
	]);
	t.true(svg.startsWith('<svg xmlns="http://www.w3.org/2000/svg"'));
	t.true(svg.includes('Deliveries &#60;a second&#62; &#38; more'));
	// Two points and the one in the legend; what is 0 has no place on a logarithmic axis.
	t.is(svg.match(/<circle /g)?.length, 3);
	t.false(svg.includes('ngircd'));
	t.notRegex(svg, /NaN|Infinity|undefined/);
});

test('a picture of nothing is one all the same', t => {
	t.notRegex(chart([]), /NaN|Infinity|undefined/);
});
