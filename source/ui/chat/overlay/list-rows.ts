/** A list over the pane to choose from: what a row of it has, and how it is drawn. Knows widths; nothing of what is chosen. */

import {cellWidth} from '../../../text/cells.ts';
import {chrome} from '../../../words/chrome.ts';
import {words} from '../../../words/words.ts';
import {fitRow, type Row, span, truncateRow} from '../../components/row.ts';
import type {Theme} from '../../theme.ts';

export type ListItem = {
	readonly key: string;
	readonly label: string;
	/** One line about it. */
	readonly detail: string;
	/** A few cells at its right: a key, a count. */
	readonly aside: string;
};

const asideGap = 2;

type Widths = {readonly width: number; readonly labelWidth: number};

/** The cells for each part of an item: what is before the aside, the label, the line about it, and the aside with its gap. */
const partsOf = ({aside}: ListItem, {width, labelWidth}: Widths) => {
	const right = aside === '' ? 0 : Math.min(cellWidth(aside) + asideGap, Math.floor(width / 3));
	const room = width - 2 - right;
	const name = Math.min(labelWidth, room);
	return {room, name, rest: room - name - 2, right};
};

const itemRow = (item: ListItem, isChosen: boolean, widths: Widths, theme: Theme): Row => {
	const {label, detail, aside} = item;
	const {room, name, rest, right} = partsOf(item, widths);
	const left: Row = [
		...fitRow(truncateRow([span(label, isChosen ? {...theme.accent, bold: true} : theme.text)], name), name),
		...(rest > 3 ? [span('  '), ...truncateRow([span(detail, theme.dim)], rest)] : []),
	];

	return [
		span(isChosen ? chrome('▸ ') : '  ', theme.accent),
		...fitRow(left, room),
		...(right === 0
			? []
			: [span(' '.repeat(asideGap)), ...truncateRow([span(aside, theme.dim)], right - asideGap)]),
	];
};

/** What of a list is shown in so many rows: how many rows are above it, the first item and how many there is room for. */
const windowOf = (
	count: number,
	index: number,
	height: number,
): {readonly head: number; readonly first: number; readonly space: number} => {
	const head = height < 4 ? 0 : 2;
	const space = Math.max(1, height - head);
	return {head, first: Math.max(0, Math.min(index - Math.floor(space / 2), count - space)), space};
};

/** The index of the item in a row of the list, from 0; undefined where there is none. `index` is that of the chosen one. */
export const itemAtRow = (count: number, index: number, row: number, height: number): number | undefined => {
	const {head, first} = windowOf(count, index, height);
	const at = first + row - head;
	return row >= head && row < height && at < count ? at : undefined;
};

/** The list in exactly so many rows, the chosen item among them, with what it is above. */
export const listRows = (
	{
		title,
		items,
		index,
	}: {readonly title: string; readonly items: readonly ListItem[]; readonly index: number},
	{width, height}: {readonly width: number; readonly height: number},
	theme: Theme,
): readonly Row[] => {
	const {head: headRows, first, space} = windowOf(items.length, index, height);
	const shown = items.slice(first, first + space);
	const longest = Math.max(0, ...shown.map(({label}) => cellWidth(label)));
	const labelWidth = Math.min(longest, Math.max(8, Math.floor(width * 0.45)));
	const rows =
		items.length === 0
			? [truncateRow([span(words().rooms.nothingFits, theme.dim)], width)]
			: shown.map((item, place) => itemRow(item, first + place === index, {width, labelWidth}, theme));
	// What does not fit beside the chosen one stands above them all.
	const chosen = items[index];
	const isCut = chosen !== undefined && cellWidth(chosen.detail) > partsOf(chosen, {width, labelWidth}).rest;
	const about = isCut ? truncateRow([span(chosen.detail, theme.dim)], width) : [];
	const head: readonly Row[] =
		headRows === 0 ? [] : [truncateRow([span(title, theme.heading)], width), about];
	const all = [...head, ...rows];

	return Array.from({length: height}, (_, row): Row => all[row] ?? []);
};
