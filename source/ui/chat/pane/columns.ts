/** Where things stand in a row of the pane. */

export type Columns = {
	/** Cells of a row. */
	readonly width: number;
	/** The name in a column of its own; otherwise, as narrow terminals need it, it is what the text begins with. */
	readonly wide: boolean;
	/** Cells of the name's column; in the compact layout the most that a name may take. */
	readonly name: number;
	/** The cells before the text, in every row. */
	readonly text: number;
};

/** `12:03` and a space. */
export const timeWidth = 6;

/** A space, the bar between name and text, a space. */
const barWidth = 3;

const wideFrom = 58;
const nameMin = 11;
const nameMax = 14;

/** The columns of a pane so many cells wide. */
export const columnsOf = (width: number): Columns => {
	if (width < wideFrom) {
		return {
			width,
			wide: false,
			name: Math.max(4, Math.min(nameMax, Math.floor(width / 3))),
			text: timeWidth + 2,
		};
	}

	const name = Math.max(nameMin, Math.min(nameMax, Math.floor(width / 6)));

	return {width, wide: true, name, text: timeWidth + name + barWidth};
};
