import type {Author} from '../../messages.ts';
import {cellWidth, truncate} from '../../text/cells.ts';
import {chrome} from '../../words/chrome.ts';
import {words} from '../../words/words.ts';
import {type Row, type Span, span, truncateRow} from '../components/row.ts';
import {hintKey} from '../keys.ts';
import type {Theme} from '../theme.ts';
import {newMax} from './pane/scroll.ts';
import type {UnreadAbove} from './pane/unread-above.ts';

/** `↓ 3 new`, or that one is scrolled back and nothing came since. Nothing while the pane follows. */
export const newRow = (atBottom: boolean, count: number, theme: Theme): Row => {
	if (atBottom) {
		return [];
	}

	const news = words().chat.new(count > newMax ? `${newMax}+` : `${count}`);

	return [
		span(chrome('↓') + (count === 0 ? '' : ` ${news}`), theme.accent),
		span(` ${hintKey('to-bottom')}`.trimEnd(), theme.dim),
	];
};

/** `↑ 38 unread Alt+U`: what one has not read is above, and how to go there; the longest form first. */
export const aboveRows = (above: UnreadAbove | undefined, theme: Theme): readonly Row[] => {
	if (above === undefined) {
		return [];
	}

	const {count, isMore} = above;
	const number = isMore ? `${Math.min(count, newMax)}+` : `${count}`;
	const key = span(` ${hintKey('to-new')}`.trimEnd(), theme.dim);
	return [words().chat.unread(number), number].map(said => [
		span(`${chrome('↑')} ${said}`, theme.accent),
		key,
	]);
};

const labelled = (label: readonly Span[]): readonly Span[] =>
	label.length === 0 ? [] : [span(' '), ...label, span(' ')];

const widthOf = (spans: readonly Span[]): number => spans.reduce((sum, {text}) => sum + cellWidth(text), 0);

/** Fewer cells than these say nothing. */
const partMin = 12;

/** What the border says besides who one is. */
export type BorderParts = {
	/** What is being written is to be: a reply, or an edit. */
	readonly about: Row;
	/** Who else is writing. */
	readonly typing: Row;
	/** What came meanwhile. */
	readonly news: Row;
	/** What is unread above, in several lengths. */
	readonly unread?: readonly Row[];
};

/** The upper border of the input: who one is and what one writes at its left, what the others do at its right. */
export const inputBorder = (
	you: Author | undefined,
	{about, typing, news, unread = []}: BorderParts,
	columns: number,
	theme: Theme,
): Row => {
	const name = you === undefined ? [] : [span(truncate(you.name, 20), theme.name(you.color))];
	const left = labelled(name);
	const right = labelled(news);
	let room = Math.max(0, columns - 5 - widthOf([...left, ...right]));
	/** As much of it as there is room for; nothing where that would be next to nothing. */
	const cut = (row: Row): readonly Span[] => {
		const fitting = room - 2 < Math.min(partMin, widthOf(row)) ? [] : labelled(truncateRow(row, room - 2));
		room -= widthOf(fitting);
		return fitting;
	};

	const fitting = unread.find(row => widthOf(row) + 2 <= room);
	const further = fitting === undefined ? [] : labelled(fitting);
	room -= widthOf(further) + (further.length > 0 && right.length > 0 ? 1 : 0);
	const written = about.length === 0 ? [] : cut(about);
	const others = typing.length === 0 ? [] : cut(typing);

	return [
		span(chrome('╭─'), theme.faint),
		...left,
		...(written.length === 0 ? [] : [span(chrome('─'), theme.faint), ...written]),
		span(chrome('─').repeat(Math.max(0, room + 1 - (written.length === 0 ? 0 : 1))), theme.faint),
		...others,
		...further,
		...(further.length > 0 && right.length > 0 ? [span(chrome('─'), theme.faint)] : []),
		...right,
		span(chrome('─╮'), theme.faint),
	];
};
