/** Medians, spreads and ratios of what rounds measured. Knows no units. */

/** What a contestant had in each round, by the round; null where its run failed or it was not there. */
export type Values = ReadonlyArray<number | null>;

export type Summary = {
	readonly median: number;
	readonly min: number;
	readonly max: number;
	/** How many rounds there is a value of. */
	readonly count: number;
};

const isNumber = (value: number | null | undefined): value is number =>
	typeof value === 'number' && Number.isFinite(value);

/** The value below which that part of them is (0 to 1), between two of them by their distance. Undefined for none. */
export const quantile = (values: readonly number[], part: number): number | undefined => {
	const sorted = values.toSorted((one, other) => one - other);
	const place = (sorted.length - 1) * part;
	const [below, above] = [sorted[Math.floor(place)], sorted[Math.ceil(place)]];
	return below === undefined || above === undefined ? undefined : below + (above - below) * (place % 1);
};

/** The median with the least and the most; undefined where no round has a value. */
export const summarise = (values: Values): Summary | undefined => {
	const numbers = values.filter(isNumber);
	const median = quantile(numbers, 0.5);
	return median === undefined
		? undefined
		: {median, min: Math.min(...numbers), max: Math.max(...numbers), count: numbers.length};
};

/**
The best of several in each round. A round in which any of them is missing still has the best of the others: a peer that fails must not make a goal easier,
and one that is not there cannot.
*/
export const bestOf = (several: readonly Values[], better: 'more' | 'less'): Values => {
	const rounds = Math.max(0, ...several.map(values => values.length));
	return Array.from({length: rounds}, (_, round) => {
		const there = several.map(values => values[round]).filter(isNumber);
		return there.length === 0 ? null : better === 'more' ? Math.max(...there) : Math.min(...there);
	});
};

/** One by the other, round by round, so that what slows a whole round down is in both. Null where either is missing, or would be divided by 0. */
export const ratiosOf = (values: Values, reference: Values): Values =>
	values.map((value, round) => {
		const other = reference[round];
		return isNumber(value) && isNumber(other) && other !== 0 ? value / other : null;
	});

/** The straight line through points by least squares, and how much of the spread it explains (R², 1: all). Undefined for fewer than two different x. */
export const fitLine = (
	points: ReadonlyArray<readonly [x: number, y: number]>,
): {readonly slope: number; readonly at0: number; readonly fit: number} | undefined => {
	const count = points.length;
	const mean = (pick: (point: readonly [number, number]) => number): number =>
		points.reduce((sum, point) => sum + pick(point), 0) / count;
	const [meanX, meanY] = [mean(([x]) => x), mean(([, y]) => y)];
	const [xx, yy, xy] = [
		mean(([x]) => (x - meanX) ** 2),
		mean(([, y]) => (y - meanY) ** 2),
		mean(([x, y]) => (x - meanX) * (y - meanY)),
	];
	if (count < 2 || xx === 0) {
		return undefined;
	}

	const slope = xy / xx;
	return {slope, at0: meanY - slope * meanX, fit: yy === 0 ? 1 : (xy * xy) / (xx * yy)};
};
