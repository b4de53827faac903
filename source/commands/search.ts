/** `chat-tui search`: what was said, on the server's machine, whether the server runs or not. */
import process from 'node:process';
import {limits} from '../limits.ts';
import {parseQuery} from '../text/search.ts';
import {words} from '../words/words.ts';
import {formatDate, jsonLine, textLine} from './archive-lines.ts';
import {findRooms, openHistory, readProblem} from './open-history.ts';
import {createPrinter} from './printer.ts';
import {wholeNumber, wrongUse} from './wrong-use.ts';

export type SearchFlags = {
	readonly data?: string | undefined;
	readonly room?: string | undefined;
	readonly limit?: number | undefined;
	readonly whispers?: boolean | undefined;
	readonly json?: boolean | undefined;
};

/** As grep has it: a script can tell "nothing" from "could not look". */
const exitCodes = {found: 0, nothing: 1, failed: 2} as const;

const hasColors = (): boolean => {
	const {NO_COLOR = '', FORCE_COLOR, TERM} = process.env;
	return process.stdout.isTTY === true && NO_COLOR === '' && FORCE_COLOR !== '0' && TERM !== 'dumb';
};

/** Resolves with the exit code. Rejects with a `Problem`. */
export const search = async (input: readonly string[], flags: SearchFlags): Promise<number> => {
	const wanted = input.join(' ');
	const query = parseQuery(wanted);
	const said = words().usage;
	if (query.phrases.length === 0) {
		throw wrongUse(said.search, said.forExample('chat-tui search 점심 --room lobby'));
	}

	if (flags.room !== undefined && flags.whispers) {
		throw wrongUse(said.whisperRoom, said.leaveOneOut);
	}

	const limit = wholeNumber(flags.limit, limits.backlogDefault, '--limit', 1);
	const archive = openHistory(flags.data, exitCodes.failed);
	const printer = createPrinter(process.stdout, exitCodes.failed);
	const isColored = hasColors();
	let found = 0;
	try {
		const rooms = flags.room === undefined ? undefined : findRooms(archive, flags.room, exitCodes.failed);
		for (const message of archive.search(wanted, {rooms, whispers: flags.whispers === true})) {
			found++;
			const line = flags.json
				? jsonLine(message)
				: `${formatDate(message.time)} ${textLine(message, {withRoom: true, query, isColored})}`;
			if (!(await printer.print(line)) || found >= limit) {
				break;
			}
		}

		await printer.end();
	} catch (error) {
		throw readProblem(flags.data, error, exitCodes.failed);
	} finally {
		archive.close();
	}

	return found > 0 ? exitCodes.found : exitCodes.nothing;
};
