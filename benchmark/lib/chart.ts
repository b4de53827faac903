/** Line charts as SVG, for the readme and the results: logarithmic axes, medians with their spread. Pure: data in, text out. */
import {formatNumber} from './numbers.ts';

export type ChartPoint = {
	readonly x: number;
	readonly median: number;
	readonly min: number;
	readonly max: number;
};

export type ChartSeries = {
	readonly name: string;
	/** Drawn thicker: the one that the chart is about. */
	readonly isOurs: boolean;
	readonly points: readonly ChartPoint[];
};

export type Chart = {
	readonly title: string;
	readonly xLabel: string;
	readonly yLabel: string;
	readonly x: 'log' | 'linear';
	readonly y: 'log' | 'linear';
	readonly series: readonly ChartSeries[];
};

/** px. The legend stands right of the plot, so that no line runs through it, and as wide as its longest name. */
const height = 420;
const plot = {left: 76, top: 56, right: 590, bottom: 352};
const ink = {text: '#1f2328', quiet: '#59636e', grid: '#e4e8ec', paper: '#ffffff'};
const ours = ['#0b57d0', '#6a3fb5', '#00796b', '#c2185b'];
const theirs = ['#b26a00', '#6b7785', '#8a5a44', '#a03030', '#4d7c0f', '#7a7a7a'];
/** Told apart without colours too. */
const dashes = ['', '7 4', '2 3', '10 3 2 3'];

const escapeXml = (text: string): string =>
	text.replace(/[&<>"]/g, found => `&#${found.codePointAt(0)};`).replace(/\p{Cc}/gu, ' ');

/** Of an axis: whole numbers as they are. */
const formatTick = (value: number): string =>
	Number.isInteger(value) && Math.abs(value) < 1e4
		? value.toLocaleString('en')
		: formatNumber(value).replace(/\.0+(?=\D|$)/, '');

const round = (value: number): string => String(Math.round(value * 10) / 10);

export type Axis = {
	readonly ticks: readonly number[];
	/** From 0 to 1, along the axis. */
	place(value: number): number;
};

/** 1, 2 or 5 times a power of ten, at least as much. */
const niceStep = (least: number): number => {
	const power = 10 ** Math.floor(Math.log10(least));
	return ([1, 2, 5].find(factor => factor * power >= least * (1 - 1e-9)) ?? 10) * power;
};

const linearAxis = (low: number, high: number): Axis => {
	const from = Math.min(0, low);
	const step = niceStep((high - from) / 6 || 1);
	const first = Math.floor(from / step);
	const last = Math.max(first + 1, Math.ceil(high / step - 1e-9));
	const ticks = Array.from({length: last - first + 1}, (_, index) => (first + index) * step);
	const [start, end] = [first * step, last * step];
	return {ticks, place: value => (value - start) / (end - start)};
};

const logAxis = (low: number, high: number): Axis => {
	const factors = [1, 2, 5];
	const exponents = [Math.floor(Math.log10(low)), Math.ceil(Math.log10(high))] as const;
	const all = Array.from(
		{length: exponents[1] - exponents[0] + 1},
		(_, index) => exponents[0] + index,
	).flatMap(exponent => factors.map(factor => factor * 10 ** exponent));
	const start = all.findLast(tick => tick <= low * 1.0001) ?? low;
	const end = Math.max(all.find(tick => tick >= high * 0.9999) ?? high, start * 2);
	const within = all.filter(tick => tick >= start * 0.9999 && tick <= end * 1.0001);
	// Over many powers of ten the powers alone are enough.
	const powers = within.filter(tick => Math.abs(Math.log10(tick) - Math.round(Math.log10(tick))) < 1e-9);
	return {
		ticks: within.length > 9 && powers.length > 1 ? powers : within,
		place: value => Math.log(value / start) / Math.log(end / start),
	};
};

/** An axis over those values; a logarithmic one leaves out what is not above 0. */
export const createAxis = (kind: 'log' | 'linear', values: readonly number[]): Axis => {
	const fit = values.filter(value => Number.isFinite(value) && (kind === 'linear' || value > 0));
	const [low, high] = [Math.min(...fit), Math.max(...fit)];
	return fit.length === 0 ? linearAxis(0, 1) : kind === 'log' ? logAxis(low, high) : linearAxis(low, high);
};

const text = (x: number, y: number, words: string, rest = ''): string =>
	`<text x="${round(x)}" y="${round(y)}"${rest}>${escapeXml(words)}</text>`;

const line = (x1: number, y1: number, x2: number, y2: number, rest: string): string =>
	`<line x1="${round(x1)}" y1="${round(y1)}" x2="${round(x2)}" y2="${round(y2)}" ${rest}/>`;

/** A mark of its own for each series: circle, square, triangle, diamond. */
const mark = (kind: number, x: number, y: number, color: string, r: number): string => {
	const at = (points: ReadonlyArray<readonly [number, number]>): string =>
		`<polygon points="${points.map(([dx, dy]) => `${round(x + dx * r)},${round(y + dy * r)}`).join(' ')}" fill="${color}"/>`;
	switch (kind % 4) {
		case 0:
			return `<circle cx="${round(x)}" cy="${round(y)}" r="${r}" fill="${color}"/>`;
		case 1:
			return at([
				[-0.9, -0.9],
				[0.9, -0.9],
				[0.9, 0.9],
				[-0.9, 0.9],
			]);
		case 2:
			return at([
				[0, -1.2],
				[1.1, 0.9],
				[-1.1, 0.9],
			]);
		default:
			return at([
				[0, -1.3],
				[1.3, 0],
				[0, 1.3],
				[-1.3, 0],
			]);
	}
};

/** The chart as an SVG document. */
export const renderChart = (chart: Chart): string => {
	const isDrawn = ({x, median}: ChartPoint): boolean =>
		Number.isFinite(median) && (chart.x === 'linear' || x > 0) && (chart.y === 'linear' || median > 0);
	const series = chart.series.map(one => ({...one, points: one.points.filter(isDrawn)}));
	const points = series.flatMap(one => one.points);
	const xAxis = createAxis(
		chart.x,
		points.map(({x}) => x),
	);
	const yAxis = createAxis(
		chart.y,
		points.flatMap(({min, max}) => [min, max]),
	);
	const xOf = (value: number): number => plot.left + xAxis.place(value) * (plot.right - plot.left);
	const yOf = (value: number): number => plot.bottom - yAxis.place(value) * (plot.bottom - plot.top);
	// Where the points stand, when they are few: it is they that one looks up.
	const own = [...new Set(points.map(({x}) => x))].toSorted((one, other) => one - other);
	const xTicks = chart.x === 'log' && own.length <= 8 ? own : xAxis.ticks;
	const width = plot.right + 76 + Math.ceil(8 * Math.max(0, ...series.map(({name}) => name.length)));
	const parts = [
		`<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" role="img" font-family="system-ui, 'Segoe UI', 'Helvetica Neue', 'DejaVu Sans', sans-serif" font-size="13" fill="${ink.text}">`,
		`<title>${escapeXml(chart.title)}</title>`,
		`<rect width="100%" height="100%" fill="${ink.paper}"/>`,
		text(plot.left, 26, chart.title, ' font-size="16" font-weight="600"'),
		text(plot.left, 44, chart.yLabel, ` fill="${ink.quiet}"`),
		text(
			(plot.left + plot.right) / 2,
			height - 22,
			chart.xLabel,
			` fill="${ink.quiet}" text-anchor="middle"`,
		),
	];
	for (const tick of yAxis.ticks) {
		const y = yOf(tick);
		parts.push(
			line(plot.left, y, plot.right, y, `stroke="${ink.grid}"`),
			text(plot.left - 8, y + 4, formatTick(tick), ` fill="${ink.quiet}" text-anchor="end"`),
		);
	}

	for (const tick of xTicks) {
		const x = xOf(tick);
		parts.push(
			line(x, plot.bottom, x, plot.bottom + 5, `stroke="${ink.quiet}"`),
			text(x, plot.bottom + 20, formatTick(tick), ` fill="${ink.quiet}" text-anchor="middle"`),
		);
	}

	parts.push(line(plot.left, plot.bottom, plot.right, plot.bottom, `stroke="${ink.quiet}"`));
	const used = {ours: 0, theirs: 0};
	const drawn = series
		.filter(one => one.points.length > 0)
		.map((one, index) => {
			const place = one.isOurs ? used.ours++ : used.theirs++;
			const colors = one.isOurs ? ours : theirs;
			return {
				...one,
				index,
				color: colors[place % colors.length] ?? ink.text,
				dash: one.isOurs ? (place < 2 ? '' : '7 4') : (dashes[place % dashes.length] ?? ''),
				width: one.isOurs ? 2.6 : 1.6,
			};
		});
	// Ours last, so that they are on top.
	for (const one of drawn.toSorted((a, b) => Number(a.isOurs) - Number(b.isOurs))) {
		const {color, dash, width, index} = one;
		const sorted = one.points.toSorted((a, b) => a.x - b.x);
		const path = sorted.map(({x, median}) => `${round(xOf(x))},${round(yOf(median))}`).join(' ');
		for (const {x, min, max} of sorted) {
			if (max > min && (chart.y === 'linear' || min > 0)) {
				parts.push(
					line(xOf(x), yOf(min), xOf(x), yOf(max), `stroke="${color}" stroke-width="1.2" opacity="0.6"`),
				);
			}
		}

		parts.push(
			`<polyline points="${path}" fill="none" stroke="${color}" stroke-width="${width}"${dash === '' ? '' : ` stroke-dasharray="${dash}"`} stroke-linejoin="round"/>`,
			...sorted.map(({x, median}) => mark(index, xOf(x), yOf(median), color, one.isOurs ? 4.2 : 3.4)),
		);
	}

	// In the order of the lines' right ends, from the top.
	const endOf = ({points}: ChartSeries): number => points.toSorted((a, b) => b.x - a.x)[0]?.median ?? 0;
	for (const [row, one] of drawn.toSorted((a, b) => endOf(b) - endOf(a)).entries()) {
		const [x, y] = [plot.right + 22, plot.top + 8 + row * 22];
		parts.push(
			line(
				x,
				y,
				x + 26,
				y,
				`stroke="${one.color}" stroke-width="${one.width}"${one.dash === '' ? '' : ` stroke-dasharray="${one.dash}"`}`,
			),
			mark(one.index, x + 13, y, one.color, one.isOurs ? 4.2 : 3.4),
			text(x + 34, y + 4.5, one.name, one.isOurs ? ' font-weight="600"' : ''),
		);
	}

	return `${[...parts, '</svg>'].join('\n')}\n`;
};
