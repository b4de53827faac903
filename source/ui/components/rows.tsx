import {Transform, useIsScreenReaderEnabled} from 'ink';
import type {ReactNode} from 'react';
import type {PaintedTransform} from '../terminal/frame/whole-rows.ts';
import {paintRow} from './painted.ts';
import {type Row, rowText, rowWidth} from './row.ts';

const widths = new WeakMap<Row, number>();

/** The width of a row, cells. Remembered. */
export const widthOf = (row: Row): number => {
	const width = widths.get(row) ?? rowWidth(row);
	widths.set(row, width);
	return width;
};

/**
Rows that are painted already, as one text. Ink lays out what is in it, of at least as many rows, and gets those in its place as it draws: it need not
put together, measure and style again at each frame what has not changed. `read` is for screen readers.
*/
export const Painted = ({
	rows,
	read,
	children,
}: {
	readonly rows: readonly string[];
	read(): string;
	readonly children: ReactNode;
}): ReactNode => {
	const isRead = useIsScreenReaderEnabled();
	const transform: PaintedTransform = Object.assign((_: string, index: number) => rows[index] ?? '', {
		isPainted: true as const,
	});

	return (
		<Transform transform={transform} {...(isRead ? {accessibilityLabel: read()} : {})}>
			{children}
		</Transform>
	);
};

/** So many rows of nothing, as wide as what is drawn in their place. */
export const blanks = (width: number, rows: number): string =>
	' '.repeat(width) + '\n'.repeat(Math.max(0, rows - 1));

/** Rows as one text: many boxes cost many times as much. No row may be wider than the box around. */
export const Rows = ({rows}: {readonly rows: readonly Row[]}): ReactNode => (
	<Painted rows={rows.map(paintRow)} read={() => rows.map(rowText).join('\n')}>
		{blanks(
			rows.reduce((most, row) => Math.max(most, widthOf(row)), 0),
			rows.length,
		)}
	</Painted>
);
