/** Every key that the screens know, in one table: what handlers match and what the F1 help lists. Knows no screen. */

/** Keys that have a name instead of a text. */
export type KeyName =
	| 'up'
	| 'down'
	| 'left'
	| 'right'
	| 'home'
	| 'end'
	| 'pageup'
	| 'pagedown'
	| 'return'
	| 'escape'
	| 'tab'
	| 'backspace'
	| 'delete'
	| 'f1'
	| 'f2'
	| 'f3'
	| 'f4'
	| 'f5'
	| 'f6'
	| 'f7'
	| 'f8'
	| 'f9'
	| 'f10'
	| 'f11'
	| 'f12';

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
export type Scope = 'chat' | 'find' | 'dashboard' | 'home' | 'editor' | 'screen';

export type Action =
	| 'help'
	| 'quit'
	| 'dismiss'
	| 'page-up'
	| 'page-down'
	| 'to-top'
	| 'to-bottom'
	| 'find'
	| 'find-older'
	| 'find-newer'
	| 'find-stay'
	| 'next-pane'
	| 'previous-pane'
	| 'kick'
	| 'suspend'
	| 'repaint';

type Binding = {
	readonly action: Action;
	readonly scopes: readonly Scope[];
	/** As in `ctrl+home`: modifiers in the order ctrl, alt, shift. */
	readonly keys: readonly string[];
	readonly help: string;
};

/** A line of the help. */
export type KeyHelp = {readonly keys: string; readonly help: string};

const bindings: readonly Binding[] = [
	{action: 'help', scopes: ['chat', 'dashboard'], keys: ['f1'], help: 'Help'},
	{action: 'page-up', scopes: ['chat', 'dashboard'], keys: ['pageup'], help: 'Scroll back'},
	{action: 'page-down', scopes: ['chat', 'dashboard'], keys: ['pagedown'], help: 'Scroll forward'},
	{action: 'to-top', scopes: ['chat', 'dashboard'], keys: ['ctrl+home'], help: 'To the oldest line'},
	{action: 'to-bottom', scopes: ['chat', 'dashboard'], keys: ['ctrl+end'], help: 'To the newest line'},
	{action: 'find', scopes: ['chat'], keys: ['f3'], help: 'Find in all history: /find WORDS'},
	{action: 'find-older', scopes: ['find'], keys: ['up', 'f3'], help: 'While finding: the next older match'},
	{action: 'find-newer', scopes: ['find'], keys: ['down'], help: 'While finding: the next newer match'},
	{action: 'find-stay', scopes: ['find'], keys: ['return'], help: 'While finding: end, and stay there'},
	{action: 'next-pane', scopes: ['dashboard', 'home'], keys: ['tab'], help: 'Next pane'},
	{action: 'previous-pane', scopes: ['dashboard', 'home'], keys: ['shift+tab'], help: 'Previous pane'},
	{action: 'kick', scopes: ['dashboard'], keys: ['ctrl+k'], help: 'Kick the selected user'},
	{action: 'dismiss', scopes: ['chat', 'find', 'dashboard'], keys: ['escape'], help: 'Close or drop'},
	{action: 'quit', scopes: ['chat', 'dashboard', 'home'], keys: ['ctrl+c'], help: 'Quit'},
	{action: 'suspend', scopes: ['screen'], keys: ['ctrl+z'], help: 'Suspend; fg comes back'},
	{action: 'repaint', scopes: ['screen'], keys: ['ctrl+l'], help: 'Repaint the screen'},
];

/** What the editor's keys do, for the help; the editor itself carries them out. */
export const editorHelp: readonly KeyHelp[] = [
	{keys: 'Enter', help: 'Send'},
	{keys: 'Alt+Enter, Ctrl+J', help: 'New line'},
	{keys: 'Tab, Shift+Tab', help: 'Complete a command or a name'},
	{keys: '↑, ↓', help: 'Line up or down, then what was sent before'},
	{keys: 'Home, End, Ctrl+A, Ctrl+E', help: 'Start or end of the line'},
	{keys: 'Ctrl+←, Ctrl+→, Alt+B, Alt+F', help: 'Word back or forward'},
	{keys: 'Ctrl+W, Ctrl+U, Ctrl+K', help: 'Delete the word, to the start, to the end'},
	{keys: 'Ctrl+Y', help: 'Put back what was deleted'},
];

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
	up: '↑',
	down: '↓',
};

const titleOf = (chord: string): string =>
	chord
		.split('+')
		.map(part => titles[part] ?? part.charAt(0).toUpperCase() + part.slice(1))
		.join('+');

/** What a key does in a scope, or undefined when it does nothing there. */
export const matchKey = (press: KeyPress, scope: Scope): Action | undefined => {
	const chord = chordOf(press);
	return bindings.find(({scopes, keys}) => scopes.includes(scope) && keys.includes(chord))?.action;
};

/** The key of an action as people read it: `Ctrl+K`. */
export const keyTitle = (action: Action): string => {
	const binding = bindings.find(candidate => candidate.action === action);
	return binding?.keys.map(titleOf).join(', ') ?? '';
};

/** The lines of the help for a screen, which may have more than one scope: its own keys, then those of every screen. */
export const keyHelp = (...wanted: readonly Scope[]): readonly KeyHelp[] =>
	bindings
		.filter(({scopes}) => scopes.some(scope => scope === 'screen' || wanted.includes(scope)))
		.map(({keys, help}) => ({keys: keys.map(titleOf).join(', '), help}));
