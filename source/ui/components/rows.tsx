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
Rows that are painted already, as one text that is so many cells wide. Ink lays out blanks and gets the rows in their place as it draws: it
need not put together, measure and style again at each frame what has not changed. `read` is for screen readers.
*/
export const Painted = ({
	rows,
	width,
	read,
}: {
	readonly rows: readonly string[];
	readonly width: number;
	read(): string;
}): ReactNode => {
	const isRead = useIsScreenReaderEnabled();
	const transform: PaintedTransform = Object.assign((_: string, index: number) => rows[index] ?? '', {
		isPainted: true as const,
	});

	return (
		<Transform transform={transform} {...(isRead ? {accessibilityLabel: read()} : {})}>
			{' '.repeat(width) + '\n'.repeat(Math.max(0, rows.length - 1))}
		</Transform>
	);
};

/** Rows as one text: many boxes cost many times as much. No row may be wider than the box around. */
export const Rows = ({rows}: {readonly rows: readonly Row[]}): ReactNode => (
	<Painted
		rows={rows.map(paintRow)}
		width={rows.reduce((most, row) => Math.max(most, widthOf(row)), 0)}
		read={() => rows.map(rowText).join('\n')}
	/>
);
