/** The list of rooms and people at the side: where one is, what is new, and the number that goes there. Knows widths; nothing of keys. */

import type {ChatState, RoomState} from '../../../client/state.ts';
import type {RoomName} from '../../../messages.ts';
import {cellWidth} from '../../../text/cells.ts';
import {chrome} from '../../../words/chrome.ts';
import {fitRow, type Row, span, truncateRow} from '../../components/row.ts';
import type {Theme} from '../../theme.ts';
import {listRooms, newsIn, titleOf} from './order.ts';

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

/** What stands in a row: a room; at an end of the list, what is new in those beyond it; or nothing. */
type Place =
	| {readonly type: 'room'; readonly room: RoomState; readonly number: number}
	| {readonly type: 'beyond'; readonly end: 'top' | 'bottom'; readonly rooms: readonly RoomState[]}
	| undefined;

/** With no more rows than these, each is for a room. */
const spareMin = 2;

const roomsOf = (places: readonly Place[]): readonly RoomState[] =>
	places.flatMap(place => (place?.type === 'room' ? [place.room] : []));

const hasNews = ({unread}: RoomState): boolean => unread > 0;

/** So many rows of the list, with the one that one is in among them. What is new beyond its ends must not be missed: the row there says so. */
const windowAround = (all: readonly Place[], index: number, height: number): readonly Place[] => {
	const first = Math.max(0, Math.min(index - Math.floor(height / 2), all.length - height));
	const shown = all.slice(first, first + height);
	const before = roomsOf(all.slice(0, first));
	const after = roomsOf(all.slice(first + height));
	if (height <= spareMin) {
		return shown;
	}

	if (before.some(hasNews) && index > first) {
		// The nearest first.
		const rooms = [...before, ...roomsOf(shown.slice(0, 1))].toReversed();
		shown.splice(0, 1, {type: 'beyond', end: 'top', rooms});
	}

	if (after.some(hasNews) && index < first + height - 1) {
		shown.splice(-1, 1, {type: 'beyond', end: 'bottom', rooms: [...roomsOf(shown.slice(-1)), ...after]});
	}

	return shown;
};

const roomsInRows = (state: Pick<ChatState, 'rooms' | 'active'>, height: number): readonly Place[] => {
	const rooms = listRooms(state);
	const rows = rooms.map((room, index) => ({type: 'room', room, number: index + 1}) as const);
	const active = rooms.findIndex(({name}) => name === state.active);
	const people = rooms.findIndex(({peer}) => peer !== undefined);
	// A space between rooms and people, where there is room for one.
	const isSpaced = people > 0 && rows.length < height;
	const spaced = isSpaced ? [...rows.slice(0, people), undefined, ...rows.slice(people)] : rows;
	return windowAround(spaced, isSpaced && active >= people ? active + 1 : active, height);
};

/** What is new beyond an end of the list: `↑ @2 +5`. */
const beyondRow = (end: 'top' | 'bottom', rooms: readonly RoomState[], theme: Theme): Row => {
	const {meant, all} = newsIn(rooms);
	return [
		span(`  ${end === 'top' ? chrome('↑') : chrome('↓')}`, theme.accent),
		...(meant > 0 ? [span(` @${meant}`, {...theme.accent, bold: true})] : []),
		...(all > meant ? [span(` +${all - meant}`, theme.accent)] : []),
	];
};

const placeRow = (place: Place, active: RoomName, width: number, theme: Theme): Row => {
	switch (place?.type) {
		case undefined:
			return [];
		case 'room':
			return roomRow(place.room, place.number, place.room.name === active, width, theme);
		case 'beyond':
			return beyondRow(place.end, place.rooms, theme);
	}
};

/** The room in a row of the list, from 0; where what is beyond its end is told, the nearest with something new. Undefined where there is none. */
export const roomAtRow = (
	state: Pick<ChatState, 'rooms' | 'active'>,
	row: number,
	height: number,
): RoomName | undefined => {
	const place = roomsInRows(state, height)[row];
	return place?.type === 'beyond' ? place.rooms.find(hasNews)?.name : place?.room.name;
};

/** Rooms, then people, a row each, in exactly `width` cells and `height` rows. */
export const roomListRows = (
	state: Pick<ChatState, 'rooms' | 'active'>,
	{width, height}: {readonly width: number; readonly height: number},
	theme: Theme,
): readonly Row[] => {
	const inner = width - 2;
	const shown = roomsInRows(state, height).map(place => placeRow(place, state.active, inner, theme));

	return Array.from(
		{length: height},
		(_, index): Row => [...fitRow(shown[index] ?? [], inner), span(chrome(' │'), theme.faint)],
	);
};
