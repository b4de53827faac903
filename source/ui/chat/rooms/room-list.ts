/** The list of rooms and people at the side: where one is, what is new, and the number that goes there. Knows widths; nothing of keys. */

import type {ChatState, RoomState} from '../../../client/state.ts';
import type {RoomName} from '../../../messages.ts';
import {cellWidth} from '../../../text/cells.ts';
import {chrome} from '../../../words/chrome.ts';
import {fitRow, type Row, span, truncateRow} from '../../components/row.ts';
import type {Theme} from '../../theme.ts';
import {listRooms, titleOf} from './order.ts';

/** From here on one says only that there are many. */
const countMax = 99;

/** Whoever is one of many is not told apart by colour alone: an `@` says that one was meant. */
const newsOf = ({unread, mentions, peer}: RoomState): string => {
	const count = unread > countMax ? `${countMax}+` : `${unread}`;
	return unread === 0 ? '' : ` ${mentions > 0 || peer !== undefined ? '@' : ''}${count}`;
};

const roomRow = (room: RoomState, number: number, isActive: boolean, width: number, theme: Theme): Row => {
	const news = isActive ? '' : newsOf(room);
	const isMeant = room.mentions > 0 || room.peer !== undefined;
	const style = isActive ? theme.accent : news === '' ? theme.dim : theme.text;
	const key = number <= 9 ? `${number}` : ' ';
	const title = truncateRow(
		[span(titleOf(room), {...style, bold: isActive || news !== ''})],
		Math.max(1, width - 3 - cellWidth(news)),
	);

	return [
		span(isActive ? chrome('▸') : ' ', theme.accent),
		span(`${key} `, theme.faint),
		...fitRow(title, Math.max(1, width - 3 - cellWidth(news))),
		span(news, isMeant ? {...theme.accent, bold: true} : theme.accent),
	];
};

/** So many rows of the list, with the one that one is in among them. */
const windowAround = <Item>(all: readonly Item[], index: number, height: number): readonly Item[] => {
	const first = Math.max(0, Math.min(index - Math.floor(height / 2), all.length - height));
	return all.slice(first, first + height);
};

/** What stands in each row: a room, or nothing. */
const roomsInRows = (
	state: Pick<ChatState, 'rooms' | 'active'>,
	height: number,
): ReadonlyArray<{readonly room: RoomState; readonly number: number} | undefined> => {
	const rooms = listRooms(state);
	const rows = rooms.map((room, index) => ({room, number: index + 1}));
	const active = rooms.findIndex(({name}) => name === state.active);
	const people = rooms.findIndex(({peer}) => peer !== undefined);
	// A space between rooms and people, where there is room for one.
	const isSpaced = people > 0 && rows.length < height;
	const spaced = isSpaced ? [...rows.slice(0, people), undefined, ...rows.slice(people)] : rows;
	return windowAround(spaced, isSpaced && active >= people ? active + 1 : active, height);
};

/** The room in a row of the list, from 0; undefined where there is none. */
export const roomAtRow = (
	state: Pick<ChatState, 'rooms' | 'active'>,
	row: number,
	height: number,
): RoomName | undefined => roomsInRows(state, height)[row]?.room.name;

/** Rooms, then people, a row each, in exactly `width` cells and `height` rows. */
export const roomListRows = (
	state: Pick<ChatState, 'rooms' | 'active'>,
	{width, height}: {readonly width: number; readonly height: number},
	theme: Theme,
): readonly Row[] => {
	const inner = width - 2;
	const shown = roomsInRows(state, height).map(
		(place): Row =>
			place === undefined
				? []
				: roomRow(place.room, place.number, place.room.name === state.active, inner, theme),
	);

	return Array.from(
		{length: height},
		(_, index): Row => [...fitRow(shown[index] ?? [], inner), span(chrome(' │'), theme.faint)],
	);
};
