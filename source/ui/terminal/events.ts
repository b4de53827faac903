/** What the terminal reports besides keys that Ink knows, for components. Knows no stream. */
import {createContext} from 'react';
import type {KeyPress} from '../keys.ts';
import type {Rgb} from '../theme/contrast.ts';

/** What the mouse did, and in which cell, from 0 at the top left. */
export type MouseReport = {
	readonly what: 'click' | 'wheel-up' | 'wheel-down';
	readonly x: number;
	readonly y: number;
};

export type TerminalEvent =
	/** Keys that Ink does not report: F1 to F12, Ctrl+Z and Ctrl+L, and those that come in the Kitty keyboard protocol. */
	| {readonly type: 'key'; readonly press: KeyPress}
	| {readonly type: 'focus'; readonly isFocused: boolean}
	/** The terminal says that it knows focus reports. */
	| {readonly type: 'reports-focus'}
	/** The terminal says its name and version, such as `kitty(0.36.4)` or `WezTerm 20240203` (XTVERSION). */
	| {readonly type: 'version'; readonly text: string}
	/** The terminal says what it can (DA1): everything that was asked before has been answered. */
	| {readonly type: 'answered'}
	/** A mouse report; without `report` nothing is made of it: other buttons, releases, and forms that nobody asked for. */
	| {readonly type: 'mouse'; readonly report?: MouseReport}
	/** The background's colour: the reply to OSC 11. */
	| {readonly type: 'background'; readonly color: Rgb};

export type TerminalEvents = {
	/** Returns its undo. */
	subscribe(listener: (event: TerminalEvent) => void): () => void;
};

/** Without a terminal (tests, pictures) nothing is ever reported. */
export const TerminalEventsContext = createContext<TerminalEvents>({subscribe: () => () => undefined});

/** Gives the terminal to something else while it runs, then draws anew; nothing runs while something else has it. Without a terminal it just runs. */
export const SuspendContext = createContext<(run: () => Promise<void>) => Promise<void>>(run => run());
