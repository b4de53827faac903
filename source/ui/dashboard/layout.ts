/** Where the parts of the dashboard are for a window's size. Cells and rows, frames included. */
import type {Pane} from './state.ts';

/** From so many columns on, the log stands beside the users. */
const sideBySideFrom = 110;

/** The user list needs no more than this to show everything. */
const usersColumnsMax = 96;

/** From so many rows on, the command line has a frame and the join command a free row around it. */
const roomyFrom = 30;

/** Below so many rows, one pane at a time is shown. */
const singleBelow = 16;

export type Size = {readonly width: number; readonly height: number};

export type Layout = {
	readonly arrangement: 'beside' | 'stacked' | 'single';
	readonly isRoomy: boolean;
	/** Rows of the header. */
	readonly header: number;
	/** Undefined when the pane is not in view. */
	readonly users: Size | undefined;
	readonly log: Size | undefined;
};

/** A list, and which of its rows a cell of the window is in, the frame's upper edge being 0; undefined for any other part. */
export const paneAt = (
	{x, y}: {readonly x: number; readonly y: number},
	{arrangement, header, users, log}: Layout,
): {readonly name: 'users' | 'log'; readonly row: number; readonly size: Size} | undefined => {
	const isIn = (size: Size, left: number, top: number): boolean =>
		x >= left && x < left + size.width && y >= top && y < top + size.height;
	const left = arrangement === 'beside' ? (users?.width ?? 0) : 0;
	const top = header + (arrangement === 'stacked' ? (users?.height ?? 0) : 0);
	if (users !== undefined && isIn(users, 0, header)) {
		return {name: 'users', row: y - header, size: users};
	}

	return log !== undefined && isIn(log, left, top) ? {name: 'log', row: y - top, size: log} : undefined;
};

/** Share out a window. `shown` is the list to show where there is room for one. */
export const layoutOf = (columns: number, rows: number, shown: Exclude<Pane, 'command'>): Layout => {
	const isRoomy = rows >= roomyFrom;
	const header = isRoomy ? 5 : rows < singleBelow ? 2 : 3;
	// The command line and the row of keys.
	const height = Math.max(0, rows - header - (isRoomy ? 4 : 2));

	if (rows < singleBelow) {
		const size = {width: columns, height};
		return {
			arrangement: 'single',
			isRoomy,
			header,
			users: shown === 'users' ? size : undefined,
			log: shown === 'log' ? size : undefined,
		};
	}

	if (columns >= sideBySideFrom) {
		const width = Math.min(usersColumnsMax, Math.floor(columns * 0.6));
		return {
			arrangement: 'beside',
			isRoomy,
			header,
			users: {width, height},
			log: {width: columns - width, height},
		};
	}

	// The list has a row of titles: with it both get about the same.
	const users = Math.ceil(height / 2);
	return {
		arrangement: 'stacked',
		isRoomy,
		header,
		users: {width: columns, height: users},
		log: {width: columns, height: height - users},
	};
};
