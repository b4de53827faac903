/** How a command reads what a server keeps, and what it says when that cannot be done. */
import {existsSync} from 'node:fs';
import path from 'node:path';
import {JournalError} from '../history/journal.ts';
import {type Archive, openArchive} from '../history/sqlite/archive.ts';
import type {RoomName} from '../messages.ts';
import {Problem} from '../problem.ts';
import {foldRoomName} from '../text/room-name.ts';
import {sanitizeLine} from '../text/sanitize.ts';
import {words} from '../words/words.ts';
import {defaultDirectory} from './default-directory.ts';

/** Open the history of a data directory to read it. `exitCode` is what failing exits with. Throws a `Problem`. */
export const openHistory = (data: string | undefined, exitCode: 1 | 2): Archive => {
	const directory = path.resolve(data ?? defaultDirectory());
	if (!existsSync(path.join(directory, 'chat.db'))) {
		const {problem, hint} = words().history.none;
		throw new Problem('no-history', problem(directory), hint, {exitCode});
	}

	try {
		return openArchive(directory);
	} catch (error) {
		throw readProblem(directory, error, exitCode);
	}
};

/** What people are told when the history cannot be read; anything else as it is. */
export const readProblem = (data: string | undefined, error: unknown, exitCode: 1 | 2): unknown => {
	if (!(error instanceof JournalError)) {
		return error;
	}

	const directory = path.resolve(data ?? defaultDirectory());
	const {problem, hint} = words().history.unreadable;
	const message = error.code === 'unwritable' ? problem(directory) : words().server.inOwnWords(error.message);
	return new Problem(`journal-${error.code}`, message, hint, {cause: error, exitCode});
};

/** The rooms of a history that a person means by a name, with or without its `#`; more than one when it was written in several ways. Throws a `Problem`. */
export const findRooms = (archive: Archive, wanted: string, exitCode: 1 | 2): readonly RoomName[] => {
	const name = foldRoomName(wanted.startsWith('#') ? wanted : `#${wanted}`);
	const all = archive.rooms();
	const rooms = all.filter(room => foldRoomName(room) === name);
	if (rooms.length === 0) {
		const some = all.slice(0, 8).map(sanitizeLine).join(' ');
		const {problem, none, hint} = words().history.noRoom;
		throw new Problem(
			'no-such-room',
			problem(wanted),
			all.length === 0 ? none : hint(`${some}${all.length > 8 ? ' …' : ''}`),
			{exitCode},
		);
	}

	return rooms;
};
