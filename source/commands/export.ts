/** `chat-tui export`: the history, written out line by line in constant memory. */
import process from 'node:process';
import type {Time} from '../messages.ts';
import {formatDay} from '../text/format.ts';
import {words} from '../words/words.ts';
import {jsonLine, textLine} from './archive-lines.ts';
import {findRooms, openHistory, readProblem} from './open-history.ts';
import {createPrinter} from './printer.ts';
import {parseWhen} from './when.ts';
import {wrongUse} from './wrong-use.ts';

export type ExportFlags = {
	readonly data?: string | undefined;
	readonly room?: string | undefined;
	readonly since?: string | undefined;
	readonly until?: string | undefined;
	readonly whispers?: boolean | undefined;
	readonly json?: boolean | undefined;
	/** Given without a value; `serve` has an option of this name with one. */
	readonly text?: string | undefined;
};

export type ExportOptions = {
	readonly since: Time;
	readonly until: Time;
	readonly isJson: boolean;
	readonly withWhispers: boolean;
};

const moment = (option: string, text: string | undefined, now: Time): Time | undefined => {
	const time = text === undefined ? undefined : parseWhen(text, now);
	if (text !== undefined && time === undefined) {
		throw wrongUse(
			words().usage.export.moment(option, text),
			words().usage.forExample(
				['2026-03-01', '2026-03-01T18:30', 'yesterday', '7d'].map(value => `${option} ${value}`).join(', '),
			),
		);
	}

	return time;
};

/** Check the words of the command line. Throws a `Problem` with exit code 2 when they are wrong. */
export const parseExportOptions = (
	input: readonly string[],
	flags: ExportFlags,
	now: Time,
): ExportOptions => {
	const [extra] = input;
	const said = words().usage;
	if (extra !== undefined) {
		throw wrongUse(said.export.optionsOnly(extra), said.seeHelp);
	}

	if (flags.text !== undefined && flags.text !== '') {
		throw wrongUse(said.export.text(flags.text), said.write('chat-tui export --text'));
	}

	if (flags.json && flags.text !== undefined) {
		throw wrongUse(said.export.jsonOrText, said.leaveOneOut);
	}

	if (flags.room !== undefined && flags.whispers) {
		throw wrongUse(said.whisperRoom, said.leaveOneOut);
	}

	const since = moment('--since', flags.since, now) ?? Number.MIN_SAFE_INTEGER;
	const until = moment('--until', flags.until, now) ?? Number.MAX_SAFE_INTEGER;
	if (since >= until) {
		throw wrongUse(said.export.nothingBetween, said.export.earlier);
	}

	return {since, until, isJson: flags.json === true, withWhispers: flags.whispers === true};
};

/** Resolves with the exit code. Rejects with a `Problem`. */
export const exportHistory = async (input: readonly string[], flags: ExportFlags): Promise<number> => {
	const {since, until, isJson, withWhispers} = parseExportOptions(input, flags, Date.now());
	const archive = openHistory(flags.data, 1);
	const printer = createPrinter(process.stdout);
	let day = '';
	try {
		const rooms = flags.room === undefined ? undefined : findRooms(archive, flags.room, 1);
		for (const message of archive.messages({since, until, rooms, whispers: withWhispers})) {
			const today = isJson ? day : formatDay(message.time);
			if (today !== day) {
				day = today;
				await printer.print(day);
			}

			const line = isJson ? jsonLine(message) : textLine(message, {withRoom: rooms === undefined});
			if (!(await printer.print(line))) {
				break;
			}
		}

		await printer.end();
	} catch (error) {
		throw readProblem(flags.data, error, 1);
	} finally {
		archive.close();
	}

	return 0;
};
