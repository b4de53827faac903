/** The message that is selected, and what is open beside it. Pure: the keys are in `use-selection.ts`. */
import {indexFrom, type Line} from '../../client/state.ts';
import type {RoomName, Seq} from '../../messages.ts';
import {cellWidth} from '../../text/cells.ts';
import {words} from '../../words/words.ts';
import {span} from '../components/row.ts';
import type {Theme} from '../theme.ts';
import {emojiAtCell, type Picker, pickerRows} from './emoji-picker.ts';
import {detailRows} from './message-details.ts';
import {type Choice, type Message, menuRows} from './message-menu.ts';
import type {Scroll} from './pane/scroll.ts';
import type {SelectAction} from './pane/selection.ts';
import {type Popup, popupCells} from './popup.ts';

/** What is open over the pane. */
export type Over =
	| {readonly type: 'menu'; readonly current: number}
	| {readonly type: 'react'; readonly picker: Picker}
	| {readonly type: 'delete'}
	| {readonly type: 'details'};

/** The message that is selected, and where the pane was before. */
export type Selected = {
	readonly room: RoomName;
	/** One that may still have to come has its number alone. */
	readonly at: {readonly key: string} | {readonly seq: Seq};
	readonly before: Scroll;
	readonly over?: Over | undefined;
};

/** Where the keys lead. */
export const selectMoves: Readonly<Record<string, SelectAction>> = {
	'select-older': 'older',
	'select-newer': 'newer',
	'select-oldest': 'oldest',
	'select-newest': 'newest',
	'page-up': 'page-older',
	'page-down': 'page-newer',
};

/** The key of the line that is selected in the room in view. */
export const selectedKey = (
	selected: Selected | undefined,
	room: RoomName,
	lines: readonly Line[],
): string | undefined => {
	if (selected?.room !== room) {
		return undefined;
	}

	const {at} = selected;
	if ('key' in at) {
		return at.key;
	}

	const line = lines[indexFrom(lines, at.seq)];
	return line?.seq === at.seq ? line.key : undefined;
};

/** What is meant by a cell of what is open beside a message. */
export type Meant =
	| {readonly type: 'choice'; readonly choice: Choice}
	| {readonly type: 'emoji'; readonly emoji: string}
	/** To the question whether to delete it. */
	| {readonly type: 'answer'; readonly isYes: boolean};

/** Between the two answers to a question. */
const answerGap = '   ';

/** What a cell means of a row, both from 0; undefined where it means nothing. */
export const meantAt = (
	over: Over,
	{row, cell}: {readonly row: number; readonly cell: number},
	{
		possible,
		isOwn,
		rows,
	}: {readonly possible: readonly Choice[]; isOwn(emoji: string): boolean; readonly rows: number},
): Meant | undefined => {
	switch (over.type) {
		case 'menu': {
			const choice = possible[row];
			return choice && {type: 'choice', choice};
		}

		case 'react': {
			const emoji = emojiAtCell(over.picker, isOwn, row, cell);
			return emoji === undefined ? undefined : {type: 'emoji', emoji};
		}

		case 'delete': {
			const {yes, no} = words().messages.delete;
			const [first, second] = [2 + cellWidth(yes), 2 + cellWidth(no)];
			const after = first + answerGap.length;
			if (row !== rows - 1 || cell >= after + second) {
				return undefined;
			}

			return cell < first
				? {type: 'answer', isYes: true}
				: cell >= after
					? {type: 'answer', isYes: false}
					: undefined;
		}

		case 'details':
			return undefined;
	}
};

/** What is open beside a message, in a pane so many cells wide. */
export const popupOf = (
	over: Over,
	line: Message,
	{
		possible,
		isOwn,
		width,
		theme,
	}: {
		readonly possible: readonly Choice[];
		/** Whether one has put an emoji on it. */
		readonly isOwn: (emoji: string) => boolean;
		readonly width: number;
		readonly theme: Theme;
	},
): Popup => {
	const said = words().messages;
	switch (over.type) {
		case 'menu':
			return {
				title: said.menu.title,
				rows: menuRows(possible, over.current, theme),
				current: over.current,
			};
		case 'react':
			return {title: said.react.title, rows: pickerRows(over.picker, isOwn, theme)};
		case 'details':
			return {title: said.details.title, rows: detailRows(line, popupCells(width), theme)};
		case 'delete':
			return {
				title: said.delete.title,
				rows: [
					[span(line.own ? said.delete.ask : said.delete.askOf(line.from.name))],
					...(line.own ? [] : [[span(said.delete.operators, theme.dim)]]),
					[
						span('y', theme.accent),
						span(` ${said.delete.yes}${answerGap}`),
						span('n', theme.accent),
						span(` ${said.delete.no}`),
					],
				],
			};
	}
};
