/** Writes what is loaded of a room as text, as `export` does. Knows files and messages; it asks nothing of a server. */
import {closeSync, fchmodSync, fstatSync, openSync, writeFileSync} from 'node:fs';
import {homedir} from 'node:os';
import path from 'node:path';
import type {Line} from '../../client/state.ts';
import {formatDay} from '../../text/format.ts';
import type {Saved} from '../../ui/chat/desk.ts';
import {formatMessage} from '../plain-lines.ts';

type Message = Extract<Line, {type: 'message'}>;

const isSaid = (line: Line): line is Message =>
	line.type === 'message' && line.delivery === 'sent' && line.deleted === undefined;

const nameOf = ({from, to}: Message): string => (to === undefined ? from.name : `${from.name} → ${to.name}`);

/** The messages among the lines, oldest first, with the day before the first of each. What was not sent, or was deleted, is not among them. */
export const roomText = (lines: readonly Line[]): string => {
	let day = '';
	const rows = lines.flatMap(line => {
		if (!isSaid(line)) {
			return [];
		}

		const today = formatDay(line.time);
		const head = today === day ? [] : [today];
		day = today;
		const from = {...line.from, name: nameOf(line)};

		return [...head, formatMessage({...line, from, deleted: undefined, isWhisper: false})];
	});

	return rows.map(row => `${row}\n`).join('');
};

const codeOf = (error: unknown): string =>
	error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : String(error);

/** Where a name that was typed leads: `~` is the home folder. */
export const placeOf = (typed: string, home = homedir()): string =>
	path.resolve(typed === '~' || /^~[/\\]/.test(typed) ? path.join(home, typed.slice(1)) : typed);

/** Write a room into a file that only its owner may read. One that is there is replaced only if that was asked for. */
export const saveRoom = (lines: readonly Line[], typed: string, replaces: boolean): Saved => {
	const file = placeOf(typed);

	try {
		const descriptor = openSync(file, replaces ? 'w' : 'wx', 0o600);

		try {
			// One that is replaced may have been open to others; what is no file, such as a device, is left as it is.
			if (fstatSync(descriptor).isFile()) {
				fchmodSync(descriptor, 0o600);
			}

			writeFileSync(descriptor, roomText(lines));
		} finally {
			closeSync(descriptor);
		}
	} catch (error) {
		const reason = codeOf(error);
		return reason === 'EEXIST' ? {type: 'exists', path: file} : {type: 'failed', path: file, reason};
	}

	const messages = lines.filter(isSaid).length;

	return {type: 'saved', path: file, messages};
};
