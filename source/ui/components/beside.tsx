/** Rows beside each other, each part in its columns by our own measure. Knows widths; nothing of what is in them. */
import type {ReactNode} from 'react';
import {paintRow} from './painted.ts';
import {type Row, rowText, truncateRow} from './row.ts';
import {blanks, Painted, widthOf} from './rows.tsx';

/** Rows of exactly so many cells: what is wider is cut, what is narrower is filled. */
export type Part = {readonly rows: readonly Row[]; readonly width: number};

const paintPart = (row: Row | undefined, width: number): string => {
	// Most of what stands between parts: nothing that is worth remembering.
	if (row === undefined || row.length === 0) {
		return ' '.repeat(width);
	}

	const missing = width - widthOf(row);
	return missing < 0 ? paintRow(truncateRow(row, width)) : paintRow(row) + ' '.repeat(missing);
};

/**
Parts beside each other, as one text. Boxes would stand where Ink thinks that the text before them ends: it measures some
letters (Thai, Indic) otherwise than terminals draw them, and what stands at the right would be out of its column.
*/
export const Beside = ({
	parts,
	height,
}: {
	readonly parts: readonly Part[];
	readonly height: number;
}): ReactNode => (
	<Painted
		rows={Array.from({length: height}, (_, y) =>
			parts.map(({rows, width}) => paintPart(rows[y], width)).join(''),
		)}
		read={() => parts.map(({rows}) => rows.map(rowText).join('\n')).join('\n')}
	>
		{blanks(
			parts.reduce((sum, {width}) => sum + width, 0),
			height,
		)}
	</Painted>
);
