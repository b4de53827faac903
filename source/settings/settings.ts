/** What is set at present: by the command line, by the file, live. The folder `settings` knows what may be set; it knows no file, and nothing that is set by it. */
import {words} from '../words/words.ts';
import type {Group} from './group.ts';
import type {Read} from './kinds.ts';
import {createLoader, kindOf, wrongValue} from './load.ts';
import {isSettingName, type SettingName, type SettingValue, settingNames} from './table.ts';

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
	/** The file is another one now. What is right in it counts at once, but for what the command line says; gives what is wrong in it and was not before, a line each. */
	reload(bytes: Uint8Array): readonly string[];
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

/** The settings of one run of the program. */
export const createSettings = ({
	bytes,
	given = {},
	group,
	file,
	problem,
	remember,
}: SettingsOptions = {}): Settings => {
	const loader = createLoader(group);
	const {names, isGrouped, unknown} = loader;
	const first = loader.load(bytes ?? new Uint8Array());
	let fileProblems = first.problems;
	const values = new Map(first.values);
	const grouped = new Map(first.grouped);
	const listeners = new Set<(name: string) => void>();
	/** What the file has no say in: the command line has, or it could not be written down. */
	const fixed = new Set<string>();

	for (const name of settingNames) {
		if (given[name] !== undefined) {
			values.set(name, given[name]);
			fixed.add(name);
		}
	}

	const current = (name: SettingName): unknown =>
		values.has(name) ? values.get(name) : kindOf(name).fallback;

	const tell = (name: string): void => {
		for (const listener of [...listeners]) {
			listener(name);
		}
	};

	const changed = (name: string, value: string, isReset: boolean): Change => {
		const reason = remember?.(name, isReset ? undefined : value);
		if (reason === undefined) {
			fixed.delete(name);
		} else {
			fixed.add(name);
		}

		tell(name);

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

	/** Take over what a file sets of the group, but for some: which are others than before. What cannot be together with those is not taken. */
	const takeGroup = (next: ReadonlyMap<string, string>, kept: ReadonlySet<string>): readonly string[] => {
		const merged = new Map([...next].filter(([name]) => !kept.has(name)));
		for (const name of [...grouped.keys()].filter(own => kept.has(own))) {
			merged.set(name, grouped.get(name) ?? '');
		}

		if (group?.conflict(merged) !== undefined) {
			return [];
		}

		const differing = [...new Set([...grouped.keys(), ...merged.keys()])].filter(
			name => grouped.get(name) !== merged.get(name),
		);
		grouped.clear();
		for (const [name, value] of merged) {
			grouped.set(name, value);
		}

		return differing;
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
		problems: () => [
			...(problem === undefined ? [] : [problem()]),
			...fileProblems.map(found => found.tell()),
		],
		reload(next) {
			const loaded = loader.load(next);
			const before = new Set(fileProblems.map(({name, value}) => `${name} ${value}`));
			const fresh = loaded.problems.filter(({name, value}) => !before.has(`${name} ${value}`));
			// What is wrong stays as it is, and whatever the file has no say in.
			const kept = new Set([...fixed, ...loaded.problems.map(({name}) => name)]);
			const differing: string[] = [];
			for (const name of settingNames.filter(own => !kept.has(own))) {
				const was = current(name);
				if (loaded.values.has(name)) {
					values.set(name, loaded.values.get(name));
				} else {
					values.delete(name);
				}

				if (current(name) !== was) {
					differing.push(name);
				}
			}

			differing.push(...takeGroup(loaded.grouped, kept));
			fileProblems = loaded.problems;
			for (const name of differing) {
				tell(name);
			}

			return fresh.map(found => found.tell());
		},
		subscribe(listener) {
			listeners.add(listener);
			return () => {
				listeners.delete(listener);
			};
		},
	};
};
