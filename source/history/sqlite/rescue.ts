/**
Opens the history, and starts a fresh one where there is only a damaged one: what was there is moved aside, never removed, and said. Knows
which files belong together; the lock is held by whoever calls.
*/
import {closeSync, existsSync, openSync, readSync, renameSync, rmSync, statSync} from 'node:fs';
import {type HistoryDatabase, openDatabase} from './database.ts';
import {createFile, filesOf, markSuspect} from './directory.ts';
import {directoryError, toProblem} from './problems.ts';
import type {WorkerOptions} from './requests.ts';
import {ForeignFileError} from './schema.ts';

export type Rescued = {
	readonly database: HistoryDatabase;
	/** What a person must know of the opening, each a sentence or two. */
	readonly warnings: readonly string[];
};

/** `2026-11-21T08-15-00Z`: a moment as a part of a file's name, on every system. */
const stamp = (date: Date): string =>
	date
		.toISOString()
		.replace(/\.\d+Z$/, 'Z')
		.replaceAll(':', '-');

const sizeOf = (file: string): number => statSync(file, {throwIfNoEntry: false})?.size ?? 0;

/** How a WAL begins, https://www.sqlite.org/fileformat2.html#the_write_ahead_log; a write that was cut off may have left zeros. */
const logStarts = ['377f0682', '377f0683', '00000000'].map(hex => Buffer.from(hex, 'hex'));

const isForeignLog = (file: string): boolean => {
	if (sizeOf(file) === 0) {
		return false;
	}

	const start = Buffer.alloc(4);
	const descriptor = openSync(file, 'r');
	try {
		const length = readSync(descriptor, start);
		return !logStarts.some(known => known.subarray(0, length).equals(start.subarray(0, length)));
	} finally {
		closeSync(descriptor);
	}
};

/** Move a file to a name of its own, and those with it that SQLite names after it. Returns the new name. */
const moveAside = (
	directory: string,
	file: string,
	{word, date, endings = []}: {word: string; date: Date; endings?: readonly string[]},
): string => {
	const base = `${file}.${word}-${stamp(date)}`;
	let name = base;
	for (let count = 2; existsSync(name); count++) {
		name = `${base}-${count}`;
	}

	try {
		for (const ending of ['', ...endings]) {
			if (existsSync(`${file}${ending}`)) {
				// With the ending that SQLite looks for, so that its own tools can open what was moved.
				renameSync(`${file}${ending}`, `${name}${ending}`);
			}
		}
	} catch (error) {
		throw directoryError(directory, 'written to', error);
	}

	return name;
};

/**
Open the database of a directory whose lock is held.

@throws what `openDatabase` throws, but nothing `corrupt`
*/
export const openOrRescue = (options: WorkerOptions, date: Date): Rescued => {
	const {directory} = options;
	const {database: file, suspect} = filesOf(directory);
	const log = `${file}-wal`;
	const warnings: string[] = [];

	const startFresh = (why: string, word: 'damaged' | 'foreign'): HistoryDatabase => {
		const moved = moveAside(directory, file, {word, date, endings: ['-wal', '-shm']});
		rmSync(suspect, {force: true});
		createFile(file);
		warnings.push(`${why} It was moved to ${moved}, and a fresh history was started.`);
		return openDatabase(options);
	};

	if (options.damage !== undefined) {
		return {database: startFresh(options.damage, 'damaged'), warnings};
	}

	// SQLite would take the file for a new one, and remove the log.
	if (sizeOf(file) === 0 && sizeOf(log) > 0) {
		const why = `The history in ${directory} is damaged: chat.db is empty, and chat.db-wal is not.`;
		return {database: startFresh(why, 'damaged'), warnings};
	}

	// It would take this one for an empty log, and write over it.
	let mustCheck = existsSync(suspect);
	if (isForeignLog(log)) {
		const moved = moveAside(directory, log, {word: 'damaged', date});
		warnings.push(
			`The file chat.db-wal in ${directory} is damaged: what was said last is not in the history. It was moved to ${moved}.`,
		);
		mustCheck = true;
	}

	try {
		const database = openDatabase(options);
		try {
			if (mustCheck) {
				database.check();
				rmSync(suspect, {force: true});
			}
		} catch (error) {
			database.close();
			throw error;
		}

		return {database, warnings};
	} catch (error) {
		const {code, message} = toProblem(directory, error);
		if (code !== 'corrupt') {
			throw error;
		}

		const word = error instanceof ForeignFileError ? 'foreign' : 'damaged';
		return {database: startFresh(message, word), warnings};
	}
};

/** Remember what an error says about the file for the next start. */
export const noteDamage = (directory: string, error: unknown): void => {
	if (toProblem(directory, error).code === 'corrupt') {
		markSuspect(directory);
	}
};
