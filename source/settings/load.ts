/** What a file of settings sets, and what is wrong in it. Knows what may be set; nothing of what is set at present. */
import {nearest} from '../text/command-line.ts';
import {sanitizeLine} from '../text/sanitize.ts';
import {words} from '../words/words.ts';
import {type Entry, readEntries} from './file-text.ts';
import type {Group} from './group.ts';
import type {Kind, Read} from './kinds.ts';
import {isSettingName, type SettingName, settingNames, table} from './table.ts';

/** Something that is wrong in the file. */
export type FileProblem = {
	/** What the line was to set, and to what. */
	readonly name: string;
	readonly value: string;
	/** In the language of the moment. */
	tell(): string;
};

export type Loaded = {
	readonly values: ReadonlyMap<SettingName, unknown>;
	/** Of the group, as it is written. */
	readonly grouped: ReadonlyMap<string, string>;
	readonly problems: readonly FileProblem[];
};

export type Loader = {
	/** The names of all settings. */
	readonly names: readonly string[];
	isGrouped(name: string): boolean;
	/** What is said of a name that there is not. */
	unknown(name: string): string;
	load(bytes: Uint8Array): Loaded;
};

export const kindOf = (name: SettingName): Kind<unknown> => table[name] as Kind<unknown>;

export const wrongValue = (name: string, value: string, kind: Kind<unknown>): string =>
	words().settings.wrong(name, sanitizeLine(value), kind.takes());

const unknownName = (name: string, names: readonly string[]): string => {
	const {commands, settings} = words();
	const near = nearest(name, names, 3);
	return settings.unknown(
		sanitizeLine(name),
		near.length === 0 ? settings.seeSet : commands.didYouMean(commands.or(near)),
	);
};

export const createLoader = (group: Group | undefined): Loader => {
	const names = [...settingNames, ...(group?.names ?? [])];
	const isGrouped = (name: string): boolean => group?.names.includes(name) === true;
	const isOfGroup = (name: string): boolean => group !== undefined && name.startsWith(group.prefix);

	const unknown = (name: string): string => {
		const read = isOfGroup(name) && nearest(name, names, 1).length === 0 ? group?.read(name, '') : undefined;
		return read !== undefined && !read.isValid && read.problem !== undefined
			? read.problem
			: unknownName(name, names);
	};

	const load = (bytes: Uint8Array): Loaded => {
		const values = new Map<SettingName, unknown>();
		const grouped = new Map<string, string>();
		const entries = new Map<string, Entry>();
		const problems: FileProblem[] = [];
		const tellOf = ({line, name, value}: Entry, problem: () => string): void => {
			problems.push({name, value, tell: () => words().settings.inLine(line, problem())});
		};

		const loadGrouped = (entry: Entry): void => {
			const {name, value} = entry;
			const read: Read<string> = group?.read(name, value) ?? {isValid: false};
			if (value.toLowerCase() === 'default') {
				grouped.delete(name);
			} else if (read.isValid) {
				grouped.delete(name);
				grouped.set(name, read.value);
				entries.set(name, entry);
			} else {
				tellOf(entry, () => {
					const again = group?.read(name, value);
					return again === undefined || again.isValid ? '' : (again.problem ?? '');
				});
			}
		};

		for (const entry of readEntries(bytes)) {
			const {name, value} = entry;
			if (isGrouped(name)) {
				loadGrouped(entry);
			} else if (isSettingName(name)) {
				const kind = kindOf(name);
				const isReset = value.toLowerCase() === 'default';
				const read = isReset ? ({isValid: true, value: kind.fallback} as const) : kind.read(value);
				if (read.isValid) {
					values.set(name, read.value);
				} else {
					tellOf(entry, () => wrongValue(name, value, kind));
				}
			} else {
				tellOf(entry, () => unknown(name));
			}
		}

		for (let found = group?.conflict(grouped); found !== undefined; found = group?.conflict(grouped)) {
			const {name, problem: why} = found;
			grouped.delete(name);
			tellOf(entries.get(name) ?? {line: 0, name, value: ''}, () => why);
		}

		return {values, grouped, problems};
	};

	return {names, isGrouped, unknown, load};
};
