/** What went wrong, as a stable code and a sentence for people. Knows SQLite's result codes and the system's. */
import {JournalError, type JournalErrorCode} from '../journal.ts';
import type {Problem} from './requests.ts';

/** Primary result codes, https://www.sqlite.org/rescode.html */
const codes: ReadonlyMap<number, JournalErrorCode> = new Map([
	[3, 'unwritable'], // SQLITE_PERM
	[8, 'unwritable'], // SQLITE_READONLY
	[11, 'corrupt'], // SQLITE_CORRUPT
	[13, 'full'], // SQLITE_FULL
	[14, 'unwritable'], // SQLITE_CANTOPEN
	[26, 'corrupt'], // SQLITE_NOTADB
]);

const messages: Readonly<Record<JournalErrorCode, (directory: string) => string>> = {
	locked: directory => `The data directory ${directory} is in use by another server.`,
	unwritable: directory => `The data directory ${directory} cannot be written to.`,
	full: directory => `There is no room left for the history in ${directory}.`,
	corrupt: directory => `The history in ${directory} is damaged or is not a history of chat-tui.`,
	closed: () => 'The history is closed.',
	failed: directory => `The history in ${directory} failed.`,
};

/** Why the system refused, for the codes that people meet. */
const reasons: Readonly<Record<string, string>> = {
	EACCES: 'permission denied',
	EPERM: 'permission denied',
	EROFS: 'the file system is read-only',
	ENOTDIR: 'a part of the path is a file, not a directory',
	EEXIST: 'it is a file, not a directory',
	ENOENT: 'the path cannot be created there',
	ENAMETOOLONG: 'the path is too long',
	ELOOP: 'its symbolic links go in a circle',
};

/** No room on the disk, none in one's share of it, or no larger file allowed. */
const full: ReadonlySet<string> = new Set(['ENOSPC', 'EDQUOT', 'EFBIG']);

const property = (error: unknown, key: string): unknown =>
	error instanceof Error ? (error as Error & Record<string, unknown>)[key] : undefined;

const detailOf = (error: unknown) => (error instanceof Error ? error.message : String(error));

/** A `JournalError` for what the file system threw while the directory was being made ready. */
export const directoryError = (directory: string, action: 'created' | 'written to', cause: unknown) => {
	const code = String(property(cause, 'code'));
	if (full.has(code)) {
		return new JournalError('full', messages.full(directory), {cause});
	}

	const reason = reasons[code] ?? code;
	return new JournalError('unwritable', `The data directory ${directory} cannot be ${action}: ${reason}.`, {
		cause,
	});
};

/** SQLite's primary result code of an error, without the extension in its higher bits. */
export const resultCodeOf = (error: unknown): number | undefined => {
	const code = property(error, 'errcode');
	return typeof code === 'number' ? code & 0xff : undefined;
};

/** Anything thrown in the thread, made ready to cross to the other. */
export const toProblem = (directory: string, error: unknown): Problem => {
	if (error instanceof JournalError) {
		return {code: error.code, message: error.message, detail: detailOf(error.cause ?? error)};
	}

	const code = codes.get(resultCodeOf(error) ?? -1) ?? 'failed';
	const detail = detailOf(error);
	const message = messages[code](directory);
	return {code, message: code === 'failed' ? `${message.slice(0, -1)}: ${detail}.` : message, detail};
};

/** The other side of `toProblem`. */
export const fromProblem = ({code, message, detail}: Problem) =>
	new JournalError(code, message, {cause: new Error(detail)});
