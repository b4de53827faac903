import type {Member, UserId} from '../../messages.ts';
import {cellWidth} from '../../text/cells.ts';
import {chrome} from '../../words/chrome.ts';
import {language, words} from '../../words/words.ts';
import {fitRow, type Row, span, truncateRow} from '../components/row.ts';
import type {Theme} from '../theme.ts';

// Made for the first two members: whoever is alone, as at each start, needs no order.
let collator: Intl.Collator | undefined;
const compareNames = (a: Member, b: Member): number => {
	collator ??= new Intl.Collator(undefined, {sensitivity: 'base', numeric: true});
	return collator.compare(a.name, b.name);
};

const sorted = new WeakMap<ReadonlyMap<UserId, Member>, readonly Member[]>();

/** The members by name. Remembered by their map, which is replaced when anyone comes or goes. */
const byName = (members: ReadonlyMap<UserId, Member>): readonly Member[] => {
	const known = sorted.get(members) ?? [...members.values()].sort(compareNames);
	sorted.set(members, known);

	return known;
};

const memberRow = (member: Member, own: boolean, width: number, theme: Theme): Row => {
	const isGone = member.presence === 'reconnecting';
	const isAway = member.away !== undefined;
	const mark = isGone ? chrome(' …') : isAway ? ' z' : '';
	const note = own ? ` ${words().chat.you}${mark}` : mark;
	const style = isGone || isAway ? theme.dim : {...theme.name(member.color), bold: own};

	return [
		...truncateRow([span(member.name, style)], Math.max(1, width - cellWidth(note))),
		span(note, own ? theme.own : theme.dim),
	];
};

/** Those who fit into so many rows; without the last one where who does not is counted there. */
const shownIn = (members: ReadonlyMap<UserId, Member>, height: number): readonly Member[] => {
	const all = byName(members);
	return all.length <= height ? all : all.slice(0, Math.max(0, height - 1));
};

/** Who stands in a row of the list, from 0; undefined where nobody does. */
export const personAtRow = (
	members: ReadonlyMap<UserId, Member>,
	row: number,
	height: number,
): Member | undefined => shownIn(members, height)[row];

const listRows = (
	members: ReadonlyMap<UserId, Member>,
	you: UserId | undefined,
	{width, height}: {readonly width: number; readonly height: number},
	theme: Theme,
): readonly Row[] => {
	const shown = shownIn(members, height);
	const hidden = members.size - shown.length;
	const inner = width - 2;

	return Array.from({length: height}, (_, index): Row => {
		const member = shown[index];
		const row =
			member !== undefined
				? memberRow(member, member.id === you, inner, theme)
				: index === shown.length && hidden > 0
					? [span(words().chat.more(hidden), theme.dim)]
					: [];

		return [span(chrome('│ '), theme.faint), ...fitRow(row, inner)];
	});
};

type Drawn = {readonly asked: readonly unknown[]; readonly rows: readonly Row[]};

const drawn = new WeakMap<ReadonlyMap<UserId, Member>, Drawn>();

/** The people of a room, a row each, in a list of exactly `width` cells and `height` rows; who does not fit is counted. Remembered by their map, as long as nothing else changes. */
export const userListRows: typeof listRows = (members, you, size, theme) => {
	const asked = [you, size.width, size.height, theme, language(), chrome('…')];
	const known = drawn.get(members);
	if (known?.asked.every((value, index) => value === asked[index])) {
		return known.rows;
	}

	const rows = listRows(members, you, size, theme);
	drawn.set(members, {asked, rows});
	return rows;
};
