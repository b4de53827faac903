/** Key bindings as settings: which keys an action may have, read from what people write, and which cannot be together. Knows the tables of keys; no screen, no file. */
import type {Group} from '../settings/group.ts';
import type {Read} from '../settings/kinds.ts';
import {sanitizeLine} from '../text/sanitize.ts';
import {words} from '../words/words.ts';
import {bindingOf} from './editor/bindings.ts';
import {emptyEditor} from './editor/state.ts';
import {type Action, type Binding, defaultBindings, keyNames, pressOf, titleOf} from './keys.ts';

const prefix = 'key.';
const none = 'none';
const keysMax = 4;

/** Whose keys are what other things go by: what the terminal itself carries out, what every box is closed with, and nine in a row. */
const fixed: ReadonlySet<Action> = new Set(['dismiss', 'room-number', 'suspend', 'repaint', 'message-menu']);

/** What may be begun with one key and meant with the next. */
const sequences: ReadonlySet<Action> = new Set(['compose', 'to-new']);

/** Keys of the editor that do what others do, too. */
const spare: ReadonlySet<string> = new Set(['ctrl+b', 'ctrl+f', 'ctrl+n', 'ctrl+p']);

/** What a terminal sends for another key just the same. */
const twins: ReadonlyMap<string, string> = new Map([
	['ctrl+i', 'tab'],
	['ctrl+m', 'return'],
	['ctrl+h', 'backspace'],
	['ctrl+j', 'return'],
]);

const aliases: ReadonlyMap<string, string> = new Map([
	...(['enter', 'return'].map(name => [name, 'return']) as [string, string][]),
	...(['esc', 'escape'].map(name => [name, 'escape']) as [string, string][]),
	['pgup', 'pageup'],
	['pgdn', 'pagedown'],
	['pgdown', 'pagedown'],
	['del', 'delete'],
	['plus', '+'],
	['comma', ','],
	['control', 'ctrl'],
	['option', 'alt'],
	['meta', 'alt'],
	['↑', 'up'],
	['↓', 'down'],
	['←', 'left'],
	['→', 'right'],
]);

const modifiers = ['ctrl', 'alt', 'shift'] as const;

/** A key as the table has it: `Ctrl+PgUp` is `ctrl+pageup`. Undefined for what is no key. */
const chordOf = (written: string): string | undefined => {
	// A plus at the end is the key itself.
	const parts = written.toLowerCase().split(/\+(?!$)/);
	const [last = '', ...before] = parts.map(part => aliases.get(part) ?? part).reverse();
	const isNamed = keyNames.has(last);
	const isText = [...last].length === 1 && /^[!-~]$/.test(last);
	const isKnown = before.every(part => modifiers.some(modifier => modifier === part));
	// With Ctrl, terminals tell letters apart alone; and Shift is in the character itself.
	const isPossible =
		isNamed || (isText && !before.includes('shift') && (!before.includes('ctrl') || /[a-z]/.test(last)));
	return isKnown && isPossible && new Set(before).size === before.length
		? [...modifiers.filter(modifier => before.includes(modifier)), last].join('+')
		: undefined;
};

const defaultOf = (action: string): Binding | undefined =>
	defaultBindings.find(binding => binding.action === action);

const meant = (chord: string) => bindingOf(pressOf(chord), emptyEditor({multiline: true}));

/** Why an action may not have a key. */
const objection = ({action, scopes, keys}: Binding, chord: string): string | undefined => {
	const said = words().settings.keys;
	const title = titleOf(chord);
	if (keys.includes(chord)) {
		return undefined;
	}

	const twin = twins.get(chord);
	if (twin !== undefined) {
		return said.twin(title, titleOf(twin));
	}

	if (scopes.every(scope => scope === 'select')) {
		return undefined;
	}

	const edits = meant(chord);
	if (edits?.type === 'insert') {
		return said.typed(title);
	}

	const isWalk = /^(?:up|down|return|tab|shift\+tab)$/.test(chord);
	const isWriting =
		scopes.some(scope => scope === 'chat' || scope === 'dashboard' || scope === 'home') || !isWalk;
	return edits !== undefined && isWriting && !spare.has(chord)
		? said.editing(title, prefix + action)
		: undefined;
};

const readOne = (binding: Binding, text: string): Read<string> => {
	const said = words().settings.keys;
	const chords = text.split(/\s+/).map(chordOf);
	const shown = sanitizeLine(text);
	if (chords.includes(undefined)) {
		return {isValid: false, problem: said.unknown(shown)};
	}

	const keys = chords.join(' ');
	if (chords.length > 2 || (chords.length > 1 && !sequences.has(binding.action))) {
		return {isValid: false, problem: said.oneKey(prefix + binding.action, shown)};
	}

	const problem = binding.keys.includes(keys) ? undefined : objection(binding, chords[0] ?? '');
	return problem === undefined ? {isValid: true, value: keys} : {isValid: false, problem};
};

/** A comma stands between keys: the key itself has a name. */
const written = (keys: string): string => keys.replace(/,$/, 'comma');

/** The keys that an action is to have, as they are written. */
const read = (name: string, text: string): Read<string> => {
	const said = words().settings.keys;
	const binding = defaultOf(name.slice(prefix.length));
	if (binding === undefined || fixed.has(binding.action)) {
		return {
			isValid: false,
			problem: said.fixed(name, binding === undefined ? '' : binding.keys.map(titleOf).join(', ')),
		};
	}

	const parts = text
		.split(',')
		.map(part => part.trim())
		.filter(part => part !== '');
	if (parts.length === 1 && /^(?:none|off)$/i.test(parts[0] ?? '')) {
		return binding.action === 'quit'
			? {isValid: false, problem: said.needed(name)}
			: {isValid: true, value: none};
	}

	if (parts.length === 0 || parts.length > keysMax) {
		return {isValid: false, problem: said.count(name, keysMax)};
	}

	const found = parts.map(part => readOne(binding, part));
	const wrong = found.find(one => !one.isValid);
	return (
		wrong ?? {
			isValid: true,
			value: [...new Set(found.flatMap(one => (one.isValid ? [one.value] : [])))].map(written).join(', '),
		}
	);
};

/** The keys of a value that `read` gave. */
export const keysOf = (value: string): readonly string[] =>
	value === none ? [] : value.split(', ').map(key => key.replace(/comma$/, ','));

/** Whether both may be meant at once. Whatever is open, one can quit. */
const isOverlapping = (one: Binding, other: Binding): boolean =>
	[one.action, other.action].includes('quit') ||
	one.scopes.some(scope => scope === 'screen' || other.scopes.includes(scope)) ||
	other.scopes.includes('screen');

const isSame = (one: string, other: string): boolean =>
	one === other || one.startsWith(`${other} `) || other.startsWith(`${one} `);

/** The bindings with what is set. */
export const bindingsWith = (values: ReadonlyMap<string, string>): readonly Binding[] =>
	defaultBindings.map(binding => {
		const value = values.get(prefix + binding.action);
		return value === undefined
			? binding
			: {action: binding.action, scopes: binding.scopes, keys: keysOf(value)};
	});

/** The first of what is set that cannot be together with another, the later one of two, and why. */
const conflict = (
	values: ReadonlyMap<string, string>,
): {readonly name: string; readonly problem: string} | undefined => {
	const all = bindingsWith(values);
	const names = [...values.keys()].reverse();
	for (const name of names) {
		const own = all.find(({action}) => prefix + action === name);
		for (const other of all) {
			const key =
				own === undefined || own === other || !isOverlapping(own, other)
					? undefined
					: own.keys.find(one => other.keys.some(its => isSame(one, its)));
			// What is so by default may stay so.
			if (
				key !== undefined &&
				!(defaultOf(other.action)?.keys.includes(key) && defaultOf(own?.action ?? '')?.keys.includes(key))
			) {
				return {name, problem: words().settings.keys.taken(titleOf(key), prefix + other.action)};
			}
		}
	}

	return undefined;
};

/** `key.find = f3, ctrl+f`. */
export const keySettings: Group = {
	prefix,
	names: defaultBindings.filter(({action}) => !fixed.has(action)).map(({action}) => prefix + action),
	fallback: name => {
		const keys = defaultOf(name.slice(prefix.length))?.keys ?? [];
		return keys.length === 0 ? none : keys.join(', ');
	},
	takes: () => words().settings.keys.takes(keysMax),
	help: name => {
		const action = defaultOf(name.slice(prefix.length))?.action;
		return action === undefined ? '' : words().keys.actions[action];
	},
	read,
	conflict,
};
