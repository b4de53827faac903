/** What is set at present: by the command line, by the file, live. The folder `settings` knows what may be set; it knows no file, and nothing that is set by it. */
import {nearest} from '../text/command-line.ts';
import {sanitizeLine} from '../text/sanitize.ts';
import {words} from '../words/words.ts';
import {type Entry, readEntries} from './file-text.ts';
import type {Kind} from './kinds.ts';
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
	/** What it takes, in words, and its values for Tab. */
	readonly takes: string;
	readonly examples: readonly string[];
};

export type Settings = {
	get<Name extends SettingName>(name: Name): SettingValue<Name>;
	/** Every setting with its value as it is written, in the order of the table. */
	list(): ReadonlyArray<{readonly name: string; readonly value: string}>;
	/** What is to be known of a setting; a text, when there is none of this name. */
	about(name: string): About | string;
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

const unknownName = (name: string): string => {
	const {commands, settings} = words();
	const near = nearest(name, settingNames, 3);
	return settings.unknown(
		sanitizeLine(name),
		near.length === 0 ? settings.seeSet : commands.didYouMean(commands.or(near)),
	);
};

/** The settings of one run of the program. */
export const createSettings = ({
	bytes,
	given = {},
	file,
	problem,
	remember,
}: SettingsOptions = {}): Settings => {
	const values = new Map<SettingName, unknown>();
	const listeners = new Set<(name: string) => void>();
	const problems: (() => string)[] = problem === undefined ? [] : [problem];

	const load = ({line, name, value}: Entry): void => {
		const tell = (problem: () => string): void => {
			problems.push(() => words().settings.inLine(line, problem()));
		};

		if (!isSettingName(name)) {
			tell(() => unknownName(name));
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

	for (const name of settingNames) {
		if (given[name] !== undefined) {
			values.set(name, given[name]);
		}
	}

	const current = (name: SettingName): unknown =>
		values.has(name) ? values.get(name) : kindOf(name).fallback;

	return {
		get: <Name extends SettingName>(name: Name) => current(name) as SettingValue<Name>,
		list: () => settingNames.map(name => ({name, value: kindOf(name).write(current(name))})),
		about(wanted) {
			const name = wanted.toLowerCase();
			if (!isSettingName(name)) {
				return unknownName(wanted);
			}

			const kind = kindOf(name);
			return {
				name,
				value: kind.write(current(name)),
				fallback: kind.write(kind.fallback),
				takes: kind.takes(),
				examples: kind.examples,
			};
		},
		file,
		change(wanted, text) {
			const name = wanted.toLowerCase();
			if (!isSettingName(name)) {
				return {type: 'refused', problem: unknownName(wanted)};
			}

			const kind = kindOf(name);
			const isReset = text.toLowerCase() === 'default';
			const read = isReset ? ({isValid: true, value: kind.fallback} as const) : kind.read(text);
			if (!read.isValid) {
				return {type: 'refused', problem: read.problem ?? wrongValue(name, text, kind)};
			}

			values.set(name, read.value);
			const value = kind.write(read.value);
			const reason = remember?.(name, isReset ? undefined : value);
			for (const listener of [...listeners]) {
				listener(name);
			}

			return {type: 'set', name, value, ...(reason === undefined ? {} : {reason})};
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
