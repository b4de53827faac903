/** How the screen's rows and columns are shared out. */
export type ScreenLayout = {
	/** A rule below the header. */
	readonly ruled: boolean;
	/** A border around the input. */
	readonly boxed: boolean;
	/** Cells of the list of users; 0 where there is no room for one. */
	readonly list: number;
	/** Cells of the list of rooms; 0 where there is no room for one, or one room alone. */
	readonly side: number;
	/** The pane, without the space at its sides. */
	readonly pane: {readonly width: number; readonly height: number};
};

/** Cells of the text field, and the most rows that it may grow to. */
export type InputRoom = {readonly boxed: boolean; readonly width: number; readonly rowsMax: number};

const listFrom = 80;
/** Both lists have their full width from here on. */
const wideFrom = 110;
const ruledFrom = 12;
const boxedFrom = 16;
const inputRowsMax = 6;

/** The room for the input. Rows are what small terminals have least of: there it has no border. */
export const inputRoom = (columns: number, rows: number): InputRoom => {
	const boxed = rows >= boxedFrom;

	return {
		boxed,
		width: columns - (boxed ? 4 : 2),
		rowsMax: Math.max(1, Math.min(inputRowsMax, Math.floor(rows / 4))),
	};
};

/** The layout of a screen whose input takes `inputRows` and which has `bannerRows` to say above it. */
export const layoutScreen = ({
	columns,
	rows,
	inputRows,
	bannerRows,
	rooms = 1,
}: {
	readonly columns: number;
	readonly rows: number;
	readonly inputRows: number;
	readonly bannerRows: number;
	/** How many rooms and conversations are listed. */
	readonly rooms?: number;
}): ScreenLayout => {
	const ruled = rows >= ruledFrom;
	const {boxed} = inputRoom(columns, rows);
	const list = columns >= listFrom ? Math.max(18, Math.min(26, Math.floor(columns / 5))) : 0;
	const side = columns < listFrom || rooms < 2 ? 0 : columns < wideFrom ? 16 : 22;
	const headerRows = ruled ? 2 : 1;
	const footerRows = 1 + inputRows + (boxed ? 2 : 0) + bannerRows;

	return {
		ruled,
		boxed,
		list,
		side,
		pane: {width: columns - list - side - 2, height: Math.max(1, rows - headerRows - footerRows)},
	};
};

/** The same while help or a list covers the pane: where there is little room, they have that of the list of users too. */
export const coveredLayout = (layout: ScreenLayout, columns: number): ScreenLayout =>
	columns >= wideFrom
		? layout
		: {...layout, list: 0, pane: {...layout.pane, width: layout.pane.width + layout.list}};
