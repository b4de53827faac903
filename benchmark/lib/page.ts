/** benchmark/results.md from what was found. Pure: results in, Markdown out. */
import {formatNumber} from './numbers.ts';
import type {Goal, Measure, Result, Row} from './result.ts';
import {bestOf, ratiosOf, type Summary, summarise, type Values} from './statistics.ts';

const cellText = (text: string): string => text.replaceAll('|', '\\|').replaceAll('\n', ' ');

const lineOf = (cells: readonly string[]): string => `| ${cells.map(cellText).join(' | ')} |`;

const table = (head: readonly string[], lines: ReadonlyArray<readonly string[]>): string =>
	[
		lineOf(head),
		`|${head.map((_, place) => (place === 0 ? '---' : '---:')).join('|')}|`,
		...lines.map(lineOf),
	].join('\n');

const spread = ({median, min, max, count}: Summary): string =>
	count === 1 ? formatNumber(median) : `${formatNumber(median)} (${formatNumber(min)}–${formatNumber(max)})`;

const valuesOf = (row: Row, contestant: string): Values =>
	row.series.find(series => series.contestant === contestant)?.values ?? [];

const contestantsOf = (measure: Measure): readonly string[] => [
	...new Set(measure.rows.flatMap(row => row.series.map(({contestant}) => contestant))),
];

const cellOf = (measure: Measure, row: Row, contestant: string): string => {
	const found = summarise(valuesOf(row, contestant));
	if (!found) {
		return '–';
	}

	const ratio =
		measure.reference && measure.reference !== contestant
			? summarise(ratiosOf(valuesOf(row, contestant), valuesOf(row, measure.reference)))
			: undefined;
	return ratio ? `${spread(found)} ×${formatNumber(ratio.median)}` : spread(found);
};

export type Verdict = {
	readonly label: string;
	readonly goal: Goal;
	/** Of the ratios, or of the values themselves where the goal is against nobody; undefined where there is nothing to judge. */
	readonly found: Summary | undefined;
	readonly isReached: boolean | undefined;
};

/** What became of a measure's goals, row by row. The median decides. */
export const judge = (measure: Measure): readonly Verdict[] =>
	(measure.goals ?? []).flatMap(goal =>
		measure.rows
			.filter(row => goal.rows?.includes(row.label) ?? true)
			.map(row => {
				const own = valuesOf(row, goal.contestant);
				const others = bestOf(
					goal.against.map(name => valuesOf(row, name)),
					measure.better,
				);
				const found = summarise(goal.against.length === 0 ? own : ratiosOf(own, others));
				const isReached =
					found &&
					(goal.atLeast === undefined || found.median >= goal.atLeast) &&
					(goal.atMost === undefined || found.median <= goal.atMost);
				return {label: row.label, goal, found, isReached};
			}),
	);

const verdictCells = ({label, goal, found, isReached}: Verdict): readonly string[] => [
	label,
	`${goal.contestant}: ${goal.text}`,
	found ? `${goal.against.length === 0 ? '' : '×'}${spread(found)}` : '–',
	isReached === undefined ? 'not measured' : isReached ? 'reached' : '**missed**',
];

const measureLines = (measure: Measure): readonly string[] => {
	const names = contestantsOf(measure);
	const verdicts = judge(measure);
	return [
		`### ${measure.name}, ${measure.unit}`,
		'',
		...(measure.chart ? [`![${measure.chart.title}](../media/${measure.chart.file}.svg)`, ''] : []),
		table(
			['', ...names],
			measure.rows.map(row => [row.label, ...names.map(name => cellOf(measure, row, name))]),
		),
		'',
		...(measure.reference
			? [`× is the ratio to that of ${measure.reference} in the same round, the median of them.`, '']
			: []),
		...(measure.note ? [measure.note, ''] : []),
		...(verdicts.length > 0 ? [table(['', 'goal', 'found', ''], verdicts.map(verdictCells)), ''] : []),
	];
};

const resultLines = (result: Result): readonly string[] => {
	const {cores, cpu, system, node, versions = {}} = result.machine;
	const others = Object.entries(versions).map(([name, version]) => `${name} ${version}`);
	const failures = Map.groupBy(
		result.failures ?? [],
		// What was on the screen then is below the first line.
		({label, contestant, reason}) => `${label}, ${contestant}: ${reason.split('\n')[0]}`,
	);
	return [
		`## ${result.title}`,
		'',
		`${result.date.slice(0, 16).replace('T', ' ')} UTC · ${cores} cores of ${cpu} · ${[system, `Node.js ${node}`, ...others].join(' · ')} · \`npm run bench -- ${result.name}\``,
		'',
		result.about,
		'',
		...(result.leftOut && result.leftOut.length > 0
			? [`Not installed, so left out: ${result.leftOut.join(', ')}.`, '']
			: []),
		...result.measures.flatMap(measureLines),
		...(failures.size > 0
			? [
					'Runs that failed, and count for nothing:',
					'',
					...[...failures].map(([text, list]) => `- ${cellText(text)} (${list.length} of the rounds)`),
					'',
				]
			: []),
	];
};

/** The whole page. */
export const renderPage = (results: readonly Result[], preface: string): string =>
	`${[
		'# Results',
		'',
		'Made by `npm run bench` from `results/*.json`; do not edit. [What is measured and how to read it](readme.md).',
		'',
		'A figure is the median of the rounds, with the least and the most of them behind it.',
		...(preface === '' ? [] : ['', preface.trim()]),
		'',
		...results.flatMap(resultLines),
	]
		.join('\n')
		.trimEnd()}\n`;
