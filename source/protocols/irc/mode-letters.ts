/** The letters of modes (RFC 2811 §4, modern "Channel Modes"). */
import type {ModeChange, RoomFlag} from '../../messages.ts';

export const modeLetters: Readonly<Record<ModeChange['mode'], string>> = {
	operator: 'o',
	voice: 'v',
	ban: 'b',
	key: 'k',
	limit: 'l',
	'invite-only': 'i',
	moderated: 'm',
	'no-external': 'n',
	secret: 's',
	'topic-locked': 't',
};

/** The rules that are on or off, by letter. */
export const flagOfLetter: ReadonlyMap<string, RoomFlag> = new Map([
	['i', 'invite-only'],
	['m', 'moderated'],
	['n', 'no-external'],
	['s', 'secret'],
	['t', 'topic-locked'],
]);

/** How many changes with a parameter one MODE takes: MODES. */
export const modesMax = 20;
