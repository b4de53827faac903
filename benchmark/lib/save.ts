/** Results as files: results/*.json, and from all of them results.md and the charts. Knows nothing of what was measured. */
import {mkdirSync, readdirSync, readFileSync, writeFileSync} from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import process from 'node:process';
import {fileURLToPath} from 'node:url';
import {type ChartSeries, renderChart} from './chart.ts';
import {renderPage} from './page.ts';
import type {Machine, Measure, Result} from './result.ts';
import {summarise} from './statistics.ts';

const here = fileURLToPath(new URL('..', import.meta.url));

/** Where results are kept. */
export type Shelf = {readonly results: string; readonly page: string; readonly media: string};

/** The project's own. */
export const ownShelf: Shelf = {
	results: path.join(here, 'results'),
	page: path.join(here, 'results.md'),
	media: path.join(here, '..', 'media'),
};

/** One somewhere else, for a run whose figures are not to be kept. */
export const shelfIn = (directory: string): Shelf => ({
	results: path.join(directory, 'results'),
	page: path.join(directory, 'results.md'),
	media: path.join(directory, 'media'),
});

/** The order of the page; what is not in it comes after, by name. */
const order = [
	'fan-out',
	'one-in-flight',
	'fixed-load',
	'shapes',
	'idle',
	'joins',
	'loss',
	'growth',
	'screen',
	'dashboard',
	'start',
];

/** This machine in a few words: nothing that tells whose it is. */
export const describeMachine = (versions: Readonly<Record<string, string>> = {}): Machine => ({
	cores: os.cpus().length,
	cpu: (os.cpus()[0]?.model ?? 'unknown').replaceAll(/\s+/g, ' ').trim(),
	system: `${os.type()} ${os.release().split('-')[0]}`,
	node: process.version.slice(1),
	...(Object.keys(versions).length === 0 ? {} : {versions}),
});

/** The date of a result: now, to the minute. */
export const dateOf = (now: Date): string => `${now.toISOString().slice(0, 16)}Z`;

const chartOf = (measure: Measure): string | undefined => {
	const {chart} = measure;
	if (!chart) {
		return undefined;
	}

	const names = [
		...new Set(measure.rows.flatMap(row => row.series.map(({contestant}) => contestant))),
	].filter(name => chart.contestants?.includes(name) ?? true);
	const series: ChartSeries[] = names.map(name => ({
		name,
		isOurs: name.startsWith('chat-tui'),
		points: measure.rows.flatMap(({at, series: all}) => {
			const found = summarise(all.find(({contestant}) => contestant === name)?.values ?? []);
			return at === undefined || !found ? [] : [{x: at, ...found}];
		}),
	}));
	return renderChart({...chart, yLabel: `${measure.name}, ${measure.unit}`, series});
};

const readAll = (shelf: Shelf): readonly Result[] => {
	const place = ({name}: Result): number => (order.includes(name) ? order.indexOf(name) : order.length);
	return readdirSync(shelf.results)
		.filter(file => file.endsWith('.json'))
		.toSorted()
		.map(file => JSON.parse(readFileSync(path.join(shelf.results, file), 'utf8')) as Result)
		.toSorted((one, other) => place(one) - place(other));
};

/** The page and the charts anew, from the results that are there. `preface.md` among them stands at the top. */
export const writePage = (shelf: Shelf = ownShelf): void => {
	mkdirSync(shelf.results, {recursive: true});
	const results = readAll(shelf);
	let preface = '';
	try {
		preface = readFileSync(path.join(shelf.results, 'preface.md'), 'utf8');
	} catch {}

	mkdirSync(shelf.media, {recursive: true});
	for (const measure of results.flatMap(({measures}) => measures)) {
		const svg = chartOf(measure);
		if (svg && measure.chart) {
			writeFileSync(path.join(shelf.media, `${measure.chart.file}.svg`), svg);
		}
	}

	writeFileSync(shelf.page, renderPage(results, preface));
};

/** Keep a result, and make the page and the charts anew. */
export const saveResult = (result: Result, shelf: Shelf = ownShelf): void => {
	mkdirSync(shelf.results, {recursive: true});
	writeFileSync(
		path.join(shelf.results, `${result.name}.json`),
		`${JSON.stringify(result, undefined, '\t')}\n`,
	);
	writePage(shelf);
};
