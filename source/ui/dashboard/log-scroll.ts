/** Where the log is being read: at its end, which it then follows, or at a place that stays put. */

/** `hidden` rows of the event `bottom` are below the view. `seen` is the number that the next event had when following ended. */
export type LogScroll =
	| {readonly type: 'following'}
	| {readonly type: 'back'; readonly bottom: number; readonly hidden: number; readonly seen: number};

/** What scrolling has to know of the log as it is drawn: events `first` to `end` (exclusive) and how many rows each takes. */
export type LogExtent = {
	readonly first: number;
	readonly end: number;
	/** Rows of the pane. */
	readonly rows: number;
	heightOf(number: number): number;
};

export const following: LogScroll = {type: 'following'};

type Place = {readonly bottom: number; readonly hidden: number};

/** The lowest row in view. An event that is gone gives way to the oldest; one that was wrapped anew keeps its first rows. */
const placeOf = (scroll: LogScroll, {first, end, heightOf}: LogExtent): Place => {
	if (scroll.type === 'following') {
		return {bottom: end - 1, hidden: 0};
	}

	return scroll.bottom < first
		? {bottom: first, hidden: 0}
		: {bottom: scroll.bottom, hidden: Math.min(scroll.hidden, heightOf(scroll.bottom) - 1)};
};

/** Rows from the oldest one down to a place, counted to no more than `most`. */
const rowsAbove = ({bottom, hidden}: Place, {first, heightOf}: LogExtent, most: number): number => {
	let rows = -hidden;
	for (let number = bottom; number >= first && rows < most; number--) {
		rows += heightOf(number);
	}

	return Math.min(rows, most);
};

const up = (place: Place, by: number, extent: LogExtent): Place => {
	let {bottom, hidden} = place;
	// The oldest rows fill the pane: it never scrolls into nothing.
	let left = Math.max(0, rowsAbove(place, extent, extent.rows + by) - extent.rows);
	left = Math.min(left, by);
	while (left > 0) {
		const visible = extent.heightOf(bottom) - hidden;
		if (left < visible) {
			return {bottom, hidden: hidden + left};
		}

		left -= visible;
		bottom--;
		hidden = 0;
	}

	return {bottom, hidden};
};

/** Undefined when the end is reached. */
const down = ({bottom, hidden}: Place, by: number, {end, heightOf}: LogExtent): Place | undefined => {
	let left = by - hidden;
	let number = bottom;
	if (left < 0) {
		return {bottom, hidden: -left};
	}

	while (left > 0 && number < end - 1) {
		number++;
		left -= heightOf(number);
	}

	return number >= end - 1 && left >= 0 ? undefined : {bottom: number, hidden: Math.max(0, -left)};
};

/** Scroll by so many rows, negative for back. Coming to the end, it follows again. */
export const scrollLog = (scroll: LogScroll, by: number, extent: LogExtent): LogScroll => {
	if (extent.end === extent.first || by === 0) {
		return scroll;
	}

	const place = placeOf(scroll, extent);
	const next = by < 0 ? up(place, -by, extent) : down(place, by, extent);
	if (
		next === undefined ||
		(scroll.type === 'following' && next.bottom === place.bottom && next.hidden === 0)
	) {
		return following;
	}

	return {type: 'back', ...next, seen: scroll.type === 'back' ? scroll.seen : extent.end};
};

/** To the oldest rows that are kept. */
export const scrollLogToTop = (scroll: LogScroll, extent: LogExtent): LogScroll => {
	let rows = 0;
	let number = extent.first - 1;
	while (rows < extent.rows && number < extent.end - 1) {
		number++;
		rows += extent.heightOf(number);
	}

	return rows <= extent.rows && number >= extent.end - 1
		? following
		: {
				type: 'back',
				bottom: number,
				hidden: Math.max(0, rows - extent.rows),
				seen: scroll.type === 'back' ? scroll.seen : extent.end,
			};
};

/** How many events came since following ended and have not been in view. */
export const unseen = (scroll: LogScroll, end: number): number =>
	scroll.type === 'following' ? 0 : Math.max(0, end - Math.max(scroll.seen, scroll.bottom + 1));

/** Which events are in view, oldest first, and how many rows of the first and of the last one are not. */
export type LogWindow = {
	readonly from: number;
	readonly to: number;
	readonly skip: number;
	readonly hidden: number;
};

/** The window for a scroll position; only events in view are asked for their height. */
export const windowOfLog = (scroll: LogScroll, extent: LogExtent): LogWindow => {
	let {bottom, hidden} = placeOf(scroll, extent);
	let rows = -hidden;
	let from = bottom + 1;
	while (from > extent.first && rows < extent.rows) {
		from--;
		rows += extent.heightOf(from);
	}

	// Where the oldest are gone, or the pane has grown, what is above does not fill it: newer ones do.
	while (rows < extent.rows && (hidden > 0 || bottom < extent.end - 1)) {
		if (hidden > 0) {
			hidden--;
			rows++;
		} else {
			bottom++;
			const height = extent.heightOf(bottom);
			rows += height;
			hidden = Math.max(0, rows - extent.rows);
			rows -= hidden;
		}
	}

	return {from, to: bottom + 1, skip: Math.max(0, rows - extent.rows), hidden};
};
