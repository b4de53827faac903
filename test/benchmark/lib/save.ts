import {mkdtemp, readdir, readFile, rm, writeFile} from 'node:fs/promises';
import {hostname, tmpdir} from 'node:os';
import path from 'node:path';
import test from 'ava';
import type {Result} from '../../../benchmark/lib/result.ts';
import {dateOf, describeMachine, saveResult, shelfIn, writePage} from '../../../benchmark/lib/save.ts';

const resultOf = (name: string, title: string): Result => ({
	name,
	title,
	about: '',
	date: '2026-11-21T10:30Z',
	machine: {cores: 2, cpu: 'Some CPU', system: 'Linux 6.1', node: '24.1.0'},
	measures: [
		{
			name: 'Deliveries',
			unit: 'a second',
			better: 'more',
			rows: [10, 100].map(at => ({
				label: String(at),
				at,
				series: [{contestant: 'chat-tui', values: [at, at * 2]}],
			})),
			chart: {file: `bench-${name}`, title, xLabel: 'members', x: 'log', y: 'log'},
		},
	],
});

test('results are kept as data, and the page and charts are made of all of them, in their order', async t => {
	const directory = await mkdtemp(path.join(tmpdir(), 'chat-tui-shelf-'));
	t.teardown(() => rm(directory, {recursive: true}));
	const shelf = shelfIn(directory);
	saveResult(resultOf('zebra', 'Of another kind'), shelf);
	saveResult(resultOf('growth', 'Growth'), shelf);
	saveResult(resultOf('fan-out', 'Old fan-out'), shelf);
	saveResult(resultOf('fan-out', 'Fan-out'), shelf);
	await writeFile(path.join(shelf.results, 'preface.md'), 'The machine was shared.\n');
	writePage(shelf);
	const page = await readFile(shelf.page, 'utf8');
	t.deepEqual(
		[...page.matchAll(/^## (.+)$/gm)].map(([, title]) => title),
		['Fan-out', 'Growth', 'Of another kind'],
	);
	t.true(page.includes('The machine was shared.'));
	t.deepEqual((await readdir(shelf.media)).toSorted(), [
		'bench-fan-out.svg',
		'bench-growth.svg',
		'bench-zebra.svg',
	]);
	t.deepEqual(
		JSON.parse(await readFile(path.join(shelf.results, 'growth.json'), 'utf8')),
		resultOf('growth', 'Growth'),
	);
});

test('a page of nothing is one', async t => {
	const directory = await mkdtemp(path.join(tmpdir(), 'chat-tui-shelf-'));
	t.teardown(() => rm(directory, {recursive: true}));
	const shelf = shelfIn(directory);
	writePage(shelf);
	t.regex(await readFile(shelf.page, 'utf8'), /^# Results\n/);
});

test('a machine is told by what it is, not whose', t => {
	const machine = describeMachine({ngircd: '26.1'});
	t.false(Object.values(machine).includes(hostname()));
	t.deepEqual(machine.versions, {ngircd: '26.1'});
	t.true(machine.cores > 0);
	t.is(dateOf(new Date(Date.UTC(2026, 10, 21, 10, 30, 59))), '2026-11-21T10:30Z');
});
