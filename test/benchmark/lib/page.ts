import test from 'ava';
import {judge, renderPage} from '../../../benchmark/lib/page.ts';
import type {Measure, Result} from '../../../benchmark/lib/result.ts';

const measure: Measure = {
	name: 'Deliveries',
	unit: 'a second',
	better: 'more',
	reference: 'limit',
	rows: [
		{
			label: '100 members',
			series: [
				{contestant: 'ours', values: [3_000_000, 4_000_000, null]},
				{contestant: 'peer|one', values: [1_000_000, 1_000_000, 9_000_000]},
				{contestant: 'peer two', values: [500_000, null, null]},
				{contestant: 'limit', values: [6_000_000, 4_000_000, 5_000_000]},
			],
		},
		{label: '1,000 members', series: [{contestant: 'ours', values: [5]}]},
	],
	goals: [
		{contestant: 'ours', against: ['peer|one', 'peer two'], atLeast: 3, text: '3 times the better'},
		{contestant: 'ours', against: ['limit'], atLeast: 0.8, rows: ['100 members'], text: '0.8 of the limit'},
		{contestant: 'ours', against: [], atMost: 10, rows: ['1,000 members'], text: 'at most 10'},
	],
};

const result: Result = {
	name: 'fan-out',
	title: 'Fan-out',
	about: 'What it is.',
	date: '2026-11-21T10:30Z',
	machine: {cores: 2, cpu: 'Some CPU', system: 'Linux 6.1', node: '24.1.0', versions: {ngircd: '26.1'}},
	measures: [measure],
	leftOut: ['redis'],
	failures: [
		{label: '100 members', contestant: 'ours', round: 2, reason: '3 gaps'},
		{label: '100 members', contestant: 'ours', round: 3, reason: '3 gaps'},
	],
};

test('goals are judged by the median of the ratios of each round', t => {
	const found = judge(measure).map(({label, goal, found, isReached}) => [
		label,
		goal.text,
		found?.median,
		isReached,
	]);
	t.deepEqual(found, [
		['100 members', '3 times the better', 3.5, true],
		['1,000 members', '3 times the better', undefined, undefined],
		['100 members', '0.8 of the limit', 0.75, false],
		['1,000 members', 'at most 10', 5, true],
	]);
});

test('a page says what was found, what was missed, what failed and what was not there', t => {
	const page = renderPage([result], 'The machine was shared.\n');
	t.regex(page, /^# Results\n/);
	t.true(page.includes('The machine was shared.'));
	t.true(
		page.includes('2026-11-21 10:30 UTC · 2 cores of Some CPU · Linux 6.1 · Node.js 24.1.0 · ngircd 26.1'),
	);
	t.true(
		page.includes(
			'| 100 members | 3.50 M (3.00 M–4.00 M) ×0.750 | 1.00 M (1.00 M–9.00 M) ×0.250 | 500 k ×0.083 | 5.00 M (4.00 M–6.00 M) |',
		),
	);
	t.true(page.includes('| 1,000 members | 5.00 | – | – | – |'));
	t.true(page.includes('| 100 members | ours: 0.8 of the limit | ×0.750 (0.500–1.00) | **missed** |'));
	t.true(page.includes('| 1,000 members | ours: 3 times the better | – | not measured |'));
	t.true(page.includes('Not installed, so left out: redis.'));
	t.true(page.includes('- 100 members, ours: 3 gaps (2 of the rounds)'));
	t.true(page.includes('| peer\\|one |'));
});

test('a picture is named where there is a chart', t => {
	const chart = {file: 'bench-x', title: 'X', xLabel: 'members', x: 'log', y: 'log'} as const;
	const page = renderPage([{...result, measures: [{...measure, chart}]}], '');
	t.true(page.includes('![X](../media/bench-x.svg)'));
	t.false(renderPage([result], '').includes('!['));
});
