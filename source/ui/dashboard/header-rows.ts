/** The header: whose server this is, how to join it, and how much is going on. */

import {formatBytes, formatDuration, sparkline} from '../../text/format.ts';
import {chrome} from '../../words/chrome.ts';
import {marked, piecesOf} from '../../words/marked.ts';
import {words} from '../../words/words.ts';
import {type Row, rowWidth, type Span, span, spreadRow} from '../components/row.ts';
import type {Style, Theme} from '../theme.ts';
import {barsMax, finishedBars, formatRate, ratesOf} from './rates.ts';
import type {DashboardState} from './state.ts';

export type HeaderFacts = {
	readonly name: string;
	readonly version: string;
	readonly joinCommand: string;
	readonly listening: {readonly host: string; readonly port: number};
};

const strong: Style = {bold: true};

const sparklineMin = 8;
const sparklineMax = 36;

const number = (value: number): string => value.toLocaleString('en');

/** A sentence whose figure stands out. */
const figured = (figure: string, say: (figure: string) => string, theme: Theme): readonly Span[] =>
	piecesOf(say(marked(0, figure))).map(({text, mark}) => span(text, mark === undefined ? theme.dim : strong));

const onlinePart = ({stats}: DashboardState, theme: Theme): readonly Span[] => [
	span(chrome('● '), stats.online > 0 ? theme.success : theme.faint),
	...figured(
		number(stats.online),
		online => words().dashboard.header.onlineOf(online, number(stats.usersMax)),
		theme,
	),
];

/** The same without how many may be. */
const onlineShort = ({stats}: DashboardState, theme: Theme): readonly Span[] => [
	span(chrome('● '), stats.online > 0 ? theme.success : theme.faint),
	...figured(number(stats.online), words().dashboard.header.online, theme),
];

const trafficPart = (title: string, total: number, rate: number, theme: Theme): readonly Span[] => [
	span(`${title} `, theme.dim),
	span(formatBytes(total)),
	span(`${chrome(' · ')}${formatBytes(rate)}/s`, theme.dim),
];

/** Messages a second, and as much of the sparkline as the row has room for. */
const messagesPart = (state: DashboardState, cells: number, theme: Theme): readonly Span[] => {
	const {perSecond, perSecondShort} = words().dashboard.header;
	const rate = formatRate(ratesOf(state.rates).messages);
	const text = figured(rate, cells < 40 ? perSecondShort : perSecond, theme);
	const room = Math.min(sparklineMax, barsMax, cells - rowWidth(text) - 1);
	return room < sparklineMin
		? text
		: [...text, span(' '), span(sparkline(finishedBars(state.rates), room), theme.accent)];
};

const join = (parts: ReadonlyArray<readonly Span[]>): Row =>
	parts.flatMap((part, index) => (index === 0 ? part : [span('   '), ...part]));

const figures = (state: DashboardState, columns: number, theme: Theme): Row => {
	const rates = ratesOf(state.rates);
	const said = words().dashboard.header;
	const online = onlinePart(state, theme);
	const traffic = [
		trafficPart(said.in, state.stats.bytesIn, rates.bytesIn, theme),
		trafficPart(said.out, state.stats.bytesOut, rates.bytesOut, theme),
	];
	const totals = [
		[span(`${said.in} `, theme.dim), span(formatBytes(state.stats.bytesIn))],
		[span(`${said.out} `, theme.dim), span(formatBytes(state.stats.bytesOut))],
	];
	// What matters least goes first: the rates of the bytes, then the sparkline, then the bytes.
	for (const [right, wanted] of [
		[join(traffic), sparklineMin],
		[join(totals), sparklineMin],
		[join(totals), 0],
		[[], 0],
	] as const) {
		const room = columns - rowWidth(online) - rowWidth(right) - 6;
		const middle = messagesPart(state, room, theme);
		if (rowWidth(messagesPart(state, 0, theme)) + wanted < room) {
			return spreadRow(join([online, middle]), right, columns);
		}
	}

	return online;
};

/** What is wrong stands where the figures of the traffic are: there is none worth a look while it lasts. */
const problemRow = (problem: string, state: DashboardState, columns: number, theme: Theme): Row =>
	spreadRow(
		[span('! ', theme.error), span(problem, theme.error)],
		[span('  '), ...onlineShort(state, theme)],
		columns,
	);

/**
Three rows; five where there is room, two where there is none. The join command stands at the edge and alone in its row,
so that a triple click selects it and nothing else.
*/
export const headerRows = (
	state: DashboardState,
	{name, version, joinCommand, listening}: HeaderFacts,
	{columns, rows}: {readonly columns: number; readonly rows: number},
	theme: Theme,
): readonly Row[] => {
	const problem =
		state.stats.problem === undefined ? undefined : words().server.inOwnWords(state.stats.problem);
	const uptime = words().dashboard.header.uptime(formatDuration(state.now - state.stats.startedAt));
	const title: Row = [span(name, theme.heading)];
	const command: Row = [span(joinCommand, theme.accent)];
	if (rows < 3) {
		return [
			problem === undefined
				? spreadRow(
						title,
						[span('  '), ...onlineShort(state, theme), span(`  ${uptime}`, theme.dim)],
						columns,
					)
				: problemRow(problem, state, columns, theme),
			command,
		];
	}

	const facts = [span(uptime), span(`  chat-tui ${version}`, theme.dim)];
	const right = [span('  '), ...(columns >= 60 ? facts : facts.slice(0, 1))];
	const left = [...title, span(`  ${words().dashboard.header.port(listening.port)}`, theme.dim)];
	const top = spreadRow(rowWidth(left) + rowWidth(right) <= columns ? left : title, right, columns);
	const bottom =
		problem === undefined ? figures(state, columns, theme) : problemRow(problem, state, columns, theme);

	return rows < 5 ? [top, command, bottom] : [top, [], command, [], bottom];
};
