/** What a nickname may be, and when two of them are one. */
import {cellWidth} from './cells.ts';
import {sanitizeLine} from './sanitize.ts';

/** Why a nickname cannot be had. */
export type NicknameProblem = 'empty' | 'too-long' | 'characters' | 'reserved';

export type NicknameCheck =
	| {readonly ok: true; readonly name: string}
	| {readonly ok: false; readonly problem: NicknameProblem};

/** `limits.nicknameCellsMax`: a leaf imports nothing of ours, and a test holds the two together. */
const cellsMax = 20;

/** No name of 20 cells is longer than this in UTF-16, marks included; the bound keeps hostile input cheap. */
const unitsMax = 256;

const allowed = /^[\p{L}\p{Nd}_.-](?:[\p{L}\p{Nd}_.-]|[\p{Mn}\p{Mc}]){0,255}$/u;

// Two marks on a letter are common in Vietnamese and Thai, three in Hebrew and Tibetan. More draw over the rows around.
const marksTooMany = /\p{M}{4}/u;

// Of ASCII, Hangul syllables and the common ideographs nothing folds but the case. Most of what people write, and each message is looked through for a name.
const folds = /[^\x00-\x7f\u4e00-\u9fff\uac00-\ud7a3]/;

const fold = (text: string): string =>
	text
		.normalize('NFKC')
		.replace(/\p{Default_Ignorable_Code_Point}/gu, '')
		.toUpperCase()
		.toLowerCase()
		.replaceAll('ς', 'σ');

/**
The form in which names are compared: names that differ only in case, in width (full or half) or in compatibility forms are
one. Unicode's NFKC and case folding; `foldName(foldName(x)) === foldName(x)`.
*/
export const foldName = (name: string): string =>
	folds.test(name) ? fold(fold(name)).normalize('NFKC') : name.toLowerCase();

/** Names that would speak for the server or for everyone. */
const reserved: ReadonlySet<string> = new Set(
	[
		...[
			'server',
			'system',
			'everyone',
			'here',
			'all',
			'channel',
			'room',
			'operator',
			'admin',
			'administrator',
		],
		...['moderator', '서버', '시스템', '모두', '전체', '관리자', '운영자'],
	].map(foldName),
);

/**
Whether a text can be a nickname, and the nickname in NFC: letters, marks, digits, `-`, `_` and `.` of any script, 1 to 20
cells wide, not beginning with a mark, not one of the reserved names. Spaces at either end do not count.
*/
export const checkNickname = (raw: string): NicknameCheck => {
	if (raw.length > unitsMax) {
		return {ok: false, problem: 'too-long'};
	}

	const name = raw.trim().normalize('NFC');

	if (name === '') {
		return {ok: false, problem: 'empty'};
	}

	if (!allowed.test(name) || marksTooMany.test(name) || sanitizeLine(name) !== name) {
		return {ok: false, problem: 'characters'};
	}

	const cells = cellWidth(name);

	if (cells > cellsMax) {
		return {ok: false, problem: 'too-long'};
	}

	if (cells === 0) {
		return {ok: false, problem: 'characters'};
	}

	return reserved.has(foldName(name)) ? {ok: false, problem: 'reserved'} : {ok: true, name};
};

/** A sentence for people: what is wrong with a nickname, and what would be right. */
export const describeNicknameProblem = (problem: NicknameProblem): string => {
	switch (problem) {
		case 'empty': {
			return 'A name needs at least one letter or digit.';
		}

		case 'too-long': {
			return `A name can be ${cellsMax} columns wide at most: ${cellsMax} letters, or ${cellsMax / 2} Hangul syllables.`;
		}

		case 'characters': {
			return 'A name can have letters and digits of any script, and - _ . but no spaces or other signs.';
		}

		case 'reserved': {
			return 'That name is reserved; choose another.';
		}
	}
};
