/**
The settings file is looked at while the program runs: another client of the same person, or an editor, may change it. Knows the file and what
watches a folder; what is in it is read elsewhere.
*/
import {type FSWatcher, realpathSync, watch as watchFolder} from 'node:fs';
import path from 'node:path';
import {type Clock, systemClock} from '../client/clock.ts';
import type {Settings} from '../settings/settings.ts';
import {words} from '../words/words.ts';
import {readSettingsFile, settingsFile} from './settings-file.ts';

/** What watches a folder: calls back with the name of what changed in it, or with none where the platform does not say. Throws where it cannot. */
export type WatchFolder = (
	folder: string,
	onChange: (name: string | null) => void,
) => Pick<FSWatcher, 'close'>;

export type WatchSettingsOptions = {
	readonly file?: string;
	readonly clock?: Pick<Clock, 'schedule'>;
	readonly watch?: WatchFolder;
};

/** Whoever writes a file does so in several steps: it is read once there were none for so long, ms. */
export const settleMs = 100;

const systemWatch: WatchFolder = (folder, onChange) => {
	// It is no reason for the program to go on.
	const watcher = watchFolder(folder, {persistent: false}, (_, name) => onChange(name));
	// A folder that is gone, or a limit of the system: settings are as they were.
	watcher.on('error', () => watcher.close());
	return watcher;
};

/** Where the file is, also where a link leads to it. */
const placeOf = (file: string): string => {
	try {
		return realpathSync(file);
	} catch {
		return file;
	}
};

/**
Take up what changes in the file, and tell what is wrong in it, once. The folder is watched, for a file that is replaced is another one; where there is
none yet, from the first change on. A file that is gone changes nothing. Returns what ends it.
*/
export const watchSettings = (
	settings: Pick<Settings, 'reload' | 'subscribe'>,
	tell: (problem: string) => void,
	{file = settingsFile(), clock = systemClock, watch = systemWatch}: WatchSettingsOptions = {},
): (() => void) => {
	let watcher: ReturnType<WatchFolder> | undefined;
	let cancel = (): void => {};
	let known = '';
	let failure: string | undefined;

	const read = (): void => {
		const found = readSettingsFile(file);
		if (found.type === 'failed') {
			if (failure !== found.reason) {
				tell(words().settings.unreadable(file, found.reason));
			}

			failure = found.reason;
			return;
		}

		failure = undefined;
		const text = Buffer.from(found.bytes).toString('latin1');
		if (text !== known && text !== '') {
			known = text;
			for (const problem of settings.reload(found.bytes)) {
				tell(problem);
			}
		}
	};

	const begin = (): void => {
		if (watcher !== undefined) {
			return;
		}

		const place = placeOf(file);
		try {
			watcher = watch(path.dirname(place), name => {
				if (name === null || name === path.basename(place)) {
					cancel();
					cancel = clock.schedule(settleMs, read);
				}
			});
		} catch {
			// There is no such folder, or nothing that watches one.
		}
	};

	begin();
	// The first setting that is kept makes the folder.
	const forget = settings.subscribe(begin);
	return () => {
		forget();
		cancel();
		watcher?.close();
	};
};
