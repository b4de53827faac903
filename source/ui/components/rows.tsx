import {Text} from 'ink';
import {Fragment, type ReactNode} from 'react';
import type {Row, Span} from './row.ts';

const drawn = new WeakMap<Row, ReactNode>();

/** FNV-1a: pieces with the same address are one link to a terminal, on however many rows they are. */
const idOf = (url: string): string => {
	let hash = 0x811c9dc5;

	for (let index = 0; index < url.length; index++) {
		hash = Math.imul(hash ^ url.charCodeAt(index), 0x01000193) >>> 0;
	}

	return hash.toString(36);
};

const printable = /^[\x21-\x7e]+$/;

/** What has no width and nothing before it to stand on: after a change of colours some terminals give it a cell of its own. */
const floating = /^[\p{Mn}\p{Me}]+/u;

/** A text without what it has before its first character. */
export const withoutFloating = (text: string): string => text.replace(floating, '');

/** The text of a piece, with its link (OSC 8). Ink takes a link for a style: it is closed at the end of each row and opened again in the next. */
const contentOf = ({text: whole, link}: Span): string => {
	const text = withoutFloating(whole);
	return link === undefined || !printable.test(link)
		? text
		: `\u001B]8;id=${idOf(link)};${link}\u001B\\${text}\u001B]8;;\u001B\\`;
};

/** A row that was drawn before is the very same element, so that React has nothing to compare. */
export const drawRow = (row: Row): ReactNode => {
	const known = drawn.get(row);

	if (known !== undefined) {
		return known;
	}

	const element = row.map((span, index) =>
		Object.keys(span.style).length === 0 ? (
			contentOf(span)
		) : (
			// biome-ignore lint/suspicious/noArrayIndexKey: a row never changes, so a span's place is its identity
			<Text key={index} {...span.style}>
				{contentOf(span)}
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
				{drawRow(row)}
			</Fragment>
		))}
	</Text>
);
