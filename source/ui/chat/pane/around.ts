/** What stands around a message's text: what it answers above, reactions below, and that it was edited behind. */

import {hasReacted, type Line, type ShownQuote} from '../../../client/state.ts';
import type {Author} from '../../../messages.ts';
import {truncate} from '../../../text/cells.ts';
import {chrome} from '../../../words/chrome.ts';
import {words} from '../../../words/words.ts';
import {type Row, rowWidth, type Span, span, truncateRow} from '../../components/row.ts';
import type {Theme} from '../../theme.ts';

type Message = Extract<Line, {type: 'message'}>;

const nameCells = 16;

/** What a message answers, in one row. */
export const quoteRow = ({from, text, ignored}: ShownQuote, cells: number, theme: Theme): Row => {
	const name = truncate(from.name, nameCells);
	if (ignored) {
		const said = `${chrome('↱')} ${words().messages.ignored(name)}`;
		return truncateRow([span(said, theme.dim)], Math.max(1, cells));
	}

	const beginning = text.replaceAll(/\s+/g, ' ');
	const who = name === '' ? '' : `${name}: `;

	return truncateRow(
		[span(`${chrome('↱')} ${who}${beginning === '' ? chrome('…') : beginning}`, theme.dim)],
		Math.max(1, cells),
	);
};

/** A reaction: `👍 mina` of one, `🎉 2` of several; `🎉 you +1` with oneself among them. */
const reactionSpan = (message: Message, index: number, you: Author | undefined, theme: Theme): Span => {
	const {emoji = '', names = []} = message.reactions?.[index] ?? {};
	const others = names.length - 1;

	if (you !== undefined && hasReacted(message, emoji, you)) {
		return span(`${emoji} ${words().messages.you}${others > 0 ? ` +${others}` : ''}`, theme.own);
	}

	return span(`${emoji} ${others === 0 ? truncate(names[0] ?? '', nameCells) : names.length}`, theme.dim);
};

/** The reactions in one row, as many as fit; none where there are none. */
export const reactionRows = (
	message: Message,
	you: Author | undefined,
	cells: number,
	theme: Theme,
): readonly Row[] => {
	const count = message.reactions?.length ?? 0;
	const row: Span[] = [];

	for (let index = 0; index < count; index++) {
		const next = [...(index === 0 ? [] : [span('  ')]), reactionSpan(message, index, you, theme)];
		const rest = count - index - 1;
		const more = span(`  +${rest + 1}`, theme.dim);
		const room = rest === 0 ? cells : cells - rowWidth([more]);

		if (rowWidth(row) + rowWidth(next) > room) {
			row.push(more);
			break;
		}

		row.push(...next);
	}

	return count === 0 ? [] : [truncateRow(row, Math.max(1, cells))];
};

/** A row whose end is a mark: that is read second. */
export const dimEnd = (row: Row, mark: string, theme: Theme): Row => {
	const last = row.at(-1);

	return last?.text.endsWith(mark) !== true
		? row
		: [...row.slice(0, -1), span(last.text.slice(0, -mark.length), last.style), span(mark, theme.dim)].filter(
				({text}) => text !== '',
			);
};
