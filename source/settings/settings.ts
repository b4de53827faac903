/** What is set at present: by the command line, by the file, live. The folder `settings` knows what may be set; it knows no file, and nothing that is set by it. */
import {nearest} from '../text/command-line.ts';
import {sanitizeLine} from '../text/sanitize.ts';
import {words} from '../words/words.ts';
import {type Entry, readEntries} from './file-text.ts';
import type {Group} from './group.ts';
import type {Kind, Read} from './kinds.ts';
import {isSettingName, type SettingName, type SettingValue, settingNames, table} from './table.ts';

/** What came of a change. */
export type Change =
	/** `reason` is why it counts for this time alone: the system's code, such as `EACCES`. */
	| {readonly type: 'set'; readonly name: string; readonly value: string; readonly reason?: string}
	| {readonly type: 'refused'; readonly problem: string};

export type About = {
	readonly name: string;
	/** As it is written. */
	readonly value: string;
	readonly fallback: string;
	/** What it is for. */
	readonly help: string;
	/** What it takes, in words, and its values for Tab. */
	readonly takes: string;
	readonly examples: readonly string[];
};

export type Settings = {
	get<Name extends SettingName>(name: Name): SettingValue<Name>;
	/** Every setting of the table with its value as it is written, in its order, and what is set of the group. */
	list(): ReadonlyArray<{readonly name: string; readonly value: string}>;
	/** What is to be known of a setting; a text, when there is none of this name. */
	about(name: string): About | string;
	/** What is set of the group, by its names. */
	grouped(): ReadonlyMap<string, string>;
	/** All names, for Tab. */
	readonly names: readonly string[];
	/** The file in which they are kept, as people read it; undefined when they are not kept. */
	readonly file: string | undefined;
	/** Change a setting as it is written: it counts at once, and is remembered. `default` has it as nobody had set it. */
	change(name: string, value: string): Change;
	/** What is wrong in the file, a line each, in the language of the moment. */
	problems(): readonly string[];
	/** Called with its name when a setting has changed. Returns its undo. */
	subscribe(listener: (name: string) => void): () => void;
};

export type GivenSettings = {readonly [Name in SettingName]?: SettingValue<Name> | undefined};

export type SettingsOptions = {
	/** What is in the file. */
	readonly bytes?: Uint8Array;
	/** What the command line says: it wins over the file. */
	readonly given?: GivenSettings;
	/** Settings that are not in the table. */
	readonly group?: Group;
	/** The file's name, for people. */
	readonly file?: string | undefined;
	/** What is wrong with the file as a whole. */
	readonly problem?: () => string;
	/** Keep a value for the next time; undefined takes it out. Gives the system's code where it could not. */
	readonly remember?: (name: string, value: string | undefined) => string | undefined;
};

const kindOf = (name: SettingName): Kind<unknown> => table[name] as Kind<unknown>;

const wrongValue = (name: string, value: string, kind: Kind<unknown>): string =>
	words().settings.wrong(name, sanitizeLine(value), kind.takes());

const unknownName = (name: string, names: readonly string[]): string => {
	const {commands, settings} = words();
	const near = nearest(name, names, 3);
	return settings.unknown(
		sanitizeLine(name),
		near.length === 0 ? settings.seeSet : commands.didYouMean(commands.or(near)),
	);
};

/** The settings of one run of the program. */
export const createSettings = ({
	bytes,
	given = {},
	group,
	file,
	problem,
	remember,
}: SettingsOptions = {}): Settings => {
	const values = new Map<SettingName, unknown>();
	const listeners = new Set<(name: string) => void>();
	const problems: (() => string)[] = problem === undefined ? [] : [problem];

	const grouped = new Map<string, string>();
	const lines = new Map<string, number>();
	const names = [...settingNames, ...(group?.names ?? [])];
	const isGrouped = (name: string): boolean => group?.names.includes(name) === true;
	const isOfGroup = (name: string): boolean => group !== undefined && name.startsWith(group.prefix);

	const unknown = (name: string): string => {
		const read = isOfGroup(name) && nearest(name, names, 1).length === 0 ? group?.read(name, '') : undefined;
		return read !== undefined && !read.isValid && read.problem !== undefined
			? read.problem
			: unknownName(name, names);
	};

	const tellOf = (line: number, problem: () => string): void => {
		problems.push(() => words().settings.inLine(line, problem()));
	};

	const loadGrouped = ({line, name, value}: Entry): void => {
		const read: Read<string> = group?.read(name, value) ?? {isValid: false};
		if (value.toLowerCase() === 'default') {
			grouped.delete(name);
		} else if (read.isValid) {
			grouped.delete(name);
			grouped.set(name, read.value);
			lines.set(name, line);
		} else {
			tellOf(line, () => {
				const again = group?.read(name, value);
				return again === undefined || again.isValid ? '' : (again.problem ?? '');
			});
		}
	};

	const load = (entry: Entry): void => {
		const {line, name, value} = entry;
		const tell = (problem: () => string): void => tellOf(line, problem);

		if (isGrouped(name)) {
			loadGrouped(entry);
			return;
		}

		if (!isSettingName(name)) {
			tell(() => unknown(name));
			return;
		}

		const kind = kindOf(name);
		const read =
			value.toLowerCase() === 'default' ? ({isValid: true, value: kind.fallback} as const) : kind.read(value);
		if (read.isValid) {
			values.set(name, read.value);
		} else {
			tell(() => wrongValue(name, value, kind));
		}
	};

	for (const entry of readEntries(bytes ?? new Uint8Array())) {
		load(entry);
	}

	for (let found = group?.conflict(grouped); found !== undefined; found = group?.conflict(grouped)) {
		const {name, problem: why} = found;
		grouped.delete(name);
		tellOf(lines.get(name) ?? 0, () => why);
	}

	for (const name of settingNames) {
		if (given[name] !== undefined) {
			values.set(name, given[name]);
		}
	}

	const current = (name: SettingName): unknown =>
		values.has(name) ? values.get(name) : kindOf(name).fallback;

	const changed = (name: string, value: string, isReset: boolean): Change => {
		const reason = remember?.(name, isReset ? undefined : value);
		for (const listener of [...listeners]) {
			listener(name);
		}

		return {type: 'set', name, value, ...(reason === undefined ? {} : {reason})};
	};

	const changeGrouped = (name: string, text: string): Change => {
		const isReset = text.toLowerCase() === 'default';
		const read: Read<string> = isReset
			? {isValid: true, value: ''}
			: (group?.read(name, text) ?? {isValid: false});
		if (!read.isValid) {
			return {type: 'refused', problem: read.problem ?? ''};
		}

		const next = new Map(grouped);
		next.delete(name);
		if (!isReset) {
			next.set(name, read.value);
		}

		const found = group?.conflict(next);
		if (found !== undefined) {
			return {type: 'refused', problem: found.problem};
		}

		grouped.clear();
		for (const [own, value] of next) {
			grouped.set(own, value);
		}

		return changed(name, isReset ? (group?.fallback(name) ?? '') : read.value, isReset);
	};

	return {
		get: <Name extends SettingName>(name: Name) => current(name) as SettingValue<Name>,
		list: () => [
			...settingNames.map(name => ({name, value: kindOf(name).write(current(name))})),
			...[...grouped].map(([name, value]) => ({name, value})),
		],
		grouped: () => grouped,
		names,
		about(wanted) {
			const name = wanted.toLowerCase();
			if (group !== undefined && isGrouped(name)) {
				const fallback = group.fallback(name);
				return {
					name,
					value: grouped.get(name) ?? fallback,
					fallback,
					help: group.help(name),
					takes: group.takes(),
					examples: [fallback, 'none', 'default'],
				};
			}

			if (!isSettingName(name)) {
				return unknown(name);
			}

			const kind = kindOf(name);
			return {
				name,
				help: words().settings.help[name],
				value: kind.write(current(name)),
				fallback: kind.write(kind.fallback),
				takes: kind.takes(),
				examples: kind.examples,
			};
		},
		file,
		change(wanted, text) {
			const name = wanted.toLowerCase();
			if (isGrouped(name)) {
				return changeGrouped(name, text);
			}

			if (!isSettingName(name)) {
				return {type: 'refused', problem: unknown(name)};
			}

			const kind = kindOf(name);
			const isReset = text.toLowerCase() === 'default';
			const read = isReset ? ({isValid: true, value: kind.fallback} as const) : kind.read(text);
			if (!read.isValid) {
				return {type: 'refused', problem: read.problem ?? wrongValue(name, text, kind)};
			}

			values.set(name, read.value);
			return changed(name, kind.write(read.value), isReset);
		},
		problems: () => problems.map(tell => tell()),
		subscribe(listener) {
			listeners.add(listener);
			return () => {
				listeners.delete(listener);
			};
		},
	};
};
