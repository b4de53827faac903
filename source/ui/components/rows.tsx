import {Text} from 'ink';
import {Fragment, type ReactNode} from 'react';
import type {Row} from './row.ts';

const drawn = new WeakMap<Row, ReactNode>();

/** A row that was drawn before is the very same element, so that React has nothing to compare. */
const draw = (row: Row): ReactNode => {
	const known = drawn.get(row);

	if (known !== undefined) {
		return known;
	}

	const element = row.map(({text, style}, index) =>
		Object.keys(style).length === 0 ? (
			text
		) : (
			// biome-ignore lint/suspicious/noArrayIndexKey: a row never changes, so a span's place is its identity
			<Text key={index} {...style}>
				{text}
			</Text>
		),
	);
	drawn.set(row, element);

	return element;
};

/** Rows as one `<Text>`: many boxes cost many times as much. No row may be wider than the box around. */
export const Rows = ({rows}: {readonly rows: readonly Row[]}): ReactNode => (
	<Text wrap="truncate">
		{rows.map((row, index) => (
			// biome-ignore lint/suspicious/noArrayIndexKey: rows are places on the screen
			<Fragment key={index}>
				{index > 0 && '\n'}
				{draw(row)}
			</Fragment>
		))}
	</Text>
);
