/** Every key that the screens know, in one table: what handlers match and what the F1 help lists. Knows no screen. */
import {chrome} from '../words/chrome.ts';
import {words} from '../words/words.ts';

/** Keys that have a name instead of a text. */
const names = [
	'up',
	'down',
	'left',
	'right',
	'home',
	'end',
	'pageup',
	'pagedown',
	'return',
	'escape',
	'tab',
	'backspace',
	'delete',
	'f1',
	'f2',
	'f3',
	'f4',
	'f5',
	'f6',
	'f7',
	'f8',
	'f9',
	'f10',
	'f11',
	'f12',
] as const;

export type KeyName = (typeof names)[number];

/** All names of keys. */
export const keyNames: ReadonlySet<string> = new Set(names);

/** One key, whatever way the terminal reported it. `text` is empty for named keys, the small letter for Ctrl and Alt with a letter. */
export type KeyPress = {
	readonly name: KeyName | undefined;
	readonly text: string;
	readonly ctrl: boolean;
	/** Alt, or Option. */
	readonly meta: boolean;
	readonly shift: boolean;
};

/** Where a binding counts. `screen` is everywhere and is carried out by the terminal itself. */
export type Scope = 'chat' | 'find' | 'list' | 'select' | 'dashboard' | 'home' | 'editor' | 'screen';

export type Action =
	| 'help'
	| 'quit'
	| 'dismiss'
	| 'page-up'
	| 'page-down'
	| 'to-top'
	| 'to-bottom'
	| 'room-number'
	| 'room-before'
	| 'room-after'
	| 'unread-before'
	| 'unread-after'
	| 'to-new'
	| 'compose'
	| 'switcher'
	| 'palette'
	| 'list-before'
	| 'list-after'
	| 'list-choose'
	| 'find'
	| 'find-older'
	| 'find-newer'
	| 'find-stay'
	| 'select'
	| 'select-older'
	| 'select-newer'
	| 'select-oldest'
	| 'select-newest'
	| 'message-menu'
	| 'message-reply'
	| 'message-react'
	| 'message-edit'
	| 'message-delete'
	| 'message-copy'
	| 'message-open'
	| 'message-whisper'
	| 'message-jump'
	| 'message-details'
	| 'next-pane'
	| 'previous-pane'
	| 'kick'
	| 'suspend'
	| 'repaint';

export type Binding = {
	readonly action: Action;
	readonly scopes: readonly Scope[];
	/** As in `ctrl+home`: modifiers in the order ctrl, alt, shift. Two keys one after the other as in `ctrl+x ctrl+e`. */
	readonly keys: readonly string[];
	/** How people read them, where they are too many. */
	readonly title?: string;
};

/** A line of the help. */
export type KeyHelp = {readonly keys: string; readonly help: string};

const numbers = Array.from({length: 9}, (_, index) => `alt+${index + 1}`);

/** The keys as they are when nobody has set others. */
export const defaultBindings: readonly Binding[] = [
	{action: 'help', scopes: ['chat', 'dashboard'], keys: ['f1']},
	{action: 'page-up', scopes: ['chat', 'select', 'dashboard'], keys: ['pageup']},
	{action: 'page-down', scopes: ['chat', 'select', 'dashboard'], keys: ['pagedown']},
	{action: 'to-top', scopes: ['chat', 'dashboard'], keys: ['ctrl+home']},
	{action: 'to-bottom', scopes: ['chat', 'dashboard'], keys: ['ctrl+end']},
	{action: 'room-number', scopes: ['chat'], keys: numbers, title: 'Alt+1 … Alt+9'},
	{action: 'room-before', scopes: ['chat'], keys: ['alt+left']},
	{action: 'room-after', scopes: ['chat'], keys: ['alt+right']},
	{action: 'unread-before', scopes: ['chat'], keys: ['alt+up']},
	{action: 'unread-after', scopes: ['chat'], keys: ['alt+down']},
	{action: 'to-new', scopes: ['chat'], keys: ['alt+u']},
	{action: 'compose', scopes: ['chat'], keys: ['ctrl+x ctrl+e']},
	{action: 'switcher', scopes: ['chat'], keys: ['ctrl+t']},
	{action: 'palette', scopes: ['chat'], keys: ['ctrl+p']},
	{action: 'list-before', scopes: ['list'], keys: ['up']},
	{action: 'list-after', scopes: ['list'], keys: ['down']},
	{action: 'list-choose', scopes: ['list'], keys: ['return']},
	{action: 'find', scopes: ['chat'], keys: ['f3']},
	{action: 'find-older', scopes: ['find'], keys: ['up', 'f3']},
	{action: 'find-newer', scopes: ['find'], keys: ['down']},
	{action: 'find-stay', scopes: ['find'], keys: ['return']},
	{action: 'select', scopes: ['chat'], keys: ['shift+up', 'ctrl+up']},
	{action: 'select-older', scopes: ['select'], keys: ['up', 'shift+up', 'ctrl+up']},
	{action: 'select-newer', scopes: ['select'], keys: ['down', 'shift+down', 'ctrl+down']},
	{action: 'select-oldest', scopes: ['select'], keys: ['home']},
	{action: 'select-newest', scopes: ['select'], keys: ['end']},
	{action: 'message-menu', scopes: ['select'], keys: ['return']},
	{action: 'message-reply', scopes: ['select'], keys: ['r']},
	{action: 'message-react', scopes: ['select'], keys: ['+']},
	{action: 'message-edit', scopes: ['select'], keys: ['e']},
	{action: 'message-delete', scopes: ['select'], keys: ['d']},
	{action: 'message-copy', scopes: ['select'], keys: ['c']},
	{action: 'message-open', scopes: ['select'], keys: ['o']},
	{action: 'message-whisper', scopes: ['select'], keys: ['w']},
	{action: 'message-jump', scopes: ['select'], keys: ['g']},
	{action: 'message-details', scopes: ['select'], keys: ['i']},
	{action: 'next-pane', scopes: ['dashboard', 'home'], keys: ['tab']},
	{action: 'previous-pane', scopes: ['dashboard', 'home'], keys: ['shift+tab']},
	{action: 'kick', scopes: ['dashboard'], keys: ['ctrl+k']},
	{action: 'dismiss', scopes: ['chat', 'find', 'select', 'list', 'dashboard'], keys: ['escape']},
	{action: 'quit', scopes: ['chat', 'dashboard', 'home'], keys: ['ctrl+c']},
	{action: 'suspend', scopes: ['screen'], keys: ['ctrl+z']},
	{action: 'repaint', scopes: ['screen'], keys: ['ctrl+l']},
];

let bindings = defaultBindings;

/** Have other keys from now on: one binding for each action. */
export const setBindings = (next: readonly Binding[]): void => {
	bindings = next;
};

/** What the editor's keys do, for the help; the editor itself carries them out. */
export const editorHelp = (): readonly KeyHelp[] => {
	const {send, newLine, complete, vertical, edges, byWord, delete: remove, yank} = words().keys.editor;
	return [
		{keys: 'Enter', help: send},
		{keys: 'Alt+Enter, Ctrl+J', help: newLine},
		{keys: 'Tab, Shift+Tab', help: complete},
		{keys: chrome('↑, ↓', 'Up, Down'), help: vertical},
		{keys: 'Home, End, Ctrl+A, Ctrl+E', help: edges},
		{keys: `${titleOf('ctrl+left')}, ${titleOf('ctrl+right')}, Alt+B, Alt+F`, help: byWord},
		{keys: 'Ctrl+W, Ctrl+U, Ctrl+K', help: remove},
		{keys: 'Ctrl+Y', help: yank},
	];
};

const chordOf = ({name, text, ctrl, meta, shift}: KeyPress): string =>
	`${ctrl ? 'ctrl+' : ''}${meta ? 'alt+' : ''}${shift ? 'shift+' : ''}${name ?? text}`;

const titles: Readonly<Record<string, string>> = {
	ctrl: 'Ctrl',
	alt: 'Alt',
	shift: 'Shift',
	pageup: 'PageUp',
	pagedown: 'PageDown',
	escape: 'Esc',
	return: 'Enter',
};

const arrows: Readonly<Record<string, string>> = {up: '↑', down: '↓', left: '←', right: '→'};

const titleOfPart = (part: string): string => {
	const name = part.charAt(0).toUpperCase() + part.slice(1);
	const arrow = arrows[part];
	return arrow === undefined ? (titles[part] ?? name) : chrome(arrow, name);
};

const titleOfKey = (chord: string): string =>
	chord.length === 1 ? chord : chord.split('+').map(titleOfPart).join('+');

/** Keys as people read them: `Ctrl+X Ctrl+E`. */
export const titleOf = (keys: string): string => keys.split(' ').map(titleOfKey).join(' ');

const titlesOf = ({keys, title}: Binding): string =>
	title === undefined ? keys.map(titleOf).join(', ') : chrome(title);

/** What a key does in a scope, or undefined when it does nothing there. `before`: the key that began two, as `beginsTwo` gave it. */
export const matchKey = (press: KeyPress, scope: Scope, before?: string): Action | undefined => {
	const chord = chordOf(press);
	const wanted = before === undefined ? chord : `${before} ${chord}`;
	return bindings.find(({scopes, keys}) => scopes.includes(scope) && keys.includes(wanted))?.action;
};

/** The key as it is written in the table, where it is the first of two that mean something together. */
export const beginsTwo = (press: KeyPress, scope: Scope): string | undefined => {
	const chord = chordOf(press);
	const isFirst = bindings.some(
		({scopes, keys}) => scopes.includes(scope) && keys.some(key => key.startsWith(`${chord} `)),
	);
	return isFirst ? chord : undefined;
};

/** The key of an action as people read it: `Ctrl+K`. */
export const keyTitle = (action: Action): string => {
	const binding = bindings.find(candidate => candidate.action === action);
	return binding === undefined ? '' : titlesOf(binding);
};

/** The first key of an action: for a hint. */
export const hintKey = (action: Action): string =>
	titleOf(bindings.find(candidate => candidate.action === action)?.keys[0] ?? '');

/** The two keys that scroll, for a hint. */
export const scrollKeys = (): string => {
	const [back, forward] = [hintKey('page-up'), hintKey('page-down')];
	return back === 'PageUp' && forward === 'PageDown'
		? 'PgUp/PgDn'
		: [back, forward].filter(Boolean).join('/');
};

/** The lines of the help for a screen, which may have more than one scope: its own keys, then those of every screen. */
export const keyHelp = (...wanted: readonly Scope[]): readonly KeyHelp[] =>
	bindings
		.filter(({keys}) => keys.length > 0)
		.filter(({scopes}) => scopes.some(scope => scope === 'screen' || wanted.includes(scope)))
		.map(binding => ({keys: titlesOf(binding), help: words().keys.actions[binding.action]}));

/** A key as the table has it, as if it were pressed. */
export const pressOf = (chord: string): KeyPress => {
	const parts = chord.split('+');
	const last = chord.endsWith('+') ? '+' : (parts.at(-1) ?? '');
	const isText = last.length <= 1;
	return {
		name: isText ? undefined : (last as KeyName),
		text: isText ? last : '',
		ctrl: parts.includes('ctrl'),
		meta: parts.includes('alt'),
		shift: parts.includes('shift'),
	};
};

/** The keys of an action, one after the other, as if they were pressed. */
export const pressesOf = (action: Action): readonly KeyPress[] =>
	(bindings.find(candidate => candidate.action === action)?.keys[0] ?? '').split(' ').map(pressOf);

/** The actions of a scope, in the order of the help. */
export const actionsOf = (scope: Scope): readonly Action[] =>
	bindings.filter(({scopes}) => scopes.includes(scope)).map(({action}) => action);
