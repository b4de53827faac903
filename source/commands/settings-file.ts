/** The settings as a file: read whole, changed a line at a time under a lock, so that clients that run at once lose none of each other's. Knows files; what is in them is read elsewhere. */
import {closeSync, mkdirSync, openSync, readFileSync, realpathSync, rmSync, statSync} from 'node:fs';
import path from 'node:path';
import envPaths from 'env-paths';
import {withEntry} from '../settings/file-text.ts';
import {replaceFile} from './replace-file.ts';

/** Beyond this it is no file of settings, bytes. */
const bytesMax = 256 * 1024;

/** How long another client's change is waited for, and how old a lock is of one that died over it, ms. */
const lockWaitMs = 500;
const lockStaleMs = 10_000;
const lockRetryMs = 5;

export const settingsFile = (): string =>
	path.join(envPaths('chat-tui', {suffix: ''}).config, 'settings.conf');

export type SettingsBytes =
	| {readonly type: 'read'; readonly bytes: Uint8Array}
	/** `reason` is the system's code, such as `EACCES`. */
	| {readonly type: 'failed'; readonly reason: string};

const codeOf = (error: unknown): string =>
	error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : 'UNKNOWN';

const withCode = (code: string): Error => Object.assign(new Error(code), {code});

/** What is in the file; nothing where there is none. Throws nothing. */
export const readSettingsFile = (file: string): SettingsBytes => {
	try {
		const stat = statSync(file);
		if (!stat.isFile()) {
			return {type: 'failed', reason: stat.isDirectory() ? 'EISDIR' : 'ENOTSUP'};
		}

		return stat.size > bytesMax
			? {type: 'failed', reason: 'EFBIG'}
			: {type: 'read', bytes: readFileSync(file)};
	} catch (error) {
		const reason = codeOf(error);
		return reason === 'ENOENT' ? {type: 'read', bytes: new Uint8Array()} : {type: 'failed', reason};
	}
};

const pause = (ms: number): void => {
	Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, ms);
};

/** Do something while no other client changes the file. Throws what it throws, and `EBUSY` when another never comes to an end. */
const locked = (file: string, act: () => void): void => {
	const lock = `${file}.lock`;
	for (let waitedMs = 0; ; waitedMs += lockRetryMs) {
		try {
			closeSync(openSync(lock, 'wx', 0o600));
			break;
		} catch (error) {
			if (codeOf(error) !== 'EEXIST') {
				throw error;
			}

			if (waitedMs >= lockWaitMs) {
				throw withCode('EBUSY');
			}

			const ageMs = Date.now() - (statSync(lock, {throwIfNoEntry: false})?.mtimeMs ?? Date.now());
			if (ageMs > lockStaleMs) {
				rmSync(lock, {force: true});
			} else {
				pause(lockRetryMs);
			}
		}
	}

	try {
		act();
	} finally {
		rmSync(lock, {force: true});
	}
};

/** Where the file is that a link leads to: somebody keeps theirs elsewhere. */
const real = (file: string): string => {
	try {
		return realpathSync(file);
	} catch {
		return file;
	}
};

/** Write one setting into the file as it is now; undefined takes it out. Gives the system's code where that cannot be done. Throws nothing. */
export const writeSetting = (file: string, name: string, value: string | undefined): string | undefined => {
	try {
		const target = real(file);
		mkdirSync(path.dirname(target), {recursive: true, mode: 0o700});
		locked(target, () => {
			const read = readSettingsFile(target);
			if (read.type === 'failed') {
				throw withCode(read.reason);
			}

			replaceFile(target, withEntry(read.bytes, name, value), {isDurable: true});
		});
		return undefined;
	} catch (error) {
		return codeOf(error);
	}
};
