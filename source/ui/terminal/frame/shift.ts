/** Whether a part of a frame has moved up or down as a whole: a pane that scrolls. Pure: knows rows as text, and no cells. */

/** The rows `top` to `bottom` (inclusive) show what was `by` rows below; above where it is negative. */
export type Shift = {readonly top: number; readonly bottom: number; readonly by: number};

/** Fewer rows are written again. */
const rowsMin = 3;

const sequences = /\u001B(?:\[[\d;]*m|\][^\u0007\u001B]*(?:\u0007|\u001B\\))/g;

type Traits = {readonly text: string; readonly middle: string};

const remembered = new Map<string, Traits>();
const rememberedMax = 500;
const telling = /[\p{L}\p{N}]/u;
const orNothing = (text: string): string => (telling.test(text) ? text : '');

/** What tells a row from others: its text, and the middle of it, for what stands at its sides does not move with it. Nothing where that says nothing. */
const traitsOf = (row: string): Traits => {
	const known = remembered.get(row);
	if (known !== undefined) {
		return known;
	}

	if (remembered.size >= rememberedMax) {
		remembered.clear();
	}

	const text = row.replace(sequences, '');
	const middle = text.slice(Math.floor(text.length * 0.2), Math.ceil(text.length * 0.8)).trim();
	const traits = {text: orNothing(text), middle: orNothing(middle)};
	remembered.set(row, traits);
	return traits;
};

/** Where each trait is; -1 where it is twice, and tells nothing. */
const placesOf = (rows: readonly string[], trait: keyof Traits): ReadonlyMap<string, number> => {
	const places = new Map<string, number>();
	for (const [y, row] of rows.entries()) {
		const value = traitsOf(row)[trait];
		places.set(value, value === '' || places.has(value) ? -1 : y);
	}

	return places;
};

/** The shift that saves most; undefined where none saves much. */
export const findShift = (before: readonly string[], after: readonly string[]): Shift | undefined => {
	if (before.length !== after.length) {
		return undefined;
	}

	const texts = placesOf(before, 'text');
	const middles = placesOf(before, 'middle');
	const placeOf = ({text, middle}: Traits): number => {
		const place = texts.get(text) ?? -1;
		return place === -1 ? (middles.get(middle) ?? -1) : place;
	};

	const moves = new Map<number, {count: number; top: number; bottom: number}>();
	const rests: number[] = [];
	for (const [y, row] of after.entries()) {
		const from = row === before[y] ? y : placeOf(traitsOf(row));
		if (from === y) {
			rests.push(y);
		} else if (from !== -1) {
			const by = from - y;
			const move = moves.get(by);
			const [top, bottom] = [Math.min(y, from), Math.max(y, from)];
			moves.set(by, {
				count: (move?.count ?? 0) + 1,
				top: Math.min(move?.top ?? top, top),
				bottom: Math.max(move?.bottom ?? bottom, bottom),
			});
		}
	}

	const best = [...moves].toSorted(([, one], [, other]) => other.count - one.count)[0];
	if (best === undefined) {
		return undefined;
	}

	const [by, {count, top, bottom}] = best;
	const torn = rests.filter(y => y >= top && y <= bottom).length;
	return count - torn >= rowsMin ? {top, bottom, by} : undefined;
};
