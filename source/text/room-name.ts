/** What a room's name may be, and when two of them are one. */
import {cellWidth} from './cells.ts';
import {foldName} from './nickname.ts';
import {sanitizeLine} from './sanitize.ts';

export type RoomNameProblem = 'empty' | 'too-long' | 'characters';

export type RoomNameCheck =
	| {readonly ok: true; readonly name: string}
	| {readonly ok: false; readonly problem: RoomNameProblem};

/** `limits.roomNameCellsMax`, the `#` included. */
const cellsMax = 32;
const unitsMax = 384;

const allowed = /^#[\p{L}\p{Nd}_.-](?:[\p{L}\p{Nd}_.-]|[\p{Mn}\p{Mc}]){0,383}$/u;
const marksTooMany = /\p{M}{4}/u;

/** Whether a text can be a room's name, and the name in NFC: `#` and what a nickname is made of, at most 32 cells wide. */
export const checkRoomName = (raw: string): RoomNameCheck => {
	if (raw.length > unitsMax) {
		return {ok: false, problem: 'too-long'};
	}

	const name = raw.trim().normalize('NFC');

	if (name === '' || name === '#') {
		return {ok: false, problem: 'empty'};
	}

	if (!allowed.test(name) || marksTooMany.test(name) || sanitizeLine(name) !== name || cellWidth(name) < 2) {
		return {ok: false, problem: 'characters'};
	}

	return cellWidth(name) > cellsMax ? {ok: false, problem: 'too-long'} : {ok: true, name};
};

/** The form in which rooms' names are compared: by the rules of nicknames. */
export const foldRoomName = (name: string): string => foldName(name);

/** A sentence for people: what is wrong with a room's name, and what would be right. */
export const describeRoomNameProblem = (problem: RoomNameProblem): string => {
	switch (problem) {
		case 'empty': {
			return 'A room’s name is # and at least one letter or digit, such as #tea.';
		}

		case 'too-long': {
			return `A room’s name can be ${cellsMax} columns wide at most.`;
		}

		case 'characters': {
			return 'A room’s name is # and letters and digits of any script, - _ . included, without spaces.';
		}
	}
};
