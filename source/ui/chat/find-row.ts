/** The bar that stands where the keys are told otherwise, while something is looked for. */

import type {Find} from '../../client/state.ts';
import {cellWidth, truncate} from '../../text/cells.ts';
import {chrome} from '../../words/chrome.ts';
import {words} from '../../words/words.ts';
import {type Row, rowWidth, span, truncateRow} from '../components/row.ts';
import {type Hint, statusRow} from '../components/status-row.ts';
import {hintKey, scrollKeys} from '../keys.ts';
import type {Theme} from '../theme.ts';

const hints = (hasFound: boolean): readonly Hint[] => {
	const {older, newer, back, stay, scroll} = words().keys.hints;
	return hasFound
		? [
				{keys: hintKey('find-older'), does: older},
				{keys: hintKey('find-newer'), does: newer},
				{keys: 'Esc', does: back},
				{keys: hintKey('find-stay'), does: stay},
				{keys: scrollKeys(), does: scroll},
			]
		: [{keys: 'Esc', does: back}];
};

/** How far one is: `3 of 50+`. */
const findProgress = ({status, hits, index, more, problem, isAhead}: Find): string => {
	const said = words().chat.find;

	if (status === 'failed') {
		return problem;
	}

	if (hits.length === 0) {
		return status === 'searching' ? said.looking : said.nothing;
	}

	const place = said.place(index + 1, `${hits.length}${more ? '+' : ''}`);

	return isAhead ? `${place}${chrome(' · ')}${said.lookingFurther}` : place;
};

/** What is looked for, how far one is, and the keys. */
export const findRow = (find: Find, columns: number, theme: Theme): Row => {
	const {words: wanted, room, hits, status} = find;
	const said = words().chat.find;
	const where = room === undefined ? '' : ` ${said.in(room)}`;
	const progress = `${chrome(' · ')}${findProgress(find)}`;
	const cells = Math.max(8, columns - cellWidth(`  ${said.label} ${where}${progress}`) - 16);
	const row: Row = [
		span(` ${said.label} `, theme.dim),
		span(truncate(wanted, cells), theme.accent),
		span(where, theme.dim),
		span(progress, status === 'failed' ? theme.warning : theme.text),
		span(' '),
	];
	const left = truncateRow(row, columns - 1);

	return [...left, ...statusRow(hints(hits.length > 0), columns - rowWidth(left), theme)];
};
