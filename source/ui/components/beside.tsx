/** Rows beside each other, each part in its columns by our own measure. Knows widths; nothing of what is in them. */
import {Text} from 'ink';
import {Fragment, type ReactNode} from 'react';
import {type Row, rowWidth, truncateRow} from './row.ts';
import {drawRow} from './rows.tsx';

/** Rows of exactly so many cells: what is wider is cut, what is narrower is filled. */
export type Part = {readonly rows: readonly Row[]; readonly width: number};

const widths = new WeakMap<Row, number>();

const widthOf = (row: Row): number => {
	const width = widths.get(row) ?? rowWidth(row);
	widths.set(row, width);
	return width;
};

const drawPart = (row: Row, width: number): ReactNode => {
	const missing = width - widthOf(row);
	return missing < 0 ? (
		drawRow(truncateRow(row, width))
	) : (
		<>
			{drawRow(row)}
			{' '.repeat(missing)}
		</>
	);
};

/**
Parts beside each other, as one `<Text>`. Boxes would stand where Ink thinks that the text before them ends: it measures some
letters (Thai, Indic) otherwise than terminals draw them, and what stands at the right would be out of its column.
*/
export const Beside = ({
	parts,
	height,
}: {
	readonly parts: readonly Part[];
	readonly height: number;
}): ReactNode => (
	<Text wrap="truncate">
		{Array.from({length: height}, (_, y) => (
			// biome-ignore lint/suspicious/noArrayIndexKey: rows and parts are places on the screen
			<Fragment key={y}>
				{y > 0 && '\n'}
				{parts.map(({rows, width}, x) => (
					// biome-ignore lint/suspicious/noArrayIndexKey: rows and parts are places on the screen
					<Fragment key={x}>{drawPart(rows[y] ?? [], width)}</Fragment>
				))}
			</Fragment>
		))}
	</Text>
);
