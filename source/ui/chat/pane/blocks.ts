/**
The pane's layout: what the lines of a room look like in so many cells, worked out for those lines alone that are asked
for, and once. Knows lines and widths; it knows nothing of Ink, of the keyboard or of how the lines came.
*/

import type {Line} from '../../../client/state.ts';
import type {Author} from '../../../messages.ts';
import {formatClock} from '../../../text/format.ts';
import {chrome} from '../../../words/chrome.ts';
import {words} from '../../../words/words.ts';
import type {Row} from '../../components/row.ts';
import type {Theme} from '../../theme.ts';
import {dayOf, linesOf, type Run, runAt} from './activity.ts';
import {reactionRows} from './around.ts';
import type {Colors} from './code-colors.ts';
import {type Columns, columnsOf} from './columns.ts';
import {foldedFrom, foldRows} from './folding.ts';
import {type Mark, type Marks, markWords} from './marks.ts';
import {type Context, continues, type Found, messageRows} from './message-rows.ts';
import {activityRows, dividerRow, noticeRows} from './quiet-rows.ts';
import {createRecent} from './recent.ts';
import {selectedRows} from './selected-rows.ts';

/** The lines `start` to `end` (inclusive) and the rows that they take together. The first `head` rows say what is before them, such as the day. */
export type Block = {
	readonly start: number;
	readonly end: number;
	readonly head: number;
	/** The first row of the hit that one is at; without one, the first of the line itself. */
	readonly focus: number;
	readonly rows: readonly Row[];
	/** Of a long message, whether its end is folded away. */
	readonly fold: Fold | undefined;
};

export type Fold = 'folded' | 'unfolded';

/** What else the rows of messages owe to whoever looks at them. */
export type Looks = {
	/** Whose reactions are marked. */
	readonly you?: Author | undefined;
	/** The keys of the long messages that are unfolded. */
	readonly unfolded?: ReadonlySet<string>;
	readonly colors?: Colors;
};

export type Blocks = {
	/** The block that has the line at `index`, in a pane so many cells wide. Undefined where there is no line. */
	at(
		lines: readonly Line[],
		index: number,
		width: number,
		marks?: Marks,
		/** The key of the line that is selected. */
		selected?: string,
		/** Where one stopped reading: before the line at this index. */
		newAt?: number,
	): Block | undefined;
};

type Drawn = {
	readonly variant: string;
	readonly run: Run | undefined;
	readonly rows: readonly Row[];
	readonly fold: Fold | undefined;
};

/** The first and the last line of what is drawn together with the line at `index`. */
const extentOf = (
	lines: readonly Line[],
	index: number,
): {start: number; end: number; run: Run | undefined} => {
	let run = runAt(lines, index);
	let end = index;

	while (run !== undefined && end + 1 < lines.length) {
		const next = runAt(lines, end + 1);

		if (next?.before !== run) {
			break;
		}

		run = next;
		end++;
	}

	return {start: run === undefined ? index : end - run.length + 1, end, run};
};

/** What the rule across the pane says that stands before a line, if any: what is not loaded, a new day, where what was said before one came in ends, and where one stopped reading. */
const dividerWords = (
	line: Line,
	above: Line | undefined,
	mark: Mark | undefined,
	isNew: boolean,
): string => {
	const said = words();
	const before = mark === undefined ? above : undefined;
	const parts = [
		...(mark === undefined ? [] : [markWords(mark)]),
		...(before?.type === 'message' && before.earlier && !(line.type === 'message' && line.earlier)
			? [said.chat.marks.earlier]
			: []),
		...(before === undefined || dayOf(before) !== dayOf(line) ? [dayOf(line)] : []),
		...(isNew ? [said.chat.marks.new] : []),
	];

	return parts.join(chrome(' · '));
};

const lineRows = (
	line: Line,
	run: Run | undefined,
	context: Context,
	columns: Columns,
	theme: Theme,
	found: Found | undefined,
	colors: Colors | undefined,
): readonly Row[] => {
	switch (line.type) {
		case 'message':
			return messageRows(line, context, columns, theme, found, colors);
		case 'activity':
			return activityRows(run === undefined ? [line] : linesOf(run), context.timed, columns, theme);
		case 'notice':
			return noticeRows(line, context.timed, columns, theme);
	}
};

/** So many lines are more than a few screens full. */
const drawnMax = 400;

/** Layout for one theme and person, with what was found marked. Rows are remembered by the line object, of the last lines that were drawn: in a busy room all are drawn once. */
export const createBlocks = (theme: Theme, found?: Found, {you, unfolded, colors}: Looks = {}): Blocks => {
	const drawn = createRecent<Line, Drawn>(drawnMax);

	return {
		at(lines, index, width, marks, selected, newAt) {
			const {start, end, run} = extentOf(lines, index);
			const line = lines[start];
			const last = lines[end];

			if (line === undefined || last === undefined) {
				return undefined;
			}

			const before = lines[start - 1];
			const isNew = newAt === start;
			const divided = dividerWords(line, before, marks?.get(start), isNew);
			const head = divided === '' ? 0 : 1;
			const grouped = line.type === 'message' && head === 0 && continues(line, before);
			const timed = !grouped || before === undefined || formatClock(before.time) !== formatClock(last.time);
			const isSelected = selected === last.key;
			const variant = `${width} ${before?.key} ${divided} ${grouped} ${timed} ${isSelected}`;
			const focusOf = (rows: readonly Row[]): number =>
				found?.current === line.seq && line.seq !== undefined
					? Math.max(
							head,
							rows.findIndex(row => row.some(({style}) => style === theme.hit)),
						)
					: head;
			const known = drawn.get(last);

			if (known?.variant === variant && known.run === run) {
				return {start, end, head, focus: focusOf(known.rows), rows: known.rows, fold: known.fold};
			}

			const divider = head === 0 ? [] : [dividerRow(divided, width, theme, isNew)];
			const columns = columnsOf(width);
			const context = {grouped, timed, you};
			const whole = [...divider, ...lineRows(line, run, context, columns, theme, found, colors)];
			const isUnfolded = line.type !== 'message' || unfolded?.has(line.key) === true;
			const keep = focusOf(whole);
			const tail =
				line.type === 'message' ? reactionRows(line, you, columns.width - columns.text, theme).length : 0;
			const plain = isUnfolded ? whole : foldRows(whole, {head, tail, keep, columns, theme});
			const isLong = line.type === 'message' && whole.length - head - tail > foldedFrom;
			const fold = isLong ? (plain === whole ? 'unfolded' : 'folded') : undefined;
			const rows = isSelected ? selectedRows(plain, head, width, theme) : plain;
			drawn.set(last, {variant, run, rows, fold});

			return {start, end, head, focus: keep, rows, fold};
		},
	};
};
